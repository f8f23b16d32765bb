"""What is left on X of a withdrawn story."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from articles.models import Article
from articles.taken_down import Place

from .models import Post
from .post_states import PostState

STAYS = "It stays on X, as was chosen. Its link says what became of the page."
WORDS = {
    PostState.QUEUED: "It is in line, and does not go out while the story is withdrawn.",
    PostState.SENDING: "It was going out at that very moment. What X says of it is awaited.",
    PostState.UNKNOWN: "X has not said whether it has it. It is being looked for.",
    PostState.FAILED: "X refused it: it never was there.",
    PostState.HELD: "It is held, and does not go out while the story is withdrawn.",
    PostState.CANCELLED: "Cancelled: it never went out.",
    PostState.DELETING: "X is asked again and again until it says that the tweet is gone.",
    PostState.DELETED: "X says that it is gone.",
}


def places_of(article: Article) -> Iterator[Place]:
    """One for each tweet of the story."""
    still_up = set(Post.objects.still_up().filter(article=article).values_list("pk", flat=True))
    for post in Post.objects.filter(article=article).order_by("pk"):
        words = STAYS if post.state == PostState.SENT else WORDS[PostState(post.state)]
        if post.state == PostState.SENT and post.is_deletion_wanted:
            words = "It is on X, and its id is not known here. Give its link on the tweet's page."
        if post.is_in_doubt and post.state == PostState.HELD:
            words = "X may have it. Look on X, and say on the tweet's page what you found."
        url = reverse("admin:social_post_change", args=[post.pk])
        yield Place(f"Tweet “{post.text}”", post.pk not in still_up, words, url)

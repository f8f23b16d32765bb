"""Which tweet publishing a story would send now: its first, an update of it, or none."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Article

from .models import Post, TweetDraft
from .models.post_queryset import PostQuerySet
from .occasions import PUBLICATION
from .post_states import PostState


@dataclass(frozen=True)
class GoingOut:
    """The draft that publishing sends, and whether as an update of a tweet that X has.

    `draft.is_update_wanted` says only what was chosen: it may be left over from a tweet that was
    taken for sent and went back into the line.
    """

    draft: TweetDraft
    is_update: bool


def going_out(article: Article) -> GoingOut | None:
    """What publishing sends.

    Once X has the story's tweet, or may have it, publishing sends nothing unless an update is
    wanted, and none while X has not said what became of an earlier tweet of the story.
    """
    # Read once for the article in hand, so that its picture is made once for a whole publication.
    draft: TweetDraft | None = getattr(article, "tweet_draft", None)
    if draft is None:
        return None
    if posts := over(article):
        is_ready = draft.is_update_wanted and _are_settled(posts)
        return GoingOut(draft, is_update=True) if is_ready else None
    return GoingOut(draft, is_update=False) if draft.is_wanted else None


def over(article: Article) -> list[Post]:
    """The story's own tweets that X has, or may have, newest first."""
    return [post for post in Post.objects.filter(article=article).of_stories() if post.is_over]


def takes_update(article: Article) -> bool:
    """Whether X had the story's tweet and what became of each of its tweets is known."""
    posts = over(article)
    return bool(posts) and _are_settled(posts)


def _are_settled(posts: list[Post]) -> bool:
    return all(post.is_settled for post in posts)


def waiting_update(article: Article) -> Post | None:
    """The update that surely has not gone out; another one takes its place."""
    posts = Post.objects.filter(article=article)
    return next((post for post in posts if post.is_update and not post.is_over), None)


def is_tweet_wanted(article: Article) -> bool:
    """Whether Tweet is set to Yes."""
    return TweetDraft.objects.filter(article=article, is_wanted=True).exists()


def no_longer_wanted(article: Article) -> PostQuerySet:
    """The story's first tweet, where Tweet is No by now: publishing calls it off.

    Updates are asked for by themselves, whatever Tweet says.
    """
    first = Post.objects.filter(article=article, occasion=PUBLICATION)
    return first.none() if is_tweet_wanted(article) else first


def called_off(article: Article) -> Post | None:
    """What was to go out with the story, and is stopped by publishing it now.

    It is cancelled; but when X was once silent about it (`unanswered`), it is held and looked for.
    """
    ended = {PostState.CANCELLED, PostState.DELETED, PostState.DELETING}
    posts = no_longer_wanted(article).exclude(state__in=ended)
    return next((post for post in posts if post.is_in_doubt or not post.is_over), None)

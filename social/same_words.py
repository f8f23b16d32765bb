"""Whether another tweet of ours said the same within the last day: X refuses to repeat one."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from articles.models import Article

from . import tweet_text
from .models.post import Post
from .occasions import OF_STORY_ITSELF, about_passage
from .post_states import PostState
from .tweet_findings import Finding

A_DAY = timedelta(days=1)


def repetition(
    words: str, article: Article, *, is_update: bool = False, passage: str = ""
) -> Finding | None:
    """The error that names the story that said it, or None.

    The words are compared without the stories' links. A story's own first tweet does not count: it
    is queued once, whatever is published again. An update, or the tweet of a passage, must say
    something else than what the story has said on X; one that did not go out is replaced by it, and
    so does not count.
    """
    since = timezone.now() - A_DAY
    own = Q(article=article.pk) & (about_passage(passage) if passage else OF_STORY_ITSELF)
    if is_update or passage:
        own &= Q(remote_id="", posting_at=None)
    recent = (
        Post.objects.filter(Q(sent_at__gte=since) | Q(sent_at=None, queued_at__gte=since))
        .exclude(state__in=[PostState.FAILED, PostState.CANCELLED])
        .exclude(own)
        .values_list("text", "url", "article_id", "article__title")  # of a day's posts, and no more
    )
    ours = _comparable(words)
    for text, url, article_id, title in recent:
        if _comparable(text.removesuffix(url)) == ours:
            whose = (
                "This story’s own tweet" if article_id == article.pk else f"The tweet of “{title}”"
            )
            return Finding(
                f"{whose} says the same, and X refuses to repeat the words "
                "of the last day. Write this one differently.",
                is_error=True,
            )
    return None


def _comparable(words: str) -> str:
    return " ".join(tweet_text.normalise(words).casefold().split())

"""Questions that templates ask about tweets."""

from django import template
from django.template import Context

from articles.models import Article
from articles.workflow import Verb, may

from ..changed_since import changed_since_confirmed
from ..decisions import Choice, choices_for
from ..going_out import over, takes_update
from ..models import Account, Post
from ..post_states import PostState
from ..x_look import XLook, look_of_post

register = template.Library()


@register.simple_tag
def look_of(post: Post) -> XLook:
    """As X shows the tweet that was frozen."""
    return look_of_post(post)


@register.simple_tag
def why_it_waits(post: Post) -> str:
    """Of a tweet in line, why X does not get it now, or ""."""
    return Account.current().why_tweets_wait if post.state == PostState.QUEUED else ""


@register.simple_tag
def tweets_over(article: Article | None) -> bool:
    """Whether X has, or may have, a tweet of the story; a new story is None."""
    return article is not None and bool(over(article))


@register.simple_tag
def tweet_takes_update(article: Article) -> bool:
    """Whether an update may be tweeted."""
    return takes_update(article)


@register.simple_tag
def changed_since(post: Post) -> str:
    """What was changed after the tweet was confirmed, “the text and the picture”, or ""."""
    return " and ".join(changed_since_confirmed(post))


@register.simple_tag(takes_context=True)
def tweet_choices(context: Context, post: Post) -> list[Choice]:
    """The buttons for the person at the screen."""
    may_decide = may(context["request"].user, Verb.LOOK_AFTER_TWEET, post.article)
    return choices_for(post) if may_decide else []

"""Questions that templates ask about tweets."""

from django import template
from django.template import Context

from articles.workflow import Verb, may

from ..models import Post

register = template.Library()


@register.simple_tag(takes_context=True)
def may_send_tweet(context: Context, post: Post) -> bool:
    """Whether the person at the screen may press Try again on this post."""
    return may(context["request"].user, Verb.SEND_TWEET, post.article)

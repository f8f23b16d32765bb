"""Questions that templates ask about tweets."""

from django import template
from django.template import Context

from articles.workflow import Verb, may

from ..models import Post
from ..x_look import XLook, look_of_post

register = template.Library()


@register.simple_tag(takes_context=True)
def may_send_tweet(context: Context, post: Post) -> bool:
    """Whether the person at the screen may press Try again on this post."""
    return may(context["request"].user, Verb.SEND_TWEET, post.article)


@register.simple_tag
def look_of(post: Post) -> XLook:
    """As X shows the tweet that was frozen."""
    return look_of_post(post)

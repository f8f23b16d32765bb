"""Questions that templates ask about tweets."""

from django import template
from django.template import Context

from articles.workflow import Verb, may

from ..decisions import Choice, choices_for
from ..models import Post

register = template.Library()


@register.simple_tag(takes_context=True)
def tweet_choices(context: Context, post: Post) -> list[Choice]:
    """The buttons for the person at the screen."""
    may_decide = may(context["request"].user, Verb.LOOK_AFTER_TWEET, post.article)
    return choices_for(post) if may_decide else []

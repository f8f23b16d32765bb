"""Times as people say them."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timesince

register = template.Library()


@register.filter
def how_long(since: datetime) -> str:
    """The time since then in words; never “0 minutes”."""
    is_short = timezone.now() - since < timedelta(minutes=1)
    return "less than a minute" if is_short else timesince(since)


@register.filter
def ago(moment: datetime) -> str:
    """As “just now”, or “12 minutes ago”."""
    is_just_now = timezone.now() - moment < timedelta(minutes=1)
    return "just now" if is_just_now else f"{timesince(moment)} ago"

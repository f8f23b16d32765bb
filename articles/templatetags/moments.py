"""Times as people say them."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince

register = template.Library()


@register.filter
def for_readers(moment: datetime) -> str:
    """As every public page gives a moment: 22 November 2026, 3.26pm. The admin has 24 hours."""
    local = timezone.localtime(moment)
    return date_format(local, "j F Y, g.i") + date_format(local, "A").lower()


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

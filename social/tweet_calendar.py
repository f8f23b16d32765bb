"""What was and will be tweeted, a month at a time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import NamedTuple

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.london_time import span_of
from articles.models import Schedule

from .going_out import draft_going_out
from .models import Post

# A month with more is a month in which somebody tests: the page stays quick, and says so.
MOST = 1000


class Tweet(NamedTuple):
    """A post, and when it went out or will; in London's time."""

    moment: datetime
    post: Post


@dataclass
class Day:
    date: date
    is_in_month: bool
    tweets: list[Tweet] = field(default_factory=list)
    # Stories that go out then, and their tweets with them.
    scheduled: list[Schedule] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()


@require_safe
@staff_member_required
def tweet_calendar(request: HttpRequest) -> HttpResponse:
    """The month `?month=2026-11`, or this one; its days are London's."""
    if not request.user.has_perm("social.view_post"):
        raise PermissionDenied
    first = _first_day(request.GET.get("month", ""))
    weeks = [
        [Day(day, is_in_month=day.month == first.month) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    days = {day.date: day for week in weeks for day in week}
    tweets = _tweets_between(min(days), max(days))
    for tweet in tweets[:MOST]:
        days[tweet.moment.date()].tweets.append(tweet)
    scheduled = _scheduled_between(min(days), max(days))
    for schedule in scheduled:
        days[timezone.localtime(schedule.at).date()].scheduled.append(schedule)
    context = {
        **admin.site.each_context(request),
        "title": "Calendar of tweets",
        "first": first,
        "weeks": weeks,
        "has_tweets": bool(tweets or scheduled),
        "is_cut_off": len(tweets) > MOST,
        "previous": first - timedelta(days=1),
        "next": first + timedelta(days=32),
    }
    return TemplateResponse(request, "admin/social/calendar.html", context)


def _tweets_between(first: date, last: date) -> list[Tweet]:
    """Those of these days, both included, the earliest first."""
    start, end = span_of(first, last)
    posts = Post.objects.annotate(moment=Coalesce("sent_at", "due_at"))
    found = posts.filter(moment__gte=start, moment__lt=end).select_related("article")
    return [
        Tweet(timezone.localtime(post.sent_at or post.due_at), post)
        for post in found.order_by("moment", "pk")[: MOST + 1]
    ]


def _scheduled_between(first: date, last: date) -> list[Schedule]:
    """The stories that wait for one of these days, both included, to go out with a tweet."""
    start, end = span_of(first, last)
    waiting = Schedule.objects.waiting().filter(at__gte=start, at__lt=end)
    return [one for one in waiting.select_related("article") if draft_going_out(one.article)]


def _first_day(month: str) -> date:
    this_month = timezone.localdate().replace(day=1)
    try:
        asked = datetime.strptime(month, "%Y-%m").date()
    except ValueError:
        return this_month
    # The months around the first and the last that there are cannot be drawn.
    return asked if MINYEAR < asked.year < MAXYEAR else this_month

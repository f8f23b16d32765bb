"""What was and will be tweeted: a month at a time, and a crowded day by itself."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import Any, NamedTuple

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

from .going_out import going_out
from .models import Post

# A month with more is a month in which somebody tests: the page stays quick, and says so.
MOST = 1000
MOST_IN_A_DAY = 4  # of a month's table; the rest stands on the day's own page


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

    @property
    def first_tweets(self) -> list[Tweet]:
        return self.tweets[:MOST_IN_A_DAY]

    @property
    def first_scheduled(self) -> list[Schedule]:
        return self.scheduled[: MOST_IN_A_DAY - len(self.first_tweets)]

    @property
    def further(self) -> int:
        """How many the month's table leaves out."""
        return max(0, len(self.tweets) + len(self.scheduled) - MOST_IN_A_DAY)


@require_safe
@staff_member_required
def tweet_calendar(request: HttpRequest) -> HttpResponse:
    """The month `?month=2026-11`, or this one, or the day `?day=2026-11-22` with all that it has.

    Days are London's.
    """
    if not request.user.has_perm("social.view_post"):
        raise PermissionDenied
    if day := _day_asked(request.GET.get("day", "")):
        return _day_page(request, day)
    first = _first_day(request.GET.get("month", ""))
    weeks = [
        [Day(day, is_in_month=day.month == first.month) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    is_cut_off = _fill({day.date: day for week in weeks for day in week})
    return _page(
        request,
        "calendar",
        "Calendar of tweets",
        first=first,
        weeks=weeks,
        has_tweets=any(day.tweets or day.scheduled for week in weeks for day in week),
        is_cut_off=is_cut_off,
        previous=first - timedelta(days=1),
        next=first + timedelta(days=32),
    )


def _day_page(request: HttpRequest, asked: date) -> HttpResponse:
    day = Day(asked, is_in_month=True)
    is_cut_off = _fill({asked: day})
    title = f"Tweets of {asked:%-d %B %Y}"
    return _page(request, "calendar_day", title, day=day, is_cut_off=is_cut_off)


def _page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/social/{template}.html", context)


def _fill(days: dict[date, Day]) -> bool:
    """Put what was and will be tweeted into its days; whether there is more than is shown."""
    tweets = _tweets_between(min(days), max(days))
    for tweet in tweets[:MOST]:
        days[tweet.moment.date()].tweets.append(tweet)
    for schedule in _scheduled_between(min(days), max(days)):
        days[timezone.localtime(schedule.at).date()].scheduled.append(schedule)
    return len(tweets) > MOST


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
    return [one for one in waiting.select_related("article") if going_out(one.article)]


def _day_asked(day: str) -> date | None:
    try:
        asked = datetime.strptime(day, "%Y-%m-%d").date()
    except ValueError:
        return None
    return asked if MINYEAR < asked.year < MAXYEAR else None


def _first_day(month: str) -> date:
    this_month = timezone.localdate().replace(day=1)
    try:
        asked = datetime.strptime(month, "%Y-%m").date()
    except ValueError:
        return this_month
    # The months around the first and the last that there are cannot be drawn.
    return asked if MINYEAR < asked.year < MAXYEAR else this_month

"""The calendar of tweets: which day a tweet stands on, and months that nobody has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Schedule
from social.models import Post
from social.tweet_calendar import MOST_IN_A_DAY

pytestmark = pytest.mark.django_db
MakeStory = Callable[..., Article]
URL = "/admin/social/calendar/"


def posts_by_day(client: Client, month: str) -> dict[str, list[Post]]:
    weeks = client.get(URL, {"month": month}).context["weeks"]
    return {
        str(day.date): [post for _, post in day.tweets]
        for week in weeks
        for day in week
        if day.tweets
    }


@pytest.fixture
def post(make_story: MakeStory, press_officer: User, client: Client) -> Post:
    make_story(tweet="Back on the water.").publish(by=press_officer)
    client.force_login(press_officer)
    return Post.objects.get()


def test_late_evening_in_summer_belongs_to_london_s_next_day(client: Client, post: Post) -> None:
    Post.objects.update(state="sent", sent_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert posts_by_day(client, "2026-07") == {"2026-07-01": [post]}
    # The week that begins in June shows it in June's calendar too.
    assert posts_by_day(client, "2026-06") == {"2026-07-01": [post]}
    assert posts_by_day(client, "2026-05") == {}


def test_what_waits_stands_on_the_day_on_which_it_is_due(client: Client, post: Post) -> None:
    Post.objects.update(due_at=datetime(2027, 2, 14, 12, 0, tzinfo=UTC))
    assert posts_by_day(client, "2027-02") == {"2027-02-14": [post]}
    page = client.get(URL, {"month": "2027-02"}).content.decode()
    assert "Harbour patrol returns" in page
    assert "12:00, queued" in page


@pytest.mark.parametrize("month", ["", "2026-13", "nonsense", "0000-00", "99999-01"])
def test_month_that_nobody_has_is_this_one(client: Client, post: Post, month: str) -> None:
    assert sum(map(len, posts_by_day(client, month).values())) == 1


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
def test_ends_of_time_are_pages_like_any_other(client: Client, post: Post, month: str) -> None:
    assert client.get(URL, {"month": month}).status_code == 200


def test_a_month_costs_the_same_however_many_tweets_it_has(
    client: Client, make_story: MakeStory, press_officer: User, django_assert_max_num_queries: Any
) -> None:
    client.force_login(press_officer)
    for number in range(5):
        make_story(f"Story {number}", tweet=f"Tweet {number}").publish(by=press_officer)
    with django_assert_max_num_queries(5):
        client.get(URL)


def test_crowded_day_is_bounded_and_leads_to_all_that_it_has(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    client.force_login(press_officer)
    for number in range(MOST_IN_A_DAY + 3):
        make_story(f"Story {number}", tweet=f"Tweet {number}").publish(by=press_officer)
    Post.objects.update(state="sent", sent_at=datetime(2026, 6, 3, 12, 0, tzinfo=UTC))
    month = client.get(URL, {"month": "2026-06"}).content.decode()
    assert month.count('class="tweet-calendar-post') == MOST_IN_A_DAY
    assert "and 3 more" in month
    assert 'href="?day=2026-06-03"' in month
    day = client.get(URL, {"day": "2026-06-03"}).content.decode()
    assert "Tweets of 3 June 2026" in day
    assert all(f"Story {number}<" in day for number in range(MOST_IN_A_DAY + 3))
    assert "Nothing was tweeted" in client.get(URL, {"day": "2026-06-04"}).content.decode()
    assert "Calendar of tweets" in client.get(URL, {"day": "31 June"}).content.decode()


def test_whoever_has_no_role_sees_no_calendar(client: Client, outsider: User) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(outsider)
    assert client.get(URL).status_code == 403


def test_story_that_is_scheduled_with_a_tweet_stands_on_its_day(
    make_story: MakeStory, press_officer: User, client: Client
) -> None:
    at = timezone.now() + timedelta(days=3)
    for words in ("Back on the water.", ""):
        story = make_story("With a tweet" if words else "Without", tweet=words)
        Schedule.objects.make(story, by=press_officer, at=at)
    client.force_login(press_officer)
    weeks = client.get(URL, {"month": f"{timezone.localtime(at):%Y-%m}"}).context["weeks"]
    found = [
        (day.date, one.article.title) for week in weeks for day in week for one in day.scheduled
    ]
    assert found == [(timezone.localtime(at).date(), "With a tweet")]

"""What X asks for our tweets: shown before publishing, and above the soft cap on the home page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article
from social.models import Post
from social.post_states import PostState
from social.x_price import MonthOnX, this_month

MakeStory = Callable[..., Article]


@pytest.fixture
def sent(make_story: MakeStory, press_officer: User) -> Post:
    """A tweet that went out just now."""
    make_story("Earlier", tweet="Earlier").publish(by=press_officer)
    Post.objects.update(state=PostState.SENT, remote_id="1", sent_at=timezone.now())
    return Post.objects.get()


def month_began() -> datetime:
    today = timezone.now().astimezone(ZoneInfo("Europe/London"))
    return today.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def test_month_costs_what_was_sent_and_deleted_in_it(sent: Post, settings: Any) -> None:
    assert this_month() == MonthOnX(tweets=1, deletions=0)
    assert this_month().cost == Decimal("0.20")
    Post.objects.update(state=PostState.DELETED, deleted_at=timezone.now())
    assert this_month().cost == Decimal("0.21")
    settings.X_PRICE_POST_WITH_LINK = Decimal("0.015")
    assert this_month().cost == Decimal("0.025")


def test_month_begins_at_midnight_in_london(sent: Post) -> None:
    Post.objects.update(sent_at=month_began())
    assert this_month().tweets == 1
    Post.objects.update(sent_at=month_began() - timedelta(seconds=1))
    assert this_month().tweets == 0


def test_what_never_went_out_costs_nothing(sent: Post) -> None:
    Post.objects.update(state=PostState.FAILED, remote_id="", sent_at=None)
    assert this_month().cost == 0


def confirmation_of(client: Client, story: Article) -> str:
    return " ".join(client.get(story.get_admin_url("publish")).content.decode().split())


class TestConfirmationPage:
    @pytest.fixture
    def story(self, client: Client, make_story: MakeStory, press_officer: User) -> Article:
        client.force_login(press_officer)
        return make_story(tweet="Back!")

    def test_shows_the_price_of_the_tweet_and_of_the_month(
        self, client: Client, story: Article, sent: Post
    ) -> None:
        html = confirmation_of(client, story)
        assert "X’s price for this tweet: $0.20." in html
        assert "This month so far: $0.20, for 1 tweet and 0 deletions." in html
        assert "Nothing is stopped" not in html  # there is no cap

    def test_warns_above_the_cap_and_lets_the_appeal_go_out(
        self, client: Client, story: Article, sent: Post, settings: Any
    ) -> None:
        settings.X_SOFT_CAP_A_MONTH = Decimal("0.40")
        assert "Nothing is stopped" not in confirmation_of(client, story)
        settings.X_SOFT_CAP_A_MONTH = Decimal("0.39")
        page = client.get(story.get_admin_url("publish"))
        assert "more than the $0.39" in page.content.decode()
        confirmed = {"confirmed": page.context["confirmed"]}
        assert client.post(story.get_admin_url("publish"), confirmed).status_code == 302
        assert Post.objects.filter(article=story, state=PostState.QUEUED).exists()

    def test_another_tweet_meanwhile_is_no_reason_to_confirm_again(
        self, client: Client, story: Article, make_story: MakeStory, sent: Post
    ) -> None:
        confirmed = {"confirmed": client.get(story.get_admin_url("publish")).context["confirmed"]}
        Post.objects.update(deleted_at=timezone.now())
        assert client.post(story.get_admin_url("publish"), confirmed).status_code == 302

    def test_shows_no_price_when_nothing_goes_out(
        self, client: Client, make_story: MakeStory, story: Article
    ) -> None:
        assert "X’s price" not in confirmation_of(client, make_story("Quiet"))


def test_home_page_speaks_of_money_only_above_the_cap(
    client: Client, press_officer: User, sent: Post, settings: Any
) -> None:
    client.force_login(press_officer)
    for cap, is_told in (("0", False), ("0.20", False), ("0.19", True)):
        settings.X_SOFT_CAP_A_MONTH = Decimal(cap)
        html = client.get("/admin/").content.decode()
        assert (f"more than the ${cap} that were planned" in html) is is_told

"""What Prometheus reads: counted in the ledger's rows, and for whoever has the token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from articles.models import Article
from social.models import Post

pytestmark = pytest.mark.django_db
TOKEN = {"Authorization": "Bearer a-long-token"}


def samples(client: Client) -> dict[tuple[str, ...], float]:
    page = client.get("/metrics", headers=TOKEN).content.decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_tweets_are_counted_by_state_and_the_oldest_has_an_age(
    client: Client, settings: Any, make_story: Callable[..., Article], press_officer: User
) -> None:
    settings.METRICS_TOKEN = "a-long-token"
    for number in range(3):
        make_story(f"Story {number}", tweet=f"Tweet {number}").publish(by=press_officer)
    Post.objects.filter(text__startswith="Tweet 0").update(state="sent")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Post.objects.filter(text__startswith="Tweet 1").update(queued_at=an_hour_ago)
    found = samples(client)
    assert found["newsroom_posts", "queued"] == 2
    assert found["newsroom_posts", "sent"] == 1
    assert found["newsroom_posts", "failed"] == 0
    assert found["newsroom_oldest_queued_seconds",] == pytest.approx(3600, abs=60)


def test_empty_line_has_no_age(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = "a-long-token"
    assert samples(client)["newsroom_oldest_queued_seconds",] == 0


@pytest.mark.parametrize("token", ["", "another"])
def test_without_the_token_there_is_no_page(client: Client, settings: Any, token: str) -> None:
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", headers=TOKEN).status_code == 404
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer ü"}).status_code == 404

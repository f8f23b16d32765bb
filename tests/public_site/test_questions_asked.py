"""How many questions a public page asks the database when nothing of it is kept.

What stands around every page is read once after each change of it, and not counted here: the page
before has read it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, District, PinnedStory, SiteFrame
from contract.models import Contract, Point

MakeStory = Callable[..., Article]
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)
VIDEO_AND_ALBUM = {"album_id": "72157645404898108", "video_id": "HGdRhjvORBk", "has_video": True}

# A real transaction's end: what is read within one is never kept.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/", 3),
        ("/category/community/", 3),
        ("/district/harbourside/", 3),
        ("/archive/", 3),
        ("/archive/2026/5/", 3),
        ("/contract/", 3),
        ("/how-we-work/", 5),
        ("/news/story-1/", 5),
        ("/news/with-all/", 5),
        ("/nothing/", 5),
    ],
)
def test_public_page_asks_few_questions(
    client: Client,
    public_contract: Contract,
    published: MakeStory,
    harbourside: District,
    django_assert_max_num_queries: Any,
    path: str,
    most: int,
) -> None:
    for number in range(14):
        published(f"Story {number}", district=harbourside, at=MAY + timedelta(hours=number))
    pinned = published("With all", kind="news", at=MAY, **VIDEO_AND_ALBUM)
    for number in range(4):
        published(f"Missing {number}", kind="missing", at=MAY - timedelta(hours=number))
    published("How we work", kind="page", navigation_place=1, body="<p>[[contract]]</p>")
    Point.objects.filter(title="Access").update(story=pinned)
    PinnedStory.objects.create(article=pinned)
    client.get("/")
    with django_assert_max_num_queries(most):
        response = client.get(path)
    if response.context.get("older_url"):
        with django_assert_max_num_queries(most):
            client.get(response.context["older_url"])


def test_what_stands_around_a_page_is_read_again_when_it_moves(
    client: Client, published: MakeStory
) -> None:
    def html() -> str:
        return client.get("/").content.decode()

    assert "Our values" not in html()
    page = published("Our values", kind="page")
    assert "Our values" in html()
    frame = SiteFrame.objects.create(banner_level="notice", banner_heading="Flood in Harbourside")
    assert "Flood in Harbourside" in html()
    frame.take_banner_down()
    assert "Flood in Harbourside" not in html()
    page.withdraw(by=page.author)
    assert "Our values" not in html()

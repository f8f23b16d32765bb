"""No page answers at endless addresses, each of which a search engine takes for a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from liveblog.models import LiveBlog

MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "other_spellings"),
    [
        ("/archive/2026/5/", ["/archive/2026/05/", "/archive/02026/5/", "/archive/٢٠٢٦/5/"]),
        ("/sitemap/2026-5.xml", ["/sitemap/2026-05.xml", "/sitemap/02026-5.xml"]),
        ("/api/v1/stories/{pk}/", ["/api/v1/stories/0{pk}/", "/api/v1/stories/+{pk}/"]),
        ("/preview/{pk}/", ["/preview/0{pk}/"]),
        ("/live/{live}/{entry}/", ["/live/{live}/0{entry}/"]),
        ("/live/{live}/since/0", ["/live/{live}/since/00"]),
    ],
)
def test_number_in_an_address_has_one_spelling(
    client: Client,
    published: Callable[..., Article],
    press_officer: User,
    path: str,
    other_spellings: list[str],
) -> None:
    story = published(at=MAY)
    blog = LiveBlog.objects.open(story, by=press_officer)
    entry = blog.post(by=press_officer, typed="The road is closed.")
    names = {"pk": story.pk, "live": blog.reference, "entry": entry.number}
    assert client.get(path.format(**names)).status_code == 200
    for other in other_spellings:
        assert client.get(other.format(**names)).status_code == 404, other

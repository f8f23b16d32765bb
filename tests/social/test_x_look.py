"""How a tweet looks on X."""

from __future__ import annotations

import pytest

from sandbox.x.links import find_links
from social.x_look import shown_link


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.eastmere.police.uk/a/", "eastmere.police.uk/a/"),
        ("https://eastmere.police.uk/news/storm-warning/", "eastmere.police.uk/news/storm-war…"),
        ("http://127.0.0.1:8000/news/storm-warning/", "127.0.0.1:8000/news/storm-war…"),
        ("https://a-force-with-a-long-name.police.uk", "a-force-with-a-long-name.police.uk"),
    ],
)
def test_preview_shortens_a_link_as_the_rehearsals_timeline_does(url: str, shown: str) -> None:
    (link,) = find_links(url)
    assert shown_link(url) == link.display_url == shown

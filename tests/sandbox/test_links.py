import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.x.links import as_x_writes, find_links, weight, with_picture_link


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("No link here.", []),
        ("Read https://eastmere.police.uk/news/1/ now", ["https://eastmere.police.uk/news/1/"]),
        ("Read http://127.0.0.1:8000/news/1/ now", ["http://127.0.0.1:8000/news/1/"]),
        ("Read HTTP://127.0.0.1:8000/a", ["HTTP://127.0.0.1:8000/a"]),
        ("Stop at http://localhost:8000/a.", ["http://localhost:8000/a"]),
        ("(see http://127.0.0.1:8000/a)", ["http://127.0.0.1:8000/a"]),
        ("eastmere.police.uk/news", ["eastmere.police.uk/news"]),
        ("at 5pm.In the square", ["5pm.In"]),
        ("http://127.0.0.1:8000/x,bbc.co.uk/y", ["http://127.0.0.1:8000/x,bbc.co.uk/y"]),
        (
            "a http://127.0.0.1/1 b https://police.uk/2",
            ["http://127.0.0.1/1", "https://police.uk/2"],
        ),
    ],
)
def test_links_are_found_as_written(text: str, links: list[str]) -> None:
    assert [link.written for link in find_links(text)] == links


# Of x and j no country and nobody else has made a domain.
@given(st.text(alphabet="xj .:/&<>é🚓\n", max_size=60))
def test_text_without_domains_comes_back_whole(words: str) -> None:
    text = f"{words} http://127.0.0.1:8000/story"
    written, urls = as_x_writes(text)

    for url in reversed(urls):
        assert written[url["start"] : url["end"]] == url["url"]
        assert re.fullmatch(r"https://t\.co/[A-Za-z0-9]{10}", url["url"])
        written = (
            written[: url["start"]]
            + html.escape(url["expanded_url"], quote=False)
            + written[url["end"] :]
        )
    assert html.unescape(written) == html.unescape(html.escape(text, quote=False)) == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://www.police.uk", "police.uk"),
        ("https://police.uk/pu/your-area", "police.uk/pu/your-area"),
        ("https://police.uk/pu/your-area/eastmere", "police.uk/pu/your-area/e…"),
    ],
)
def test_link_is_shown_short(written: str, shown: str) -> None:
    (link,) = find_links(written)
    assert link.display_url == shown


def test_several_pictures_share_one_link() -> None:
    text, urls = with_picture_link("Words", [], "https://x.com/e/status/1", ["3_1", "3_2"])

    assert text == f"Words {urls[0]['url']}"
    assert urls[0]["url"] == urls[1]["url"]
    assert [url["expanded_url"][-8:] for url in urls] == ["/photo/1", "/photo/2"]
    assert text[urls[1]["start"] : urls[1]["end"]] == urls[1]["url"]


def test_weight_counts_links_as_23() -> None:
    assert weight("abc http://127.0.0.1:8000/" + "x" * 200) == 27
    assert weight("https://police.uk") == 23
    assert weight("€") == 2

import re
from collections.abc import Callable

import pytest
import requests

from tests.sandbox.x_caller import call, picture, post_tweet, upload_id
from tests.sandbox_process import SandboxProcess

REHEARSAL = (
    "<strong>REHEARSAL:</strong> this is the newsroom’s own stand-in for X. Nothing here is public."
)


def page(sandbox: SandboxProcess, path: str = "/") -> requests.Response:
    return requests.get(sandbox.url + path, timeout=10)


def words(text: str) -> list[str]:
    """The tweets' texts on a page, as HTML."""
    return re.findall(r'<p class="words" dir="auto">(.*?)</p>', text, re.DOTALL)


def test_empty_timeline_says_what_to_do(sandbox: SandboxProcess) -> None:
    text = page(sandbox).text

    assert "No tweets yet" in text
    assert "Publish a story" in text


def test_every_page_says_rehearsal(sandbox: SandboxProcess) -> None:
    tweet_id = post_tweet(sandbox.x_url, "Hello").json()["data"]["id"]

    for path in ("/", f"/i/status/{tweet_id}", "/i/status/1", "/nowhere"):
        assert REHEARSAL in page(sandbox, path).text


def test_tweet_is_shown_with_name_handle_and_short_link(sandbox: SandboxProcess) -> None:
    link = "http://127.0.0.1:8000/news/harbourside-knife-arches/"
    post_tweet(sandbox.x_url, f"Arches at the ferry. {link}")

    text = page(sandbox).text

    assert "Eastmere Police" in text
    assert "@EastmerePolice" in text
    assert words(text) == [
        f'Arches at the ferry. <a href="{link}" rel="noreferrer">127.0.0.1:8000/news/harboursi…</a>'
    ]


def test_text_is_escaped(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, '<script>alert(1)</script> & "quotes" http://127.0.0.1/\'onclick=x')

    (shown,) = words(page(sandbox).text)

    assert "<script>" not in shown
    assert shown.count("<a ") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;" in shown


def test_picture_and_alt_text_are_shown(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture(size=(120, 90)), alt_text='A "van" <parked>')
    post_tweet(sandbox.x_url, "On patrol", media_id)

    text = " ".join(page(sandbox).text.split())

    alt = "A &quot;van&quot; &lt;parked&gt;"
    assert f'<img src="/media/{media_id}" alt="{alt}" width="120" height="90">' in text
    assert f"<p>{alt}</p>" in text
    assert words(text) == ["On patrol"]


def test_missing_alt_text_is_pointed_out(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, "On patrol", upload_id(sandbox.x_url, picture()))

    assert "This picture has no alt text." in page(sandbox).text


def test_time_is_london_time(sandbox: SandboxProcess, in_database: Callable[..., None]) -> None:
    post_tweet(sandbox.x_url, "Summer")
    in_database("UPDATE x_tweet SET created_at = '2026-07-01 22:30:00'")

    text = page(sandbox).text

    assert '<time datetime="2026-07-01T23:30:00+01:00">1 July 2026, 23:30</time>' in text


def test_time_is_told_relatively_too(
    sandbox: SandboxProcess, in_database: Callable[..., None]
) -> None:
    post_tweet(sandbox.x_url, "A while ago")
    in_database("UPDATE x_tweet SET created_at = datetime('now', '-3 minutes', '-10 seconds')")

    assert "3\xa0minutes ago" in page(sandbox).text


def test_deleted_tweet_is_not_shown(sandbox: SandboxProcess) -> None:
    tweet_id = post_tweet(sandbox.x_url, "She was found safe.").json()["data"]["id"]
    assert page(sandbox, f"/i/status/{tweet_id}").status_code == 200

    call("DELETE", f"{sandbox.x_url}/2/tweets/{tweet_id}")

    assert "No tweets yet" in page(sandbox).text
    gone = page(sandbox, f"/i/status/{tweet_id}")
    assert gone.status_code == 404
    assert "She was found safe." not in gone.text


def test_newest_tweet_is_on_top_and_older_ones_a_link_away(sandbox: SandboxProcess) -> None:
    for number in range(45):
        post_tweet(sandbox.x_url, f"Update {number}")

    path, seen, pages = "/", [], 0
    while path:
        text = page(sandbox, path).text
        seen += words(text)
        older = re.search(r'href="(/\?before=\d+)">Older tweets', text)
        path = older.group(1) if older else ""
        pages += 1

    assert seen == [f"Update {number}" for number in reversed(range(45))]
    assert pages == 3


def test_page_behind_the_last_tweet_says_so(sandbox: SandboxProcess) -> None:
    assert "No older tweets" in page(sandbox, "/?before=1").text


@pytest.mark.parametrize(
    "path",
    ["/?before=abc", "/?before=", f"/?before={'9' * 30}", f"/i/status/{'9' * 30}", "/media/1"],
)
def test_address_that_means_nothing_is_not_found(sandbox: SandboxProcess, path: str) -> None:
    assert page(sandbox, path).status_code == 404


def test_page_carries_strict_headers_and_no_cookie(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, "Hello")
    response = page(sandbox)

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "<script" not in response.text
    assert "style=" not in response.text

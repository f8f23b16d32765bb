"""What readers get of a live blog, without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from liveblog.models import LiveBlog, LiveEntry, LiveEvent
from liveblog.models.live_event import EventKind
from liveblog.public.messages import MOST_MISSED, messages_since
from media_picker.models import Picture

MakeStory = Callable[..., Article]
MakePicture = Callable[..., Picture]
HOSTILE = "</script>\r\nevent: entry\r\ndata: {}\r\n\r\n\u2028id: 99 <script>alert(1)</script>"


def html_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def entries_in(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'data-entry="(\d+)"', html)]


def told(blog: LiveBlog, number: int | None) -> list[tuple[int, str, int | str]]:
    blog.refresh_from_db()
    return [
        (message.number, message.event, message.data.get("entry", message.data.get("state", "")))
        for message in messages_since(blog, number)
    ]


def post_many(blog: LiveBlog, by: User, count: int) -> None:
    """As many entries as on a long day, with little ado."""
    blog.refresh_from_db()
    numbers = range(blog.number + 1, blog.number + 1 + count)
    now = timezone.now()
    entries = LiveEntry.objects.bulk_create(
        LiveEntry(
            blog=blog, number=n, token=f"many-{n}", text=f"<p>Number {n}.</p>",
            posted_at=now, posted_by=by,
        )
        for n in numbers
    )  # fmt: skip
    posted = {"article_id": blog.article_id, "blog": blog, "kind": EventKind.POSTED}
    LiveEvent.objects.bulk_create(
        LiveEvent(number=e.number, entry=e, at=now, by=by, **posted) for e in entries
    )
    LiveBlog.objects.filter(pk=blog.pk).update(number=numbers[-1])


# -- the page -------------------------------------------------------------------------------------


def test_story_shows_its_live_blog_newest_first(
    client: Client, blog: LiveBlog, story: Article, press_officer: User, make_picture: MakePicture
) -> None:
    blog.post(by=press_officer, typed="First.", heading="Fire reported", is_key=True)
    blog.post(by=press_officer, typed="Second.", picture=make_picture("Smoke"))
    blog.post(by=press_officer, quote="Stay inside.", quote_source="Fire service")
    blog.post(by=press_officer, typed="Stay away.", is_pinned=True)
    html = html_of(client, story.path)
    assert entries_in(html) == [5, 4, 3, 2]
    assert 'data-key-event="2"' in html
    assert html.index("Smoke at dawn") > html.index("Stay inside.")
    assert "css/public-live.css" in html


def test_marker_says_where_in_the_body_the_live_blog_stands(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story("Marked", body="<p>Above.</p><p>[[live]]</p><p>Below.</p>")
    LiveBlog.objects.open(story, by=press_officer).post(by=press_officer, typed="Amid.")
    story.publish(by=press_officer)
    html = html_of(client, story.path)
    assert html.index("Above.") < html.index("Amid.") < html.index("Below.")
    assert html.count('id="live"') == 1


def test_story_without_a_live_blog_has_nothing_of_it(client: Client, story: Article) -> None:
    html = html_of(client, story.path)
    assert 'id="live"' not in html
    assert "public-live.css" not in html


def test_earlier_entries_are_a_link_away_and_each_has_its_own_page(
    client: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    post_many(blog, press_officer, 65)
    html = html_of(client, story.path)
    pages = [entries_in(html)]
    while older := re.search(r'href="(/live/[^"]+\?before=\d+)"', html):
        html = html_of(client, older[1])
        pages.append(entries_in(html))
    assert [len(page) for page in pages] == [30, 30, 5]
    assert [number for page in pages for number in page] == list(range(66, 1, -1))
    alone = html_of(client, f"{blog.path}7/")
    assert entries_in(alone) == [7]
    assert f'href="{story.path}#live"' in alone


@pytest.mark.parametrize("before", ["0", "-1", "999999", "9" * 40, "x", ""])
def test_made_up_place_leads_to_the_newest(
    client: Client, blog: LiveBlog, press_officer: User, before: str
) -> None:
    blog.post(by=press_officer, typed="Here.")
    assert entries_in(html_of(client, f"{blog.path}?before={before}")) == [2]


def test_page_asks_the_same_questions_of_2000_entries_as_of_20(
    client: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    asked = []
    for count in (20, 1980):
        post_many(blog, press_officer, count)
        for path in (story.path, f"{blog.path}?before=15", f"{blog.path}feed.atom"):
            html_of(client, path)
            with CaptureQueriesContext(connection) as queries:
                html_of(client, path)
            asked.append([q["sql"] for q in queries])
    few, many = asked[:3], asked[3:]
    assert [len(queries) for queries in few] == [len(queries) for queries in many]
    of_entries = [sql for sql in many[0] if 'FROM "liveblog_liveentry"' in sql]
    assert len(of_entries) == 3  # the flow, the pinned, the timeline


@pytest.mark.parametrize("where", ["story", "entries", "entry", "since", "feed"])
def test_withdrawal_hides_all_of_it_and_removal_one_entry(
    client: Client, blog: LiveBlog, story: Article, press_officer: User, where: str
) -> None:
    entry = blog.post(by=press_officer, typed="A secret by mistake.", is_key=True)
    blog.post(by=press_officer, typed="Something else.")
    path = {
        "story": story.path,
        "entries": blog.path,
        "entry": entry.path,
        "since": f"{blog.path}since/1",
        "feed": f"{blog.path}feed.atom",
    }[where]
    assert "secret" in html_of(client, path)
    entry.remove(by=press_officer)
    assert "secret" not in client.get(path).content.decode()
    story.withdraw(by=press_officer)
    answer = client.get(path)
    assert answer.status_code == 410
    assert "else" not in answer.content.decode()


def test_live_blog_of_a_draft_is_nowhere(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    blog = LiveBlog.objects.open(make_story("Draft"), by=press_officer)
    blog.post(by=press_officer, typed="Not yet.")
    for ending in ("", "2/", "since/0", "feed.atom"):
        assert client.get(blog.path + ending).status_code == 404


def test_notices_of_pause_and_close(
    client: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    blog.pause(by=press_officer, back_at=datetime(2026, 11, 23, 7, 30, tzinfo=UTC))
    assert "We will be back on" in html_of(client, story.path)
    assert "23 November 2026, 7.30am" in html_of(client, story.path)
    blog.close(by=press_officer, summary="Nobody was hurt.")
    html = html_of(client, story.path)
    assert "This live blog is closed." in html
    assert "Nobody was hurt." in html


def test_machines_read_a_live_blog_posting_that_nothing_typed_can_end(
    client: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    blog.post(
        by=press_officer, typed=HOSTILE, heading=HOSTILE[:100], quote=HOSTILE, quote_source="x"
    )
    blog.close(by=press_officer, summary="Over.")
    html = html_of(client, story.path)
    data = [json.loads(found) for found in re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL)]
    (posting,) = [said for said in data if said.get("@type") == "LiveBlogPosting"]
    assert posting["liveBlogUpdate"][0]["url"].endswith(f"{blog.path}2/")
    assert posting["coverageEndTime"]
    assert "alert(1)</script>" not in html


def test_feed_has_the_entries_whole(client: Client, blog: LiveBlog, press_officer: User) -> None:
    blog.post(by=press_officer, typed="One & <b>two</b> \x0b under &lt;3.5t.", heading="Bold")
    root = ElementTree.fromstring(html_of(client, f"{blog.path}feed.atom"))
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{atom}entry")
    assert entry.findtext(f"{atom}title") == "Bold"
    assert "<b>two</b>" in (entry.findtext(f"{atom}content") or "")
    # Django declares it HTML.
    summary = entry.findtext(f"{atom}summary") or ""
    assert summary.split() == ["One", "&amp;", "two", "under", "&lt;3.5t."]
    blog.entries.get().remove(by=press_officer)
    root = ElementTree.fromstring(html_of(client, f"{blog.path}feed.atom"))
    assert root.find(f"{atom}entry") is None
    tombstone = root.find("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert tombstone is not None
    assert tombstone.get("ref") == entry.findtext(f"{atom}id")


# -- what readers are told afterwards -------------------------------------------------------------


def test_reader_is_told_each_entry_once_in_order_and_as_it_stands(
    blog: LiveBlog, press_officer: User
) -> None:
    first = blog.post(by=press_officer, typed="One.")  # 2
    blog.post(by=press_officer, typed="Two.")  # 3
    first.correct(by=press_officer, typed="One, corrected.")  # 4
    gone = blog.post(by=press_officer, typed="Gone.")  # 5
    blog.pause(by=press_officer)  # 6
    gone.remove(by=press_officer)  # 7
    blog.resume(by=press_officer)  # 8
    assert told(blog, 1) == [(3, "entry", 3), (4, "entry", 2), (8, "state", "open")]
    assert told(blog, 5) == [(7, "removal", 5), (8, "state", "open")]
    assert told(blog, 8) == []
    assert "corrected" in messages_since(blog, 1)[1].data["html"]


@pytest.mark.parametrize("number", [None, -1, 2 + MOST_MISSED * 2, 10**12, 0])
def test_forged_or_old_number_gets_the_page_as_it_is(
    blog: LiveBlog, press_officer: User, number: int | None
) -> None:
    post_many(blog, press_officer, MOST_MISSED + 1)
    (message,) = messages_since(LiveBlog.objects.get(), number)
    assert message.event == "page"
    assert len(entries_in(message.data["html"])) == 30


def test_nothing_typed_ends_a_message_of_the_stream(blog: LiveBlog, press_officer: User) -> None:
    blog.post(by=press_officer, typed=HOSTILE, heading=HOSTILE[:100])
    blog.refresh_from_db()
    (message,) = messages_since(blog, 1)
    sent = message.as_bytes()
    assert sent.isascii()
    assert sent.count(b"\n") == 4
    assert b"\r" not in sent
    assert sent.split(b"\n")[:2] == [b"id: 2", b"event: entry"]
    assert json.loads(sent.split(b"\n")[2].removeprefix(b"data: "))["entry"] == 2


def test_polling_answers_as_the_stream_does(
    client: Client, blog: LiveBlog, press_officer: User
) -> None:
    blog.post(by=press_officer, typed="News.")
    said = client.get(f"{blog.path}since/1").json()
    assert (said["number"], said["state"]) == (2, "open")
    assert [message["event"] for message in said["messages"]] == ["entry"]
    kept, forged = (client.get(f"{blog.path}since/{number}") for number in (2, 10**9))
    assert "X-Made-From" in kept
    assert "X-Made-From" not in forged
    assert forged.json()["messages"][0]["event"] == "page"


def test_other_sites_may_frame_the_live_blog_and_nothing_else_of_ours(
    client: Client, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    blog.post(by=press_officer, typed="Road closed.")
    answer = client.get(f"{blog.path}embed/")
    html = answer.content.decode()
    assert "Road closed." in html
    assert '<base target="_blank">' in html
    assert f'data-stream="{blog.path}stream"' in html
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    page = client.get(story.path)
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    story.withdraw(by=press_officer)
    assert client.get(f"{blog.path}embed/").status_code == 410


def test_sixth_pin_stands_among_the_others_and_none_is_lost(
    client: Client, blog: LiveBlog, press_officer: User
) -> None:
    for number in range(7):
        blog.post(by=press_officer, typed=f"Number {number}.", is_pinned=number != 3)
    assert entries_in(html_of(client, blog.path)) == [8, 7, 6, 4, 3, 5, 2]

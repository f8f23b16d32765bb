"""The live blog before a real browser: posting from a phone and from a desk, and reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Dialog, Locator, Page, Route, expect

from articles.models import Article
from liveblog.models import LiveBlog, LiveSubmission
from media_picker.models import Picture
from tests.in_browser import expect_no_sideways_scrolling, expect_open_to_everybody, log_in
from tests.journeys.at_the_desk import expect_soon

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_press_officer_posts_by_keyboard_and_a_visitor_reads(
    page: Page,
    live_server: Any,
    blog: LiveBlog,
    story: Article,
    press_officer: User,
    make_picture: Callable[..., Picture],
    width: int,
) -> None:
    make_picture("Cordon")
    quote = {"quote": "Stay inside.", "quote_source": "Eastmere Fire and Rescue"}
    blog.post(by=press_officer, heading="Fire reported", typed="At the pier.", is_key=True, **quote)
    role = {"author_role": "Duty officer"}
    blog.post(by=press_officer, typed="Keep away from the harbour.", is_pinned=True, **role)
    log_in(page.context, press_officer, live_server.url)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + blog.get_poster_url())
    expect_open_to_everybody(page)
    page.get_by_label("Text").fill("Road closed, see https://www.example.org/roads.")
    chosen = page.locator("[data-live-chosen]")
    expect(chosen).to_have_text("With it: Posted by: Duty officer")
    page.get_by_text("Picture, video, quote").click()
    page.get_by_role("button", name="Choose from the library").click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    dialog.locator("[data-library-picture]").first.click()
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()
    expect(chosen).to_have_text("With it: Picture: Cordon · Posted by: Duty officer")
    expect_no_sideways_scrolling(page)
    page.get_by_label("Text").press("Control+Enter")
    expect(page.get_by_text("Posted.")).to_be_visible()
    expect(page.get_by_label("Text")).to_be_focused()
    assert blog.entries.count() == 3
    page.goto(live_server.url + story.path)
    expect(page.get_by_role("link", name="https://www.example.org/roads")).to_be_visible()
    expect_open_to_everybody(page)
    page.get_by_role("link", name="Fire reported").click()
    expect(page.get_by_role("heading", name="Live update")).to_be_visible()
    expect_open_to_everybody(page)


def test_reader_polls_where_the_stream_is_blocked_and_times_stay_right(
    page: Page, live_server: Any, blog: LiveBlog, story: Article, press_officer: User
) -> None:
    """There is no process here that answers the stream."""
    by = press_officer
    first = blog.post(by=by, typed="One.")
    page.clock.install(time=timezone.now())
    page.goto(live_server.url + story.path)
    when = page.locator("[data-entry] time[data-moment]")
    expect(when).to_have_text("Just now")
    expect(page.locator("[data-live-connection]")).to_contain_text("Connection lost")
    page.clock.run_for(4_000)
    expect(page.locator("[data-live-connection]")).to_contain_text("every half minute")
    title = page.title()
    _look_away(page, True)
    blog.post(by=by, typed="Two.", video_id="HGdRhjvORBk")
    _expect_polled(page.get_by_text("Two.", exact=True))
    expect(page).to_have_title(f"(1) {title}")
    expect(page.get_by_role("button", name="Play the video")).to_be_visible()
    _look_away(page, False)
    expect(page).to_have_title(title)
    for_machines = page.locator("#live script[type='application/ld+json']")
    expect(for_machines).to_have_count(1)
    first.correct(by=by, typed="First.")
    _expect_polled(page.get_by_text("First.", exact=True))
    expect(for_machines).to_have_count(0)  # it said what was corrected
    expect(when.last).to_have_text(re.compile(r"\d+ minutes? ago"))
    expect_open_to_everybody(page)
    story.withdraw(by=by)
    _expect_polled(page.get_by_text("This live blog is no longer available."))
    expect(page.get_by_text("Two.", exact=True)).to_have_count(0)
    story.publish(by=by)
    page.reload()
    expect(page.locator("[data-live-connection]")).to_contain_text("Connection lost")
    blog.close(by=by, summary="All safe.")
    _expect_polled(page.locator(".live-summary").get_by_text("All safe."))
    expect(page.locator("[data-live-bar]")).to_be_hidden()
    expect(page.get_by_text("All safe.")).to_have_count(1)  # said from where it stands
    expect_open_to_everybody(page)


def test_words_outlive_a_lost_connection_and_leaving_them_warns(
    page: Page, live_server: Any, blog: LiveBlog, press_officer: User
) -> None:
    log_in(page.context, press_officer, live_server.url)
    page.goto(live_server.url + blog.get_poster_url())
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.context.set_offline(True)
    page.get_by_label("Text").press_sequentially("Typed in a tunnel.")
    expect(page.get_by_text("kept in this browser")).to_be_visible()
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    page.context.set_offline(False)
    again = page.context.new_page()
    again.on("dialog", answer)
    again.goto(live_server.url + blog.get_poster_url())
    assert asked == ["beforeunload"]
    expect(again.get_by_label("Text")).to_have_value("Typed in a tunnel.")
    expect(again.get_by_text("Draft saved")).to_be_visible()
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('live-draft')).length"
    assert again.evaluate(kept) == 0
    # Now that the newsroom has them, leaving is no loss, and nobody is asked.
    again.goto(live_server.url + blog.get_poster_url())
    expect(again.get_by_label("Text")).to_have_value("Typed in a tunnel.")
    assert asked == ["beforeunload"]


def test_post_whose_answer_is_lost_is_found_and_goes_out_once(
    page: Page, live_server: Any, blog: LiveBlog, press_officer: User
) -> None:
    log_in(page.context, press_officer, live_server.url)
    page.goto(live_server.url + blog.get_poster_url())
    words = page.get_by_label("Text")
    words.fill("Road closed.")
    expect(page.get_by_text("Draft saved")).to_be_visible()

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/post/", lose_the_answer, times=1)
    words.press("Control+Enter")
    expect(page.get_by_text("this may have arrived")).to_be_visible()
    # This browser has the cookie of the lost answer, with a "Posted." of its own.
    expect(page.get_by_text("Posted.").last).to_be_visible()
    expect(words).to_have_value("")
    # Where a colleague has removed it before the page asks, its words stay.
    words.fill("Bridge closed.")
    page.route("**/post/", lose_the_answer, times=1)
    page.route("**/draft/", lambda route: route.abort())
    words.press("Control+Enter")
    expect(page.get_by_text("this may have arrived")).to_be_visible()
    blog.entries.get(typed="Bridge closed.").remove(by=press_officer)
    words.press("Control+Enter")
    expect(page.get_by_text("was removed since")).to_be_visible()
    expect(words).to_have_value("Bridge closed.")
    assert [entry.typed for entry in blog.entries.standing()] == ["Road closed."]


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_handed_in_is_edited_and_the_own_words_stay(
    page: Page,
    live_server: Any,
    blog: LiveBlog,
    contributor: User,
    press_officer: User,
    editor: User,
    width: int,
) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    log_in(page.context, press_officer, live_server.url)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + blog.get_poster_url())
    words = page.get_by_label("Text")
    words.press_sequentially("My own long words.")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    # What others hand in, and what somebody has seen to, is heard while one types.
    with transaction.atomic():  # the page looks again and again, and shall hear of both at once
        row, rumour = (
            LiveSubmission.objects.submit(blog, by=contributor, typed=typed)
            for typed in ("Pier on fire", "A rumour")
        )
    heard = page.locator("[data-desk-said]")
    expect(heard).to_contain_text("contributor handed in 2 updates.")
    expect_open_to_everybody(page, context="#content, .live-poster")
    rumour.give_back(by=press_officer, reason="Nobody knows.")
    expect(heard).to_contain_text("has seen to what contributor handed in.")
    expect(page.get_by_text("A rumour")).to_have_count(0)
    # Why somebody would give it back, once typed, is taken away by nobody.
    late = LiveSubmission.objects.submit(blog, by=contributor, typed="Smoke seen")
    page.get_by_text("Smoke seen").wait_for()
    given_back = page.locator("[data-desk-handed-in] > div").last
    given_back.get_by_text("Give it back …").click()
    given_back.get_by_label("Why").fill("Seen twice.")
    given_back.get_by_label("Why").press("Tab")
    late.give_back(by=press_officer, reason="Too late.")
    expect(given_back).to_contain_text("seen to this one already")
    words.focus()
    expect(given_back.get_by_label("Why")).to_have_value("Seen twice.")
    given_back.get_by_label("Why").fill("")
    words.focus()
    expect(page.get_by_text("Smoke seen")).to_have_count(0)
    # That it hears nothing is said for as long as it is so.
    page.route(re.compile("/news/"), lambda route: route.fulfill(status=403))
    expect(heard).to_contain_text("You were logged out")
    page.unroute(re.compile("/news/"))
    _look_away(page, False)
    expect(heard).not_to_contain_text("You were logged out")
    # So is what they post, correct and remove.
    entry = blog.post(by=editor, typed="Road closed.")
    out = page.locator("[data-desk-out]")
    expect(out.get_by_text("Road closed.")).to_have_count(1)
    expect(heard).to_contain_text("editor posted “Road closed”.")
    entry.correct(by=editor, typed="Bridge closed.")
    expect(out.get_by_text("Bridge closed.")).to_have_count(1)
    expect(out.get_by_text("Road closed.")).to_have_count(0)
    entry.remove(by=editor)
    blog.pause(by=editor)
    expect(page.get_by_text("Nothing yet.")).to_be_attached(timeout=10_000)
    expect(page.get_by_text("Go on, or close")).to_be_visible()
    blog.resume(by=editor)
    expect(words).to_be_focused()
    page.get_by_role("link", name="Edit first").click()
    expect(words).to_have_value("Pier on fire")
    expect_open_to_everybody(page)
    # This browser alone has these, and puts them back where they belong.
    page.route("**/draft/", lambda route: route.abort())
    words.press("End")
    words.press_sequentially(" since noon.")
    expect(page.get_by_text("kept in this browser")).to_be_visible()
    page.get_by_role("link", name="go back to it").click()
    expect(words).to_have_value("My own long words.")
    expect(page.locator("[name=submission]")).to_have_value("")
    page.unroute("**/draft/")
    page.get_by_role("link", name="Edit first").click()
    expect(words).to_have_value("Pier on fire since noon.")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.reload()
    expect(page.get_by_text("These are your changes")).to_be_visible()
    expect(words).to_have_value("Pier on fire since noon.")
    words.press("Control+Enter")
    expect(page.get_by_text("Posted.")).to_be_visible()
    expect(words).to_have_value("My own long words.")
    assert blog.entries.standing().get().typed == "Pier on fire since noon."
    row.refresh_from_db()
    assert not row.is_waiting


def _expect_polled(what: Locator) -> None:
    """Shown after one of the next times at which the page asks."""

    def check() -> None:
        what.page.clock.run_for(91_000)
        expect(what).to_be_visible(timeout=5_000)

    expect_soon(check, tries=5)


def _look_away(page: Page, is_away: bool) -> None:
    page.evaluate(
        """(isAway) => {
          Object.defineProperty(document, "hidden", { value: isAway, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        is_away,
    )

"""Words that were typed and not saved, and two versions side by side, before a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, Page, Route, expect

from articles.archiving import archive
from articles.change_note import Change, ChangeKind
from articles.models import Article, KeptForm, OpenStory, Review
from tests.journeys.at_the_desk import write_in_the_editor
from tests.newsroom_processes import wait_until
from tests.social.ledger.test_screens_in_browser import SIZES, is_sound, page_of

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]
KEPT = "[data-kept-note]"
NOTHING_IN_BROWSER = "!Object.keys(localStorage).some((place) => place.startsWith('story-'))"
LEAVE = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  delete document.hidden;
}"""


def type_until_kept(page: Page, words: str) -> None:
    expect(page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")).to_be_visible()
    write_in_the_editor(page, words)
    # The note alone may speak of what was typed before these words.
    wait_until(
        lambda: any(words in row.typed("body") for row in KeptForm.objects.all()),
        "the words are kept",
    )
    expect(page.locator(KEPT)).to_contain_text("Kept at")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_words_survive_a_lost_window_and_versions_are_compared(
    live_server: Any,
    press_officer: User,
    make_story: Callable[..., Article],
    new_context: NewContext,
    width: int,
    height: int,
) -> None:
    story = make_story(tweet="The patrol is back.")
    page = page_of(live_server, press_officer, new_context, width, height)
    page.goto(story.get_admin_url())
    page.get_by_label("Headline").fill("Harbour patrol stays")
    type_until_kept(page, "Typed and lost.")
    said = page.locator("[data-kept-said]")
    expect(said).to_have_text("What you type is kept until you save.")
    is_sound(page, "kept-note")
    page.close()  # as when the browser crashes

    page = page_of(live_server, press_officer, new_context, width, height)
    page.goto(story.get_admin_url())
    expect(page.get_by_label("Headline")).to_have_value(story.title)
    offer = page.locator("[data-kept-offer]")
    expect(offer).to_contain_text("that was not saved")
    is_sound(page, "kept-offer")
    offer.get_by_role("link", name="Look at it").click()
    expect(page.locator("ins", has_text="Typed and lost.")).to_be_visible()
    is_sound(page, "kept-look")
    page.get_by_role("button", name="Restore it into the form").click()
    expect(page.get_by_label("Headline")).to_have_value("Harbour patrol stays")
    editor = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    expect(editor).to_contain_text("Typed and lost.")
    is_sound(page, "kept-restored")
    page.get_by_role("button", name="Save and keep writing").click()
    expect(page.locator("[data-kept-offer]")).to_have_count(0)
    story.refresh_from_db()
    assert story.title == "Harbour patrol stays"
    assert not KeptForm.objects.filter(is_over=False).exists()

    # Any two versions, and the first one back.
    page.get_by_role("link", name="Versions").click()
    is_sound(page, "versions")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("del", has_text="Removed: returns")).to_be_visible()
    is_sound(page, "compare")
    page.get_by_role("link", name="Bring the older one back…").click()
    is_sound(page, "restore")
    page.get_by_role("button", name="Bring it back as the draft").click()
    expect(page.get_by_label("Headline")).to_have_value("Harbour patrol returns")


def test_words_typed_without_a_connection_reach_the_newsroom_from_the_next_window(
    live_server: Any, press_officer: User, new_context: NewContext
) -> None:
    page = page_of(live_server, press_officer, new_context, 1280, 900)
    page.goto("/admin/articles/article/add/")
    page.route("**/keep/", lambda route: route.abort())
    page.get_by_label("Headline").fill("Typed on a train")
    expect(page.locator(KEPT)).to_contain_text("no connection")
    assert not KeptForm.objects.exists()
    context = page.context
    page.close()
    page = context.new_page()
    page.goto("/admin/articles/article/add/")
    expect(page.locator("[data-kept-offer]")).to_contain_text("“Typed on a train”")
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('story-'))") == []
    page.get_by_role("link", name="Look at it, or discard it…").click()
    page.get_by_role("button", name="Discard it for good").click()
    expect(page.locator("[data-kept-offer]")).to_have_count(0)
    # Logged out while typing: said so, and nothing is lost.
    context.clear_cookies(name="sessionid")
    page.get_by_label("Headline").fill("Typed after the session ended")
    expect(page.locator(KEPT)).to_contain_text("logged out")
    expect(page.get_by_label("Headline")).to_have_value("Typed after the session ended")


def test_two_windows_of_one_story_keep_their_words_apart(
    live_server: Any,
    press_officer: User,
    editor: User,
    make_story: Callable[..., Article],
    new_context: NewContext,
) -> None:
    story = make_story()
    first = page_of(live_server, press_officer, new_context, 1280, 900)
    first.goto(story.get_admin_url())
    headline = first.get_by_label("Headline")
    # A request that is slow is overtaken by that of a page that is left.
    slow: list[Route] = []
    first.route("**/keep/", lambda route: slow.append(route), times=1)
    with first.expect_request("**/keep/"):
        headline.fill("Slow words")
    headline.fill("Quick words")
    with first.expect_response("**/keep/"):
        first.evaluate(LEAVE)
    expect(first.locator(KEPT)).to_contain_text("Kept at")
    with first.expect_response("**/keep/") as late:
        slow[0].continue_()
    assert set(late.value.json()) == {"key"}
    key = first.locator("[name=kept_as]").input_value()
    row = KeptForm.objects.get()
    assert (row.key, row.typed("title")) == (key, "Quick words")

    # A second window brings over what the first has alone; what is typed meanwhile stays there.
    first.route("**/keep/", lambda route: route.abort())
    headline.fill("Typed on a train")
    expect(first.locator(KEPT)).to_contain_text("no connection")
    second = first.context.new_page()
    bringing: list[Route] = []
    second.route("**/keep/", lambda route: bringing.append(route), times=1)
    with second.expect_request("**/keep/"):
        second.goto(story.get_admin_url())
    headline.fill("Typed on a longer train")
    with second.expect_navigation():  # to offer what it has brought over
        bringing[0].continue_()
    first.wait_for_function(NOTHING_IN_BROWSER)
    assert KeptForm.objects.get().typed("title") == "Typed on a longer train"

    # Restored in the second, the words are those of both windows, and each goes on alone.
    second.goto(story.get_admin_url())
    restore = second.get_by_role("button", name="Restore it into the form")
    restore.click()
    expect(second.get_by_label("Headline")).to_have_value("Typed on a longer train")
    second.get_by_label("Headline").fill("The second goes on")
    expect(second.locator(KEPT)).to_contain_text("Kept at")
    # Loaded again, the restored page offers what was typed in it.
    second.reload()
    expect(second.get_by_text("was restored, saved or discarded meanwhile")).to_be_visible()
    is_sound(second, "kept-restored-again")
    restore.click()
    expect(second.get_by_label("Headline")).to_have_value("The second goes on")
    first.unroute("**/keep/")
    headline.fill("The first goes on")
    first.wait_for_function(NOTHING_IN_BROWSER)
    assert {row.key: row.typed("title") for row in KeptForm.objects.all()} == {
        key: "The first goes on",
        second.locator("[name=kept_as]").input_value(): "The second goes on",
    }

    # A colleague begins: the page that is open hears of it, and reads it out once.
    OpenStory.objects.create(article=story, person=editor)
    headline.fill("The first goes on alone")
    told = "editor started editing just now and has not saved since."
    expect(first.locator("[data-others]")).to_contain_text(told)
    expect(first.locator("[data-others-said]")).to_have_text(told)
    expect(first.locator(KEPT)).to_contain_text("There is news of this story")
    is_sound(first, "kept-others")
    # It hears without a word being typed, too.
    OpenStory.objects.filter(person=editor).delete()
    first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(first.locator("[data-others]")).to_be_empty()

    # Whoever leaves the page is said to be typing no more.
    assert OpenStory.objects.exists()
    with first.expect_response("**/leave/"):
        first.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert not OpenStory.objects.exists()


def test_small_moves_are_made_on_pages_open_to_everybody(
    live_server: Any,
    press_officer: User,
    make_story: Callable[..., Article],
    new_context: NewContext,
) -> None:
    story, gone, old = make_story("Works"), make_story("Gone"), make_story("Old works")
    for one in (story, gone, old):
        one.publish(by=press_officer)
    story.publish(by=press_officer, change=Change(ChangeKind.CORRECTION, "It was Ada Lovell."))
    gone.withdraw(by=press_officer)
    archive(old, by=press_officer)
    submitted = make_story("Submitted")
    Review.objects.submit(submitted, by=press_officer)
    KeptForm.objects.keep(None, {"title": ["Kept"]}, key="key-of-a-window", by=press_officer)
    for width, height in SIZES:
        page = page_of(live_server, press_officer, new_context, width, height)
        page.goto("/admin/")
        is_sound(page, "kept-home")
        page.goto(gone.get_admin_url("withdraw_again"))
        is_sound(page, "withdraw-again")
        page.goto("/search/?q=works")
        expect(page.get_by_text("No longer current: archived")).to_be_visible()
        is_sound(page, "search-archived")
        page.goto(story.get_admin_url("notes"))
        is_sound(page, "notes")
    page.get_by_label("It was Ada Lovell.").check()
    page.get_by_label("Reason").fill("Names a witness.")
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("Taken out: visitors do not see the note any more.")).to_be_visible()
    page.goto(submitted.get_admin_url())
    page.get_by_role("button", name="Take the submission back").click()
    expect(page.locator(".story-state")).to_have_text("Draft")

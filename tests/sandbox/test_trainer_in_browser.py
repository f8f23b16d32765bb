"""The trainer's page in a real browser: wide and narrow, light and dark, without JavaScript."""

from collections.abc import Callable

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.sandbox.x_caller import picture, post_tweet, upload_id
from tests.sandbox_process import SandboxProcess

NewContext = Callable[..., BrowserContext]

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}


def press_switch(page: Page) -> None:
    page.get_by_role("button", name="Switch", exact=True).click()


@pytest.fixture
def rehearsed(sandbox: SandboxProcess) -> SandboxProcess:
    """A sandbox with something in every part of the page."""
    post_tweet(sandbox.x_url, "On patrol", upload_id(sandbox.x_url, picture(), "A van"))
    post_tweet(sandbox.x_url, f"http://127.0.0.1:8000/{'a-very-long-address-' * 8}")
    sandbox.set_behaviour(
        accepted_answer="empty", timeline_lag_seconds=60, calls_left={"accepted_answer": 2}
    )
    post_tweet(sandbox.x_url, "Never heard")
    return sandbox


@pytest.mark.parametrize(
    ("viewport", "colour_scheme"),
    [(WIDE, "light"), (NARROW, "dark")],
    ids=["wide and light", "narrow and dark"],
)
def test_trainers_pages_are_accessible_and_nothing_is_cut_off(
    rehearsed: SandboxProcess,
    new_context: NewContext,
    viewport: dict[str, int],
    colour_scheme: str,
) -> None:
    page = new_context(viewport=viewport, color_scheme=colour_scheme).new_page()

    def inspect() -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0, page.url

    for path in ("/", "/rehearsal/", "/rehearsal/?done=switched", "/rehearsal/forget"):
        page.goto(rehearsed.url + path)
        inspect()
    page.goto(f"{rehearsed.url}/rehearsal/")
    page.get_by_role("group", name="Slow Flickr").get_by_label("seconds").fill("soon")
    page.get_by_role("group", name="Deleting a tweet").get_by_label("Only for the next").fill("0")
    press_switch(page)
    expect(page.get_by_role("alert")).to_contain_text("Nothing was switched.")
    inspect()


def test_trainer_drops_one_reply_and_sees_that_the_newsroom_never_heard(
    sandbox: SandboxProcess, new_context: NewContext
) -> None:
    page = new_context(viewport=NARROW, java_script_enabled=False).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(sandbox.url)
    page.get_by_role("navigation").get_by_role("link", name="Rehearse failure").click()

    accepted = page.get_by_role("group", name="After X has accepted a tweet")
    accepted.get_by_label("X drops the connection without a word.").check()
    accepted.get_by_label("Only for the next").fill("1")
    press_switch(page)

    expect(page.get_by_role("status")).to_contain_text("Switched.")
    expect(page.get_by_role("region", name="Switched on now")).to_contain_text("For 1 more time.")
    with pytest.raises(requests.ConnectionError):
        post_tweet(sandbox.x_url, "Dropped")
    post_tweet(sandbox.x_url, "Heard")

    page.get_by_role("link", name="Look again").click()

    expect(page.get_by_role("region", name="Switched on now")).to_contain_text("Nothing.")
    rows = page.get_by_role("region", name="What X accepted").get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("X’s answer, at once")
    expect(rows.nth(2)).to_contain_text("Nothing: the newsroom never heard.")
    assert complaints == []


def test_trainer_goes_back_to_normal_and_forgets_after_a_question(
    rehearsed: SandboxProcess, new_context: NewContext
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(rehearsed.url)
    page.get_by_role("link", name="See how, or switch it off").click()

    page.get_by_role("button", name="Back to normal").click()

    expect(page.get_by_role("status")).to_contain_text("Everything behaves normally again.")
    assert len(rehearsed.accepted()) == 3

    page.get_by_role("link", name="Forget everything").click()
    page.get_by_role("link", name="Keep it").click()
    assert len(rehearsed.accepted()) == 3

    page.get_by_role("link", name="Forget everything").click()
    page.get_by_role("button", name="Forget everything").click()

    expect(page.get_by_role("status")).to_contain_text("Everything is forgotten")
    assert rehearsed.accepted() == []


def test_error_leads_to_its_field_which_the_bar_does_not_cover(
    sandbox: SandboxProcess, new_context: NewContext
) -> None:
    page = new_context(viewport=NARROW).new_page()
    page.goto(f"{sandbox.url}/rehearsal/")
    slow = page.get_by_role("group", name="Slow YouTube").get_by_label("seconds")
    slow.fill("soon")
    press_switch(page)

    page.get_by_role("alert").get_by_role("link", name="Slow YouTube").click()

    expect(slow).to_be_focused()
    expect(slow).to_have_value("soon")
    expect(slow).to_have_attribute("aria-invalid", "true")
    field, bar = slow.bounding_box(), page.locator(".bar").bounding_box()
    assert field
    assert bar
    assert field["y"] >= 0
    assert field["y"] + field["height"] <= bar["y"]

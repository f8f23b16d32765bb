"""The contract before a real browser: on phone and desktop, light and dark, with no script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from articles.models import Article
from contract.models import Contract
from tests.in_browser import log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(
    public_contract: Contract, make_story: Callable[..., Article], press_officer: User
) -> list[str]:
    """The contract's own page, and one that shows it."""
    story = make_story("How to reach us", body="<h2>Doors</h2><p>The doors are open.</p>")
    public_contract.points.filter(title="Access").update(story=story)
    story.publish(by=press_officer)
    page = make_story("How we work", kind="page", body="<h2>Contract</h2><p>[[contract]]</p>")
    page.publish(by=press_officer)
    return ["/contract/", "/how-we-work/"]


@pytest.mark.parametrize("has_script", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_open_point_reads_in_place_and_on_its_own_page(
    browser: Browser,
    live_server: Any,
    pages: list[str],
    width: int,
    scheme: Literal["light", "dark"],
    has_script: bool,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=has_script,
    )
    page = context.new_page()
    for path in pages:
        page.goto(live_server.url + path)
        expect(page.get_by_text("The doors are open.")).to_be_hidden()
        page.locator("summary", has_text="More information").press("Enter")
        expect(page.get_by_text("The doors are open.")).to_be_visible()
        if has_script:
            assert Axe().run(page).violations_count == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("link", name="Access", exact=True).click()
        expect(page.get_by_role("heading", name="How to reach us", level=1)).to_be_visible()
    context.close()


def titles(contract: Contract) -> list[str]:
    return list(contract.points.values_list("title", flat=True))


def test_editor_arranges_points_by_keyboard(
    page: Page, live_server: Any, contract: Contract, editor: User
) -> None:
    log_in(page.context, editor, live_server.url)
    page.goto(live_server.url + contract.get_admin_url())
    page.get_by_role("button", name="Move up: Listening").press("Enter")
    expect(page.get_by_text("Listening is point 2 of 3 now.")).to_be_attached()
    page.keyboard.press("Enter")  # the focus stays on the arrow
    page.get_by_role("button", name="Edit, or fold away: Sharing").press("Enter")
    page.locator("[name=points-1-promise]").fill("We share more.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()
    assert titles(contract) == ["Listening", "Access", "Sharing"]
    assert contract.points.get(title="Sharing").promise == "We share more."


def test_editor_arranges_points_by_dragging(
    page: Page, live_server: Any, contract: Contract, editor: User
) -> None:
    log_in(page.context, editor, live_server.url)
    page.goto(live_server.url + contract.get_admin_url())
    handles = page.locator(".form-group.original h3 [x-sort\\:handle]")
    handles.nth(2).scroll_into_view_if_needed()
    start, end = handles.nth(2).bounding_box(), handles.nth(0).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + 10, steps=12)
    first = page.locator(".form-group.original h3").first
    for step in range(40):  # on a busy machine the page follows the pointer late
        if "Listening" in first.inner_text():
            break
        page.mouse.move(end["x"] + 10, end["y"] + 2 + step % 5, steps=2)
        page.wait_for_timeout(50)
    page.mouse.up()
    expect(first).to_contain_text("Listening")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()
    assert titles(contract) == ["Listening", "Access", "Sharing"]

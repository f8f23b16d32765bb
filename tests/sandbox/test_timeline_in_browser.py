"""The timeline in a real browser: wide and narrow, light and dark, without JavaScript."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from tests.sandbox.x_caller import picture, post_tweet, upload_id
from tests.sandbox_process import SandboxProcess

NewContext = Callable[..., BrowserContext]

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
LONG_NAME = "http://127.0.0.1:8000/" + "a-very-long-address-" * 8


@pytest.fixture
def busy_timeline(sandbox: SandboxProcess) -> str:
    """A timeline with every kind of tweet; returns the id of the one with a described picture."""
    post_tweet(sandbox.x_url, f"W{'o' * 200}rd without a break {LONG_NAME}")
    many = [upload_id(sandbox.x_url, picture(size=(300, 200 + 100 * n))) for n in range(4)]
    post_tweet(sandbox.x_url, "Four pictures without alt text", *many)
    described = upload_id(
        sandbox.x_url, picture("JPEG", size=(900, 600)), alt_text="Officers at the harbour wall."
    )
    answer = post_tweet(sandbox.x_url, "On patrol\nin Harbourside", described)
    return answer.json()["data"]["id"]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_timeline_is_accessible_and_nothing_is_cut_off(
    sandbox: SandboxProcess,
    busy_timeline: str,
    new_context: NewContext,
    viewport: dict[str, int],
    colour_scheme: str,
) -> None:
    page = new_context(viewport=viewport, color_scheme=colour_scheme).new_page()
    for path in ("/", f"/i/status/{busy_timeline}", "/i/status/1"):
        page.goto(sandbox.url + path)
        for summary in page.locator("summary").all():
            summary.click()

        results = Axe().run(page)

        assert results.violations_count == 0, results.generate_report()
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0


def test_alt_text_is_read_on_demand_without_javascript(
    sandbox: SandboxProcess, busy_timeline: str, new_context: NewContext
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{sandbox.url}/i/status/{busy_timeline}")
    alt_text = page.locator("figcaption").get_by_text("Officers at the harbour wall.")
    expect(alt_text).to_be_hidden()

    page.get_by_text("ALT").click()

    expect(alt_text).to_be_visible()


def test_pages_load_without_a_complaint_in_the_console(
    sandbox: SandboxProcess, busy_timeline: str, new_context: NewContext
) -> None:
    page = new_context().new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on(
        "response",
        lambda response: complaints.append(response.url) if response.status >= 400 else None,
    )

    page.goto(sandbox.url)
    page.wait_for_load_state("networkidle")

    assert complaints == []
    widths = page.locator(".pictures img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert sorted(widths) == [300, 300, 300, 300, 900]


def test_timeline_leads_to_one_tweet_and_back(
    sandbox: SandboxProcess, busy_timeline: str, new_context: NewContext
) -> None:
    page = new_context(viewport=NARROW).new_page()
    page.goto(sandbox.url)

    page.locator("article time").first.click()
    expect(page).to_have_url(f"{sandbox.url}/i/status/{busy_timeline}")
    expect(page.locator("article")).to_have_count(1)

    page.get_by_role("link", name="All tweets").click()
    expect(page.locator("article")).to_have_count(3)

"""The banner, the way back and the contents list before a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, expect

from articles.models import Article, SiteFrame

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_in_its_frame_passes_axe_and_fits(
    browser: Browser,
    live_server: Any,
    make_story: Callable[..., Article],
    press_officer: User,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    top = make_story("How we work", kind="page", navigation_place=1)
    body = "<h2>Close to the place</h2><p>a</p><h2>Threat, harm and risk</h2><p>b</p>"
    page_below = make_story("Our model", kind="page", parent=top, body=body, has_contents=True)
    for story in (top, page_below):
        story.publish(by=press_officer)
    frame = SiteFrame.objects.create(
        banner_heading="Flood in Harbourside",
        banner_words="Move to upper floors now.",
        banner_path="/how-we-work/",
        footer_text="A few words.",
    )
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for level in ("notice", "warning", "emergency"):
        frame.banner_level = level
        frame.save()
        page.goto(f"{live_server.url}/our-model/")
        expect(page.get_by_role("region", name="Flood in Harbourside")).to_be_visible()
        assert Axe().run(page).violations_count == 0, level
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Threat, harm and risk").click()
    expect(page).to_have_url(f"{live_server.url}/our-model/#part-2")
    page.get_by_label("Where this page stands").get_by_role("link", name="How we work").click()
    expect(page.get_by_role("heading", name="How we work", level=1)).to_be_visible()
    context.close()

"""Takes the README's screenshots again from a newly started newsroom: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser import find_browser
from tests.newsroom.running_newsroom import running_newsroom

FOLDER = Path(__file__).parent / "screenshots"
SIZE: ViewportSize = {"width": 1280, "height": 860}
STORY = "Police dog Juno finds walker after eleven hours on the moor"


def take_social_tab(page: Page, url: str) -> None:
    page.goto(f"{url}/admin/")
    page.locator("#id_username").fill("press")
    page.locator("#id_password").fill("newsroom")
    page.get_by_role("button", name="Log in").click()
    page.goto(f"{url}/admin/articles/article/?q=Juno")
    page.get_by_role("link", name=STORY).click()
    page.get_by_role("tab", name="Social").click()
    page.locator("[data-tweet-counter] strong").filter(has_text="/").wait_for()
    page.screenshot(path=FOLDER / "social-tab.png")


def take_story(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("link", name=STORY).first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / "story.png")


def main() -> None:
    program = find_browser()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_newsroom(Path(folder) / "data", DEMO="1") as newsroom,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        take_social_tab(browser.new_page(viewport=SIZE), newsroom.url)
        take_story(browser.new_page(viewport=SIZE), newsroom.url)
        browser.close()


if __name__ == "__main__":
    main()

"""What every journey through the admin does: log in, write, choose a picture."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.newsroom.running_newsroom import RunningNewsroom


def log_in(page: Page, newsroom: RunningNewsroom, username: str) -> None:
    page.goto(f"{newsroom.url}/admin/")
    page.get_by_label("Username").fill(username)
    page.locator("#id_password").fill("newsroom")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="My drafts")).to_be_visible()


def write_in_the_editor(page: Page, words: str) -> None:
    editor = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    editor.click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def choose_first_picture(page: Page, button: str, words: str) -> str:
    """Opens the library with the button, searches, takes the first picture; its title."""
    page.get_by_role("button", name=button).click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    dialog.get_by_label("Search the library").fill(words)
    dialog.get_by_role("button", name="Search", exact=True).click()
    choice = dialog.locator("[data-library-picture]").first
    expect(choice).to_be_visible()
    title = choice.get_attribute("data-title") or ""
    choice.click()
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()
    return title


def expect_soon(check: object, tries: int = 60) -> None:
    """Repeats what reloads a page until it holds."""
    for attempt in range(tries):
        try:
            check()  # type: ignore[operator]
            return
        except AssertionError:
            if attempt == tries - 1:
                raise

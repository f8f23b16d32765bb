"""The picker in a real browser: by keyboard and pointer, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, Locator, Page, expect

from media_picker.library_search import PAGE
from media_picker.models import Picture, Template
from tests.in_browser import expect_open_to_everybody, log_in
from tests.newsroom_fixtures import jpeg

pytestmark = [
    pytest.mark.urls("tests.media_picker.media_pages"),
    pytest.mark.django_db(transaction=True),
]
NewContext = Callable[..., BrowserContext]
OpenPage = Callable[..., Page]
WIDTHS = [1280, 390]


@pytest.fixture
def open_page(live_server: Any, new_context: NewContext) -> OpenPage:
    def open_as(person: User, address: str, width: int = 1280) -> Page:
        context = new_context(viewport={"width": width, "height": 844})
        log_in(context, person, live_server.url)
        page = context.new_page()
        page.goto(f"{live_server.url}{address}")
        return page

    return open_as


@pytest.fixture
def library(make_picture: Callable[..., Picture]) -> list[Picture]:
    """Ten pictures, more than a row; Picture 9 is the newest."""
    return [make_picture(f"Picture {number}") for number in range(10)]


@pytest.fixture
def long_library(make_picture: Callable[..., Picture]) -> list[Picture]:
    """More than a page."""
    return [make_picture(f"Picture {number}") for number in range(30)]


@pytest.fixture
def appeal(make_picture: Callable[..., Picture]) -> Template:
    return Template.objects.create(
        picture=make_picture("Witness appeal"),
        alt_text="An appeal for witnesses.",
        strapline_place="5, 60, 90, 35",
        photograph_place="60, 5, 35, 50",
    )


def open_picker(page: Page, field: str = "lead") -> Locator:
    label = page.locator(f"[data-picture-field]:has([name={field}]) [data-picture-choose]")
    label.click()
    dialog = page.get_by_role("dialog", name="Choose a")
    expect(dialog).to_be_visible()
    return dialog


def pictures(dialog: Locator) -> Locator:
    return dialog.get_by_role("listbox", name="Pictures of the library")


@pytest.mark.parametrize("width", WIDTHS)
def test_picture_is_chosen_changed_and_taken_away_by_keyboard(
    library: list[Picture], press_officer: User, open_page: OpenPage, width: int
) -> None:
    page = open_page(press_officer, "/admin/picture-form/", width)
    page.get_by_label("Headline").fill("Typed before")
    dialog = open_picker(page)
    expect(dialog.get_by_label("Search the library")).to_be_focused()
    expect_open_to_everybody(page, context="dialog")

    first = pictures(dialog).get_by_role("option").first
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(pictures(dialog).get_by_role("option", name="Picture 8")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(pictures(dialog).get_by_role("option", name="Picture 8")).to_be_focused()
    page.keyboard.press("Home")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(pictures(dialog).get_by_role("option", selected=True)).to_have_count(1)
    expect(dialog.get_by_role("status")).to_have_text("Selected: Picture 8")
    expect(dialog).to_be_visible()
    expect_open_to_everybody(page, context="dialog")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    button = page.get_by_role("button", name="Select to change")
    expect(button).to_be_focused()
    expect(page.locator("[name=lead]")).to_have_value(str(library[8].pk))
    expect(page.locator("[data-picture-title]").first).to_have_text("Picture 8")
    expect(page.get_by_label("Headline")).to_have_value("Typed before")

    page.keyboard.press("Enter")
    expect(pictures(dialog).get_by_role("option", name="Picture 8", selected=True)).to_be_focused()
    dialog.get_by_role("button", name="None").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("[name=lead]")).to_have_value("")


def test_focus_stays_inside_and_escape_gives_it_back(
    library: list[Picture], press_officer: User, open_page: OpenPage
) -> None:
    page = open_page(press_officer, "/admin/picture-form/")
    dialog = open_picker(page)
    for _ in range(25):
        page.keyboard.press("Tab")
        # The browser's own bar takes a turn, too: then it is the body.
        assert page.evaluate("document.activeElement.matches('body, dialog, dialog *')")
    pictures(dialog).get_by_role("option").first.click()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-picture-choose]").first).to_be_focused()
    expect(page.locator("[name=lead]")).to_have_value("")


@pytest.mark.parametrize("width", WIDTHS)
def test_list_goes_on_as_one_scrolls_and_ends(
    long_library: list[Picture], press_officer: User, open_page: OpenPage, width: int
) -> None:
    page = open_page(press_officer, "/admin/picture-form/", width)
    dialog = open_picker(page)
    pictures(dialog).get_by_role("option").nth(PAGE - 1).scroll_into_view_if_needed()
    dialog.locator("[data-library-scroll]").evaluate("(box) => box.scrollTo(0, box.scrollHeight)")
    expect(pictures(dialog).get_by_role("option")).to_have_count(30)
    expect(dialog.get_by_role("button", name="Show more")).to_be_hidden()
    names = pictures(dialog).get_by_role("option").all_inner_texts()
    assert names == [f"Picture {number}" for number in reversed(range(30))]


def test_library_is_filtered_by_words_tag_kind_and_owner(
    library: list[Picture], appeal: Template, press_officer: User, open_page: OpenPage
) -> None:
    library[3].tags.create(name="harbour")
    Picture.objects.filter(pk=library[4].pk).update(uploaded_by=press_officer)
    page = open_page(press_officer, "/admin/picture-form/")
    dialog = open_picker(page, "template")
    expect(dialog.get_by_role("heading", name="Choose a template")).to_be_visible()
    options = pictures(dialog).get_by_role("option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Witness appeal")
    dialog.get_by_role("button", name="Other").click()
    expect(options.first).to_contain_text("Witness appeal")
    expect(options.nth(5)).to_be_visible()
    dialog.get_by_label("Show").select_option("Photographs")
    expect(options.first).to_contain_text("Picture 9")
    dialog.get_by_label("Tag", exact=True).select_option("harbour")
    expect(options).to_have_text(["Picture 3"])
    dialog.get_by_label("Tag", exact=True).select_option("Any")
    dialog.get_by_label("Only mine").check()
    expect(options).to_have_text(["Picture 4"])
    dialog.get_by_label("Only mine").uncheck()
    dialog.get_by_label("Search the library").fill("picture 7")
    page.keyboard.press("Enter")
    expect(options).to_have_text(["Picture 7"])
    dialog.get_by_label("Search the library").fill("no such thing")
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("No picture is found.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_picture_is_added_in_the_dialog_and_a_second_time_the_first_is_used(
    press_officer: User, open_page: OpenPage, width: int
) -> None:
    page = open_page(press_officer, "/admin/picture-form/", width)
    file = {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    dialog = open_picker(page)
    dialog.get_by_role("button", name="Add image").click()
    expect_open_to_everybody(page, context="dialog")
    dialog.get_by_label("Picture file").set_input_files(file)
    dialog.get_by_label("Title").fill("Old quay")
    dialog.get_by_role("button", name="Add this picture").click()
    expect(dialog.get_by_text("Say what the picture shows")).to_be_visible()
    expect(dialog.get_by_label("Title")).to_have_value("Old quay")
    dialog.get_by_label("Alt text").fill("An old stone quay")
    dialog.get_by_role("button", name="Add this picture").click()
    expect(pictures(dialog).get_by_role("option", name="Old quay", selected=True)).to_be_focused()

    dialog.get_by_role("button", name="Add image").click()
    dialog.get_by_label("Picture file").set_input_files(file)
    dialog.get_by_label("Title").fill("Again")
    dialog.get_by_label("Alt text").fill("The quay again")
    dialog.get_by_role("button", name="Add this picture").click()
    expect(dialog.get_by_text("We have this file as Old quay.")).to_be_visible()
    expect(dialog.get_by_label("Keep both")).to_be_visible()
    expect(dialog.get_by_label("Title")).to_have_value("Again")
    expect_open_to_everybody(page, context="dialog")
    dialog.get_by_role("button", name="Use it").click()
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()
    picture = Picture.objects.get()
    expect(page.locator("[name=lead]")).to_have_value(str(picture.pk))


@pytest.mark.parametrize("width", WIDTHS)
def test_template_is_shown_as_it_will_be_used_and_drawn_at_its_size(
    library: list[Picture],
    appeal: Template,
    press_officer: User,
    open_page: OpenPage,
    width: int,
) -> None:
    page = open_page(press_officer, "/admin/picture-form/", width)
    dialog = open_picker(page)
    pictures(dialog).get_by_role("option", name="Picture 8").click()
    pictures(dialog).get_by_role("option", name="Witness appeal").click()
    expect(dialog.get_by_label("Put “Picture 8” into it")).to_be_checked()
    pictures(dialog).get_by_role("option", name="Picture 9").click()
    dialog.get_by_role("button", name="Put it into “Witness appeal”").click()
    preview = dialog.locator("[data-selected-image]")
    expect(preview).to_have_js_property("naturalWidth", 1200)
    expect(dialog.get_by_label("Put “Picture 9” into it")).to_be_checked()
    dialog.get_by_label("Template size").select_option("square")
    expect(preview).to_have_js_property("naturalWidth", 1080)
    dialog.get_by_label("Template size").select_option("Other…")
    dialog.get_by_label("Width").fill("50")
    expect(dialog.get_by_role("alert")).to_contain_text("200 to 2,000 pixels")
    dialog.get_by_label("Width").fill("800")
    dialog.get_by_label("Height").fill("400")
    dialog.get_by_label("Strapline").fill("Did you see the crash?")
    expect(preview).to_have_js_property("naturalWidth", 800)
    expect(dialog.get_by_role("alert")).to_be_empty()
    expect_open_to_everybody(page, context="dialog")
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-picture-title]").first).to_contain_text("Did you see the crash?")
    made = appeal.made.get()
    expect(page.locator("[name=lead]")).to_have_value(str(made.pk))
    assert (made.current_file.width, made.current_file.height) == (800, 400)
    assert made.alt_text == (
        "An appeal for witnesses. The photograph: Picture 9 at dawn. "
        "It says: Did you see the crash?"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_upload_many_page_is_open_to_everybody(
    press_officer: User, open_page: OpenPage, width: int
) -> None:
    page = open_page(press_officer, "/admin/media_picker/picture/upload/", width)
    file = {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    page.get_by_label("Choose pictures, or drop them here").set_input_files([file])
    expect(page.get_by_role("heading", name="quay")).to_be_visible()
    expect_open_to_everybody(page, context="[data-upload-many]")
    page.get_by_label("Choose pictures, or drop them here").set_input_files([file])
    expect(page.get_by_text("has this file already").first).to_be_visible()
    expect(page.get_by_role("button", name="Keep both")).to_be_visible()
    expect_open_to_everybody(page, context="[data-upload-many]")

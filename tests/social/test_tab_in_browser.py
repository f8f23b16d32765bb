"""The People and Social tabs in a real browser: what a press officer sees and hears."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, Page, expect

from articles.kinds import Kind
from articles.models import Article
from media_picker.models import Picture, Template
from social.models import NamedPerson, TweetDraft
from tests.in_browser import expect_open_to_everybody, log_in

pytestmark = pytest.mark.django_db(transaction=True)

MakeStory = Callable[..., Article]
OpenPage = Callable[..., Page]
SIZES = [(1280, 900), (390, 844)]


@pytest.fixture
def open_page(
    live_server: Any, press_officer: User, new_context: Callable[..., BrowserContext]
) -> OpenPage:
    """Opens an address of the admin for the press officer, in a window of that size."""

    def open_it(path: str, width: int = 1280, height: int = 900) -> Page:
        context = new_context(viewport={"width": width, "height": height})
        log_in(context, press_officer, live_server.url)
        page = context.new_page()
        page.goto(f"{live_server.url}{path}")
        return page

    return open_it


def expect_every_focus_in_sight(page: Page) -> None:
    """Whatever the Tab key reaches in the Social tab is not behind the bar with the buttons."""
    page.get_by_role("tab", name="Social").focus()
    reached = 0
    while True:
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
                const it = document.activeElement;
                const bar = document.getElementById("submit-row");
                const isStuck = getComputedStyle(bar).position === "sticky";
                const foot = isStuck ? bar.getBoundingClientRect().top : innerHeight;
                return {
                    isInside: document.getElementById("panel-social").contains(it),
                    bottom: it.getBoundingClientRect().bottom,
                    foot,
                    what: it.id || it.textContent,
                };
            }"""
        )
        if not focus["isInside"]:
            break
        reached += 1
        assert focus["bottom"] <= focus["foot"], focus
    assert reached > 8


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_press_officer_writes_an_appeal_and_its_people_are_ticked_off(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page("/admin/articles/article/add/", width, height)
    people = page.get_by_role("tab", name="People")
    expect(people).to_be_hidden()
    page.get_by_label("Kind").select_option("missing")
    page.get_by_label("Headline").fill("Have you seen this man?")
    expect(people).to_be_visible()

    page.get_by_role("tab", name="Social").click()
    page.locator("#panel-social").get_by_label("Yes", exact=True).check()
    text = page.get_by_label("Text of the tweet")
    page.get_by_role("link", name="Add the person on the People tab").click()
    expect(people).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Walter Ashgrove")
    page.get_by_label("Age", exact=True).fill("76")
    page.get_by_role("button", name="Add another person").click()
    second = page.get_by_role("group", name="Person 2")
    expect(second.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Nadia Colwick")
    second.get_by_label("Age not given").check()
    expect_open_to_everybody(page, context="#panel-people")

    page.get_by_role("tab", name="Social").click()
    ticks = page.get_by_role("region", name="People whom the tweet must name")
    expect(ticks.get_by_text("name is not in the text")).to_have_count(2)
    text.press_sequentially("Missing: Walter Ashgrove, 7")
    expect(ticks.get_by_text("name is in the text")).to_have_count(1)
    expect(ticks.get_by_text("age 76 is not in the text")).to_be_visible()
    page.keyboard.type("6, and Nadia Colwick")
    expect(ticks.get_by_text("name is in the text")).to_have_count(2)
    expect(ticks.get_by_text("age 76 is in the text")).to_be_visible()
    expect(ticks.get_by_text("no age: the record says why")).to_be_visible()
    expect_open_to_everybody(page, context="#panel-social")

    page.get_by_role("button", name="Save and publish…").click()
    expect(people).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("Write why there is no name or no age").first).to_be_visible()
    expect(second.get_by_label("Name", exact=True)).to_have_value("Nadia Colwick")
    second.get_by_label("Reason").fill("Her family does not know it.")
    page.get_by_role("button", name="Save and keep writing").click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert [str(person) for person in NamedPerson.objects.all()] == [
        "Walter Ashgrove, 76",
        "Nadia Colwick",
    ]
    assert TweetDraft.objects.get().text == "Missing: Walter Ashgrove, 76, and Nadia Colwick"


def test_people_tab_goes_with_the_kind_and_never_hides_what_was_typed(
    open_page: OpenPage, make_story: MakeStory
) -> None:
    page = open_page(make_story(kind=Kind.NEWS).get_admin_url())
    kind, people = page.get_by_label("Kind"), page.get_by_role("tab", name="People")
    page.get_by_role("tab", name="Press").press("ArrowRight")
    expect(page.get_by_role("tab", name="Social")).to_be_focused()
    page.keyboard.press("Home")
    kind.select_option("wanted")
    people.click()
    expect(page.get_by_text("Say whom the appeal is about")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Dean Harrowby")
    page.get_by_role("tab", name="Content").click()
    kind.select_option("news")
    people.click()
    expect(page.get_by_text("Nothing is asked for here")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("")
    page.get_by_role("tab", name="Content").click()
    kind.select_option("tribute")
    expect(people).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_findings_stand_beside_the_text_and_one_press_mends_a_link_by_accident(
    open_page: OpenPage, make_story: MakeStory, width: int, height: int
) -> None:
    page = open_page(make_story().get_admin_url(), width, height)
    page.get_by_role("tab", name="Social").click()
    text = page.get_by_label("Text of the tweet")
    text.fill("Thanks to @wmpolice, the bridge is closed from 5pm.In town it is quiet.")
    panel = page.locator("#panel-social")
    found = panel.locator(".finding")
    expect(found).to_contain_text(["X would make “5pm.In” a link", "The tweet mentions @wmpolice"])
    expect_open_to_everybody(page, context="#panel-social")
    page.get_by_role("button", name="Write “5pm. In”").click()
    expect(text).to_have_value(re.compile("5pm. In town"))
    expect(text).to_be_focused()
    expect(found).to_contain_text(["The tweet mentions @wmpolice"])

    image = panel.locator(".field-image")
    panel.get_by_label("Article", exact=True).check()
    expect(image.locator(".finding")).to_contain_text("there is no picture in the body")
    expect_open_to_everybody(page, context="#panel-social")
    page.get_by_role("button", name="Save and keep writing").click()
    page.get_by_role("tab", name="Social").click()
    expect(image.locator(".finding")).to_contain_text("there is no picture in the body")
    panel.get_by_label("None", exact=True).check()
    expect(image.locator(".finding")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_alt_text_of_a_statement_follows_its_words_until_it_is_edited(
    open_page: OpenPage, make_story: MakeStory, width: int, height: int
) -> None:
    page = open_page(make_story().get_admin_url(), width, height)
    page.get_by_role("tab", name="Social").click()
    page.get_by_label("Statement", exact=True).check()
    expect_every_focus_in_sight(page)
    page.evaluate("scrollTo(0, 0)")
    preview = page.get_by_role("heading", name="As X will show it").bounding_box()
    image = page.locator("#panel-social .field-image").bounding_box()
    assert preview
    assert image
    assert preview["y"] < image["y"], "on a phone, too, the preview stands right below the text"
    statement = page.get_by_label("Text of the statement")
    alt_text = page.get_by_label("Alt text of the card")
    statement.press_sequentially("We 👩‍🚒 thank 1️⃣ you. 🕊️")
    expect(alt_text).to_have_value("We thank you.")
    statement.fill("word " * 250)
    expect(alt_text).to_have_value("word " * 199 + "word…")
    statement.fill("We thank all.")
    alt_text.fill("A dark card. It says: We thank all.")
    statement.fill("We thank everybody.")
    expect(alt_text).to_have_value("A dark card. It says: We thank all.")
    alt_text.fill("")
    statement.press_sequentially(" Good night.")
    expect(alt_text).to_have_value("We thank everybody. Good night.")
    page.get_by_role("button", name="Save and keep writing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert TweetDraft.objects.get().statement_alt_text == ""
    page.get_by_role("tab", name="Social").click()
    expect(alt_text).to_have_value("We thank everybody. Good night.")
    statement.fill("We thank you all.")
    expect(alt_text).to_have_value("We thank you all.")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_photograph_and_strapline_are_put_into_a_template_after_it_was_chosen(
    open_page: OpenPage,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    width: int,
    height: int,
) -> None:
    places = {"photograph_place": "60, 5, 35, 50", "strapline_place": "5, 60, 90, 35"}
    Template.objects.create(picture=make_picture("Appeal"), alt_text="An appeal.", **places)
    photograph = make_picture("Quay")
    story = make_story(tweet="Were you there?", image="template")
    page = open_page(story.get_admin_url(), width, height)
    page.get_by_role("tab", name="Social").click()
    field = page.locator("[data-picture-field]:has([name$=template_picture])")
    put = field.get_by_role("button", name="Photograph…")
    expect(put).to_be_hidden()
    field.get_by_role("button", name="Choose a template").click()
    dialog = page.get_by_role("dialog", name="Choose a")
    dialog.get_by_role("option", name="Appeal").click()
    dialog.get_by_role("button", name="Update").click()
    put.click()
    dialog.get_by_role("option", name="Quay").dblclick()
    strapline = field.get_by_label("Strapline")
    strapline.fill("Witnesses, please call")  # while it is being drawn
    preview = page.locator("[data-tweet-preview-shown] details.x-look-alt p")
    expect(preview).to_have_text("An appeal. The photograph: Quay at dawn.")
    expect(strapline).to_have_value("Witnesses, please call")
    strapline.fill("Word " * 50)
    strapline.press("Enter")
    expect(field.get_by_role("alert")).to_contain_text("too long for its place")
    strapline.fill("Call 101")  # and save at once
    expect_open_to_everybody(page, context="#panel-social")
    page.get_by_role("button", name="Save and keep writing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    drawn = TweetDraft.objects.get().template_picture
    assert drawn is not None
    assert (drawn.made_with, drawn.strapline) == (photograph, "Call 101")
    assert drawn.alt_text == "An appeal. The photograph: Quay at dawn. It says: Call 101"
    page.get_by_role("tab", name="Social").click()
    expect(strapline).to_have_value("Call 101")
    put.click()
    dialog.get_by_role("button", name="None").click()
    expect(preview).to_have_text("An appeal. It says: Call 101")
    expect(field.get_by_role("alert")).to_be_empty()


def test_screen_reader_hears_the_count_only_at_its_thresholds(
    open_page: OpenPage, make_story: MakeStory
) -> None:
    page = open_page(make_story().get_admin_url())
    page.get_by_role("tab", name="Social").click()
    page.evaluate(
        """() => {
            window.heard = [];
            const said = document.querySelector("[data-tweet-said]");
            new MutationObserver(() => window.heard.push(said.textContent))
                .observe(said, { childList: true });
        }"""
    )
    text = page.get_by_label("Text of the tweet")
    counter = page.locator("[data-tweet-counter]")
    expect(counter).to_have_text("0 / 200")
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    expected: list[str] = []
    for used, said in (
        (1, ""),
        (179, ""),
        (180, "20 characters left."),
        (185, ""),
        (190, "10 characters left."),
        (200, "0 characters left."),
        (203, "3 characters over the limit."),
        (204, ""),
        (199, "1 character left."),
        (50, ""),
    ):
        text.fill("x" * used)
        page.clock.run_for(500)
        expect(counter).to_contain_text(f"{used} / 200")
        page.clock.run_for(5000)  # nobody types: whatever is to be said is said now
        expected += [said] if said else []
        assert page.evaluate("window.heard.filter(Boolean)") == expected, used
    page.get_by_label("Article", exact=True).check()
    expect(counter).to_have_text("50 / 170")

"""Pictures, a template, an album and a video: from a press officer's disk to a visitor's screen."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, Response, expect

from tests.in_browser import expect_no_sideways_scrolling
from tests.journeys.at_the_desk import log_in, write_in_the_editor
from tests.newsroom.running_newsroom import RunningNewsroom

pytestmark = pytest.mark.journey

SECRET = "53.4808 N, 2.2426 W"  # where the photographer stood
ALBUM = "72157645404898108"
VIDEO = "HGdRhjvORBk"


def photograph(colour: str) -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = SECRET
    out = io.BytesIO()
    Image.new("RGB", (1500, 1000), colour).save(out, "JPEG", exif=exif, comment=SECRET.encode())
    return out.getvalue()


def take(page: Page, button: str, title: str) -> None:
    """Opens the picker with the button and takes the picture of that title."""
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    dialog.get_by_role("option", name=title, exact=True).first.click()
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_that_a_story_shows_beside_its_words(
    browser: Browser, newsroom: RunningNewsroom, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    log_in(page, newsroom, "press")
    names = [f"{name} {width}" for name in ("Lighthouse", "Lifeboat", "Ferry")]

    # Three files dropped in; each is described.
    page.goto(f"{newsroom.url}/admin/media_picker/picture/upload/")
    colours = ["teal", "navy", "maroon"] if width == 1280 else ["olive", "purple", "orange"]
    page.get_by_label("Choose pictures, or drop them here").set_input_files(
        [
            {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": photograph(colour)}
            for name, colour in zip(names, colours, strict=True)
        ]
    )
    for name in names:
        form = page.locator("[data-uploaded-pictures] > li").filter(
            has=page.get_by_role("heading", name=name, exact=True)
        )
        form.get_by_label("Alt text").fill(f"{name} from the quay")
        form.get_by_role("button", name="Save").click()
        expect(form.get_by_role("status")).to_contain_text("Saved.")

    # One as lead by way of a template and its size, two in the body.
    page.goto(f"{newsroom.url}/admin/articles/article/add/")
    title = f"Open day at the harbour ({width})"
    page.get_by_label("Headline").fill(title)
    page.get_by_label("Summary").fill("Boats, dogs and a choir.")
    page.get_by_label("Category").select_option("Community")
    write_in_the_editor(page, "Come and see.")
    for name in names[1:]:
        take(page, "Picture from the library", name)
    page.get_by_role("tab", name="Media").click()
    take(page, "Choose from the library", names[0])
    page.get_by_role("button", name="Select to change", exact=True).click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    dialog.get_by_label("Show").select_option("Templates")
    templates = dialog.get_by_role("listbox").filter(has_text="appeal").get_by_role("option")
    expect(templates).to_have_count(6)
    templates.first.click()
    dialog.get_by_label("Template size").select_option("medium")
    preview = dialog.locator("[data-selected-image]")
    expect(preview).to_have_js_property("naturalWidth", 900)
    dialog.get_by_role("button", name="Update").click()
    expect(dialog).to_be_hidden()

    # The album and the video, by id and by link.
    album = page.get_by_label("Flickr album")
    for pasted in (ALBUM, f"https://www.flickr.com/photos/gmpolice1/sets/{ALBUM}/"):
        album.fill(pasted)
        page.get_by_role("button", name="Preview", exact=True).click()
        expect(page.get_by_text("12 photographs.", exact=True)).to_be_visible()
        expect(album).to_have_value(ALBUM)
    page.locator("#panel-media").get_by_label("Yes", exact=True).check()
    video = page.get_by_label("YouTube video")
    for pasted in (VIDEO, f"https://youtu.be/{VIDEO}?t=3"):
        video.fill(pasted)
        page.get_by_role("button", name="Refresh preview").click()
        expect(page.get_by_text("2:31", exact=True)).to_be_visible()
        expect(video).to_have_value(VIDEO)
    page.get_by_role("button", name="Save and publish…").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("is public now")).to_be_visible()

    # A visitor: all of it is there, and until a press nobody else was asked.
    visitor = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    answers: list[Response] = []
    visitor.on("response", lambda answer: answers.append(answer))
    visitor.goto(newsroom.url)
    visitor.get_by_role("link", name=title).first.click()
    expect(visitor.get_by_role("heading", name=title, level=1)).to_be_visible()
    for image in visitor.locator("article img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    for name in names[1:]:
        expect(visitor.get_by_role("img", name=f"{name} from the quay")).to_be_visible()
    visitor.wait_for_load_state("networkidle")
    assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(newsroom.url).netloc}
    assert Axe().run(visitor).violations_count == 0
    expect_no_sideways_scrolling(visitor)

    # No metadata and no byte of the originals.
    pictures = [answer for answer in answers if "image/" in answer.headers["content-type"]]
    assert len(pictures) >= 4
    for answer in pictures:
        content = visitor.request.get(answer.url).body()
        assert SECRET.encode() not in content
        if "svg" not in answer.headers["content-type"]:
            shown = Image.open(io.BytesIO(content))
            assert not set(shown.info) & {"exif", "xmp", "comment", "icc_profile", "photoshop"}
    originals = list((newsroom.data_dir / "media" / "originals").iterdir())
    assert originals
    for original in originals:
        for address in (f"/media/originals/{original.name}", f"/pictures/{original.name}"):
            assert visitor.request.get(newsroom.url + address).status == 404

    # Pressing plays and loads.
    visitor.get_by_role("button", name="Play the video").click()
    player = visitor.frame_locator(".video iframe")
    expect(player.get_by_text("A night with the Harbourside patrol").first).to_be_visible()
    visitor.get_by_role("button", name="Load the photographs from Flickr").click()
    expect(visitor.locator(".album-photographs img")).to_have_count(12)

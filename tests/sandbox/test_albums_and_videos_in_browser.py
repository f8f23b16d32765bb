"""Lists, albums, videos and the player in a real browser: wide and narrow, light and dark."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from tests.sandbox_process import SandboxProcess

NewContext = Callable[..., BrowserContext]

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
ALBUM = "/flickr/photos/eastmerepolice/sets/72157645404898108/"
PAGES = [
    "/albums-and-videos/",
    ALBUM,
    "/flickr/photos/eastmerepolice/sets/72157645404898666/",
    "/flickr/photos/eastmerepolice/sets/72157645404898620/?page=2",
    "/flickr/photos/eastmerepolice/sets/72157645404898000/",
    "/flickr/photos/eastmerepolice/sets/1/",
    "/youtube/watch?v=HGdRhjvORBk",
    "/youtube/watch?v=ScriptTitle&autoplay=1",
    "/youtube/watch?v=Upcoming-01",
    "/youtube/watch?v=NoSuchVideo",
    "/youtube/embed/HGdRhjvORBk",
    "/youtube/embed/LiveNow-001?autoplay=1",
    "/youtube/embed/NoEmbedding",
]


@pytest.fixture
def other_site(tmp_path: Path, sandbox: SandboxProcess) -> Iterator[str]:
    """The address of a page on another port that frames the player, as the newsroom does."""
    frame = f'<iframe title="Player" src="{sandbox.player_url}HGdRhjvORBk"></iframe>'
    (tmp_path / "index.html").write_text(f"<!DOCTYPE html><title>Story</title>{frame}")
    handler = partial(_QuietHandler, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's output is no place for it."""


@pytest.mark.parametrize(
    ("viewport", "colour_scheme"),
    [(WIDE, "light"), (NARROW, "dark")],
    ids=["wide and light", "narrow and dark"],
)
def test_pages_are_accessible_and_nothing_is_cut_off(
    sandbox: SandboxProcess,
    new_context: NewContext,
    viewport: dict[str, int],
    colour_scheme: str,
) -> None:
    page = new_context(viewport=viewport, color_scheme=colour_scheme).new_page()
    for path in PAGES:
        page.goto(sandbox.url + path)

        results = Axe().run(page)

        assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0, path


def test_pages_load_without_a_complaint_in_the_console(
    sandbox: SandboxProcess, new_context: NewContext
) -> None:
    page = new_context().new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("requestfailed", lambda request: complaints.append(request.url))

    for path in PAGES:
        if not path.endswith(("/sets/1/", "v=NoSuchVideo")):  # a browser complains of each 404
            page.goto(sandbox.url + path)
            page.wait_for_load_state("networkidle")

    assert complaints == []


def test_timeline_leads_to_an_album_and_its_photographs(
    sandbox: SandboxProcess, new_context: NewContext
) -> None:
    page = new_context(viewport=NARROW).new_page()
    page.goto(sandbox.url)

    page.get_by_role("link", name="Albums and videos").click()
    page.get_by_role("link", name="Open day at Thornley police station").click()

    expect(page).to_have_url(sandbox.url + ALBUM)
    photographs = page.locator(".photographs img")
    expect(photographs).to_have_count(12)
    photographs.last.scroll_into_view_if_needed()
    page.wait_for_function(
        "[...document.querySelectorAll('.photographs img')].every(one => one.naturalWidth > 100)"
    )


def test_framed_player_plays_after_a_press_and_pauses(
    sandbox: SandboxProcess, new_context: NewContext, other_site: str
) -> None:
    page = new_context(viewport=NARROW).new_page()
    page.goto(other_site)
    player = page.frame_locator("iframe")
    ferry = player.locator(".ferry")
    expect(player.get_by_role("heading")).to_have_text("A night with the Harbourside patrol")
    expect(ferry).to_have_css("animation-name", "none")

    player.get_by_role("link", name="Play").click()

    expect(player.get_by_text("Playing")).to_be_visible()
    expect(ferry).to_have_css("animation-name", "sail")

    player.get_by_role("link", name="Pause").click()

    expect(player.get_by_role("link", name="Play")).to_be_visible()
    assert sandbox.calls()["youtube_player"] == 3
    assert sandbox.calls()["youtube_posters"] == 0


def test_player_leads_to_the_videos_own_page(
    sandbox: SandboxProcess, new_context: NewContext, other_site: str
) -> None:
    context = new_context()
    page = context.new_page()
    page.goto(other_site)

    with context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link", name="Watch on its own page").click()

    expect(opened.value).to_have_url(f"{sandbox.youtube_url}/watch?v=HGdRhjvORBk")
    opened.value.get_by_role("link", name="Play").click()
    expect(opened.value.get_by_text("Playing")).to_be_visible()

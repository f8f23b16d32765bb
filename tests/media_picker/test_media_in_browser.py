"""Albums and videos in a real browser: previewed in the form, loaded by visitors on request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, expect

from media_picker.flickr.models import FlickrAlbum
from media_picker.youtube.models import VideoUse, YouTubeVideo
from tests.in_browser import expect_open_to_everybody, log_in
from tests.media_picker.flickr.a_flickr import ALBUM, flickr
from tests.media_picker.youtube.a_youtube import VIDEO, row, youtube
from tests.misbehaving_server import MisbehavingServer, answers, misbehaving_server
from tests.newsroom_fixtures import jpeg

pytestmark = [
    pytest.mark.urls("tests.media_picker.media_pages"),
    pytest.mark.django_db(transaction=True),
]
NewContext = Callable[..., BrowserContext]
SIZES = [(1280, 900), (390, 844)]
OWN_FRAMES_ONLY = {"iframes": False}


@pytest.fixture
def elsewhere(settings: Any) -> Iterator[MisbehavingServer]:
    """Flickr, YouTube and their picture hosts, on another port than the newsroom."""
    with misbehaving_server() as server:
        settings.FLICKR_API_URL = f"{server.url}/flickr/services/rest/"
        settings.FLICKR_API_KEY = settings.FLICKR_API_SECRET = "the-key"
        settings.YOUTUBE_API_URL = f"{server.url}/youtube"
        settings.YOUTUBE_API_KEY = "the-key"
        settings.YOUTUBE_PLAYER_URL = f"{server.url}/youtube/embed/"
        more = {"img-src": ["'self'", server.url], "frame-src": [server.url]}
        public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | more
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": public}
        settings.ADMIN_CONTENT_SECURITY_POLICY = settings.ADMIN_CONTENT_SECURITY_POLICY | more
        photographs = {f"url_{size}": f"{server.url}/flickr/photos/{size}.jpg" for size in "qmcl"}
        album = flickr(server, count=12, title="Harbour open day", **photographs)
        video = youtube(server, row())

        def answer(handler: BaseHTTPRequestHandler) -> None:
            path = handler.path
            if "/services/rest" in path:
                album(handler)
            elif "/flickr/photos/" in path:
                answers(200, jpeg(300, 200), Content_Type="image/jpeg")(handler)
            elif "/embed/" in path:
                page = b"<!doctype html><html lang=en><title>Player</title><h1>The player</h1>"
                answers(200, page, Content_Type="text/html")(handler)
            else:
                video(handler)

        server.answer = answer
        yield server


@pytest.fixture
def story(elsewhere: MisbehavingServer, press_officer: User) -> None:
    album = FlickrAlbum.objects.create(album_id=ALBUM)
    album.refresh()
    video = YouTubeVideo.objects.create(video_id=VIDEO)
    video.refresh()
    VideoUse.objects.record(press_officer, video)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_editor_previews_an_album_and_a_video_by_link(
    live_server: Any,
    elsewhere: MisbehavingServer,
    press_officer: User,
    new_context: NewContext,
    width: int,
    height: int,
) -> None:
    context = new_context(viewport={"width": width, "height": height})
    log_in(context, press_officer, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/media-form/")

    album = page.get_by_label("Flickr album")
    album.fill(f"https://www.flickr.com/photos/gmpolice1/sets/{ALBUM}/?x=1")
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.get_by_role("link", name="Harbour open day").first).to_be_visible()
    expect(album).to_have_value(ALBUM)
    expect(page.locator(".media-thumbnails img")).to_have_count(12)
    asked = sum("/services/rest" in path for path, _, _ in elsewhere.asked)
    assert asked == 2, "leaving the field and pressing the button are one question"

    video = page.get_by_label("YouTube video")
    video.fill(f"https://youtu.be/{VIDEO}?si=abc")
    video.press("Tab")
    expect(video).to_have_value(VIDEO)
    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_text("The player")
    expect(page.get_by_text("2:31")).to_be_visible()
    with page.expect_response("**/admin/youtube/preview/"):
        page.get_by_role("button", name="Refresh preview").click()
    assert sum("/videos?" in path for path, _, _ in elsewhere.asked) == 2
    expect_open_to_everybody(page, options=OWN_FRAMES_ONLY)

    video.fill("https://www.youtube.com/@eastmere")
    video.press("Tab")
    expect(page.get_by_text("This is not a YouTube video.").first).to_be_visible()
    expect(video).to_have_value("https://www.youtube.com/@eastmere")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_visitor_s_browser_asks_nobody_else_before_a_press(
    live_server: Any,
    elsewhere: MisbehavingServer,
    story: None,
    new_context: NewContext,
    width: int,
    height: int,
) -> None:
    page = new_context(viewport={"width": width, "height": height}).new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{live_server.url}/media-story/", wait_until="networkidle")
    expect(page.get_by_text("This contacts Flickr")).to_be_visible()
    assert requests
    assert all(url.startswith(live_server.url) for url in requests), requests
    poster = page.locator(".video-frame img")
    poster.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.video-frame img').naturalWidth === 480")
    expect_open_to_everybody(page, options=OWN_FRAMES_ONLY)

    page.get_by_role("button", name="Play the video").click()
    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_text("The player")
    assert any("/embed/" in url and "autoplay=1" in url for url in requests)
    page.get_by_text("Transcript of the video").click()
    expect(page.get_by_text("Welcome to the harbour.")).to_be_visible()

    assert not any("/flickr/photos/" in url for url in requests)
    page.get_by_role("button", name="Load the photographs from Flickr").press("Enter")
    photographs = page.locator(".album-photographs img")
    expect(photographs).to_have_count(12)
    photographs.last.scroll_into_view_if_needed()
    page.wait_for_function(
        "[...document.querySelectorAll('.album-photographs img')].at(-1).naturalWidth === 300"
    )
    expect_open_to_everybody(page, options=OWN_FRAMES_ONLY)

    page.get_by_role("link", name="Photograph 1", exact=True).press("Enter")
    viewer = page.get_by_role("dialog")
    expect(viewer.get_by_role("status")).to_have_text("Photograph 2 of 12")
    expect_open_to_everybody(page, options=OWN_FRAMES_ONLY)
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("status")).to_have_text("Photograph 3 of 12")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(page.get_by_role("link", name="Photograph 2", exact=True)).to_be_focused()


def test_without_javascript_there_are_plain_links(
    live_server: Any, elsewhere: MisbehavingServer, story: None, new_context: NewContext
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/media-story/")
    watch = page.get_by_role("link", name="Watch on YouTube")
    expect(watch.first).to_have_attribute("href", f"{elsewhere.url}/youtube/watch?v={VIDEO}")
    album = page.get_by_role("link", name="See the album on Flickr")
    expect(album).to_have_attribute(
        "href", f"{elsewhere.url}/flickr/photos/12345678@N00/sets/{ALBUM}/"
    )
    expect(page.get_by_role("button")).to_have_count(0)

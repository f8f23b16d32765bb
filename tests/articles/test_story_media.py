"""The album and the video of a story: from the form to the public page, and out of it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Edition
from articles.tasks import look_at_live_media
from media_picker.models import FlickrAlbum, YouTubeVideo
from media_picker.tasks import sweep
from tests.media_picker.flickr.a_flickr import ALBUM, flickr
from tests.media_picker.youtube.a_youtube import VIDEO, row, youtube
from tests.misbehaving_server import MisbehavingServer, answers, misbehaving_server

pytestmark = pytest.mark.django_db
MakeStory = Callable[..., Article]
OTHER = "aaaaaaaaaaa"


@pytest.fixture
def services(settings: Any) -> Iterator[MisbehavingServer]:
    """Flickr and YouTube, each with one album or video."""
    with misbehaving_server() as server:
        settings.FLICKR_API_URL = f"{server.url}/flickr/services/rest/"
        settings.FLICKR_API_KEY = settings.FLICKR_API_SECRET = "the-key"
        settings.YOUTUBE_API_URL = f"{server.url}/youtube"
        settings.YOUTUBE_API_KEY = "the-key"
        album, video = flickr(server, title="Open day"), youtube(server, row())
        server.answer = lambda handler: (
            album if "/services/rest" in server.asked[-1][0] else video
        )(handler)
        yield server


@pytest.fixture
def kept(services: MisbehavingServer) -> YouTubeVideo:
    """An album and a video that were previewed; returns the video."""
    FlickrAlbum.objects.create(album_id=ALBUM).refresh()
    video = YouTubeVideo.objects.create(video_id=VIDEO)
    video.refresh()
    return video


def media_form(**fields: str) -> dict[str, str]:
    return {
        "kind": "news", "title": "Open day", "summary": "", "body": "", "slug": "",
        "has_video": "False", "album_id": "", "video_id": "", "transcript": "",
        "tweet_draft-TOTAL_FORMS": "0", "tweet_draft-INITIAL_FORMS": "0",
        "named_people-TOTAL_FORMS": "0", "named_people-INITIAL_FORMS": "0", **fields,
    }  # fmt: skip


def test_links_are_cut_down_to_what_is_kept(client: Client, press_officer: User) -> None:
    client.force_login(press_officer)
    form = media_form(
        album_id=f"https://www.flickr.com/photos/gmpolice1/sets/{ALBUM}/",
        has_video="True",
        video_id=f"https://youtu.be/{VIDEO}?t=5",
    )
    assert client.post("/admin/articles/article/add/", form).status_code == 302
    article = Article.objects.get()
    assert (article.album_id, article.video_id, article.has_video) == (ALBUM, VIDEO, True)


def test_what_is_no_link_gets_an_error_and_stays_as_typed(
    client: Client, press_officer: User
) -> None:
    client.force_login(press_officer)
    form = media_form(album_id="the harbour one", video_id="https://vimeo.example/1")
    page = client.post("/admin/articles/article/add/", form)
    errors = page.context["adminform"].form.errors
    assert "72157645404898108" in errors["album_id"][0]
    assert "HGdRhjvORBk" in errors["video_id"][0]
    assert 'value="the harbour one"' in page.content.decode()
    assert not Article.objects.exists()


def test_published_page_shows_both_and_the_poster_is_public_until_withdrawal(
    client: Client, make_story: MakeStory, kept: YouTubeVideo, press_officer: User
) -> None:
    poster = kept.shown().poster_url
    story = make_story(album_id=ALBUM, has_video=True, video_id=VIDEO, transcript="Welcome.")
    assert client.get(poster).status_code == 404
    story.publish(by=press_officer)
    page = client.get(story.path).content.decode()
    assert "Open day" in page
    assert "Harbour open day" in page
    assert "Welcome." in page
    assert f'src="{poster}"' in page
    assert client.get(poster).status_code == 200
    story.withdraw(by=press_officer)
    assert client.get(poster).status_code == 404


def test_another_video_published_takes_the_first_one_s_poster_out_of_public(
    client: Client, make_story: MakeStory, kept: YouTubeVideo, press_officer: User
) -> None:
    story = make_story(has_video=True, video_id=VIDEO)
    story.publish(by=press_officer)
    story.video_id = OTHER
    story.save()
    assert VIDEO in client.get(story.path).content.decode()
    story.publish(by=press_officer)
    assert VIDEO not in client.get(story.path).content.decode()
    assert OTHER in client.get(story.path).content.decode()
    assert client.get(kept.shown().poster_url).status_code == 404


def test_no_keeps_the_video_for_later_and_shows_nothing(
    client: Client, make_story: MakeStory, kept: YouTubeVideo, press_officer: User
) -> None:
    story = make_story(has_video=False, video_id=VIDEO, transcript="Welcome.")
    story.publish(by=press_officer)
    page = client.get(story.path).content.decode()
    assert VIDEO not in page
    assert "Welcome." not in page
    assert client.get(kept.shown().poster_url).status_code == 404


def test_yes_without_a_video_stands_in_the_way_of_publishing(make_story: MakeStory) -> None:
    story = make_story(has_video=True)
    assert [problem.field for problem in story.problems()] == ["id_video_id"]


def test_transcript_that_is_edited_later_waits_for_the_next_publication(
    client: Client, make_story: MakeStory, kept: YouTubeVideo, press_officer: User
) -> None:
    story = make_story(has_video=True, video_id=VIDEO, transcript="As it was said.")
    story.publish(by=press_officer)
    story.transcript = "As it was meant."
    story.save()
    assert story.has_unpublished_changes()
    assert "As it was said." in client.get(story.path).content.decode()


def test_preview_shows_a_video_that_nobody_has_asked_youtube_for(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    client.force_login(press_officer)
    story = make_story(has_video=True, video_id=VIDEO)
    assert VIDEO in client.get(story.get_admin_url("preview")).content.decode()


def test_story_is_saved_although_nobody_can_be_told_to_look_its_video_up(
    make_story: MakeStory,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_story(video_id=VIDEO)
    assert "broker does not answer" in caplog.text
    assert Article.objects.get().video_id == VIDEO


def test_sweep_tells_again_of_what_nobody_was_told_of(
    make_story: MakeStory, kept: YouTubeVideo, caplog: pytest.LogCaptureFixture
) -> None:
    make_story(album_id=ALBUM, video_id=OTHER)
    sweep()
    assert f"['{OTHER}'] wait for the sweep" in caplog.text


def test_night_asks_for_live_stories_only_and_the_home_page_tells_what_has_gone(
    client: Client,
    make_story: MakeStory,
    kept: YouTubeVideo,
    services: MisbehavingServer,
    press_officer: User,
) -> None:
    live = make_story("Still shown", has_video=True, video_id=VIDEO)
    live.publish(by=press_officer)
    withdrawn = make_story("Taken down", has_video=True, video_id=OTHER)
    withdrawn.publish(by=press_officer)
    withdrawn.withdraw(by=press_officer)
    client.force_login(press_officer)
    assert "have gone" not in client.get("/admin/").content.decode()

    services.asked.clear()
    services.answer = answers(200, {"items": []})
    look_at_live_media()
    asked = [path for path, _, _ in services.asked if "/videos" in path]
    assert len(asked) == 1
    assert VIDEO in asked[0]
    home = client.get("/admin/").content.decode()
    assert "Videos and albums that have gone" in home
    assert list(Edition.objects.with_media_gone()) == [live.live_edition]
    assert "Harbour open day, gone since" in home

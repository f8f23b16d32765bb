"""The preview under the album's field, and the field itself."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from media_picker.flickr.album_field import AlbumIdField
from media_picker.flickr.models import FlickrAlbum
from media_picker.flickr.problems import MESSAGES, Kind
from tests.misbehaving_server import Answer, MisbehavingServer, answers, is_silent

from .a_flickr import ALBUM, fails, flickr


def press(client: Client, pasted: str, status: int = 200) -> str:
    response = client.post(reverse("media_picker:flickr_preview"), {"id": pasted})
    assert response.status_code == status
    return response.content.decode()


def test_preview_shows_title_number_and_thumbnails(
    client: Client, press_officer: User, server: MisbehavingServer
) -> None:
    client.force_login(press_officer)
    server.answer = flickr(server, count=3, title="<script>alert(1)</script>")
    html = press(client, f"https://www.flickr.com/photos/gmpolice1/sets/{ALBUM}/")
    assert f'data-media-id="{ALBUM}"' in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>" not in html
    assert "3 photographs." in html
    assert html.count("<img") == 3
    assert FlickrAlbum.objects.get().album_id == ALBUM


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "has no photographs yet"), (1, "1 photograph."), (620, "the first 500 are shown")],
)
def test_preview_says_how_many_there_are(
    client: Client, press_officer: User, server: MisbehavingServer, count: int, words: str
) -> None:
    client.force_login(press_officer)
    server.answer = flickr(server, count=count)
    assert words in press(client, ALBUM)


def test_pressing_again_really_asks_again(
    client: Client, press_officer: User, server: MisbehavingServer
) -> None:
    client.force_login(press_officer)
    server.answer = flickr(server, title="Before")
    press(client, ALBUM)
    server.answer = flickr(server, title="After")
    html = press(client, ALBUM)
    assert "After" in html
    assert "Before" not in html
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (fails(1), Kind.NOT_FOUND),
        (fails(2), Kind.PRIVATE),
        (fails(100), Kind.BAD_KEY),
        (answers(500, {}), Kind.DOWN),
        (is_silent, Kind.SLOW),
        (answers(200, b"<html>"), Kind.UNREADABLE),
    ],
)
def test_every_problem_is_said_in_words_and_what_was_fetched_stays(
    client: Client, press_officer: User, server: MisbehavingServer, answer: Answer, kind: Kind
) -> None:
    client.force_login(press_officer)
    server.answer = answer
    html = press(client, ALBUM)
    assert escape(MESSAGES[kind]) in html
    assert f'data-media-id="{ALBUM}"' in html
    server.answer = flickr(server, title="Open day")
    press(client, ALBUM)
    server.answer = answer
    html = press(client, ALBUM)
    assert escape(MESSAGES[kind]) in html
    assert "Open day" in html


def test_without_a_key_the_preview_says_so(
    client: Client, press_officer: User, server: MisbehavingServer, settings: Any
) -> None:
    client.force_login(press_officer)
    settings.FLICKR_API_KEY = ""
    assert MESSAGES[Kind.NO_KEY] in press(client, ALBUM)


def test_what_is_no_album_is_told_what_a_good_one_looks_like(
    client: Client, press_officer: User, server: MisbehavingServer
) -> None:
    client.force_login(press_officer)
    html = press(client, "<b>nothing</b>", status=422)
    assert ALBUM in html
    assert "data-media-id" not in html
    assert not server.asked
    assert not FlickrAlbum.objects.exists()


def test_preview_is_closed_to_everybody_else(
    client: Client, outsider: User, server: MisbehavingServer
) -> None:
    press(client, ALBUM, status=302)
    client.force_login(outsider)
    press(client, ALBUM, status=403)
    assert not server.asked


def test_preview_changes_nothing_by_get(client: Client, press_officer: User) -> None:
    client.force_login(press_officer)
    assert client.get(reverse("media_picker:flickr_preview")).status_code == 405


class StoryForm(forms.Form):
    album = AlbumIdField()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [("", ""), (ALBUM, ALBUM), (f"https://flickr.com/photos/a/albums/{ALBUM}?x=1", ALBUM)],
)
def test_field_keeps_the_number(pasted: str, kept: str) -> None:
    form = StoryForm({"album": pasted})
    assert form.is_valid()
    assert form.cleaned_data["album"] == kept


def test_field_refuses_anything_else_without_asking_flickr(server: MisbehavingServer) -> None:
    form = StoryForm({"album": "https://flic.kr/s/aHsk1QjRx9"})
    assert "short links" in form.errors["album"][0]
    assert not server.asked


def test_field_has_a_preview_button(rf: Any) -> None:
    html = str(StoryForm()["album"])
    assert reverse("media_picker:flickr_preview") in html
    assert ">Preview</button>" in html

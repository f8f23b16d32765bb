"""The admin's pages for pictures: the same file again, a new file, many at once, where used."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Article
from media_picker.models import Picture
from media_picker.upload_many_view import shown_name, title_from
from tests.newsroom_fixtures import jpeg, person_with

MakePicture = Callable[..., Picture]
ADD = "/admin/media_picker/picture/add/"
LIBRARY = "/admin/media_picker/picture/library/"
UPLOAD = "/admin/media_picker/picture/upload/"
WORDS = {"title": "Quay", "alt_text": "A quay"}


def sent(content: bytes = b"", name: str = "quay.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or jpeg(), "image/jpeg")


def change_page(picture: Picture) -> str:
    return f"/admin/media_picker/picture/{picture.pk}/change/"


@pytest.mark.parametrize(("url", "refused", "done"), [(ADD, 200, 302), (LIBRARY, 422, 201)])
def test_same_file_again_is_shown_and_may_be_kept_too(
    client: Client, press_officer: User, url: str, refused: int, done: int
) -> None:
    client.force_login(press_officer)
    assert "keep_both" not in client.get(url).content.decode()
    assert client.post(url, {"file": sent(), **WORDS}).status_code == done
    again = client.post(url, {"file": sent(), **WORDS, "title": "Again"})
    html = again.content.decode()
    assert again.status_code == refused
    assert "has this file already, as “Quay”" in html
    assert 'name="keep_both"' in html
    assert Picture.objects.count() == 1
    kept = client.post(url, {"file": sent(), **WORDS, "title": "Again", "keep_both": "on"})
    assert kept.status_code == done
    assert Picture.objects.count() == 2


def test_change_page_replaces_the_file_and_moves_the_focal_point(
    client: Client, press_officer: User, make_picture: MakePicture
) -> None:
    picture = make_picture()
    client.force_login(press_officer)
    html = client.get(change_page(picture)).content.decode()
    assert "data-focal-point" in html
    assert "js/focal_point.js" in html
    unchanged = {**WORDS, "focal_x": "0.5", "focal_y": "0.5", "tags": "boats"}
    assert client.post(change_page(picture), unchanged).status_code == 302
    assert picture.files.count() == 1
    client.post(change_page(picture), {**unchanged, "focal_x": "0.25"})
    picture.refresh_from_db()
    assert picture.current_file.focal == (0.25, 0.5)
    client.post(change_page(picture), {**unchanged, "new_file": sent(jpeg(800, 600))})
    picture.refresh_from_db()
    assert (picture.current_file.width, picture.files.count()) == (800, 3)
    assert [tag.name for tag in picture.tags.all()] == ["boats"]
    refused = client.post(change_page(picture), {**unchanged, "new_file": sent(b"<svg/>")})
    assert "is not a JPEG" in refused.content.decode()
    refused = client.post(change_page(picture), {**unchanged, "focal_x": "1.5"})
    assert refused.status_code == 200
    assert picture.files.count() == 3


def test_change_page_links_drafts_and_live_pages(
    client: Client,
    press_officer: User,
    make_picture: MakePicture,
    make_story: Callable[..., Article],
) -> None:
    picture = make_picture()
    story = make_story("Uses it", lead_picture=picture)
    story.publish(by=press_officer)
    client.force_login(press_officer)
    html = client.get(change_page(picture)).content.decode()
    assert f'href="{story.path}"' in html
    assert f'href="{story.get_admin_url()}"' in html
    story.withdraw(by=press_officer)
    assert "Formerly public:" in client.get(change_page(picture)).content.decode()


def test_contributor_sees_a_picture_and_changes_nothing(
    client: Client, contributor: User, make_picture: MakePicture
) -> None:
    picture = make_picture()
    client.force_login(contributor)
    assert client.get(change_page(picture)).status_code == 200
    assert client.post(change_page(picture), WORDS).status_code == 403


def send_one(client: Client, file: Any, **more: str) -> Any:
    return client.post(UPLOAD, {"file": file, "is_script": "1", **more})


def describe(picture: Picture) -> str:
    return f"/admin/media_picker/picture/{picture.pk}/describe/"


class TestUploadMany:
    def test_one_bad_file_leaves_the_others_alone(self, client: Client, contributor: User) -> None:
        client.force_login(contributor)
        files = [sent(), sent(b"<svg/>", "drawing.svg"), sent(jpeg(colour="teal"), "two.jpg")]
        html = client.post(UPLOAD, {"file": files}, follow=True).content.decode()
        assert "drawing.svg: This file is not a JPEG" in html
        assert sorted(p.title for p in Picture.objects.all()) == ["quay", "two"]
        for picture in Picture.objects.all():
            assert describe(picture) in html

    def test_script_is_answered_with_the_form_or_the_reason(
        self, client: Client, contributor: User
    ) -> None:
        client.force_login(contributor)
        added = send_one(client, sent())
        picture = Picture.objects.get()
        assert added.status_code == 201
        assert describe(picture) in added.content.decode()
        again = send_one(client, sent())
        assert again.status_code == 409
        assert "already, as “quay”" in again.content.decode()
        assert send_one(client, sent(), keep_both="1").status_code == 201
        broken = send_one(client, sent(jpeg()[:300]))
        assert broken.status_code == 422
        assert "damaged" in broken.content.decode()
        assert client.post(UPLOAD, {"is_script": "1"}).status_code == 422
        assert Picture.objects.count() == 2

    def test_words_are_asked_for_until_they_are_there(
        self, client: Client, contributor: User
    ) -> None:
        client.force_login(contributor)
        send_one(client, sent())
        picture = Picture.objects.get()
        empty = client.post(describe(picture), {"title": "Quay", "is_script": "1"})
        assert empty.status_code == 422
        assert "Say what the picture shows" in empty.content.decode()
        assert describe(picture) in client.get(UPLOAD).content.decode()
        saved = client.post(describe(picture), {**WORDS, "is_script": "1"})
        assert "Saved." in saved.content.decode()
        assert describe(picture) not in client.get(UPLOAD).content.decode()
        picture.refresh_from_db()
        assert (picture.title, picture.alt_text) == ("Quay", "A quay")

    def test_contributor_describes_only_what_is_own_and_new(
        self, client: Client, contributor: User, press_officer: User, make_picture: MakePicture
    ) -> None:
        client.force_login(contributor)
        theirs = Picture.objects.add(io.BytesIO(jpeg()), title="Theirs", by=press_officer)
        assert client.post(describe(theirs), WORDS).status_code == 403
        done = make_picture(by=contributor)
        pattern = make_picture(by=contributor, alt_text="", is_decorative=True)
        for described in (done, pattern):
            assert client.post(describe(described), WORDS).status_code == 403
        client.force_login(press_officer)
        assert client.post(describe(done), WORDS).status_code == 302

    def test_is_closed_to_everybody_else(self, client: Client, outsider: User) -> None:
        assert client.get(UPLOAD).status_code == 302
        client.force_login(outsider)
        assert client.get(UPLOAD).status_code == 403
        assert send_one(client, sent()).status_code == 403


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("night_patrol-2.jpg", "night patrol 2"),
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\Quay.JPG", "Quay"),
        ("quay\u202egpj.exe", "quaygpj"),
        ("quay\0.jpg", "quay"),
        ("x" * 300 + ".jpg", "x" * 100),
        ("<script>.jpg", "script"),
        (".jpg", "jpg"),
    ],
)
def test_hostile_name_becomes_a_harmless_title(name: str, title: str) -> None:
    file = sent()
    file._name = name
    assert title_from(file) == title
    assert not set(shown_name(file)) & set("\0\u202e/\\")


def test_nothing_is_left_on_disk_when_the_admin_fails_after_the_upload(
    client: Client, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    from media_picker.admin import PictureAdmin

    def fail(*_: object) -> None:
        raise RuntimeError("the log of changes is full")

    root = Path(django_settings.MEDIA_ROOT)
    before = set(root.rglob("*.*"))
    monkeypatch.setattr(PictureAdmin, "log_addition", fail)
    client.force_login(person_with(None, "root", is_superuser=True))
    with pytest.raises(RuntimeError):
        client.post(ADD, {"file": sent(), **WORDS})
    assert not Picture.objects.exists()
    assert set(root.rglob("*.*")) == before

"""A picture's public address answers exactly while something public shows it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from articles.models import Article
from media_picker.models import Picture
from tests.newsroom_fixtures import jpeg

MakePicture = Callable[..., Picture]
LIBRARY = "/admin/media_picker/picture/library/"


def test_picture_is_public_from_publishing_to_withdrawal(
    client: Client,
    make_picture: MakePicture,
    make_story: Callable[..., Article],
    press_officer: User,
) -> None:
    picture = make_picture()
    address = picture.shown().largest_jpeg_url()
    story = make_story(lead_picture=picture)
    assert client.get(address).status_code == 404
    story.publish(by=press_officer)
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=60, s-maxage=1"
    assert not response.cookies
    assert Image.open(io.BytesIO(response.getvalue())).size == (640, 427)
    story.withdraw(by=press_officer)
    assert client.get(address).status_code == 404


def test_every_address_on_a_public_page_answers(
    client: Client,
    make_picture: MakePicture,
    make_story: Callable[..., Article],
    press_officer: User,
) -> None:
    story = make_story(lead_picture=make_picture())
    story.publish(by=press_officer)
    shown = story.lead_picture.shown()
    for _, srcset in shown.sources():
        for candidate in srcset.split(", "):
            assert client.get(candidate.split()[0]).status_code == 200


def test_nobody_outside_reaches_a_private_rendition_or_an_original(
    client: Client, make_picture: MakePicture, outsider: User, contributor: User
) -> None:
    picture = make_picture()
    private = picture.shown(is_private=True).largest_jpeg_url()
    assert client.get(private).status_code == 302
    original = picture.current_file.original.name
    for path in (f"/media/{original}", f"/{original}"):
        assert client.get(path).status_code == 404
    client.force_login(outsider)
    assert client.get(private).status_code == 403
    client.force_login(contributor)
    assert client.get(private).status_code == 200


def test_addresses_cannot_be_guessed(make_picture: MakePicture) -> None:
    keys = {make_picture(f"Picture {n}").current_file.key for n in range(3)}
    assert len(keys) == 3
    assert all(len(key) >= 22 for key in keys)  # 128 bits in base 64


def upload(content: bytes = b"", name: str = "harbour.jpg", **words: str) -> dict[str, Any]:
    file = SimpleUploadedFile(name, content or jpeg(), "image/jpeg")
    return {
        "file": file,
        "title": "Quay",
        "alt_text": "A quay",
        "caption": "",
        "credit": "",
        **words,
    }


class TestLibrary:
    def test_new_picture_is_put_in_and_offered_at_once(
        self, client: Client, contributor: User
    ) -> None:
        client.force_login(contributor)
        response = client.post(LIBRARY, upload())
        assert response.status_code == 201
        picture = Picture.objects.get()
        assert picture.uploaded_by == contributor
        assert f'data-library-picture="{picture.pk}"' in response.content.decode()

    def test_what_is_no_picture_is_refused_beside_its_field(
        self, client: Client, contributor: User
    ) -> None:
        client.force_login(contributor)
        response = client.post(LIBRARY, upload(b"<svg onload=alert(1)>", alt_text=""))
        html = response.content.decode()
        assert response.status_code == 422
        assert "is not a JPEG" in html
        assert 'id="library_alt_text_error"' in html
        assert not Picture.objects.exists()

    @pytest.mark.parametrize("name", ["../../etc/passwd.jpg", "a\u202egpj.exe", "x" * 300 + ".jpg"])
    def test_name_of_the_file_is_never_used(
        self, client: Client, contributor: User, name: str
    ) -> None:
        client.force_login(contributor)
        client.post(LIBRARY, upload(name=name[-100:]))
        picture = Picture.objects.get()
        file = picture.current_file
        assert file.original.name == f"originals/{file.key}.jpg"

    def test_search_finds_all_words_in_any_field(
        self, client: Client, contributor: User, make_picture: MakePicture
    ) -> None:
        make_picture("Harbour", credit="Ada Lee")
        make_picture("Bridge")
        client.force_login(contributor)

        def found(words: str) -> str:
            return client.get(LIBRARY, {"part": "pictures", "q": words}).content.decode()

        html = found("lee harbour")
        assert "Harbour" in html
        assert "Bridge" not in html
        assert "data-library-picture" not in found("zzz")

    @pytest.mark.parametrize(
        "query",
        [
            {"part": "pictures", "after": "0001-01-01T00:00:00+23:00_1"},
            {"part": "pictures", "after": "x_1"},
            {"part": "pictures", "q": "a\0b", "tag": "\0"},
            {"selected": "9" * 5000},
            {"selected": "٣"},
        ],
    )
    def test_odd_addresses_get_a_calm_answer(
        self, client: Client, contributor: User, make_picture: MakePicture, query: dict[str, str]
    ) -> None:
        make_picture()
        client.force_login(contributor)
        assert client.get(LIBRARY, query).status_code == 200

    def test_ten_times_the_pictures_cost_the_same_queries(
        self,
        client: Client,
        contributor: User,
        make_picture: MakePicture,
        django_assert_max_num_queries: Any,
    ) -> None:
        client.force_login(contributor)
        for number in range(10):
            make_picture(f"Picture {number}")
        with django_assert_max_num_queries(6):
            client.get(LIBRARY)

    def test_is_closed_to_everybody_else(self, client: Client, outsider: User) -> None:
        assert client.get(LIBRARY).status_code == 302
        client.force_login(outsider)
        assert client.get(LIBRARY).status_code == 403
        assert client.post(LIBRARY, upload()).status_code == 403


def test_admin_adds_a_picture_and_lists_where_it_is_used(
    client: Client, press_officer: User, make_story: Callable[..., Article]
) -> None:
    client.force_login(press_officer)
    assert client.post("/admin/media_picker/picture/add/", upload()).status_code == 302
    picture = Picture.objects.get()
    assert picture.current_file.renditions.count() == 6  # two widths, two formats, two crops
    story = make_story("Uses the quay", lead_picture=picture)
    change = f"/admin/media_picker/picture/{picture.pk}/change/"
    assert "Uses the quay" in client.get(change).content.decode()
    story.publish(by=press_officer)
    assert "Live:" in client.get(change).content.decode()


def test_used_picture_cannot_be_deleted_in_the_admin(
    client: Client, editor: User, make_story: Callable[..., Article], make_picture: MakePicture
) -> None:
    picture = make_picture()
    story = make_story("Uses it", lead_picture=picture)
    client.force_login(editor)
    url = f"/admin/media_picker/picture/{picture.pk}/delete/"
    refusal = client.post(url, {"post": "yes"}, follow=True).content.decode()
    assert "is not deleted, because it is used in" in refusal
    assert f'<a href="{story.get_admin_url()}">Uses it</a>' in refusal
    assert Picture.objects.exists()
    story.delete()
    assert "Are you sure" in client.get(url).content.decode()
    client.post(url, {"post": "yes"})
    assert not Picture.objects.exists()

"""Templates in the library: who keeps them, and what is drawn from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from media_picker.library_search import PAGE, LibrarySearch
from media_picker.models import Picture, Template
from media_picker.models.template import box_in
from media_picker.template_drawing import Box

LIBRARY = "/admin/media_picker/picture/library/"


@pytest.fixture
def template(make_picture: Callable[..., Picture]) -> Template:
    return Template.objects.create(
        picture=make_picture("Appeal"), alt_text="An appeal.", strapline_place="5, 60, 90, 35"
    )


def draw_page(template: Template) -> str:
    return f"/admin/media_picker/picture/templates/{template.pk}/draw/"


def test_same_choice_again_is_the_same_picture(template: Template, press_officer: User) -> None:
    first = template.picture_of((600, 338), by=press_officer, strapline="Call  101")
    assert template.picture_of((600, 338), by=press_officer, strapline="Call 101 ") == first
    assert template.picture_of((900, 506), by=press_officer, strapline="Call 101") != first
    assert first.made_from == template
    assert first.alt_text == "An appeal. It says: Call 101"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"size": "other", "width": "", "height": "9"}, "Write the width and the height"),
        ({"size": "other", "width": "99999", "height": "900"}, "200 to 2,000"),
        ({"size": "large", "strapline": "x" * 301}, "too long"),
        ({"size": "large", "photograph": "999999"}, "not in the library any more"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_leaves_nothing(
    client: Client, template: Template, press_officer: User, query: dict[str, str], words: str
) -> None:
    client.force_login(press_officer)
    for answer in (client.get(draw_page(template), query), client.post(draw_page(template), query)):
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert Picture.objects.count() == 1


def test_preview_is_kept_nowhere(client: Client, template: Template, press_officer: User) -> None:
    client.force_login(press_officer)
    answer = client.get(draw_page(template), {"size": "small"})
    assert answer["Content-Type"] == "image/jpeg"
    assert Picture.objects.count() == 1


def test_library_says_which_pictures_cannot_go_out_and_why(
    client: Client, template: Template, press_officer: User, make_picture: Callable[..., Picture]
) -> None:
    client.force_login(press_officer)
    over = make_picture("Over")
    Picture.objects.filter(pk=over.pk).update(use_until=date(2026, 1, 5))
    Picture.objects.filter(pk=template.picture.pk).update(alt_text="")
    html = client.get(LIBRARY).content.decode()
    assert "Choose a picture" in html
    assert (
        html.count("Cannot go out now") == 1
    )  # what is drawn from a template has its own alt text
    assert "“Over” may not be used after 5 January 2026" in html
    assert "Choose a template" in client.get(LIBRARY, {"opens": "templates"}).content.decode()


def test_only_editors_keep_the_collection(
    client: Client, template: Template, press_officer: User, editor: User
) -> None:
    add = "/admin/media_picker/template/add/"
    client.force_login(press_officer)
    assert client.get(add).status_code == 403
    assert client.get("/admin/media_picker/template/").status_code == 200
    client.force_login(editor)
    assert client.get(add).status_code == 200
    picture = template.picture
    template.delete()
    words = {"picture": picture.pk, "alt_text": "An appeal.", "order": 1}
    wrong = client.post(add, {**words, "strapline_place": "50, 50, 60, 10"})
    assert "not inside the picture" in wrong.content.decode()
    assert client.post(add, {**words, "strapline_place": "5, 60, 90, 35"}).status_code == 302
    assert Template.objects.get().places.strapline == Box(0.05, 0.6, 0.9, 0.35)


@pytest.mark.parametrize("text", ["1,2,3", "a,b,c,d", "nan,0,50,50", "-1,0,50,50", "0,0,2,50"])
def test_place_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        box_in(text)


def test_outsider_draws_nothing(client: Client, template: Template, outsider: User) -> None:
    client.force_login(outsider)
    assert client.get(draw_page(template)).status_code == 403
    assert client.post(draw_page(template)).status_code == 403


def test_pages_of_the_library_follow_each_other_without_gap_or_repetition(
    make_picture: Callable[..., Picture],
) -> None:
    made = [make_picture(f"Picture {number}") for number in range(PAGE + 3)]
    # Many at once have the same time: then the number decides.
    Picture.objects.update(uploaded_at=made[0].uploaded_at)
    first = LibrarySearch().page()
    second = LibrarySearch(after=first.after).page()
    assert second.after == ""
    found = [picture.pk for picture in first.pictures + second.pictures]
    assert found == [picture.pk for picture in reversed(made)]


BEYOND_NUMBERS = "2026-01-01T00:00:00+00:00_" + "9" * 30


@pytest.mark.parametrize("after", ["x", "_", "2026-01-01_5", BEYOND_NUMBERS])
def test_place_that_makes_no_sense_is_the_beginning(
    make_picture: Callable[..., Picture], after: str
) -> None:
    make_picture()
    assert len(LibrarySearch(after=after).page().pictures) == 1


def test_page_of_the_library_takes_as_many_queries_however_full_it_is(
    client: Client,
    press_officer: User,
    make_picture: Callable[..., Picture],
    django_assert_num_queries: Any,
) -> None:
    client.force_login(press_officer)
    for number in range(3):
        make_picture(f"Picture {number}")
    for _ in range(2):
        # Session, person, roles; the pictures and their renditions.
        with django_assert_num_queries(5):
            client.get(LIBRARY, {"part": "pictures"})
        for number in range(5):
            make_picture(f"More {number}")

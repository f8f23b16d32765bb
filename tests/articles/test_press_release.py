"""What journalists find under a story, and in the download of its pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client
from PIL import Image

from articles.models import Article
from media_picker.models import Picture

MakeStory = Callable[..., Article]
MakePicture = Callable[..., Picture]


def test_notes_and_contact_stand_under_the_story_once_it_is_published_with_them(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published(
        notes_to_editors="One note & more.\n\nAnother.", press_contact="Desk, 01632 960100"
    )
    html = client.get(story.path).content.decode()
    assert "<p>One note &amp; more.</p>" in html
    assert "Desk, 01632 960100" in html
    story.notes_to_editors = "Not yet public"
    story.save()
    assert "Not yet public" not in client.get(story.path).content.decode()
    assert story.has_unpublished_changes()


def test_story_without_anything_for_journalists_has_no_such_part(
    client: Client, published: MakeStory
) -> None:
    assert "For journalists" not in client.get(published().path).content.decode()


def test_download_has_each_picture_with_its_credit_and_the_conditions(
    client: Client, published: MakeStory, make_picture: MakePicture
) -> None:
    lead = make_picture("Lead", credit="A. Lee", conditions="Never say this")
    inside = make_picture("Inside", caption="The quay")
    body = (
        f'<p>Words</p><p><img data-picture="{inside.pk}"></p><p><img data-picture="{lead.pk}"></p>'
    )
    story = published(lead_picture=lead, body=body, press_contact="Desk, 01632 960100")
    assert f'href="{story.path}pictures.zip"' in client.get(story.path).content.decode()
    response = client.get(f"{story.path}pictures.zip")
    assert "attachment" in response["Content-Disposition"]
    packed = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
    assert packed.testzip() is None
    assert packed.namelist() == ["01.jpg", "02.jpg", "read-me.txt"]
    for name in packed.namelist()[:2]:
        picture = Image.open(io.BytesIO(packed.read(name)))
        assert picture.size == (640, 427)
        assert not picture.getexif()
    notes = packed.read("read-me.txt").decode()
    for words in ("A. Lee", "The quay", "Lead at dawn", "with the credit", "01632 960100"):
        assert words in notes
    assert "Never say this" not in notes


def test_download_is_gone_with_the_story_and_never_has_what_is_not_published(
    client: Client, published: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    story = published(lead_picture=make_picture("First"))
    story.lead_picture = make_picture("Second")
    story.save()
    response = client.get(f"{story.path}pictures.zip")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    notes = zipfile.ZipFile(io.BytesIO(content)).read("read-me.txt")
    assert b"First at dawn" in notes
    assert b"Second" not in notes
    story.slug = "elsewhere"
    story.save()
    story.publish(by=press_officer)
    moved = client.get(response.wsgi_request.path)
    assert (moved.status_code, moved["Location"]) == (301, story.path)
    story.withdraw(by=press_officer)
    for path in (story.path, moved.wsgi_request.path.removesuffix("pictures.zip")):
        assert client.get(path).status_code == 410
        assert client.get(f"{path}pictures.zip").status_code == 410


def test_story_without_pictures_has_no_download(
    client: Client, published: MakeStory, make_story: MakeStory
) -> None:
    assert client.get(f"{published().path}pictures.zip").status_code == 404
    assert client.get(f"{make_story('Draft').path}pictures.zip").status_code == 404

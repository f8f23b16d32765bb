"""A picture's file is replaced, its focal point moved: drafts follow, what is live does not."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles import confirmation
from articles.models import Article, Edition
from articles.models.composition import compose
from media_picker.models import Picture, PictureFile, PictureUse
from media_picker.tasks import make_avif, sweep
from tests.newsroom_fixtures import jpeg

MakePicture = Callable[..., Picture]
MakeStory = Callable[..., Article]


def address(picture: Picture) -> str:
    return picture.shown().largest_jpeg_url()


def colour_at(client: Client, url: str) -> tuple[int, ...]:
    content = client.get(url).getvalue()
    return Image.open(io.BytesIO(content)).convert("RGB").getpixel((5, 5))  # type: ignore[return-value]


def is_public(client: Client, url: str) -> bool:
    status = client.get(url).status_code
    assert status in (200, 404)
    return status == 200


def test_live_story_keeps_the_old_file_until_it_is_published_again(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    picture = Picture.objects.add(io.BytesIO(jpeg(colour="red")), title="Quay", alt_text="A quay")
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    old = address(picture)
    picture.replace_file(io.BytesIO(jpeg(colour="blue")), by=press_officer)
    new = address(picture)
    assert story.has_unpublished_changes()
    assert is_public(client, old)
    assert not is_public(client, new)
    assert old in client.get(story.path).content.decode()
    story.publish(by=press_officer)
    assert not is_public(client, old)
    assert colour_at(client, new)[2] > 200
    assert new in client.get(story.path).content.decode()
    story.withdraw(by=press_officer)
    assert not is_public(client, new)


def test_draft_shows_the_new_file_at_once(make_story: MakeStory, make_picture: MakePicture) -> None:
    picture = make_picture()
    story = make_story(body=f'<p><img data-picture="{picture.pk}"></p>', lead_picture=picture)
    picture.replace_file(io.BytesIO(jpeg(800, 600)))
    composed = compose(Article.objects.get(pk=story.pk), is_private=True)
    assert picture.current_file.key in composed.body_html
    assert composed.lead is not None
    assert composed.lead.width == 800


def test_two_stories_may_show_two_files_of_one_picture(
    client: Client, make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    picture = make_picture()
    early, late = (make_story(f"Story {n}", lead_picture=picture) for n in "12")
    early.publish(by=press_officer)
    old = address(picture)
    picture.replace_file(io.BytesIO(jpeg(colour="teal")))
    late.refresh_from_db()
    Article.objects.get(pk=late.pk).publish(by=press_officer)
    new = address(picture)
    assert is_public(client, old)
    assert is_public(client, new)
    early.withdraw(by=press_officer)
    assert not is_public(client, old)
    assert is_public(client, new)
    Article.objects.get(pk=late.pk).withdraw(by=press_officer)
    assert not is_public(client, new)


def test_picture_of_two_stories_is_public_until_the_last_is_withdrawn(
    client: Client, make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    picture = make_picture()
    stories = [make_story(f"Story {n}", lead_picture=picture) for n in "12"]
    for story in stories:
        story.publish(by=press_officer)
    stories[0].withdraw(by=press_officer)
    assert is_public(client, address(picture))
    stories[1].withdraw(by=press_officer)
    assert not is_public(client, address(picture))


def test_picture_taken_out_of_a_story_is_private_once_it_is_published_again(
    client: Client, make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    picture = make_picture()
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    story.lead_picture = None
    story.save()
    assert is_public(client, address(picture))
    story.publish(by=press_officer)
    assert not is_public(client, address(picture))


def test_file_is_published_as_it_was_frozen_and_not_as_it_is_a_moment_later(
    client: Client,
    make_story: MakeStory,
    make_picture: MakePicture,
    press_officer: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = make_picture()
    frozen = address(picture)
    story = make_story(lead_picture=picture)

    def compose_and_be_overtaken(*args: object, **kwargs: object) -> Edition:
        edition = compose(*args, **kwargs)  # type: ignore[arg-type]
        Picture.objects.get(pk=picture.pk).replace_file(io.BytesIO(jpeg(colour="teal")))
        return edition

    monkeypatch.setattr(confirmation, "compose", compose_and_be_overtaken)
    story.publish(by=press_officer)
    assert frozen in client.get(story.path).content.decode()
    assert is_public(client, frozen)
    assert not is_public(client, address(Picture.objects.get(pk=picture.pk)))


def test_moving_the_focal_point_makes_a_new_file_of_the_same_original(
    make_picture: MakePicture, press_officer: User
) -> None:
    picture = make_picture()
    before = picture.current_file
    picture.move_focal_point((0.9, 0.1), by=press_officer)
    after = Picture.objects.get(pk=picture.pk).current_file
    assert after.pk != before.pk
    assert (after.focal, before.focal) == ((0.9, 0.1), (0.5, 0.5))
    assert (after.original.name, after.sha256) == (before.original.name, before.sha256)
    assert after.uploaded_by == press_officer


def test_shared_link_shows_the_crop(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    picture = Picture.objects.add(io.BytesIO(jpeg(1600, 1600)), title="Quay", alt_text="A quay")
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    crop = picture.shown().crop_url("share")
    assert f'content="http://newsroom.example{crop}"' in client.get(story.path).content.decode()
    content = client.get(crop).getvalue()
    assert Image.open(io.BytesIO(content)).size == (1200, 630)


def test_avif_is_offered_from_the_start_and_answers_with_webp_until_it_is_made(
    client: Client, make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    picture = make_picture()
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    avif = picture.shown().url(640, "avif")
    assert avif in client.get(story.path).content.decode()
    assert client.get(avif)["Content-Type"] == "image/webp"
    make_avif(picture.current_file.pk)
    response = client.get(avif)
    assert response["Content-Type"] == "image/avif"
    assert Image.open(io.BytesIO(response.getvalue())).format == "AVIF"
    assert not story.has_unpublished_changes()


def test_sweep_finds_what_a_lost_hint_or_a_dead_worker_left(
    make_picture: MakePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr("media_picker.tasks.tell_worker", told.append)
    file = make_picture().current_file
    sweep()
    assert told == [file.pk]
    PictureFile.objects.filter(pk=file.pk).update(avif_tried_at=timezone.now(), avif_tries=1)
    sweep()
    assert not file.make_avif()  # another worker has it in hand
    long_ago = timezone.now() - timedelta(hours=1)
    PictureFile.objects.filter(pk=file.pk).update(avif_tried_at=long_ago)
    sweep()
    assert told == [file.pk, file.pk]
    assert file.make_avif()
    sweep()
    assert told == [file.pk, file.pk]
    assert not file.make_avif()


def test_file_that_kills_its_worker_is_given_up(make_picture: MakePicture) -> None:
    file = make_picture().current_file
    long_ago = timezone.now() - timedelta(hours=1)
    PictureFile.objects.filter(pk=file.pk).update(avif_tried_at=long_ago, avif_tries=3)
    assert not PictureFile.objects.without_avif().exists()


def test_worker_is_told_when_the_picture_is_saved_for_good(
    monkeypatch: pytest.MonkeyPatch,
    make_picture: MakePicture,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    told: list[int] = []
    monkeypatch.setattr("media_picker.tasks.tell_worker", told.append)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        file = make_picture().current_file
        assert told == []
    assert told == [file.pk]


def test_draft_of_a_live_story_counts_as_a_use_of_its_own(
    make_story: MakeStory, make_picture: MakePicture, press_officer: User
) -> None:
    picture = make_picture()
    make_story(lead_picture=picture).publish(by=press_officer)
    uses = PictureUse.objects.filter(picture=picture)
    assert sorted(use.is_public for use in uses) == [False, True]
    assert {use.file for use in uses} == {None, picture.current_file}

"""From working copy to public page and back: `publish` and `withdraw`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client

from articles import signals
from articles.kinds import APPEALS, Kind, State
from articles.models import Article, Category, Edition
from articles.problems import NotReady
from articles.workflow import NotAllowed
from media_picker.models import Picture, PictureUse

MakeStory = Callable[..., Article]


def test_publishing_makes_a_frozen_edition_that_is_live(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story("Harbour patrol returns")
    edition = story.publish(by=press_officer)
    assert story.state == State.PUBLISHED
    assert story.live_edition == edition
    assert (edition.number, edition.path) == (1, "/news/harbour-patrol-returns/")
    assert edition.published_by == press_officer
    assert edition.plain_text == "Officers are back on the water."


def test_editing_a_live_story_changes_nothing_in_public_until_published_again(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story(title="Before")
    story.publish(by=press_officer)
    assert not story.has_unpublished_changes()
    story.title = "After"
    story.save()
    assert story.has_unpublished_changes()
    assert Edition.objects.get().title == "Before"
    story.publish(by=press_officer)
    assert Edition.objects.get().title == "After"
    assert not story.has_unpublished_changes()
    assert Edition.archive.count() == 2


def test_publishing_again_keeps_the_first_date_and_says_updated(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    first = story.publish(by=press_officer)
    second = story.publish(by=press_officer)
    assert second.published_at == first.published_at
    assert first.changed_at is None
    assert second.changed_at == second.created_at


def test_every_missing_thing_is_listed_at_once(press_officer: User) -> None:
    story = Article.objects.create(title="Only a headline", author=press_officer)
    with pytest.raises(NotReady) as refusal:
        story.publish(by=press_officer)
    assert [p.field for p in refusal.value.problems] == ["id_summary", "id_category", "id_body"]
    assert story.state == State.DRAFT
    assert not Edition.archive.exists()


def test_contributor_cannot_publish_even_by_calling_the_verb(
    make_story: MakeStory, contributor: User
) -> None:
    story = make_story(author=contributor)
    with pytest.raises(NotAllowed):
        story.publish(by=contributor)
    assert not Edition.archive.exists()


def test_a_room_that_fails_while_hearing_of_it_undoes_the_whole_publication(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()

    def fail(**_: object) -> None:
        raise RuntimeError("a room fails")

    signals.published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            story.publish(by=press_officer)
    finally:
        signals.published.disconnect(fail)
    story.refresh_from_db()
    assert story.state == State.DRAFT
    assert not Edition.archive.exists()
    assert not PictureUse.objects.filter(is_public=True).exists()


def test_withdrawing_takes_the_edition_and_its_pictures_out_of_public(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    picture = make_picture()
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    assert PictureUse.objects.filter(picture=picture, is_public=True).count() == 1
    story.withdraw(by=press_officer)
    assert story.state == State.WITHDRAWN
    assert story.live_edition is None
    assert not PictureUse.objects.filter(is_public=True).exists()


def test_withdrawn_story_can_be_published_again(make_story: MakeStory, press_officer: User) -> None:
    story = make_story()
    story.publish(by=press_officer)
    story.withdraw(by=press_officer)
    edition = story.publish(by=press_officer)
    assert edition.number == 2
    assert story.live_edition == edition


def test_picture_of_two_live_stories_stays_public_until_both_are_withdrawn(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    picture = make_picture()
    stories = [make_story(title, lead_picture=picture) for title in ("One", "Two")]
    for story in stories:
        story.publish(by=press_officer)
    public = PictureUse.objects.filter(picture=picture, is_public=True)
    stories[0].withdraw(by=press_officer)
    assert public.exists()
    stories[1].withdraw(by=press_officer)
    assert not public.exists()


def test_picture_taken_out_of_a_live_story_is_private_once_published_again(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    picture = make_picture()
    story = make_story(body=f'<p>Words</p><p><img data-picture="{picture.pk}"></p>')
    story.publish(by=press_officer)
    story.body = "<p>Words alone</p>"
    story.save()
    assert PictureUse.objects.filter(picture=picture, is_public=True).exists()
    story.publish(by=press_officer)
    assert not PictureUse.objects.filter(picture=picture, is_public=True).exists()


@pytest.mark.parametrize("kind", sorted(APPEALS))
def test_an_appeals_address_never_contains_its_title(
    make_story: MakeStory, press_officer: User, kind: Kind
) -> None:
    story = make_story("Have you seen Corin Vale?", kind=kind, slug="corin-vale")
    edition = story.publish(by=press_officer)
    assert edition.path.startswith("/appeals/")
    assert "corin" not in edition.path
    story.title = "Corin Vale: new picture"
    story.save()
    assert story.publish(by=press_officer).path == edition.path


def test_draft_that_becomes_an_appeal_loses_the_name_from_its_address(
    make_story: MakeStory,
) -> None:
    story = make_story("Corin Vale")
    assert story.slug == "corin-vale"
    story.kind = Kind.MISSING
    story.save()
    assert "corin" not in story.slug


def test_published_story_cannot_become_an_appeal(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    story.kind = Kind.MISSING
    with pytest.raises(ValidationError, match="cannot become an appeal"):
        story.full_clean()


def test_two_stories_with_one_headline_have_two_addresses(make_story: MakeStory) -> None:
    assert [make_story("Same").slug for _ in range(3)] == ["same", "same-2", "same-3"]


def test_address_that_another_story_still_has_in_public_is_a_problem(
    make_story: MakeStory, press_officer: User
) -> None:
    first = make_story("Same")
    first.publish(by=press_officer)
    first.slug = "renamed"
    first.save()
    assert make_story("Same").slug == "same-2"
    second = make_story("Other", slug="same")
    assert [problem.field for problem in second.problems()] == ["id_slug"]


def test_picture_whose_time_is_over_is_a_problem(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    story = make_story(lead_picture=make_picture())
    assert story.problems() == []
    Picture.objects.update(use_until=date(2020, 1, 31))
    assert [problem.field for problem in story.problems()] == ["id_lead_picture"]


def test_picture_that_is_no_longer_in_the_library_is_a_problem(make_story: MakeStory) -> None:
    story = make_story(body='<p>Words</p><p><img data-picture="4711"></p>')
    assert [problem.field for problem in story.problems()] == ["id_body"]


def test_page_cannot_take_an_address_of_the_site(press_officer: User) -> None:
    page = Article(title="Admin", kind=Kind.PAGE, slug="admin", author=press_officer)
    with pytest.raises(ValidationError, match="taken by the site"):
        page.full_clean()
    page.slug = ""
    page.save()
    assert page.slug == "admin-2"


class TestNothingEverPublishedIsDeleted:
    @pytest.fixture
    def story(self, make_story: MakeStory, press_officer: User) -> Article:
        story = make_story()
        story.publish(by=press_officer)
        story.withdraw(by=press_officer)
        return story

    def test_by_its_own_delete(self, story: Article) -> None:
        with pytest.raises(models.ProtectedError):
            story.delete()

    def test_by_a_set(self, story: Article) -> None:
        with pytest.raises(models.ProtectedError):
            Article.objects.all().delete()

    def test_by_its_editions(self, story: Article) -> None:
        with pytest.raises(models.ProtectedError):
            Edition.archive.all().delete()
        with pytest.raises(models.ProtectedError):
            Edition.archive.get().delete()

    def test_by_deleting_its_author_or_category(self, story: Article, press_officer: User) -> None:
        with pytest.raises(models.ProtectedError):
            press_officer.delete()
        with pytest.raises(models.ProtectedError):
            Category.objects.all().delete()

    @pytest.mark.parametrize("who", ["press_officer", "editor", "superuser"])
    def test_by_the_admin(
        self, story: Article, who: str, request: pytest.FixtureRequest, client: Client
    ) -> None:
        client.force_login(request.getfixturevalue(who))
        assert client.post(story.get_admin_url("delete"), {"post": "yes"}).status_code == 403
        client.post(
            "/admin/articles/article/",
            {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes"},
        )
        assert Article.objects.filter(pk=story.pk).exists()


def test_draft_is_deleted_with_its_hold_on_pictures(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    picture = make_picture()
    story = make_story(lead_picture=picture)
    with pytest.raises(models.ProtectedError):
        picture.delete()
    Article.objects.filter(pk=story.pk).delete()
    picture.delete()
    assert not Picture.objects.exists()


def test_edition_is_frozen(make_story: MakeStory, press_officer: User) -> None:
    edition = make_story().publish(by=press_officer)
    edition.title = "Rewritten"
    with pytest.raises(ValueError, match="frozen"):
        edition.save()


def test_history_says_who_published_and_when(make_story: MakeStory, press_officer: User) -> None:
    story = make_story()
    story.publish(by=press_officer)
    story.withdraw(by=press_officer)
    reasons = list(story.history.values_list("history_change_reason", flat=True))
    assert reasons == ["Withdrawn, published in error", "Published as edition 1", None]


def test_body_is_sanitised_on_every_road_into_the_database(make_story: MakeStory) -> None:
    story = make_story(body="<p>a</p><script>alert(1)</script>")
    assert story.body == "<p>a</p>"
    Article.objects.filter(pk=story.pk).update(body="<p onclick='x'>b</p>")
    Article.objects.bulk_create([Article(title="c", slug="c", body="<svg>", author=story.author)])
    assert set(Article.objects.values_list("body", flat=True)) == {"<p>b</p>", ""}

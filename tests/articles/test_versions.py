"""Any two versions or editions in words, and one of them as the draft again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.kinds import Step
from articles.models import Article, Category, Edition, Review
from articles.models.composition import compose
from articles.timeline import Span, timeline
from articles.versions.chosen import NOW, read, version_of, versions_of
from media_picker.models import Picture
from social.models import NamedPerson
from tests.articles.test_two_people import client_of, opened

MakeStory = Callable[..., Article]


@pytest.fixture
def story(make_story: MakeStory, press_officer: User) -> Article:
    """Published twice, with other words and another tweet, and changed again since."""
    client = client_of(press_officer)
    story = make_story(tweet="The patrol is back.")
    story.publish(by=press_officer)
    form = opened(client, story)
    form |= {"title": "Harbour patrol stays", "body": "<p>Officers <b>stay</b> on the water.</p>"}
    form["tweet_draft-0-text"] = "The patrol stays."
    assert client.post(story.get_admin_url(), form).status_code == 302
    story.refresh_from_db()
    story.publish(by=press_officer)
    form = opened(client, story) | {"title": "Harbour patrol rests"}
    assert client.post(story.get_admin_url(), form).status_code == 302
    story.refresh_from_db()
    return story


def test_editions_and_versions_are_compared_in_words(story: Article, contributor: User) -> None:
    client = client_of(contributor)
    page = client.get(story.get_admin_url("history"))
    assert page.status_code == 200
    assert "Bring back" not in page.content.decode()
    keys = [version.key for version, _ in page.context["versions"]]
    assert [key for key in keys if key.startswith("e")] == ["e2", "e1"]
    url = story.get_admin_url("compare")
    answer = client.get(url, {"first": "e2", "second": "e1"})  # the older is read first
    changes = {change.part: change for change in answer.context["changes"]}
    assert set(changes) == {"Headline", "Body", "Text of the tweet"}
    words = " ".join(answer.content.decode().split())
    assert '<del><span class="visually-hidden">Removed:</span> returns</del>' in words
    assert '<ins><span class="visually-hidden">Added:</span> stays</ins>' in words
    assert "&lt;b&gt;" not in words
    same = client.get(url, {"first": "e2"})  # with what is saved now
    assert [change.part for change in same.context["changes"]] == ["Headline"]
    for wrong in ({"first": "e9"}, {"first": "v999999"}, {"first": "x"}, {"first": "v" + "9" * 30}):
        assert client.get(url, wrong).status_code == 404
    other = Article.objects.create(title="Other", author=contributor)
    foreign = other.history.get().pk
    assert client.get(url, {"first": f"v{foreign}"}).status_code == 404


def test_version_is_read_with_the_tweet_that_it_had(story: Article) -> None:
    told = {version.key: read(story, version) for version in versions_of(story)}
    assert told["e1"]["Text of the tweet"] == "The patrol is back."
    assert told["e2"]["Text of the tweet"] == "The patrol stays."
    assert told["e1"]["Body"] == "Officers are back on the water."
    saved = [reading["Headline"] for key, reading in told.items() if key.startswith("v")]
    assert saved[0] == "Harbour patrol rests"


def test_pictures_are_compared_by_the_alt_text_they_had(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> None:
    picture = make_picture("Quay")
    story = make_story(body=f'<p>A.</p><p><img data-picture="{picture.pk}"></p>')
    story.publish(by=press_officer)
    Picture.objects.filter(pk=picture.pk).update(alt_text="Another view")
    first, now = version_of(story, "e1"), version_of(story, NOW)
    assert first is not None
    assert now is not None
    assert "[Picture: Quay at dawn]" in read(story, first)["Body"]
    assert "[Picture: Another view]" in read(story, now)["Body"]


def test_version_comes_back_as_the_draft_and_visitors_see_nothing_of_it(
    story: Article, press_officer: User
) -> None:
    client = client_of(press_officer)
    url = f"/admin/articles/article/{story.pk}/restore/e1/"
    told = client.get(url).context["changes"]
    assert [change.part for change in told] == ["Headline", "Body"]  # and the tweet stays
    older = opened(client, story)
    assert client.post(url).status_code == 302
    story.refresh_from_db()
    assert (story.title, story.body) == (
        "Harbour patrol returns", "<p>Officers are back on the water.</p>",
    )  # fmt: skip
    assert Edition.objects.get(article=story).title == "Harbour patrol stays"
    assert story.has_unpublished_changes()
    assert story.last_editor_id == press_officer.pk
    # What stood in the draft is a version as well.
    assert "Harbour patrol rests" in story.history.values_list("title", flat=True)
    last = timeline(Span(article=story.pk))[0]
    assert last.what == "Brought back as the draft: edition 1"
    assert last.who == "press"
    # A form that was open is older now.
    assert client.post(story.get_admin_url(), older).status_code == 200


def test_bringing_back_lets_an_approval_lapse_and_leaves_out_what_has_gone(
    make_story: MakeStory, contributor: User, editor: User, press_officer: User
) -> None:
    gone = Category.objects.create(name="Gone", slug="gone")
    story = make_story(author=contributor, category=gone)
    first = story.history.get().pk
    story.title, story.category = "Another", None
    story.save()
    gone.delete()
    story.category = Category.objects.get()
    story.save()
    Review.objects.submit(story, by=contributor).approve(by=editor)
    url = f"/admin/articles/article/{story.pk}/restore/v{first}/"
    assert client_of(contributor).get(url).status_code == 403  # it is approved
    assert client_of(press_officer).post(url).status_code == 302
    story.refresh_from_db()
    assert (story.title, story.category, story.step) == (
        "Harbour patrol returns", None, Step.APPROVED,
    )  # fmt: skip
    assert "the headline" in Review.objects.get().changed_since(story)


def test_edition_without_a_line_in_the_history_is_read_and_not_brought_back(
    make_story: MakeStory, press_officer: User, client: Client
) -> None:
    """As of a story that was brought in from elsewhere."""
    story = make_story()
    edition = compose(story)
    edition.published_by, edition.is_live = press_officer, True
    edition.save()
    client.force_login(press_officer)
    page = client.get(story.get_admin_url("history"))
    first = story.history.get().pk
    assert [version.key for version, _ in page.context["versions"]] == ["e1", f"v{first}"]
    assert client.get(story.get_admin_url("compare"), {"first": "e1"}).status_code == 200
    url = f"/admin/articles/article/{story.pk}/restore/e1/"
    assert client.get(url).status_code == 403


def test_people_of_an_appeal_are_compared_and_come_back_with_their_version(
    make_story: MakeStory, press_officer: User
) -> None:
    client = client_of(press_officer)
    story = make_story(kind="missing")
    NamedPerson.objects.create(article=story, name="Nadia Collins", age="15")
    NamedPerson.objects.create(article=story, name="Owen Collins", age="40", sought_as="wanted")
    story.save()
    before = next(version for version in versions_of(story) if version.row)
    story.save()  # as the form does, before the people in it
    nadia, owen = story.named_people.all()
    nadia.age = "16"
    nadia.save()
    owen.delete()
    NamedPerson.objects.create(
        article=story, is_name_withheld=True, why_withheld="The family asks."
    )
    then = "Nadia Collins, 15\nOwen Collins, 40, wanted"
    assert read(story, before)["People"] == then
    now = version_of(story, NOW)
    assert now
    assert read(story, now)["People"] == (
        "Nadia Collins, 16\nno name, no age, name not given: The family asks."
    )
    asked = client.get(f"/admin/articles/article/{story.pk}/restore/{before.key}/")
    assert "People" in [change.part for change in asked.context["changes"]]
    client.post(f"/admin/articles/article/{story.pk}/restore/{before.key}/")
    assert read(story, now)["People"] == then
    changed_by = {row.history_user for row in NamedPerson.history.all()[:3]}
    assert changed_by == {press_officer}

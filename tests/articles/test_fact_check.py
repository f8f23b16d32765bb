"""Somebody outside reads a story by a link, comments on it, or agrees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, PreviewAnswer, PreviewLink
from articles.models.preview_answer import LONGEST, MOST
from articles.models.preview_link import Purpose
from articles.timeline import Span, timeline
from articles.work_list import work_list
from articles.workflow import NotAllowed, Role
from tests.newsroom_fixtures import person_with

from .shared_previews import FOR_WHOM, come_with, link_to

MakeStory = Callable[..., Article]


@pytest.fixture
def story(make_story: MakeStory, contributor: User) -> Article:
    return make_story(author=contributor)


@pytest.fixture
def link_and_secret(story: Article, press_officer: User) -> tuple[PreviewLink, str]:
    return link_to(story, press_officer, purpose=Purpose.CHECK)


@pytest.fixture
def link(link_and_secret: tuple[PreviewLink, str]) -> PreviewLink:
    return link_and_secret[0]


@pytest.fixture
def checker(link_and_secret: tuple[PreviewLink, str]) -> Client:
    return come_with(*link_and_secret)


def desk_page(client: Client, person: User, story: Article) -> str:
    client.force_login(person)
    return " ".join(client.get(story.get_admin_url()).content.decode().split())


def test_comment_is_plain_text_for_the_desk_the_timeline_and_the_author(
    checker: Client, link: PreviewLink, story: Article, contributor: User, client: Client
) -> None:
    words = "<script>alert(1)</script> It was *Tuesday*."
    answer = checker.post(link.path, {"words": words, "_comment": "1"}, follow=True)
    shown = "&lt;script&gt;alert(1)&lt;/script&gt; It was *Tuesday*."
    assert shown in answer.content.decode()
    page = desk_page(client, contributor, story)
    assert shown in page
    assert "<strong>New.</strong>" in page
    event = timeline(Span(article=story.pk))[0]
    assert (event.who, event.what, event.reason) == (FOR_WHOM, "Fact check: comment", words)
    assert [one.words for one in work_list(contributor).answers] == [words]
    assert shown in client.get("/admin/").content.decode().replace("“", "").replace("”", "")


def test_agreement_belongs_to_what_was_read(
    checker: Client, link: PreviewLink, story: Article, press_officer: User, client: Client
) -> None:
    asked = checker.get(link.path)
    assert "nor for live updates in it" in asked.content.decode()
    read = asked.context["read"]
    for _ in range(2):  # a double click agrees once
        checker.post(link.path, {"_agree": "1", "read": read})
    assert PreviewAnswer.objects.filter(is_agreement=True).count() == 1
    page = desk_page(client, press_officer, story)
    assert "Has read the story, and agrees." in page
    assert "live updates are not part of it" in page
    assert "live updates apart" in checker.get(link.path).content.decode()
    assert "earlier version" not in page
    story.title = "Patrol returns on Wednesday"
    story.save()
    page = desk_page(client, press_officer, story)
    assert "This holds for an earlier version. Changed since: the headline." in page
    agreed = [e for e in timeline(Span(article=story.pk)) if e.what == "Fact check: agreed"]
    as_read = story.history.order_by("history_id").first()
    assert as_read
    assert [(event.version, event.url) for event in agreed] == [
        (str(as_read.version), f"/admin/articles/article/{story.pk}/history/{as_read.pk}/")
    ]


def test_nobody_agrees_to_what_they_have_not_read(
    checker: Client, link: PreviewLink, story: Article
) -> None:
    read = checker.get(link.path).context["read"]
    story.body = "<p>Something else.</p>"
    story.save()
    for stale in (read, "", "guess"):
        answer = checker.post(link.path, {"_agree": "1", "read": stale})
        assert answer.status_code == 409
        html = answer.content.decode()
        assert "changed while you were reading" in html
        assert "Something else." in html
    assert not PreviewAnswer.objects.exists()
    checker.post(link.path, {"_agree": "1", "read": answer.context["read"]})
    assert PreviewAnswer.objects.get().is_agreement


@pytest.mark.parametrize("words", ["", "   ", "x" * (LONGEST + 1), "a\0b"])
def test_comment_that_cannot_be_taken_stands_beside_its_error(
    checker: Client, link: PreviewLink, words: str
) -> None:
    answer = checker.post(link.path, {"words": words, "_comment": "1"})
    assert answer.status_code == 422
    assert 'id="id_words_error"' in answer.content.decode()
    assert words.strip() in answer.content.decode()
    assert not PreviewAnswer.objects.exists()


def test_one_link_takes_a_bounded_number_of_answers_and_loses_no_word(
    checker: Client, link: PreviewLink
) -> None:
    PreviewAnswer.objects.bulk_create(PreviewAnswer(link=link, words="a") for _ in range(MOST))
    answer = checker.post(link.path, {"words": "One more.", "_comment": "1"})
    assert answer.status_code == 403
    assert "One more." in answer.content.decode()
    assert PreviewAnswer.objects.count() == MOST


def test_other_links_and_ended_ones_take_no_answer(
    checker: Client, link: PreviewLink, story: Article, press_officer: User
) -> None:
    reading, secret = link_to(story, press_officer)
    reader = come_with(reading, secret)
    assert "Check the facts" not in reader.get(reading.path).content.decode()
    reader.post(reading.path, {"words": "Hello", "_comment": "1"})
    reader.post(reading.path, {"_agree": "1", "read": checker.get(link.path).context["read"]})
    link.revoke(by=press_officer)
    assert checker.post(link.path, {"words": "Hello", "_comment": "1"}).status_code == 410
    assert Client().post(link.path, {"words": "Hello", "_comment": "1"}).status_code == 403
    assert not PreviewAnswer.objects.exists()


def test_answers_wait_for_author_and_maker_until_one_has_read_them(
    checker: Client,
    link: PreviewLink,
    story: Article,
    contributor: User,
    press_officer: User,
    editor: User,
    client: Client,
) -> None:
    other = person_with(Role.CONTRIBUTOR, "other")
    for words in ("First.", "Second."):
        checker.post(link.path, {"words": words, "_comment": "1"})
    first, second = PreviewAnswer.objects.order_by("pk")
    for person, waiting in ((contributor, 2), (press_officer, 2), (editor, 0), (other, 0)):
        assert len(work_list(person).answers) == waiting, person
    with pytest.raises(NotAllowed):
        PreviewAnswer.objects.see(story, up_to=second.pk, by=other)
    client.force_login(contributor)
    # The second came after the page was drawn.
    client.post(story.get_admin_url("answers_read"), {"last": first.pk})
    assert [one.words for one in work_list(press_officer).answers] == ["Second."]
    client.post(story.get_admin_url("answers_read"), {"last": "everything"})
    client.post(story.get_admin_url("answers_read"), {"last": "9" * 5_000})
    client.post(story.get_admin_url("answers_read"), {"last": second.pk})
    assert work_list(contributor).answers == []
    assert {one.seen_by for one in PreviewAnswer.objects.all()} == {contributor}

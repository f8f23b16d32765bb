"""A preview by a link: whom it lets in, and for how long."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client
from django.utils import timezone

from articles.models import Article, PreviewLink, PreviewOpening, WhyWithdrawn, WithdrawalKind
from articles.shared_preview.visitor_pass import COOKIE, LASTS
from articles.taken_down import places_of
from articles.workflow import NotAllowed

from .shared_previews import FOR_WHOM, come_with, knock, link_to

MakeStory = Callable[..., Article]
TITLE = "Harbour patrol returns"


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story()


def is_over(answer: Any) -> bool:
    return bool(answer.status_code == 410 and TITLE not in answer.content.decode())


# -- who is let in -------------------------------------------------------------------------------


def test_whoever_has_the_link_sees_the_story_as_it_stands_now(
    story: Article, press_officer: User
) -> None:
    link, secret = link_to(story, press_officer)
    visitor = come_with(link, secret)
    page = visitor.get(link.path)
    html = page.content.decode()
    assert page.status_code == 200
    assert "Officers are back on the water." in html
    assert "not published" in html
    assert FOR_WHOM in html
    story.title = "Harbour patrol stays"
    story.save()
    assert "Harbour patrol stays" in visitor.get(link.path).content.decode()


def test_nobody_keeps_it_finds_it_or_learns_where_a_reader_came_from(
    story: Article, press_officer: User
) -> None:
    link, secret = link_to(story, press_officer)
    visitor = Client()
    answers = [visitor.get(link.path), knock(visitor, link, secret), visitor.get(link.path)]
    link.revoke(by=press_officer)
    answers.append(visitor.get(link.path))
    assert [answer.status_code for answer in answers] == [200, 302, 200, 410]
    for answer in answers:
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_link_ends_with_its_makers_account(story: Article, press_officer: User) -> None:
    link, secret = link_to(story, press_officer)
    visitor = come_with(link, secret)
    press_officer.is_active = False
    press_officer.save()
    assert visitor.get(link.path).status_code == 410
    assert knock(Client(), link, secret).status_code == 410
    assert not PreviewLink.objects.living().exists()


def test_link_that_ended_stays_so_when_its_makers_account_is_opened_again(
    story: Article, press_officer: User, editor: User
) -> None:
    link, secret = link_to(story, press_officer)
    User.objects.filter(pk=press_officer.pk).update(is_active=False)
    story.publish(by=editor)
    User.objects.filter(pk=press_officer.pk).update(is_active=True)
    answer = knock(Client(), link, secret)
    assert (answer.status_code, answer["Location"]) == (302, story.path)
    assert COOKIE not in answer.cookies


def test_door_is_the_same_for_every_number(story: Article, press_officer: User) -> None:
    link, _ = link_to(story, press_officer)
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    doors = [
        token.sub("", Client().get(path).content.decode()).replace(path, "")
        for path in (link.path, "/preview/404/", f"/preview/{10**30}/")
    ]
    assert doors[0] == doors[1] == doors[2]
    assert "<form" in doors[0]
    assert TITLE not in doors[0]


def test_wrong_secret_opens_nothing(story: Article, make_story: MakeStory, editor: User) -> None:
    link, secret = link_to(story, editor)
    _, others = link_to(make_story("Another"), editor)
    visitor = Client()
    for wrong in ("", "guess", others, secret[:-1], secret + "a", link.digest, "é\0"):
        answer = knock(visitor, link, wrong)
        assert answer.status_code == 403
        assert "This opens no preview." in answer.content.decode()
        assert COOKIE not in visitor.cookies
    for number in (404, 10**30):
        assert knock(visitor, PreviewLink(pk=number), secret).status_code == 403
    assert not PreviewOpening.objects.exists()


def test_pass_for_one_link_is_none_for_another(
    story: Article, make_story: MakeStory, editor: User
) -> None:
    link, secret = link_to(story, editor)
    other, _ = link_to(make_story("Another"), editor)
    given = come_with(link, secret).cookies[COOKIE]
    assert given["path"] == link.path
    assert given["httponly"]
    assert given["samesite"] == "Lax"
    salt = f"articles.shared_preview.{other.pk}"
    for forged in (
        given.value,
        other.digest,
        signing.get_cookie_signer(salt=COOKIE + salt).sign("x" * 64),
        signing.get_cookie_signer(salt="elsewhere").sign(other.digest),
    ):
        stranger = Client()
        stranger.cookies[COOKIE] = forged
        assert "Another" not in stranger.get(other.path).content.decode()


def test_pass_is_sent_over_tls_alone_where_the_site_has_it(
    story: Article, press_officer: User, settings: Any
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    assert come_with(*link_to(story, press_officer)).cookies[COOKIE]["secure"]


def test_pass_is_for_half_a_day_and_the_link_opens_again(
    story: Article, press_officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, secret = link_to(story, press_officer)
    visitor = come_with(link, secret)
    later = timezone.now().timestamp() + LASTS.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert TITLE not in visitor.get(link.path).content.decode()
    unsent = visitor.post(link.path, {"words": "It was Tuesday."})
    assert unsent.status_code == 403
    assert "It was Tuesday." in unsent.content.decode()
    come_with(link, secret, visitor)
    assert TITLE in visitor.get(link.path).content.decode()


# -- how it ends ---------------------------------------------------------------------------------


def test_expired_link_shows_nothing(story: Article, press_officer: User) -> None:
    link, secret = link_to(story, press_officer)
    visitor = come_with(link, secret)
    PreviewLink.objects.update(until=timezone.now())
    assert is_over(visitor.get(link.path))
    assert is_over(knock(Client(), link, secret))


def test_revoked_link_shows_nothing_and_the_others_live(story: Article, editor: User) -> None:
    link, secret = link_to(story, editor)
    other = link_to(story, editor, for_whom="Sam Reed, Radio Eastmere")
    visitor, reader = come_with(link, secret), come_with(*other)
    link.revoke(by=editor)
    assert is_over(visitor.get(link.path))
    assert is_over(knock(Client(), link, secret))
    assert TITLE in reader.get(other[0].path).content.decode()


def test_all_links_are_gone_when_the_story_is_published_and_lead_to_it(
    story: Article, editor: User
) -> None:
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    story.publish(by=editor)
    for answer in (visitor.get(link.path), knock(Client(), link, secret)):
        assert answer.status_code == 302
        assert answer["Location"] == story.path
        assert answer["Cache-Control"] == "private, no-store"
    # What is written after that is for a link of its own.
    story.title = "Changed since"
    story.save()
    assert visitor.get(link.path)["Location"] == "/news/harbour-patrol-returns/"
    link, secret = link_to(story, editor)
    assert "Changed since" in come_with(link, secret).get(link.path).content.decode()


@pytest.mark.parametrize("kind", [WithdrawalKind.ERROR, WithdrawalKind.LEGAL])
def test_withdrawing_ends_all_links_and_no_new_one_is_made(
    story: Article, editor: User, kind: WithdrawalKind
) -> None:
    before = link_to(story, editor)
    story.publish(by=editor)
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    story.withdraw(by=editor, why=WhyWithdrawn(kind, "An injunction."))
    assert is_over(visitor.get(link.path))
    assert is_over(knock(Client(), link, secret))
    assert is_over(knock(Client(), *before))
    place = next(place for place in places_of(story) if place.name == "Preview links")
    assert place.is_done
    with pytest.raises(NotAllowed):
        link_to(story, editor)


def test_link_to_a_draft_that_was_deleted_is_like_any_number(
    story: Article, press_officer: User
) -> None:
    link, secret = link_to(story, press_officer)
    visitor = come_with(link, secret)
    story.delete()
    assert "A preview for you" in visitor.get(link.path).content.decode()
    assert knock(Client(), link, secret).status_code == 403


def test_visitor_whose_browser_takes_no_cookies_is_told_so(
    story: Article, press_officer: User
) -> None:
    link, secret = link_to(story, press_officer)
    answer = knock(Client(enforce_csrf_checks=True), link, secret)
    assert answer.status_code == 403
    assert "takes no cookies from us" in answer.content.decode()
    assert not PreviewOpening.objects.exists()

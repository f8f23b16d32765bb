"""A preview by a link: whom it lets in, for how long, and what of it leaves a trace."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django.views.debug import SafeExceptionReporterFilter

from articles import embargo
from articles.models import Article, PreviewLink, PreviewOpening, WhyWithdrawn, WithdrawalKind
from articles.models.preview_link import MOST_LIVING, MOST_OPENINGS, Purpose, digest_of
from articles.shared_preview.visitor_pass import COOKIE, LASTS
from articles.taken_down import places_of
from articles.timeline import Span, timeline
from articles.workflow import NotAllowed
from media_picker.models import Picture, YouTubeVideo
from tests.newsroom_fixtures import jpeg

from .shared_previews import FOR_WHOM, come_with, knock, link_to

MakeStory = Callable[..., Article]
MakePicture = Callable[..., Picture]
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


# -- its pictures --------------------------------------------------------------------------------


def test_pictures_of_the_story_alone_are_shown_and_only_while_the_link_lives(
    make_story: MakeStory, make_picture: MakePicture, editor: User
) -> None:
    lead, inside, foreign = make_picture("Lead"), make_picture("Inside"), make_picture("Other")
    body = f'<p>a</p><p><img data-picture="{inside.pk}"></p>'
    story = make_story(lead_picture=lead, body=body)
    make_story("Another", lead_picture=foreign)
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    html = visitor.get(link.path).content.decode()
    addresses = set(re.findall(r'[^\s"]*/pictures/[^\s"]+', html))
    assert {
        f"{link.path}pictures/{shown.file.key}/640.jpg" for shown in (lead, inside)
    } <= addresses
    for address in addresses:
        assert address.startswith(link.path)  # no address that answers without the link
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store"
        assert Client().get(address).status_code == 404
    assert visitor.get(f"{link.path}pictures/{foreign.file.key}/640.jpg").status_code == 404
    assert visitor.get(f"/pictures/{lead.file.key}/640.jpg").status_code == 404
    address = f"{link.path}pictures/{lead.file.key}/640.jpg"
    Article.objects.get(pk=story.pk).publish(by=editor)
    assert visitor.get(address).status_code == 404


def test_poster_of_the_storys_video_is_shown_by_the_link(
    make_story: MakeStory, editor: User
) -> None:
    story = make_story(has_video=True, video_id="aaaaaaaaaaa")
    video = YouTubeVideo.objects.get(video_id="aaaaaaaaaaa")
    video.poster.save("poster.jpg", ContentFile(jpeg()))
    other = YouTubeVideo.objects.create(video_id="bbbbbbbbbbb")
    other.poster.save("poster.jpg", ContentFile(jpeg()))
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    address = f"{link.path}posters/{video.key}.jpg"
    assert address in visitor.get(link.path).content.decode()
    assert visitor.get(address).status_code == 200
    assert visitor.get(f"{link.path}posters/{other.key}.jpg").status_code == 404
    assert Client().get(address).status_code == 404
    link.revoke(by=editor)
    assert visitor.get(address).status_code == 404


# -- its secret ----------------------------------------------------------------------------------


def test_secret_is_in_no_address_log_row_or_answer(
    story: Article,
    press_officer: User,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level("DEBUG")
    link, secret = link_to(story, press_officer)
    assert link.address(secret).partition("#")[0].endswith(link.path)
    assert link.address(secret).partition("#")[2] == secret
    visitor = Client(raise_request_exception=False)
    answers = [visitor.get(link.path), knock(visitor, link, secret), visitor.get(link.path)]
    for answer in answers:
        assert secret not in str(answer.headers) + str(answer.cookies) + answer.content.decode()
    row = PreviewLink.objects.values().get()
    assert secret not in str(row)
    assert row["digest"] == digest_of(secret)
    # Not even when something breaks.
    monkeypatch.setattr(PreviewLink, "open", lambda link: 1 / 0)
    broken = knock(visitor, link, secret)
    assert broken.status_code == 500
    assert caplog.records
    assert secret not in caplog.text
    request = next(record.request for record in caplog.records if hasattr(record, "request"))
    reported = SafeExceptionReporterFilter().get_post_parameters(request)
    assert secret not in str(reported)


# -- its embargo, and its traces -----------------------------------------------------------------


def test_embargo_stands_on_top_and_a_change_of_it_shows(story: Article, editor: User) -> None:
    with pytest.raises(NotAllowed, match="no embargo"):
        link_to(story, editor, purpose=Purpose.EMBARGOED)
    until = timezone.now().replace(microsecond=0) + timedelta(days=2)
    embargo.hold(story, until, by=editor)
    story.refresh_from_db()
    link, secret = link_to(story, editor, purpose=Purpose.EMBARGOED)
    visitor = come_with(link, secret)

    def said() -> str:
        return " ".join(visitor.get(link.path).content.decode().split())

    assert f"Embargoed until {embargo.in_words(until)} (London time)" in said()
    assert "This has changed" not in said()
    longer = until + timedelta(hours=3)
    embargo.hold(story, longer, by=editor)
    assert f"Embargoed until {embargo.in_words(longer)} (London time)" in said()
    assert f"the embargo was until {embargo.in_words(until)} (London time)" in said()
    embargo.lift(story, by=editor, reason="They agree.")
    assert "The embargo was lifted" in said()
    past = timezone.now() - timedelta(minutes=1)
    Article.objects.update(embargo_until=past)
    PreviewLink.objects.update(embargo_until=past)
    assert "The embargo has ended" in said()


def test_embargo_that_is_put_on_later_shows_too(story: Article, editor: User) -> None:
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    assert "mbargo" not in visitor.get(link.path).content.decode()
    embargo.hold(story, timezone.now() + timedelta(days=1), by=editor)
    assert "This is new" in visitor.get(link.path).content.decode()


def test_each_opening_is_on_the_storys_timeline(story: Article, editor: User) -> None:
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    visitor.get(link.path)  # reads on: no other opening
    come_with(link, secret)
    link.revoke(by=editor)
    told = [(event.who, event.what) for event in timeline(Span(article=story.pk))]
    assert told[:4] == [
        ("editor", f"Preview link for {FOR_WHOM} revoked"),
        (FOR_WHOM, "Opened the preview link"),
        (FOR_WHOM, "Opened the preview link"),
        ("editor", f"Preview link for {FOR_WHOM}, until {link.until_when}"),
    ]


def test_link_that_goes_from_hand_to_hand_opens_no_more(story: Article, editor: User) -> None:
    link, secret = link_to(story, editor)
    PreviewOpening.objects.bulk_create(PreviewOpening(link=link) for _ in range(MOST_OPENINGS))
    answer = knock(Client(), link, secret)
    assert answer.status_code == 403
    assert "opened so often" in answer.content.decode()


def test_story_has_a_bounded_number_of_links(story: Article, editor: User) -> None:
    for _ in range(MOST_LIVING):
        link, _ = link_to(story, editor)
    with pytest.raises(NotAllowed, match="Revoke one"):
        link_to(story, editor)
    link.revoke(by=editor)
    link_to(story, editor)

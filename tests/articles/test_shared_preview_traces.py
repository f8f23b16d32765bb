"""What a preview by a link shows: pictures, the embargo; and the traces that it leaves, or not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django.views.debug import SafeExceptionReporterFilter

from articles import embargo
from articles.models import Article, PreviewLink, PreviewOpening
from articles.models.preview_link import MOST_LIVING, MOST_OPENINGS, Purpose, digest_of
from articles.timeline import Span, timeline
from articles.workflow import NotAllowed
from liveblog.models import LiveBlog
from media_picker.models import Picture, YouTubeVideo
from tests.newsroom_fixtures import jpeg

from .shared_previews import FOR_WHOM, come_with, knock, link_to

MakeStory = Callable[..., Article]
MakePicture = Callable[..., Picture]


@pytest.fixture
def story(make_story: MakeStory) -> Article:
    return make_story()


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


def test_picture_of_a_live_entry_that_is_not_public_yet_is_shown_by_the_link(
    story: Article, make_picture: MakePicture, editor: User
) -> None:
    blog = LiveBlog.objects.open(story, by=editor)
    blog.post(by=editor, typed="The bridge is open.", picture=make_picture("Bridge"))
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    html = visitor.get(link.path).content.decode()
    address = re.search(r'src="([^"]*/pictures/[^"]+)"', html)
    assert address
    assert address[1].startswith(link.path)
    assert visitor.get(address[1]).status_code == 200
    link.revoke(by=editor)
    assert visitor.get(address[1]).status_code == 404


def test_poster_of_the_storys_video_is_shown_by_the_link(
    make_story: MakeStory, editor: User
) -> None:
    story = make_story(has_video=True, video_id="aaaaaaaaaaa")
    video = YouTubeVideo.objects.get(video_id="aaaaaaaaaaa")
    video.poster.save("poster.jpg", ContentFile(jpeg()))
    other = YouTubeVideo.objects.create(video_id="bbbbbbbbbbb")
    other.poster.save("poster.jpg", ContentFile(jpeg()))
    live = YouTubeVideo.objects.create(video_id="ccccccccccc")
    live.poster.save("poster.jpg", ContentFile(jpeg()))
    blog = LiveBlog.objects.open(story, by=editor)
    entry = blog.post(by=editor, typed="From above.", video_id=live.video_id)
    link, secret = link_to(story, editor)
    visitor = come_with(link, secret)
    address = f"{link.path}posters/{live.key}.jpg"
    assert visitor.get(address).status_code == 200
    entry.remove(by=editor)
    assert visitor.get(address).status_code == 404
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

"""A story goes out at its time and as it was confirmed, or alarms; and never under embargo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import embargo, signals, what_goes_out
from articles.admin.moment_form import MomentForm
from articles.kinds import State, Step
from articles.london_time import in_words, moments_of
from articles.models import Article, Edition, Review, Schedule
from articles.models.schedule import Outcome
from articles.tasks import publish_scheduled
from articles.workflow import NotAllowed
from media_picker.models import Picture
from social.models import Post, TweetDraft
from social.post_states import PostState

MakeStory = Callable[..., Article]


def in_hours(hours: float) -> datetime:
    return timezone.now() + timedelta(hours=hours)


def noon_in(days: int) -> datetime:
    """On clocks in London, which show noon once a day."""
    day = timezone.localtime(in_hours(24 * days))
    return day.replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def scheduled(make_story: MakeStory, press_officer: User) -> Schedule:
    story = make_story(tweet="The harbour patrol is back.")
    return Schedule.objects.make(story, by=press_officer, at=in_hours(1))


def test_page_of_a_scheduled_story_composes_its_draft_once_to_compare_it(
    client: Client, editor: User, scheduled: Schedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = []

    def counted(article: Article) -> what_goes_out.Content:
        composed.append(article)
        return page_of(article)

    page_of = what_goes_out.page_of
    monkeypatch.setattr(what_goes_out, "page_of", counted)
    client.force_login(editor)
    page = client.get(scheduled.article.get_admin_url())
    assert "Goes out by itself" in page.content.decode()
    assert len(composed) == 1


def time_comes(seconds_ago: int = 1) -> None:
    at = timezone.now() - timedelta(seconds=seconds_ago)
    Schedule.objects.filter(outcome=Outcome.WAITING).update(at=at)
    publish_scheduled()


# -- clocks ----------------------------------------------------------------------------------------


def test_clocks_skip_an_hour_in_spring_and_show_one_twice_in_autumn() -> None:
    assert moments_of(date(2027, 3, 28), time(1, 30)) == []
    assert moments_of(date(2027, 3, 28), time(2, 30)) == [datetime(2027, 3, 28, 1, 30, tzinfo=UTC)]
    twice = moments_of(date(2027, 10, 31), time(1, 30))
    assert twice == [
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    ]
    assert [in_words(moment).rpartition(" ")[2] for moment in twice] == ["BST", "GMT"]


def last_sunday(month: int) -> date:
    day = date(timezone.now().year + 1, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def test_form_refuses_the_hour_that_does_not_exist_and_asks_which_of_two() -> None:
    missing = MomentForm({"day": last_sunday(3), "clock": "01:30"})
    assert "There is no 01:30" in missing.errors["clock"][0]
    autumn = {"day": last_sunday(10), "clock": "01:30"}
    asked = MomentForm(autumn)
    assert "comes twice" in asked.errors["which"][0]
    assert asked.is_asking_which
    moments = []
    for which in ("first", "second"):
        form = MomentForm(autumn | {"which": which})
        assert form.is_valid()
        moments.append(form.cleaned_data["moment"])
    assert moments[1] - moments[0] == timedelta(hours=1)
    # Of a day that has passed nobody is asked which.
    gone = MomentForm({"day": "2020-10-25", "clock": "01:30"})
    assert set(gone.errors) == {"clock"}
    past = MomentForm({"day": "2020-01-01", "clock": "12:00"})
    assert "has passed" in past.errors["clock"][0]


# -- going out -------------------------------------------------------------------------------------


def test_scheduled_story_goes_out_once_with_its_tweet_when_its_time_has_come(
    scheduled: Schedule, press_officer: User
) -> None:
    story = scheduled.article
    assert (story.step, story.stage) == (Step.SCHEDULED, "Scheduled")
    publish_scheduled()
    assert not Edition.archive.exists()
    time_comes()
    scheduled.go_out()
    story.refresh_from_db()
    scheduled.refresh_from_db()
    assert (story.state, story.step) == (State.PUBLISHED, Step.WRITING)
    assert Edition.archive.get().published_by == press_officer
    assert Post.objects.get().words == "The harbour patrol is back."
    assert (scheduled.outcome, scheduled.minutes_late) == (Outcome.OUT, 0)
    assert "scheduled for" in story.history.first().history_change_reason


def test_tweet_that_goes_out_meanwhile_is_no_change_of_what_was_scheduled(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story(tweet="The harbour patrol is back.")
    story.publish(by=press_officer)
    later = Schedule.objects.make(story, by=press_officer, at=in_hours(1))
    Post.objects.update(state=PostState.SENT, remote_id="1")
    time_comes()
    later.refresh_from_db()
    assert (later.outcome, later.reason) == (Outcome.OUT, "")


def test_late_story_goes_out_and_says_that_it_was_late(
    scheduled: Schedule, press_officer: User, client: Client
) -> None:
    time_comes(seconds_ago=185)
    story = scheduled.article
    assert "3 minutes late" in story.history.first().history_change_reason
    client.force_login(press_officer)
    home = " ".join(client.get("/admin/").content.decode().split())
    assert "went out 3 minutes late" in home


def lose_the_right(story: Article) -> None:
    User.objects.get(username="press").groups.clear()


OBSTACLES: list[tuple[Callable[[Article], Any], str]] = [
    (lambda story: Article.objects.update(summary=""), "Write a summary"),
    (lambda story: TweetDraft.objects.update(text="Other words."), "the tweet"),
    (lambda story: Article.objects.update(title="Other words."), "the headline"),
    (lambda story: Article.objects.update(embargo_until=in_hours(9)), "under embargo"),
    (lose_the_right, "may no longer publish"),
]


@pytest.mark.parametrize(("change", "words"), OBSTACLES)
def test_story_that_can_no_longer_go_out_alarms_before_and_at_its_time(
    scheduled: Schedule,
    editor: User,
    client: Client,
    change: Callable[[Article], Any],
    words: str,
) -> None:
    story = scheduled.article
    change(story)
    client.force_login(editor)
    for address in ("/admin/", story.get_admin_url()):
        assert words in client.get(address).content.decode()
    time_comes()
    story.refresh_from_db()
    assert (story.state, story.step) == (State.DRAFT, Step.WRITING)
    assert not Edition.archive.exists()
    assert not Post.objects.exists()
    for address in ("/admin/", story.get_admin_url()):
        page = client.get(address).content.decode()
        assert "could not" in page
        assert words in page
    client.post(story.get_admin_url("call_off"))
    assert "could not" not in client.get("/admin/").content.decode()


def test_schedule_of_what_was_approved_falls_with_the_approval(
    make_story: MakeStory, press_officer: User, editor: User, settings: Any
) -> None:
    settings.REQUIRE_REVIEW = True
    story = make_story()
    with pytest.raises(NotAllowed, match="Somebody else has to read"):
        Schedule.objects.make(story, by=press_officer, at=in_hours(1))
    Review.objects.submit(story, by=press_officer).approve(by=editor)
    schedule = Schedule.objects.make(story, by=press_officer, at=in_hours(1))
    schedule.call_off(by=press_officer)
    story.refresh_from_db()
    assert story.step == Step.APPROVED
    Schedule.objects.make(story, by=press_officer, at=in_hours(1))
    time_comes()
    story.refresh_from_db()
    assert story.state == State.PUBLISHED
    # Again, and this time somebody changes a word.
    Article.objects.update(title="Changed")
    story.refresh_from_db()
    Review.objects.submit(story, by=press_officer).approve(by=editor)
    Schedule.objects.make(story, by=press_officer, at=in_hours(1))
    Article.objects.update(title="Changed again")
    time_comes()
    assert Edition.objects.get().title == "Harbour patrol returns"
    assert "approval lapsed" in Schedule.objects.alarming().get().reason


def test_fault_while_publishing_leaves_the_story_in_line_and_keeps_no_other_waiting(
    scheduled: Schedule, make_story: MakeStory, press_officer: User
) -> None:
    other = make_story("Another")
    Schedule.objects.make(other, by=press_officer, at=in_hours(1))

    def fail(article: Article, **_: object) -> None:
        if article.pk == scheduled.article_id:
            raise RuntimeError("a room fails")

    signals.published.connect(fail)
    try:
        time_comes(seconds_ago=90)
    finally:
        signals.published.disconnect(fail)
    assert Edition.objects.get().article == other
    scheduled.refresh_from_db()
    assert scheduled.is_overdue
    publish_scheduled()
    assert Edition.objects.count() == 2


def test_withdrawing_or_publishing_by_hand_ends_the_schedule(
    scheduled: Schedule, press_officer: User
) -> None:
    story = scheduled.article
    story.publish(by=press_officer)
    Schedule.objects.make(story, by=press_officer, at=in_hours(1))
    story.withdraw(by=press_officer)
    time_comes()
    assert not Edition.objects.exists()
    assert {row.outcome for row in Schedule.objects.all()} == {Outcome.CALLED_OFF}


def test_scheduling_through_the_screens(
    make_story: MakeStory, press_officer: User, client: Client
) -> None:
    story = make_story()
    client.force_login(press_officer)
    publish = story.get_admin_url("publish")
    form = {"_schedule": "1", "confirmed": client.get(publish).context["confirmed"]}
    twice = form | {"day": str(last_sunday(10)), "clock": "01:30"}
    assert "comes twice" in client.post(publish, twice).content.decode()
    Article.objects.update(title="Changed behind the page")
    assert client.post(publish, twice | {"which": "second"}).status_code == 409
    twice["confirmed"] = client.get(publish).context["confirmed"]
    assert client.post(publish, twice | {"which": "second"}).status_code == 302
    assert in_words(Schedule.objects.get().at).endswith("01:30 GMT")
    assert "goes out by itself" in client.get(publish).content.decode()
    client.post(story.get_admin_url("call_off"))
    assert Schedule.objects.get().outcome == Outcome.CALLED_OFF
    story.refresh_from_db()
    assert story.step == Step.WRITING


# -- embargo ---------------------------------------------------------------------------------------


def test_embargo_holds_against_everybody_and_every_road(
    make_story: MakeStory, press_officer: User, editor: User, superuser: User, client: Client
) -> None:
    story = make_story(tweet="Nobody must know yet.")
    embargo.hold(story, in_hours(5), by=press_officer)
    for person in (press_officer, editor, superuser):
        for ways in ({}, {"without_review": "It is night."}, {"is_review_asked": False}):
            with pytest.raises(NotAllowed, match="under embargo"):
                story.publish(by=person, **ways)  # type: ignore[arg-type]
        with pytest.raises(NotAllowed, match="under embargo"):
            Schedule.objects.make(story, by=person, at=in_hours(4))
        client.force_login(person)
        page = client.get(story.get_admin_url("publish"))
        assert "under embargo" in page.content.decode()
        client.post(story.get_admin_url("publish"), {"confirmed": page.context["confirmed"]})
    # A review is possible, and publishes nothing.
    Review.objects.submit(story, by=press_officer).approve(by=editor)
    # A form that is older than the embargo does not undo it.
    Article.objects.filter(pk=story.pk).update(embargo_until=None)
    stale = Article.objects.get(pk=story.pk)
    embargo.hold(story, in_hours(5), by=press_officer)
    stale.save()
    with pytest.raises(NotAllowed, match="under embargo"):
        stale.publish(by=editor)
    assert not Edition.archive.exists()
    assert not Post.objects.exists()
    assert client.get(story.path).status_code == 404


def test_embargo_ends_by_itself_or_by_a_press_officer_who_says_why(
    make_story: MakeStory, contributor: User, press_officer: User, client: Client
) -> None:
    story = make_story(author=contributor)
    client.force_login(contributor)
    page = story.get_admin_url("embargo")
    later, earlier = noon_in(days=2), noon_in(days=1)
    form = {"day": str(later.date()), "clock": later.strftime("%H:%M")}
    client.post(page, form)
    shorter = {"day": str(earlier.date()), "clock": earlier.strftime("%H:%M")}
    assert "lift it" in client.post(page, shorter, follow=True).content.decode()
    client.post(page, {"_lift": "1", "reason": "I want to."})
    story.refresh_from_db()
    assert story.embargo_until == later
    Schedule.objects.make(story, by=press_officer, at=story.embargo_until)
    client.force_login(press_officer)
    assert "This field is required" in client.post(page, {"_lift": "1"}).content.decode()
    client.post(page, {"_lift": "1", "reason": "The charity agreed."})
    story.refresh_from_db()
    assert story.comments.get().words == "Embargo lifted: The charity agreed."
    assert "The charity agreed." in story.history.first().history_change_reason
    story.publish(by=press_officer)
    embargo.hold(story, in_hours(1), by=press_officer)
    assert client.get(story.path).status_code == 200
    Article.objects.update(embargo_until=in_hours(-1))
    story.publish(by=press_officer)


# -- a picture whose time is over by then ----------------------------------------------------------


def test_picture_is_held_against_the_day_on_which_the_story_goes_out(
    client: Client,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    press_officer: User,
) -> None:
    today = timezone.localdate()
    picture = make_picture(use_until=today + timedelta(days=2))
    story = make_story(lead_picture=picture)
    client.force_login(press_officer)
    address = story.get_admin_url("publish")
    typed = {
        "confirmed": client.get(address).context["confirmed"],
        "_schedule": "1",
        "day": today + timedelta(days=3),
        "clock": "12:00",
    }
    page = client.post(address, typed)
    assert page.status_code == 409
    assert "may not be used after" in page.content.decode()
    assert not Schedule.objects.exists()
    assert client.post(address, typed | {"day": today + timedelta(days=1)}).status_code == 302
    Picture.objects.update(use_until=today)
    (obstacle,) = Schedule.objects.get().obstacles(story)
    assert "may not be used after" in obstacle
    assert story.problems() == []


@pytest.mark.parametrize("image", ["statement", "template"])
def test_picture_of_the_tweet_is_held_against_that_day(
    make_story: MakeStory, make_picture: Callable[..., Picture], image: str
) -> None:
    story = make_story(tweet="The harbour patrol is back.")
    picture = make_picture(use_until=timezone.localdate())
    chosen = {"image": image, f"{image}_picture": picture, "statement_alt_text": "A boat."}
    TweetDraft.objects.filter(article=story).update(**chosen)
    story.refresh_from_db()
    assert story.problems() == []
    (problem,) = story.problems(in_hours(24))
    assert problem.field == f"id_tweet_draft-0-{image}_picture"

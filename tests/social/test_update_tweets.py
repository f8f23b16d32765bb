"""“Tweet this update”: another tweet of a story that is out, and never one unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from articles.what_goes_out import content_of
from social.decisions import Choice
from social.models import Post, TweetDraft
from social.post_states import PostState
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import SILENCE, FakeX, sweep, with_fake_x
from tests.social.test_social_tab import story_form

MakeStory = Callable[..., Article]


@pytest.fixture
def x(monkeypatch: pytest.MonkeyPatch) -> FakeX:
    return with_fake_x(monkeypatch)


@pytest.fixture
def story(x: FakeX, make_story: MakeStory, press_officer: User) -> Article:
    """Published, and its tweet is out."""
    story = make_story(tweet="The bridge is closed.")
    story.publish(by=press_officer)
    sweep()
    return story


def write_update(story: Article, text: str) -> None:
    TweetDraft.objects.filter(article=story).update(text=text, is_update_wanted=True)


def first() -> Post:
    return Post.objects.get(occasion="publication")


def update() -> Post:
    return Post.objects.exclude(occasion="publication").get()


def shown(client: Client, story: Article, page: str = "publish") -> str:
    return " ".join(client.get(story.get_admin_url(page)).content.decode().split())


class TestPublishing:
    def test_sends_no_tweet_unasked(self, x: FakeX, story: Article, press_officer: User) -> None:
        TweetDraft.objects.update(text="The bridge is open.")
        story.publish(by=press_officer)
        sweep()
        assert len(x.up) == 1

    def test_sends_the_update_once_and_leaves_the_first_tweet_alone(
        self, x: FakeX, story: Article, press_officer: User
    ) -> None:
        write_update(story, "The bridge is open.")
        edition = story.publish(by=press_officer)
        sweep()
        assert (update().occasion, update().edition) == (f"update-{edition.number}", edition)
        assert [state_of(first()), state_of(update())] == [PostState.SENT, PostState.SENT]
        assert [tweet.text.partition(".")[0] for tweet in x.up] == [
            "The bridge is closed",
            "The bridge is open",
        ]
        assert not TweetDraft.objects.get().is_update_wanted
        story.publish(by=press_officer)
        sweep()
        assert len(x.up) == 2

    def test_leaves_an_update_in_line_whatever_tweet_says(
        self, x: FakeX, story: Article, press_officer: User, client: Client
    ) -> None:
        write_update(story, "The bridge is open.")
        story.publish(by=press_officer)
        TweetDraft.objects.update(is_wanted=False)
        client.force_login(press_officer)
        assert "Publishing now does not change it" in shown(client, story)
        story.publish(by=press_officer)
        assert state_of(update()) == PostState.QUEUED

    def test_may_send_an_update_of_an_update(
        self, x: FakeX, story: Article, press_officer: User
    ) -> None:
        for text in ("One lane is open.", "Both lanes are open."):
            write_update(story, text)
            assert story.problems() == []
            story.publish(by=press_officer)
            sweep()
        assert len(x.up) == 3
        assert Post.objects.filter(state=PostState.SENT).count() == 3

    def test_freezes_a_newer_update_in_the_place_of_one_that_did_not_go_out(
        self, x: FakeX, story: Article, press_officer: User
    ) -> None:
        write_update(story, "One lane is open.")
        story.publish(by=press_officer)
        write_update(story, "Both lanes are open.")
        assert story.problems() == []
        edition = story.publish(by=press_officer)
        assert update().occasion == f"update-{edition.number}"
        sweep()
        assert [tweet.text.startswith("Both") for tweet in x.up] == [False, True]

    def test_sends_another_update_than_one_that_a_person_cancelled(
        self, x: FakeX, story: Article, press_officer: User
    ) -> None:
        write_update(story, "One lane is open.")
        story.publish(by=press_officer)
        press(update(), Choice.CANCEL)
        write_update(story, "Both lanes are open.")
        story.publish(by=press_officer)
        sweep()
        assert [tweet.text.startswith("Both") for tweet in x.up] == [False, True]

    def test_leaves_an_update_in_line_as_it_was_confirmed(
        self, story: Article, press_officer: User
    ) -> None:
        write_update(story, "One lane is open.")
        story.publish(by=press_officer)
        TweetDraft.objects.update(text="Not confirmed.")
        story.publish(by=press_officer)
        assert update().words == "One lane is open."

    def test_sends_no_update_while_the_first_tweet_is_in_doubt(
        self, x: FakeX, make_story: MakeStory, press_officer: User
    ) -> None:
        x.loses_reply, x.lags = [SILENCE], True
        story = make_story(tweet="The bridge is closed.")
        story.publish(by=press_officer)
        sweep()
        write_update(story, "The bridge is open.")
        assert story.problems() == []
        story.publish(by=press_officer)
        assert Post.objects.get().state == PostState.UNKNOWN
        assert not TweetDraft.objects.get().is_update_wanted

    def test_stale_choice_makes_no_update_of_a_first_tweet(
        self, make_story: MakeStory, press_officer: User
    ) -> None:
        story = make_story(tweet="The bridge is closed.")
        TweetDraft.objects.update(is_update_wanted=True)
        story.publish(by=press_officer)
        assert Post.objects.get().occasion == "publication"

    def test_looking_at_a_stale_choice_changes_nothing_that_was_agreed(
        self, make_story: MakeStory
    ) -> None:
        story = make_story(tweet="The bridge is closed.")
        TweetDraft.objects.update(is_update_wanted=True)
        story.refresh_from_db()
        agreed = content_of(story)
        assert story.problems() == []
        assert content_of(story) == agreed

    def test_follows_a_tweet_that_was_taken_off_x(
        self, x: FakeX, story: Article, press_officer: User
    ) -> None:
        story.withdraw(by=press_officer, answers={"delete_tweet": "1"})
        sweep()
        write_update(story, "The bridge was never closed.")
        story.publish(by=press_officer)
        sweep()
        assert [tweet.text.split(".")[0] for tweet in x.up] == ["The bridge was never closed"]


class TestProblems:
    def test_of_an_update_are_those_of_any_tweet(self, story: Article) -> None:
        write_update(story, "Open again at 5pm.In")
        (problem,) = story.problems()
        assert problem.field == "id_tweet_draft-0-text"

    def test_update_says_something_new(self, story: Article) -> None:
        write_update(story, "The BRIDGE is closed.")
        (problem,) = story.problems()
        assert "This story’s own tweet says the same" in problem.message

    def test_words_may_stay_where_no_update_is_wanted(self, story: Article) -> None:
        assert story.problems() == []

    def test_update_of_an_appeal_names_the_person(
        self, x: FakeX, make_story: MakeStory, press_officer: User
    ) -> None:
        from social.models import NamedPerson

        story = make_story(tweet="Have you seen Ola Nowak, 14? She is missing.", kind="missing")
        NamedPerson.objects.create(article=story, name="Ola Nowak", age="14")
        story.publish(by=press_officer)
        sweep()
        write_update(story, "She was last seen in Millbrook.")
        assert any("Ola Nowak" in problem.message for problem in story.problems())


class TestConfirmation:
    @pytest.fixture(autouse=True)
    def _at_the_desk(self, client: Client, press_officer: User) -> None:
        client.force_login(press_officer)

    def test_shows_the_update_exactly_and_its_price(self, client: Client, story: Article) -> None:
        write_update(story, "The bridge is open.")
        html = shown(client, story)
        assert "this update goes out, exactly so" in html
        assert f"The bridge is open. http://newsroom.example{story.path}" in html
        assert "X’s price for this tweet" in html

    @pytest.mark.parametrize("wrong", [{"image": "article"}, {"text": "Open from 5pm.In time"}])
    def test_does_not_promise_an_update_that_cannot_go_out(
        self, client: Client, story: Article, wrong: dict[str, str]
    ) -> None:
        write_update(story, "The bridge is open.")
        TweetDraft.objects.update(**wrong)
        html = shown(client, story)
        assert "This cannot go out yet" in html
        assert "exactly so" not in html

    def test_says_how_to_tweet_an_update_where_none_is_wanted(
        self, client: Client, story: Article
    ) -> None:
        html = shown(client, story)
        assert "Nothing is tweeted now: this story’s tweet is already sent." in html
        assert "choose Yes for Tweet this update" in html

    def test_says_what_becomes_of_an_update_that_waits(
        self, client: Client, story: Article, press_officer: User
    ) -> None:
        write_update(story, "One lane is open.")
        story.publish(by=press_officer)
        html = shown(client, story)
        assert "An update that was confirmed earlier is queued." in html
        write_update(story, "Both lanes are open.")
        assert "It takes the place of the update that has not gone out." in shown(client, story)

    def test_says_that_an_update_cannot_follow_a_tweet_in_doubt(
        self, client: Client, story: Article
    ) -> None:
        Post.objects.update(state=PostState.UNKNOWN, remote_id="")
        write_update(story, "The bridge is open.")
        html = shown(client, story)
        assert "The update cannot be tweeted before it is known" in html
        assert "This update goes out" not in html

    @pytest.mark.parametrize("change", ["choice", "text", "went out"])
    def test_is_asked_for_again_when_the_update_changed_meanwhile(
        self, client: Client, story: Article, press_officer: User, change: str
    ) -> None:
        write_update(story, "One lane is open.")
        story.publish(by=press_officer)
        write_update(story, "Both lanes are open.")
        url = story.get_admin_url("publish")
        confirmed = {"confirmed": client.get(url).context["confirmed"]}
        if change == "choice":
            TweetDraft.objects.update(is_update_wanted=False)
        elif change == "text":
            TweetDraft.objects.update(text="All lanes are open.")
        else:
            sweep()
        assert client.post(url, confirmed).status_code == 409
        assert Post.objects.count() == 2


class TestSocialTab:
    @pytest.fixture(autouse=True)
    def _at_the_desk(self, client: Client, press_officer: User) -> None:
        client.force_login(press_officer)

    def test_asks_for_an_update_only_once_the_tweet_is_out(
        self, client: Client, story: Article, make_story: MakeStory
    ) -> None:
        asks = 'name="tweet_draft-0-is_update_wanted"'
        html = client.get(story.get_admin_url()).content.decode()
        assert asks in html
        assert 'name="tweet_draft-0-is_wanted"' not in html
        for other in (make_story("Fresh"), make_story("Written", tweet="Written")):
            assert asks not in client.get(other.get_admin_url()).content.decode()
        Post.objects.update(state=PostState.UNKNOWN, remote_id="")
        assert asks not in client.get(story.get_admin_url()).content.decode()

    def test_keeps_what_was_chosen_and_written(self, client: Client, story: Article) -> None:
        form = story_form(story, is_update_wanted="True", text="The bridge is open.")
        del form["tweet_draft-0-is_wanted"]
        assert client.post(story.get_admin_url(), form).status_code == 302
        draft = TweetDraft.objects.get()
        assert (draft.is_wanted, draft.is_update_wanted) == (True, True)
        assert draft.text == "The bridge is open."

    @pytest.mark.parametrize("state", [PostState.SENT, PostState.UNKNOWN])
    def test_takes_a_form_that_was_opened_before_the_tweet_went_out_or_fell_into_doubt(
        self, client: Client, story: Article, state: str
    ) -> None:
        Post.objects.update(state=state, remote_id="1000" if state == PostState.SENT else "")
        form = story_form(story, text="Typed meanwhile.")
        asked = "is_wanted" if state == PostState.SENT else "is_update_wanted"
        del form["tweet_draft-0-is_wanted"]
        form[f"tweet_draft-0-{asked}"] = "False"
        assert client.post(story.get_admin_url(), form).status_code == 302
        draft = TweetDraft.objects.get()
        assert (draft.is_wanted, draft.is_update_wanted) == (True, False)
        assert draft.text == "Typed meanwhile."

    def test_has_its_fields_once_however_many_tweets_there_are(
        self, client: Client, story: Article, press_officer: User
    ) -> None:
        write_update(story, "The bridge is open.")
        story.publish(by=press_officer)
        html = client.get(story.get_admin_url()).content.decode()
        assert "<strong>Update: queued</strong>" in html
        assert "<strong>Tweet: sent</strong>" in html
        assert html.count('name="tweet_draft-0-text"') == 1

    def test_does_not_call_an_update_that_is_being_written_a_change(
        self, client: Client, story: Article
    ) -> None:
        line = "Changed since it was confirmed"
        write_update(story, "The bridge is open.")
        assert line not in client.get(story.get_admin_url()).content.decode()

    def test_compares_only_the_newest_tweet_with_what_is_written(
        self, client: Client, story: Article, press_officer: User
    ) -> None:
        write_update(story, "The bridge is open.")
        story.publish(by=press_officer)
        line = "Changed since it was confirmed"
        assert line not in client.get(story.get_admin_url()).content.decode()
        TweetDraft.objects.update(text="The bridge is wide open.")
        assert client.get(story.get_admin_url()).content.decode().count(line) == 1

    def test_counter_points_out_an_update_that_says_nothing_new(
        self, client: Client, story: Article
    ) -> None:
        typed = {"tweet_draft-0-text": "The bridge is closed.", "story": str(story.pk)}
        assert client.post("/admin/social/count/", typed).json()["errors"] == []
        typed["tweet_draft-0-is_update_wanted"] = "True"
        (error,) = client.post("/admin/social/count/", typed).json()["errors"]
        assert "own tweet says the same" in error

    def test_page_of_the_update_names_its_edition(
        self, client: Client, story: Article, press_officer: User
    ) -> None:
        write_update(story, "The bridge is open.")
        edition = story.publish(by=press_officer)
        html = client.get(f"/admin/social/post/{update().pk}/change/").content.decode()
        assert f"Update, with edition {edition.number}" in html


class TestWithdrawal:
    def test_deletes_every_tweet_of_the_story(
        self, client: Client, x: FakeX, story: Article, press_officer: User
    ) -> None:
        write_update(story, "The bridge is open.")
        story.publish(by=press_officer)
        sweep()
        client.force_login(press_officer)
        html = shown(client, story, "withdraw")
        assert "The story’s other tweets" in html
        assert first().remote_url in html
        assert update().remote_url in html
        story.withdraw(by=press_officer, answers={"delete_tweet": "1"})
        sweep()
        assert [state_of(first()), state_of(update())] == [PostState.DELETED, PostState.DELETED]
        assert x.up == []

    def test_cancels_the_update_in_line_and_asks_about_the_tweet_that_is_out(
        self, client: Client, x: FakeX, story: Article, press_officer: User
    ) -> None:
        write_update(story, "The bridge is open.")
        story.publish(by=press_officer)
        client.force_login(press_officer)
        assert 'name="delete_tweet"' in shown(client, story, "withdraw")
        story.withdraw(by=press_officer, answers={})
        sweep()
        assert [state_of(first()), state_of(update())] == [PostState.SENT, PostState.CANCELLED]
        assert len(x.up) == 1


def test_tweet_that_goes_out_while_its_form_is_made_breaks_no_page(
    make_story: MakeStory,
    press_officer: User,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = make_story(tweet="Back on the water.")
    client.force_login(press_officer)
    answers = iter([False, *[True] * 20])
    monkeypatch.setattr("social.admin.takes_update", lambda article: next(answers))
    assert client.get(story.get_admin_url()).status_code == 200

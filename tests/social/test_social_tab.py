"""The Social tab, the confirmation page and the ledger's screens over HTTP."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from media_picker.models import Picture
from social.models import Post, TweetDraft
from social.post_states import PostState

MakeStory = Callable[..., Article]


def story_form(story: Article, **tweet: str) -> dict[str, str]:
    """What the browser sends from the story's form."""
    tweet = {"is_wanted": "True", "text": "Back on the water.", "image": "none", **tweet}
    draft = TweetDraft.objects.filter(article=story).first()
    return {
        "kind": story.kind,
        "title": story.title,
        "summary": story.summary,
        "body": story.body,
        "category": str(story.category_id or ""),
        "district": "",
        "slug": story.slug,
        "lead_picture": "",
        "has_video": str(story.has_video),
        "tweet_draft-TOTAL_FORMS": "1",
        "tweet_draft-INITIAL_FORMS": "1" if draft else "0",
        "tweet_draft-MIN_NUM_FORMS": "0",
        "tweet_draft-MAX_NUM_FORMS": "1",
        "tweet_draft-0-id": str(draft.pk) if draft else "",
        "tweet_draft-0-article": str(story.pk),
        **{f"tweet_draft-0-{name}": value for name, value in tweet.items()},
        "named_people-TOTAL_FORMS": "0",
        "named_people-INITIAL_FORMS": "0",
    }


@pytest.mark.parametrize(("image", "limit"), [("none", 200), ("article", 170)])
def test_too_long_a_tweet_is_refused_on_save_and_nothing_typed_is_lost(
    client: Client, press_officer: User, make_story: MakeStory, image: str, limit: int
) -> None:
    client.force_login(press_officer)
    story = make_story()
    for length, is_saved in ((limit + 1, False), (limit, True)):
        form = story_form(story, text="x" * length, image=image)
        response = client.post(story.get_admin_url(), form)
        assert (response.status_code == 302) is is_saved
        if not is_saved:
            html = response.content.decode()
            assert f"{limit + 1} of {limit}" in html
            assert "x" * length in html
            assert "story-tab-errors" in html
    assert len(TweetDraft.objects.get().text) == limit


def test_long_statement_and_alt_text_are_refused_and_never_cut_off(
    client: Client, press_officer: User, make_story: MakeStory
) -> None:
    client.force_login(press_officer)
    story = make_story()
    long = {"statement_text": "word " * 1000, "statement_alt_text": "x" * 1001}
    html = client.post(story.get_admin_url(), story_form(story, **long)).content.decode()
    assert "Shorten this to 3000 characters: it has 4999." in html
    assert "Shorten this to 1000 characters: it has 1001." in html
    assert "word " * 999 in html
    assert 'maxlength="3000"' not in html


def test_half_written_story_can_always_be_saved(
    client: Client, press_officer: User, make_story: MakeStory
) -> None:
    client.force_login(press_officer)
    story = make_story(summary="", body="", category=None)
    response = client.post(story.get_admin_url(), story_form(story, text="", image="article"))
    assert response.status_code == 302
    assert {p.field for p in story.problems()} == {
        "id_summary",
        "id_category",
        "id_body",
        "id_tweet_draft-0-text",
        "id_tweet_draft-0-image_0",
    }


def test_article_image_without_a_picture_in_the_body_says_what_to_do(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    story = make_story(tweet="x", image="article", lead_picture=make_picture())
    (problem,) = story.problems()
    assert "Put one into the body" in problem.message
    assert "lead picture does not count" in problem.message


def test_image_that_nobody_offers_is_refused(
    client: Client, press_officer: User, make_story: MakeStory
) -> None:
    client.force_login(press_officer)
    story = make_story()
    response = client.post(story.get_admin_url(), story_form(story, image="hologram"))
    assert response.status_code == 200
    assert not TweetDraft.objects.exists()


def test_story_that_is_no_appeal_is_told_of_no_people_tab(
    client: Client, press_officer: User, make_story: MakeStory
) -> None:
    client.force_login(press_officer)
    assert "People tab" not in client.get(make_story().get_admin_url()).content.decode()


def test_invisible_characters_are_refused() -> None:
    with pytest.raises(ValidationError, match="invisible"):
        TweetDraft(text="a\ufeffb").clean()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Closed at 5pm.In town", "“5pm. In”, with a space"),
        ("Read http://newsroom.example/news/harbour-patrol-returns/", "added for you"),
    ],
)
def test_words_that_x_would_garble_are_refused_beside_their_field(
    client: Client, press_officer: User, make_story: MakeStory, text: str, said: str
) -> None:
    client.force_login(press_officer)
    story = make_story()
    html = client.post(story.get_admin_url(), story_form(story, text=text)).content.decode()
    assert said in html
    assert text in html
    assert not TweetDraft.objects.exists()


def test_mention_is_no_reason_to_refuse_but_stands_on_the_confirmation_page(
    client: Client, press_officer: User, make_story: MakeStory
) -> None:
    client.force_login(press_officer)
    story = make_story()
    response = client.post(story.get_admin_url(), story_form(story, text="Thanks, @wmpolice"))
    assert response.status_code == 302
    html = client.get(story.get_admin_url("publish")).content.decode()
    assert "Please check:" in html
    assert "mentions @wmpolice" in html
    assert '<span class="tweet-as-sent" dir="auto">Thanks, @wmpolice ' in html
    assert 'name="_publish"' in html


class TestSameWordsWithinADay:
    @pytest.fixture
    def earlier(self, make_story: MakeStory, press_officer: User) -> Post:
        make_story("Bridge closed", tweet="The bridge is closed.").publish(by=press_officer)
        return Post.objects.get()

    def test_are_refused_at_publishing_with_the_story_that_said_them(
        self, make_story: MakeStory, earlier: Post
    ) -> None:
        story = make_story("Bridge closed again", tweet="THE bridge  is closed.")
        (problem,) = story.problems()
        assert "“Bridge closed”" in problem.message
        assert problem.field == "id_tweet_draft-0-text"

    def test_are_pointed_out_while_they_are_typed(
        self, client: Client, press_officer: User, make_story: MakeStory, earlier: Post
    ) -> None:
        client.force_login(press_officer)
        text = earlier.article.tweet_draft.text
        typed = {"tweet_draft-0-text": text, "story": str(make_story("Other").pk)}
        answer = client.post("/admin/social/count/", typed).json()
        assert any("“Bridge closed”" in error for error in answer["errors"])

    def test_are_no_matter_a_day_later_or_where_they_never_went_out(
        self, make_story: MakeStory, earlier: Post
    ) -> None:
        story = make_story("Bridge closed again", tweet="The bridge is closed.")
        two_days_ago = timezone.now() - timedelta(days=2)
        for unsaid in (
            {"state": PostState.FAILED},
            {"state": PostState.CANCELLED},
            {"state": PostState.SENT, "queued_at": two_days_ago, "sent_at": two_days_ago},
            {"state": PostState.UNKNOWN, "queued_at": two_days_ago},
        ):
            Post.objects.update(**{"sent_at": None, "queued_at": timezone.now(), **unsaid})
            assert story.problems() == []
        Post.objects.update(state=PostState.SENT, queued_at=two_days_ago, sent_at=timezone.now())
        assert len(story.problems()) == 1

    def test_own_tweet_of_a_story_is_no_repetition(
        self, earlier: Post, press_officer: User
    ) -> None:
        earlier.article.publish(by=press_officer)
        assert Post.objects.count() == 1


def test_story_whose_tweet_is_out_is_published_again_whatever_its_draft_says(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story(tweet="Have you seen him?")
    story.publish(by=press_officer)
    Post.objects.update(state=PostState.SENT, remote_id="1")
    TweetDraft.objects.update(text="", image="article")
    assert story.problems() == []


def test_counter_answers_with_the_rule_of_the_form(client: Client, press_officer: User) -> None:
    client.force_login(press_officer)
    url = "/admin/social/count/"
    answer = client.post(
        url, {"tweet_draft-0-text": "x" * 171, "tweet_draft-0-image": "article"}
    ).json()
    assert answer["is_over"]
    assert answer["words"] == "171 / 170: 1 over"
    answer = client.post(
        url, {"tweet_draft-0-text": "x" * 171, "tweet_draft-0-image": "none"}
    ).json()
    assert not answer["is_over"]
    assert answer["left"] == 29
    assert answer["errors"] == []
    assert answer["findings"].strip() == ""


def test_counter_lists_what_is_found_and_offers_the_remedy(
    client: Client, press_officer: User
) -> None:
    client.force_login(press_officer)
    typed = {"tweet_draft-0-text": "<b>@bbc</b> says 5pm.In"}
    answer = client.post("/admin/social/count/", typed).json()
    assert len(answer["errors"]) == 1
    assert "Please correct:" in answer["findings"]
    assert "Please check:" in answer["findings"]
    assert 'data-tweet-instead="5pm. In"' in answer["findings"]
    assert "<b>" not in answer["findings"]


def test_counter_finds_spaces_empty_and_nothing_typed_in_order(
    client: Client, press_officer: User
) -> None:
    client.force_login(press_officer)
    assert client.post("/admin/social/count/", {"tweet_draft-0-text": ""}).json()["errors"] == []
    (error,) = client.post("/admin/social/count/", {"tweet_draft-0-text": "  "}).json()["errors"]
    assert "Write the text" in error


@pytest.mark.parametrize("story", ["0", "-1", "x", "9" * 40, "99999"])
def test_counter_knows_no_story_that_is_not_there(
    client: Client, press_officer: User, story: str
) -> None:
    client.force_login(press_officer)
    answer = client.post("/admin/social/count/", {"tweet_draft-0-text": "x", "story": story})
    assert answer.json()["words"] == "1 / 200"


def test_counter_is_closed_to_somebody_without_a_role(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    assert client.post("/admin/social/count/", {"tweet_draft-0-text": "x"}).status_code == 403


def test_counter_is_for_the_newsroom_only(client: Client, db: None) -> None:
    assert client.post("/admin/social/count/", {"tweet_draft-0-text": "x"}).status_code == 302


class TestConfirmation:
    def test_shows_the_tweet_as_it_will_be_sent_and_the_page(
        self,
        client: Client,
        press_officer: User,
        make_story: MakeStory,
        make_picture: Callable[..., Picture],
    ) -> None:
        client.force_login(press_officer)
        picture = make_picture()
        story = make_story(
            body=f'<p><img data-picture="{picture.pk}"></p>', tweet="Back!", image="article"
        )
        response = client.get(story.get_admin_url("publish"))
        html = response.content.decode()
        assert f"Back! http://newsroom.example{story.path}" in html
        with picture.jpeg().file.open("rb") as file:
            assert base64.b64encode(file.read()).decode() in html
        assert "5 / 170" in html
        assert story.get_admin_url("preview") in html

    def test_lists_every_problem_with_its_field_and_offers_no_button(
        self, client: Client, press_officer: User, make_story: MakeStory
    ) -> None:
        client.force_login(press_officer)
        story = make_story(summary="", tweet="x", image="article")
        response = client.get(story.get_admin_url("publish"))
        html = response.content.decode()
        assert f'href="{story.get_admin_url()}#id_summary"' in html
        assert f'href="{story.get_admin_url()}#id_tweet_draft-0-image_0"' in html
        assert 'name="_publish"' not in html
        confirmed = response.context["confirmed"]
        posted = client.post(story.get_admin_url("publish"), {"confirmed": confirmed})
        assert posted.status_code == 409
        assert not Post.objects.exists()

    def test_publishes_what_was_confirmed_once(
        self,
        client: Client,
        press_officer: User,
        make_story: MakeStory,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        client.force_login(press_officer)
        story = make_story(tweet="Back!")
        url = story.get_admin_url("publish")
        confirmed = client.get(url).context["confirmed"]
        assert client.post(url, {"confirmed": confirmed}).status_code == 302
        assert client.post(url, {"confirmed": confirmed}).status_code == 409  # a double click
        assert Post.objects.count() == 1
        assert Edition.archive.count() == 1

    def test_first_screen_after_it_says_what_becomes_of_the_tweet(
        self, client: Client, press_officer: User, make_story: MakeStory
    ) -> None:
        client.force_login(press_officer)

        def said_after(story: Article, **change: str) -> str:
            url = story.get_admin_url("publish")
            answers = {"confirmed": client.get(url).context["confirmed"], **change}
            (message,) = client.post(url, answers, follow=True).context["messages"]
            return str(message)

        story = make_story(tweet="Back on the water.")
        said = said_after(story)
        post = Post.objects.get()
        link = f'<a class="text-link" href="/admin/social/post/{post.pk}/change/">tweet</a>'
        assert said.endswith(f"is public now. Its {link} is in line.")
        Post.objects.update(state=PostState.SENT, remote_id="1", posting_at=timezone.now())
        said = said_after(story, change="minor")
        assert said.endswith(f"Nothing new is tweeted: its {link} is on X.")
        assert said_after(make_story("Kite festival")).endswith("No tweet goes out with it.")

    def test_stale_page_does_not_publish_a_story_that_was_withdrawn_meanwhile(
        self, client: Client, press_officer: User, make_story: MakeStory
    ) -> None:
        client.force_login(press_officer)
        story = make_story()
        story.publish(by=press_officer)
        url = story.get_admin_url("publish")
        confirmed = client.get(url).context["confirmed"]
        story.withdraw(by=press_officer)
        assert client.post(url, {"confirmed": confirmed}).status_code == 409
        assert not Edition.objects.exists()

    @pytest.mark.parametrize("change", ["title", "tweet", "alt text"])
    def test_refuses_when_anything_changed_meanwhile(
        self,
        client: Client,
        press_officer: User,
        make_story: MakeStory,
        make_picture: Callable[..., Picture],
        change: str,
    ) -> None:
        client.force_login(press_officer)
        picture = make_picture()
        story = make_story(
            body=f'<p><img data-picture="{picture.pk}"></p>', tweet="Back!", image="article"
        )
        url = story.get_admin_url("publish")
        confirmed = client.get(url).context["confirmed"]
        if change == "title":
            Article.objects.update(title="Somebody else's words")
        elif change == "tweet":
            TweetDraft.objects.update(text="Somebody else's tweet")
        else:
            Picture.objects.update(alt_text="Somebody else's alt text")
        response = client.post(url, {"confirmed": confirmed})
        assert response.status_code == 409
        assert "nothing was published" in response.content.decode()
        assert not Post.objects.exists()
        confirmed = response.context["confirmed"]
        assert client.post(url, {"confirmed": confirmed}).status_code == 302

    def test_is_closed_to_contributors(
        self, client: Client, contributor: User, make_story: MakeStory
    ) -> None:
        client.force_login(contributor)
        story = make_story(author=contributor)
        assert client.get(story.get_admin_url("publish")).status_code == 403
        assert client.post(story.get_admin_url("publish")).status_code == 403
        assert client.post(story.get_admin_url("withdraw")).status_code == 403


class TestFailedTweet:
    @pytest.fixture
    def post(self, make_story: MakeStory, press_officer: User) -> Post:
        make_story(tweet="Back!").publish(by=press_officer)
        post = Post.objects.get()
        post.claim()
        post.failed("X refused it: <script>alert(1)</script>")
        return post

    def test_its_screens_say_why_and_offer_to_try_again(
        self, client: Client, press_officer: User, post: Post
    ) -> None:
        client.force_login(press_officer)
        for url in (post.article.get_admin_url(), f"/admin/social/post/{post.pk}/change/"):
            html = client.get(url).content.decode()
            assert "X refused it: &lt;script&gt;" in html
            assert f'form="decide-{post.pk}"' in html
            assert f'id="decide-{post.pk}"' in html
        assert post.article.title in client.get("/admin/").content.decode()

    def test_what_was_changed_after_it_goes_out_only_when_it_is_confirmed_anew(
        self, client: Client, press_officer: User, post: Post
    ) -> None:
        client.force_login(press_officer)
        TweetDraft.objects.update(text="Other words.")
        html = client.get(f"/admin/social/post/{post.pk}/change/").content.decode()
        assert "If it is tried again, it goes out as it was confirmed; publish" in html
        assert "As it is sent" not in html
        assert "/history/" not in html

    def test_filter_that_fits_no_tweet_says_so_and_leads_back_to_all(
        self, client: Client, press_officer: User, post: Post
    ) -> None:
        client.force_login(press_officer)
        html = client.get("/admin/social/post/", {"needs": "late"}).content.decode()
        assert "Nothing fits what you search or filter for." in html
        assert ">Show all</a>" in html
        assert post.words not in html

    def test_press_officer_tries_again(
        self, client: Client, press_officer: User, post: Post
    ) -> None:
        client.force_login(press_officer)
        client.post(f"/admin/social/post/{post.pk}/decide/", {"decision": "try_again"})
        post.refresh_from_db()
        assert post.state == PostState.QUEUED
        assert post.attempts == 0

    def test_contributor_may_only_look(self, client: Client, contributor: User, post: Post) -> None:
        client.force_login(contributor)
        html = client.get(f"/admin/social/post/{post.pk}/change/").content.decode()
        assert "Try again</button>" not in html
        decided = client.post(f"/admin/social/post/{post.pk}/decide/", {"decision": "try_again"})
        assert decided.status_code == 403

    def test_visitor_sees_no_frozen_picture(self, client: Client, post: Post) -> None:
        assert client.get(f"/admin/social/post/{post.pk}/picture/").status_code == 302


def test_screens_with_tweets_say_rehearsal_exactly_when_it_is_one(
    client: Client, press_officer: User, make_story: MakeStory, settings: Any
) -> None:
    client.force_login(press_officer)
    story = make_story(tweet="Back!")
    story.publish(by=press_officer)
    post = Post.objects.get()
    screens = [
        story.get_admin_url(),
        story.get_admin_url("publish"),
        story.get_admin_url("withdraw"),
        f"/admin/social/post/{post.pk}/change/",
        "/admin/social/post/",
        "/admin/",
    ]
    for is_rehearsal in (True, False):
        settings.IS_REHEARSAL = is_rehearsal
        for screen in screens:
            assert ("REHEARSAL" in client.get(screen).content.decode()) is is_rehearsal, screen


def test_ledger_cannot_be_edited_or_deleted_by_hand(
    client: Client, superuser: User, press_officer: User, make_story: MakeStory
) -> None:
    make_story(tweet="Back!").publish(by=press_officer)
    post = Post.objects.get()
    client.force_login(superuser)
    assert client.post(f"/admin/social/post/{post.pk}/change/", {"text": "x"}).status_code == 403
    assert client.post(f"/admin/social/post/{post.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/social/post/add/").status_code == 403

"""A live update is tweeted through the ledger, by itself, and goes when the update goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from liveblog.models import LiveBlog, LiveEntry
from media_picker.models import Picture
from social.changed_since import changed_since_confirmed
from social.going_out import going_out, takes_update
from social.models import NamedPerson, Post, TweetDraft
from social.post_states import PostState
from social.story_part import SocialPart
from tests.social.ledger.desk import state_of
from tests.social.ledger.fake_x import SILENCE, FakeX, advance_clock, sweep
from tests.social.ledger.passages import (
    IMAGE,
    TEXT,
    TICKED,
    UNTICKED,
    address,
    remove,
    shown,
    tweeted,
)

MakeStory = Callable[..., Article]


def test_live_update_goes_out_once_with_the_link_to_itself(
    x: FakeX, desk: Client, entry: LiveEntry
) -> None:
    page = desk.get(address(entry)).content.decode()
    text = re.search(r"<textarea[^>]*>", page)
    assert text
    assert 'dir="auto"' in text[0]
    # The preview stands there before anything is typed, without a script too.
    look = re.search(r'<p class="x-look-text" dir="auto">\s*(.*?)\s*<span', page)
    assert look
    assert look[1] == "The bridge is closed."
    post = tweeted(desk, entry)
    again = desk.post(address(entry), {TEXT: "Something else."})
    assert again.status_code == 422
    assert "was tweeted already, or is in line" in again.content.decode()
    sweep()
    url = settings.SITE_URL + entry.path
    assert [tweet.text for tweet in x.up] == [f"Bridge closed. {url}"]
    assert state_of(post) == PostState.SENT
    html = desk.get(entry.get_admin_url()).content.decode()
    assert "Tweet: sent" in html
    assert post.remote_url in html
    assert post.decisions.get().words == f"Tweet of live update {entry.number} put in line."
    of_post = desk.get(f"/admin/social/post/{post.pk}/change/").content.decode()
    assert f"Tweet of live update {entry.number}" in of_post
    assert f'<p dir="auto">{post.text}</p>' in of_post


def test_its_words_are_weighed_by_the_rules_of_every_tweet(
    desk: Client, entry: LiveEntry, blog: LiveBlog, press_officer: User
) -> None:
    answer = desk.post(address(entry), {TEXT: "a" * 201})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "1 character too long" in html
    assert "a" * 201 in html
    counted = desk.post(f"{address(entry)}count/", {TEXT: "a" * 201}).json()
    assert counted["is_over"]
    long = desk.post(address(entry), {TEXT: "word " * 500}).content.decode()
    assert "Shorten this to 2000 characters: it has 2499." in long
    assert "word " * 499 in long
    assert 'maxlength="2000"' not in long
    preview = desk.post(f"{address(entry)}preview/", {TEXT: "Words <b>so</b>"}).content.decode()
    assert "Words &lt;b&gt;so&lt;/b&gt;" in preview
    own_link = desk.post(address(entry), {TEXT: f"See {settings.SITE_URL}{entry.path}"})
    assert "Take it out" in own_link.content.decode()
    assert "Write the text" in desk.post(address(entry), {TEXT: " "}).content.decode()
    tweeted(desk, entry, "Bridge closed.")
    other = blog.post(by=press_officer, typed="Still closed.")
    repeated = desk.post(address(other), {TEXT: "bridge  closed."})
    assert "says the same" in repeated.content.decode()
    assert Post.objects.count() == 1


def test_update_in_an_appeal_names_the_person_as_every_tweet_of_it(
    desk: Client, make_story: MakeStory, press_officer: User
) -> None:
    appeal = make_story("Missing", kind="missing")
    NamedPerson.objects.create(article=appeal, name="Ola Nowak", age="14")
    appeal.publish(by=press_officer)
    entry = LiveBlog.objects.open(appeal, by=press_officer).post(by=press_officer, typed="Seen?")
    answer = desk.post(address(entry), {TEXT: "Searchers are at the lake."})
    assert "does not give the name Ola Nowak" in answer.content.decode()
    post = tweeted(desk, entry, "Searchers look for missing Ola Nowak, 14, at the lake.")
    assert post.what_keeps_it_in() == []
    remove(desk, entry)  # nobody was asked: an appeal leaves nothing up
    assert post.is_deletion_wanted is False
    post.refresh_from_db()
    assert (post.state, post.is_deletion_wanted) == (PostState.CANCELLED, True)


def test_picture_goes_with_it_when_it_is_chosen(
    x: FakeX,
    desk: Client,
    blog: LiveBlog,
    press_officer: User,
    make_picture: Callable[..., Picture],
) -> None:
    entry = blog.post(by=press_officer, typed="The cordon.", picture=make_picture("Cordon"))
    assert "The update’s picture" in desk.get(address(entry)).content.decode()
    post = tweeted(desk, entry, "The cordon.", **{IMAGE: "article"})
    sweep()
    assert list(x.pictures.values()) == ["Cordon at dawn"]
    assert post.alt_text == "Cordon at dawn"


def test_update_that_was_changed_since_its_page_was_opened_is_looked_at_again(
    x: FakeX,
    desk: Client,
    blog: LiveBlog,
    press_officer: User,
    make_picture: Callable[..., Picture],
) -> None:
    entry = blog.post(by=press_officer, typed="The cordon.", picture=make_picture("Cordon"))
    seen = shown(desk, entry)
    for picture in (make_picture("Somebody else"), None):
        entry.correct(by=press_officer, picture=picture)
        typed = {TEXT: "The cordon is up.", IMAGE: "article"}
        answer = desk.post(address(entry), typed | seen)
        assert answer.status_code == 422
        assert "was changed since this page was opened" in answer.content.decode()
        assert "The cordon is up." in answer.content.decode()
    assert not Post.objects.exists()
    tweeted(desk, entry, "The cordon is up.")
    assert x.pictures == {}


def test_correction_says_that_the_tweet_stays_as_it_was(
    x: FakeX, desk: Client, entry: LiveEntry, press_officer: User
) -> None:
    post = tweeted(desk, entry)
    assert changed_since_confirmed(post) == []
    entry.correct(by=press_officer, typed="The bridge is open.")
    assert changed_since_confirmed(post) == [f"live update {entry.number}"]
    for page in (address(entry), f"/admin/social/post/{post.pk}/change/"):
        assert "Changed since it was confirmed:" in desk.get(page).content.decode()


def test_update_tweet_is_not_taken_for_the_storys(
    desk: Client, entry: LiveEntry, press_officer: User
) -> None:
    tweeted(desk, entry)
    article = entry.blog.article
    edition = article.publish(by=press_officer)
    assert SocialPart().after_publication(edition) == "No tweet goes out with it."


def test_removed_update_is_not_tweeted_however_far_its_tweet_was(
    x: FakeX, desk: Client, blog: LiveBlog, press_officer: User
) -> None:
    in_line, claimed = (blog.post(by=press_officer, typed=words) for words in ("One.", "Two."))
    waiting, taken = tweeted(desk, in_line, "One."), tweeted(desk, claimed, "Two.")
    assert taken.claim()
    for entry in (in_line, claimed):
        remove(desk, entry)
    assert not taken.mark_posting()
    advance_clock(x, minutes=6)
    sweep()
    assert (state_of(waiting), state_of(taken)) == (PostState.CANCELLED, PostState.CANCELLED)
    assert x.tweets == {}
    gone = desk.get(address(in_line)).content.decode()
    assert "cancelled" in gone
    assert "data-tweet-text" not in gone


@pytest.mark.parametrize(
    ("answers", "ends"), [(UNTICKED, PostState.SENT), (TICKED, PostState.DELETED)]
)
def test_removal_asks_what_becomes_of_the_tweet_that_is_out(
    x: FakeX, desk: Client, entry: LiveEntry, answers: dict[str, str], ends: PostState
) -> None:
    post = tweeted(desk, entry)
    sweep()
    asks = desk.get(f"/admin/liveblog/liveblog/{entry.blog_id}/{entry.number}/remove/")
    assert 'name="delete_tweet"' in asks.content.decode()
    assert 'form="remove-form"' in asks.content.decode()
    remove(desk, entry, **answers)
    sweep()
    assert state_of(post) == ends


def test_doubtful_tweet_of_a_removed_update_is_not_sent_again(
    x: FakeX, desk: Client, entry: LiveEntry
) -> None:
    post = tweeted(desk, entry)
    x.loses_reply, x.lags = [SILENCE], True
    sweep()
    remove(desk, entry, **TICKED)
    advance_clock(x, minutes=16)
    sweep()
    assert state_of(post) == PostState.HELD
    x.lags = False
    advance_clock(x, minutes=6)
    sweep()
    sweep()
    assert state_of(post) == PostState.DELETED
    assert x.up == []


def test_withdrawn_story_takes_all_tweets_of_its_updates(
    x: FakeX, desk: Client, blog: LiveBlog, entry: LiveEntry, press_officer: User
) -> None:
    out = tweeted(desk, entry)
    sweep()
    waiting = tweeted(desk, blog.post(by=press_officer, typed="More."), "More.")
    panel = desk.get(blog.article.get_admin_url("withdraw")).content.decode()
    assert "Tweet of live update" in panel
    blog.article.withdraw(by=press_officer, answers=TICKED)
    sweep()
    assert (state_of(out), state_of(waiting)) == (PostState.DELETED, PostState.CANCELLED)
    blog.article.publish(by=press_officer)
    sweep()
    assert x.up == []
    assert (state_of(out), state_of(waiting)) == (PostState.DELETED, PostState.CANCELLED)


def test_tweet_of_an_update_is_not_the_storys_own(
    x: FakeX, desk: Client, entry: LiveEntry, press_officer: User
) -> None:
    tweeted(desk, entry)
    sweep()
    story = entry.blog.article
    assert not takes_update(story)
    TweetDraft.objects.create(article=story, is_wanted=True, text="Fire at the harbour.")
    story = Article.objects.get(pk=story.pk)
    assert going_out(story) is not None
    story.publish(by=press_officer)
    sweep()
    assert Post.objects.filter(occasion="publication", state=PostState.SENT).exists()
    assert takes_update(story)
    assert "Tweet of live update" not in desk.get(story.get_admin_url()).content.decode()


def test_nothing_of_it_goes_out_before_readers_may_see_it(
    desk: Client, entry: LiveEntry, make_story: MakeStory, press_officer: User
) -> None:
    story = entry.blog.article
    draft = LiveBlog.objects.open(make_story("Draft"), by=press_officer)
    hidden = draft.post(by=press_officer, typed="Prepared.")
    assert "Publish the story first" in desk.post(address(hidden), {TEXT: "x"}).content.decode()
    until = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=story.pk).update(embargo_until=until)
    assert "under embargo" in desk.get(address(entry)).content.decode()
    answer = desk.post(address(entry), {TEXT: "Too early."})
    assert answer.status_code == 422
    assert not Post.objects.exists()


def test_only_whoever_may_publish_the_story_tweets_it(
    client: Client, entry: LiveEntry, contributor: User
) -> None:
    client.force_login(contributor)
    for ending in ("", "count/", "preview/"):
        assert client.post(f"{address(entry)}{ending}", {TEXT: "Mine."}).status_code == 403
    assert client.get(address(entry)).status_code == 403
    assert not Post.objects.exists()


def test_passage_that_never_was_is_not_found(desk: Client, entry: LiveEntry) -> None:
    for name in ("entry-99", "publication", "update-1", "entry-x"):
        page = f"/admin/social/passage/{entry.blog.article_id}/{name}/"
        assert desk.get(page).status_code == 404


def test_posters_page_asks_once_for_all_tweets(
    desk: Client, blog: LiveBlog, press_officer: User
) -> None:
    def opened() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get(blog.get_poster_url())
        return len(asked)

    for number in range(2):
        tweeted(desk, blog.post(by=press_officer, typed=f"No {number}."), f"No {number}.")
    opened()
    few = opened()
    for number in range(2, 12):
        tweeted(desk, blog.post(by=press_officer, typed=f"No {number}."), f"No {number}.")
    assert opened() == few

"""A live update that was tweeted, and is corrected or removed: the desk leads to its tweet."""

from __future__ import annotations

from django.test import Client

from liveblog.models import LiveEntry
from social.changed_since import changed_since_confirmed
from social.models import Post
from social.post_states import PostState
from tests.social.ledger.desk import state_of
from tests.social.ledger.fake_x import FakeX, sweep
from tests.social.ledger.passages import TEXT, TICKED, UNTICKED, address, remove, shown, tweeted


def corrected(desk: Client, entry: LiveEntry, words: str) -> str:
    """What the desk says after correcting it."""
    page = f"/admin/liveblog/liveblog/{entry.blog_id}/{entry.number}/correct/"
    return desk.post(page, {"typed": words}, follow=True).content.decode()


def test_correction_leads_to_the_tweet_and_is_tweeted_by_itself(
    x: FakeX, desk: Client, entry: LiveEntry
) -> None:
    assert "was tweeted" not in corrected(desk, entry, "The bridge is shut.")
    first = tweeted(desk, entry)
    sweep()
    assert "was tweeted" not in corrected(desk, entry, "The bridge is shut.")
    html = corrected(desk, entry, "The bridge is open.")
    assert f'href="{address(entry)}">its tweet</a> is on X.' in html
    assert "take the tweet down, and tweet the correction" in html
    assert "This update was tweeted, and corrected since." in html
    page = desk.get(address(entry)).content.decode()
    assert "Delete it from X" in page
    assert "Tweet the correction" in page
    assert "The one before stays up" in page
    still_up = f'earlier words: <a class="text-link" href="/admin/social/post/{first.pk}/change/">'
    assert still_up not in desk.get(entry.get_admin_url()).content.decode()
    again = desk.post(address(entry), {TEXT: "bridge  closed.", **shown(desk, entry)})
    assert "says the same" in again.content.decode()
    correction = {TEXT: "It is open.", **shown(desk, entry)}
    html = desk.post(address(entry), correction, follow=True).content.decode()
    assert html.count(still_up) == 2  # said after tweeting, and beside the entry for as long
    second = Post.objects.get(occasion=f"entry-{entry.number}/2")
    assert "data-tweet-text" not in desk.get(address(entry)).content.decode()
    sweep()
    assert [state_of(post) for post in (first, second)] == [PostState.SENT, PostState.SENT]
    assert changed_since_confirmed(second) == []
    html = desk.get(entry.get_admin_url()).content.decode()
    assert "corrected since" not in html
    assert html.count(still_up) == 1
    page = desk.get(address(entry)).content.decode()
    assert f'/admin/social/post/{first.pk}/change/">An earlier tweet of it: sent' in page
    remove(desk, entry, **TICKED)
    sweep()
    assert x.up == []
    assert state_of(second) == PostState.DELETED


def test_tweeting_a_correction_takes_the_first_tweet_down_where_that_is_ticked(
    x: FakeX, desk: Client, entry: LiveEntry
) -> None:
    assert "delete_earlier" not in desk.get(address(entry)).content.decode()
    first = tweeted(desk, entry)
    sweep()
    corrected(desk, entry, "The bridge is open.")
    box = f'name="delete_earlier"\n                     value="{first.pk}"'
    assert box in desk.get(address(entry)).content.decode()
    ticked = {"delete_earlier": str(first.pk), **shown(desk, entry)}
    desk.post(address(entry), {TEXT: "", **ticked})  # refused: then nothing is deleted
    assert state_of(first) == PostState.SENT
    html = desk.post(address(entry), {TEXT: "It is open.", **ticked}, follow=True).content.decode()
    assert "The earlier tweet: X is asked to delete the tweet" in html
    assert "is still up" not in html
    sweep()
    assert state_of(first) == PostState.DELETED
    assert [tweet.text.partition(" http")[0] for tweet in x.up] == ["It is open."]


def test_removal_says_what_becomes_of_the_tweet(x: FakeX, desk: Client, entry: LiveEntry) -> None:
    tweeted(desk, entry)
    sweep()
    page = f"/admin/liveblog/liveblog/{entry.blog_id}/{entry.number}/remove/"
    html = desk.post(page, UNTICKED, follow=True).content.decode()
    assert f'href="{address(entry)}">its tweet</a> is on X. There you can take it down.' in html
    assert "Delete it from X" in desk.get(address(entry)).content.decode()


def test_correction_of_a_tweet_that_waits_replaces_nothing_unasked(
    desk: Client, entry: LiveEntry
) -> None:
    post = tweeted(desk, entry)
    assert "its tweet</a> is in line" in corrected(desk, entry, "The bridge is open.")
    assert "data-tweet-text" not in desk.get(address(entry)).content.decode()
    Post.objects.filter(pk=post.pk).update(state=PostState.FAILED)
    tweeted(desk, entry, "It is open.")
    assert Post.objects.get().words == "It is open."

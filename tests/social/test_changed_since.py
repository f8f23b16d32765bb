"""“Changed since it was confirmed”, beside the state of a tweet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from media_picker.models import Picture
from social.changed_since import changed_since_confirmed
from social.models import Post, TweetDraft
from social.post_states import PostState

MakeStory = Callable[..., Article]
LINE = "Changed since it was confirmed:"


@pytest.fixture
def post(make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User) -> Post:
    """In line, with the picture in the story's body."""
    body = f'<p><img data-picture="{make_picture().pk}"></p>'
    make_story(body=body, tweet="Back!\r\nAll of us.", image="article").publish(by=press_officer)
    return Post.objects.get()


def test_tweet_as_it_was_confirmed_has_no_changes(post: Post) -> None:
    assert changed_since_confirmed(post) == []


def test_other_words_are_a_change(post: Post) -> None:
    TweetDraft.objects.update(text="Back again!")
    assert changed_since_confirmed(post) == ["the text"]


def test_no_image_any_more_is_a_change(post: Post) -> None:
    TweetDraft.objects.update(image="none")
    assert changed_since_confirmed(post) == ["the picture"]


def test_another_picture_at_the_top_is_a_change(
    post: Post, make_picture: Callable[..., Picture]
) -> None:
    body = f'<p><img data-picture="{make_picture("Boat").pk}"></p>'
    Article.objects.update(body=body)
    assert changed_since_confirmed(Post.objects.get()) == ["the picture"]


def test_picture_that_is_no_longer_there_is_a_change(post: Post) -> None:
    Article.objects.update(body="<p>No picture.</p>")
    assert changed_since_confirmed(Post.objects.get()) == ["the picture"]


def test_other_alt_text_is_a_change(post: Post) -> None:
    Picture.objects.update(alt_text="Boats")
    assert changed_since_confirmed(Post.objects.get()) == ["the picture’s alt text"]


def test_story_at_another_address_is_a_change(post: Post) -> None:
    Article.objects.update(slug="elsewhere")
    assert changed_since_confirmed(Post.objects.get()) == ["the link"]


@pytest.mark.parametrize(
    ("state", "remote_id", "said"),
    [
        (PostState.QUEUED, "", "publish the story again to confirm it as it is now"),
        (PostState.HELD, "", "publish the story again to confirm it as it is now"),
        (PostState.FAILED, "", "publish the story again to confirm it as it is now"),
        (PostState.SENT, "7", "stays as it was confirmed"),
    ],
)
def test_story_and_tweet_say_so_on_their_pages(
    client: Client, press_officer: User, post: Post, state: str, remote_id: str, said: str
) -> None:
    client.force_login(press_officer)
    Post.objects.update(state=state, remote_id=remote_id)
    pages = (post.article.get_admin_url(), f"/admin/social/post/{post.pk}/change/")
    for page in pages:
        assert LINE not in client.get(page).content.decode()
    TweetDraft.objects.update(text="Back again!")
    for page in pages:
        html = client.get(page).content.decode()
        assert f"{LINE}</strong> the text." in html
        assert said in html


def test_publishing_again_confirms_anew(post: Post, press_officer: User) -> None:
    TweetDraft.objects.update(text="Back again!")
    post.article.publish(by=press_officer)
    assert changed_since_confirmed(Post.objects.get()) == []


def test_nothing_is_said_of_a_tweet_that_is_gone(post: Post) -> None:
    TweetDraft.objects.update(text="Back again!")
    for state in (PostState.CANCELLED, PostState.DELETED):
        Post.objects.update(state=state)
        assert changed_since_confirmed(Post.objects.get()) == []

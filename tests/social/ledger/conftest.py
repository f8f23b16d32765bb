"""A fake X, and stories that were just published with a tweet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from liveblog.models import LiveBlog, LiveEntry
from media_picker.models import Picture
from social.models import Post
from tests.social.ledger.fake_x import FakeX, with_fake_x

MakeStory = Callable[..., Article]


@pytest.fixture
def x(monkeypatch: pytest.MonkeyPatch) -> FakeX:
    return with_fake_x(monkeypatch)


@pytest.fixture
def post(make_story: MakeStory, press_officer: User) -> Post:
    make_story(tweet="We are back on the water.").publish(by=press_officer)
    return Post.objects.get()


@pytest.fixture
def pictured(
    make_story: MakeStory, make_picture: Callable[..., Picture], press_officer: User
) -> Post:
    body = f'<p><img data-picture="{make_picture().pk}"></p>'
    make_story(body=body, tweet="Back.", image="article").publish(by=press_officer)
    return Post.objects.get()


@pytest.fixture
def appeal(make_story: MakeStory, press_officer: User) -> Post:
    story = make_story(tweet="Have you seen Ola Nowak, 14?", kind="missing", names_nobody=True)
    story.publish(by=press_officer)
    return Post.objects.get()


@pytest.fixture
def blog(make_story: MakeStory, press_officer: User) -> LiveBlog:
    story = make_story("Fire at the harbour")
    story.publish(by=press_officer)
    return LiveBlog.objects.open(story, by=press_officer)


@pytest.fixture
def entry(blog: LiveBlog, press_officer: User) -> LiveEntry:
    return blog.post(by=press_officer, typed="The bridge is closed.")


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client

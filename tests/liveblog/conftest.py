"""A live blog in a published story, for the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from liveblog.models import LiveBlog


@pytest.fixture
def story(make_story: Callable[..., Article], press_officer: User) -> Article:
    story = make_story("Fire at the harbour")
    story.publish(by=press_officer)
    return story


@pytest.fixture
def blog(story: Article, press_officer: User) -> LiveBlog:
    return LiveBlog.objects.open(story, by=press_officer)

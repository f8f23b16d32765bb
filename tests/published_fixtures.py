"""Published stories, with dates of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, District

MakeStory = Callable[..., Article]


@pytest.fixture
def published(make_story: MakeStory, press_officer: User) -> MakeStory:
    """A story that is live; `at` is when it was first published."""

    def publish(*args: Any, at: datetime | None = None, **kwargs: Any) -> Article:
        story = make_story(*args, **kwargs)
        if at:
            Article.objects.filter(pk=story.pk).update(first_published_at=at)
        story.publish(by=press_officer)
        return story

    return publish


@pytest.fixture
def harbourside(db: None) -> District:
    return District.objects.create(name="Harbourside", slug="harbourside")

"""People, pictures and stories for the tests."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from PIL import Image

from articles.models import Article, Category
from articles.workflow import Role
from media_picker.models import Picture
from social.models import NamedPerson, TweetDraft


def person_with(role: Role | None, username: str, **fields: object) -> User:
    person = User.objects.create_user(username, password="pass", is_staff=True, **fields)
    if role:
        # The migration made the groups; a transactional test has emptied the table since.
        person.groups.add(Group.objects.get_or_create(name=role)[0])
    return person


@pytest.fixture
def contributor(db: None) -> User:
    return person_with(Role.CONTRIBUTOR, "contributor")


@pytest.fixture
def press_officer(db: None) -> User:
    return person_with(Role.PRESS_OFFICER, "press")


@pytest.fixture
def editor(db: None) -> User:
    return person_with(Role.EDITOR, "editor")


@pytest.fixture
def superuser(db: None) -> User:
    return person_with(None, "admin", is_superuser=True)


@pytest.fixture
def outsider(db: None) -> User:
    """Has an account, and no role."""
    return person_with(None, "outsider")


def jpeg(width: int = 640, height: int = 427, colour: str = "navy", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", **options)
    return out.getvalue()


@pytest.fixture
def make_picture(db: None) -> Callable[..., Picture]:
    def make(title: str = "Harbour", **words: str) -> Picture:
        words = {"alt_text": f"{title} at dawn", **words}
        colour = f"#{zlib.crc32(title.encode()) & 0xFFFFFF:06x}"  # the same in every run
        return Picture.objects.add(io.BytesIO(jpeg(colour=colour)), title=title, **words)

    return make


@pytest.fixture
def category(db: None) -> Category:
    return Category.objects.create(name="Community", slug="community")


@pytest.fixture
def make_story(press_officer: User, category: Category) -> Callable[..., Article]:
    """A story that is ready to publish; `tweet` is the text of its tweet. `names_nobody`: it is
    about somebody whose name and age may not be given.
    """

    def make(
        title: str = "Harbour patrol returns",
        *,
        tweet: str = "",
        image: str = "none",
        names_nobody: bool = False,
        **fields: object,
    ) -> Article:
        fields = {
            "summary": "A short summary.",
            "category": category,
            "body": "<p>Officers are back on the water.</p>",
            "author": press_officer,
            **fields,
        }
        article = Article.objects.create(title=title, **fields)
        if tweet:
            TweetDraft.objects.create(article=article, is_wanted=True, text=tweet, image=image)
        if names_nobody:
            withheld = {"is_name_withheld": True, "is_age_withheld": True}
            NamedPerson.objects.create(article=article, why_withheld="The family asks.", **withheld)
        return article

    return make

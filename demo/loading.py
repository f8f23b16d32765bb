"""Putting the demo's accounts, pictures and stories into an empty newsroom."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.london_time import moments_of
from articles.models import (
    Article,
    Category,
    District,
    Edition,
    PinnedStory,
    Review,
    Schedule,
)
from articles.workflow import Role
from contract.models import Contract, Point
from media_picker.models import Picture, Template
from social.models import NamedPerson, TweetDraft

from .drawings import DRAWINGS
from .live_blogs import make_live_blog
from .stories import CATEGORIES, DISTRICTS, PICTURES, STORIES, DemoStory
from .templates import TEMPLATES, draw_background
from .themes import contract as contract_theme

PASSWORD = "newsroom"  # noqa: S105  printed in the README; a system check warns of it
ACCOUNTS = {
    "contributor": ("Robin", "Ashdown", Role.CONTRIBUTOR),
    "press": ("Amara", "Whitlock", Role.PRESS_OFFICER),
    "editor": ("Callum", "Deverell", Role.EDITOR),
    "admin": ("Priya", "Marchant", None),
}
PINNED = "citizens-contract-begins"
PLACEHOLDER = re.compile(r"\{picture:([\w-]+)\}")

Say = Callable[[str], None]


def is_loaded() -> bool:
    return User.objects.filter(username__in=ACCOUNTS).exists()


def refusal() -> str:
    """Why the demo must not be loaded here, or "": its people and stories are invented."""
    if "social" in settings.TOP_FLOOR and not settings.IS_REHEARSAL:
        return "The demo is not loaded: X is the real one here, and its tweets would go out."
    if User.objects.exists() or Article.objects.exists():
        return "The demo is not loaded: this newsroom is not empty."
    return ""


@transaction.atomic
def load(say: Say) -> None:
    """Load all of it, or nothing; `say` is told of every step."""
    people = _make_accounts()
    categories = _make_categories()
    districts = _make_districts()
    say(f"Drawing {len(PICTURES)} pictures …")
    pictures = _draw_pictures(people["press"])
    _make_templates(people["editor"])
    say(f"Writing {len(STORIES)} stories …")
    for story in STORIES:
        _write(story, people, categories, districts, pictures)
    PinnedStory.objects.create(article=Article.objects.get(slug=PINNED))
    say("Publishing the Citizens’ Contract …")
    _make_contract(people["editor"], categories)


def _make_accounts() -> dict[str, User]:
    people = {}
    for username, (first_name, last_name, role) in ACCOUNTS.items():
        person = User.objects.create_user(
            username,
            password=PASSWORD,
            first_name=first_name,
            last_name=last_name,
            is_staff=True,
            is_superuser=role is None,
        )
        if role:
            person.groups.add(Group.objects.get(name=role))
        people[username] = person
    return people


def _make_categories() -> dict[str, Category]:
    return {
        name: Category.objects.create(
            name=name, slug=slugify(name), description=description, order=order
        )
        for order, (name, description) in enumerate(CATEGORIES.items())
    }


def _make_districts() -> dict[str, District]:
    return {
        name: District.objects.create(name=name, slug=slugify(name), order=order)
        for order, name in enumerate(DISTRICTS)
    }


def _draw_pictures(by: User) -> dict[str, Picture]:
    pictures = {}
    for picture in PICTURES:
        file = io.BytesIO()
        DRAWINGS[picture.key]().save(file, "JPEG", quality=90)
        pictures[picture.key] = Picture.objects.add(
            file,
            title=picture.title,
            alt_text=picture.alt_text,
            caption=picture.caption,
            credit=picture.credit,
            by=by,
        )
    return pictures


def _make_templates(by: User) -> None:
    for order, template in enumerate(TEMPLATES):
        file = io.BytesIO()
        draw_background(template).save(file, "JPEG", quality=90)
        picture = Picture.objects.add(
            file, title=template.title, alt_text=template.alt_text, tags=["template"], by=by
        )
        Template.objects.create(
            picture=picture,
            alt_text=template.alt_text,
            photograph_place=template.photograph_place,
            strapline_place=template.strapline_place,
            order=order,
        )


def _write(
    story: DemoStory,
    people: dict[str, User],
    categories: dict[str, Category],
    districts: dict[str, District],
    pictures: dict[str, Picture],
) -> None:
    article = Article(
        kind=story.kind,
        title=story.title,
        slug=story.slug,
        summary=story.summary,
        category=categories.get(story.category),
        district=districts.get(story.district),
        body=PLACEHOLDER.sub(
            lambda match: f'<img data-picture="{pictures[match[1]].pk}">', story.body_html
        ),
        lead_picture=pictures.get(story.lead),
        album_id=story.album_id,
        has_video=bool(story.video_id),
        video_id=story.video_id,
        transcript=story.transcript,
        parent=Article.objects.get(slug=story.parent) if story.parent else None,
        navigation_place=story.navigation_place,
        navigation_label=story.navigation_label,
        has_contents=story.has_contents,
        notes_to_editors=story.notes_to_editors,
        press_contact=story.press_contact,
        author=people[story.author],
    )
    article._history_user = people[story.author]
    article.save()
    if story.person:
        person = story.person
        NamedPerson.objects.create(article=article, name=person.name, age=str(person.age))
    if story.tweet:
        TweetDraft.objects.create(
            article=article, is_wanted=True, text=story.tweet.text, image=story.tweet.image
        )
    if story.state in ("draft", "in_review", "scheduled"):
        _send_on_its_way(article, story, people)
        return
    by = people["press" if story.author == "contributor" else story.author]
    # The archive begins before today.
    date = timezone.now() - timedelta(days=story.days_ago)
    Article.objects.filter(pk=article.pk).update(first_published_at=date)
    article.publish(by=by, is_review_asked=False)
    Edition.archive.filter(article=article).update(created_at=date)
    Article.objects.filter(pk=article.pk).update(updated_at=date)
    if story.live:
        make_live_blog(story.live, article, _that_morning(date), by, pictures)
    if story.state == "withdrawn":
        article.withdraw(by=by)


def _send_on_its_way(article: Article, story: DemoStory, people: dict[str, User]) -> None:
    """What is not public yet, as far as it has come."""
    if story.state == "draft":
        return
    by = people[story.author]
    review = Review.objects.submit(article, by=by, reviewer=people["editor"])
    if story.state == "scheduled":
        review.approve(by=people["editor"])
        Schedule.objects.make(article, by=by, at=_tomorrow_at_ten())


def _that_morning(date: datetime) -> datetime:
    return moments_of(timezone.localdate(date), time(7))[0]


def _tomorrow_at_ten() -> datetime:
    tomorrow = timezone.localdate() + timedelta(days=1)
    return moments_of(tomorrow, time(10))[0]


def _make_contract(editor: User, categories: dict[str, Category]) -> None:
    contract = Contract.objects.create(
        introduction=contract_theme.INTRODUCTION,
        listened_for=contract_theme.LISTENED_FOR,
        events=contract_theme.EVENTS,
        responses=contract_theme.RESPONSES,
        category=categories["Community"],
    )
    for place, point in enumerate(contract_theme.POINTS, start=1):
        Point.objects.create(
            contract=contract,
            place=place,
            title=point.title,
            promise=point.promise,
            request=point.request,
            story=Article.objects.filter(slug=point.story).first(),
        )
    contract.publish(by=editor)

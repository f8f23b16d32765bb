"""Whose turn it is: what waits for one person, and what needs anybody's look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from . import second_eyes
from .kinds import Step
from .models import Article, PreviewAnswer, Review, Schedule, UnreviewedEdition
from .models.article_sets import ArticleQuerySet
from .models.review import Decision
from .workflow import Verb, permits

MOST = 6  # of each kind
LATE_IS_NEWS_FOR = timedelta(days=1)


class Approved(NamedTuple):
    """A story that can be published, or what was changed in it since it was approved."""

    article: Article
    lapsed: list[str]


@dataclass(frozen=True)
class Planned:
    """A story that is to go out by itself, and why it could not, as things are."""

    schedule: Schedule
    obstacles: list[str]

    @property
    def is_alarming(self) -> bool:
        return bool(self.obstacles) or self.schedule.is_overdue


@dataclass(frozen=True)
class WorkList:
    sent_back: list[Review]
    to_review: list[Review]
    in_review: list[Review]
    approved: list[Approved]
    planned: list[Planned]
    missed: list[Schedule]
    late: list[Schedule]
    unreviewed: list[UnreviewedEdition]
    answers: list[PreviewAnswer]


def work_list(person: User) -> WorkList:
    """The list of a person of the newsroom."""
    reviews = Review.objects.select_related("article", "submitted_by", "reviewer", "decided_by")
    mine = Q(article__author=person) | Q(submitted_by=person)
    waiting = reviews.waiting().order_by("submitted_at")
    schedules = Schedule.objects.select_related("article", "by")
    return WorkList(
        sent_back=_last_of_each(
            reviews.filter(mine, decision=Decision.SENT_BACK, article__step=Step.SENT_BACK)
        ),
        to_review=_to_review(person, list(waiting[: 4 * MOST])),
        in_review=list(waiting.filter(mine)[:MOST]),
        approved=[
            Approved(article, second_eyes.what_lapsed(article))
            for article in _approved(person)[:MOST]
        ],
        planned=[
            Planned(schedule, schedule.obstacles(schedule.article))
            for schedule in schedules.waiting()[:MOST]
        ],
        missed=list(schedules.alarming()[:MOST]),
        late=list(
            schedules.went_out_late()
            .filter(ended_at__gt=timezone.now() - LATE_IS_NEWS_FOR)
            .order_by("-ended_at")[:MOST]
        ),
        unreviewed=list(_unreviewed(person)[:MOST]),
        answers=list(PreviewAnswer.objects.unseen_by_writers(person)[:MOST]),
    )


def _to_review(person: User, waiting: list[Review]) -> list[Review]:
    """What the person can approve: first what they were asked for by name."""
    if not permits(person, Verb.APPROVE):
        return []
    open_to_them = [
        review
        for review in waiting
        if review.reviewer_id in (None, person.pk) and review.article.last_editor_id != person.pk
    ]
    return sorted(open_to_them, key=lambda review: review.reviewer_id is None)[:MOST]


def _approved(person: User) -> ArticleQuerySet:
    approved = Article.objects.filter(step=Step.APPROVED).defer("body").order_by("-updated_at")
    if permits(person, Verb.PUBLISH):
        return approved
    return approved.filter(author=person)


def _unreviewed(person: User) -> QuerySet[UnreviewedEdition]:
    """All, for those who may publish; its author's own, for somebody who may not."""
    unseen = UnreviewedEdition.objects.unseen()
    may_publish = permits(person, Verb.PUBLISH)
    return unseen if may_publish else unseen.filter(edition__article__author=person)


def _last_of_each(reviews: QuerySet[Review]) -> list[Review]:
    """The last round of each story; an earlier one said what has been done since."""
    return list({review.article_id: review for review in reviews.order_by("pk")}.values())[:MOST]

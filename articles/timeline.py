"""Who did what to a story, when and why: one line of time out of everything that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery
from django.urls import reverse

from . import story_parts
from .models import (
    Article,
    Comment,
    Edition,
    PreviewAnswer,
    PreviewLink,
    PreviewOpening,
    Review,
    Schedule,
    UnreviewedEdition,
    Withdrawal,
)
from .models.preview_link import Ended
from .models.review import Decision
from .person_name import name_of
from .taking_out_notes import TAKEN_OUT

Rows = TypeVar("Rows", bound=Model)
# What belongs together is written in one transaction.
A_MOMENT = timedelta(seconds=5)
VERSION_PAGE = "admin:articles_article_simple_history"
KINDS = {"+": "Written", "~": "Saved", "-": "Deleted"}


@dataclass(frozen=True)
class Event:
    """One thing that happened; `who` is "" for the newsroom itself, `version` where it is known."""

    at: datetime
    article_id: int
    who: str
    what: str
    reason: str = ""
    version: str = ""
    url: str = ""


@dataclass(frozen=True)
class Span:
    """Which events are asked for: those of one story, or of all, from `start` to before `end`."""

    article: int | None = None
    start: datetime | None = None
    end: datetime | None = None

    def of(self, rows: QuerySet[Rows], at: str, article: str = "article_id") -> QuerySet[Rows]:
        """Those of the rows whose moment `at` and story `article` are in it."""
        if self.article is not None:
            rows = rows.filter(**{article: self.article})
        if self.start:
            rows = rows.filter(**{f"{at}__gte": self.start})
        if self.end:
            rows = rows.filter(**{f"{at}__lt": self.end})
        return rows


def timeline(span: Span) -> list[Event]:
    """Everything in it, the newest first."""
    found = [*_saved_and_moved(span), *_said(span), *_shared(span)]
    for part in story_parts.registered:
        found += part.events(span)
    return sorted(found, key=lambda event: event.at, reverse=True)


def titles(events: Iterable[Event]) -> dict[int, str]:
    """The headlines of the stories in question, by their numbers."""
    numbers = {event.article_id for event in events}
    return dict(Article.objects.filter(pk__in=numbers).values_list("pk", "title"))


def _saved_and_moved(span: Span) -> Iterator[Event]:
    """Each saving and each move of the workflow left a line in the history."""
    reasons: dict[int, list[tuple[str, datetime, str]]] = {}
    for article, begins, at, reason in _reasons(span):
        reasons.setdefault(article, []).append((begins, at, reason))
    history = Article.history.model.objects.select_related("history_user")
    for row in span.of(history.defer("body"), "history_date", "id"):
        what = row.history_change_reason or KINDS[row.history_type]
        told = [
            reason
            for begins, at, reason in reasons.get(row.id, [])
            if what.startswith(begins) and abs(row.history_date - at) < A_MOMENT
        ]
        begins, _, rest = what.partition(": ")
        if any(reason.startswith(rest.removesuffix("…")) for reason in told):
            what = begins  # the history has no room for a long reason
        yield Event(
            row.history_date,
            row.id,
            name_of(row.history_user),
            what,
            "\n".join(told),
            str(row.version),
            reverse(VERSION_PAGE, args=[row.id, row.pk]),
        )


def _reasons(span: Span) -> Iterator[tuple[int, str, datetime, str]]:
    """The reasons whole: story, how its line in the history begins, when, and the reason."""
    for taken in span.of(Withdrawal.objects.exclude(reason=""), "at"):
        yield taken.article_id, "Withdrawn", taken.at, taken.reason
    for review in span.of(Review.objects.exclude(note=""), "submitted_at"):
        yield review.article_id, "Submitted", review.submitted_at, review.note
    for review in span.of(Review.objects.filter(decision=Decision.SENT_BACK), "decided_at"):
        if review.decided_at:
            yield review.article_id, "Sent back", review.decided_at, review.reason
    for schedule in span.of(Schedule.objects.exclude(reason=""), "ended_at"):
        if schedule.ended_at:
            yield schedule.article_id, "Not published", schedule.ended_at, schedule.reason
    further = Edition.archive.filter(number__gt=1).only(
        "article_id", "number", "created_at", "notes"
    )
    for edition in span.of(further, "created_at"):
        for note in edition.change_notes:
            if note.at == edition.created_at:
                begins = f"Published as edition {edition.number},"
                yield edition.article_id, begins, edition.created_at, note.words
    for comment in span.of(_on_notes_taken_out(), "at"):
        words = comment.words.removeprefix(f"{TAKEN_OUT}: ")
        yield comment.article_id, TAKEN_OUT, comment.at, words
    unread = UnreviewedEdition.objects.select_related("edition")
    for one in span.of(unread, "edition__created_at", "edition__article"):
        begins = f"Published as edition {one.edition.number},"
        yield one.edition.article_id, begins, one.edition.created_at, one.reason


def _on_notes_taken_out() -> QuerySet[Comment]:
    """The comments that keep the words of such a note, and belong to a line in the history."""
    moves = Article.history.model.objects.filter(
        id=OuterRef("article_id"),
        history_change_reason__startswith=TAKEN_OUT,
        history_date__range=(OuterRef("at") - A_MOMENT, OuterRef("at") + A_MOMENT),
    )
    return Comment.objects.filter(Exists(moves), words__startswith=f"{TAKEN_OUT}: “")


def _said(span: Span) -> Iterator[Event]:
    comments = Comment.objects.exclude(pk__in=_on_notes_taken_out().values("pk"))
    for comment in span.of(comments.select_related("by"), "at"):
        yield Event(comment.at, comment.article_id, name_of(comment.by), "Comment", comment.words)


def _shared(span: Span) -> Iterator[Event]:
    """The links to its preview: who made one for whom, who opened it, and what they answered."""
    for link in span.of(PreviewLink.objects.select_related("by"), "made_at"):
        what = f"Preview link for {link.for_whom}, until {link.until_when}"
        purpose = link.get_purpose_display()
        yield Event(link.made_at, link.article_id, name_of(link.by), what, purpose)
    revoked = PreviewLink.objects.filter(how_it_ended=Ended.REVOKED).select_related("ended_by")
    for link in span.of(revoked, "ended_at"):
        assert link.ended_at is not None
        what = f"Preview link for {link.for_whom} revoked"
        yield Event(link.ended_at, link.article_id, name_of(link.ended_by), what)
    openings = PreviewOpening.objects.select_related("link")
    for opening in span.of(openings, "at", "link__article"):
        link = opening.link
        yield Event(opening.at, link.article_id, link.for_whom, "Opened the preview link")
    answers = PreviewAnswer.objects.select_related("link").annotate(
        row=_row_at("at", "history_id"), version=_row_at("at", "version")
    )
    for answer in span.of(answers, "at", "link__article"):
        what = "Fact check: agreed" if answer.is_agreement else "Fact check: comment"
        article, who = answer.link.article_id, answer.link.for_whom
        url = reverse(VERSION_PAGE, args=[article, answer.row]) if answer.row else ""
        version = str(answer.version or "")
        yield Event(answer.at, article, who, what, answer.words, version, url)


def _row_at(moment: str, column: str) -> Subquery:
    """Of the line in the history by which the story of an answer's link stood at that moment."""
    rows = Article.history.model.objects.filter(
        id=OuterRef("link__article_id"), history_date__lte=OuterRef(moment)
    )
    return Subquery(rows.order_by("-history_date", "-history_id").values(column)[:1])

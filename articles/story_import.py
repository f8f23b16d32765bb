"""Taking over an old archive: a story from each line of a file of JSON.

A line is an object with `id` (the story's own where it comes from), `title`, `body` (HTML),
`published_at` (ISO 8601, with a time zone) and, if wanted, `summary`, `kind`, `category`,
`district` (by name) and `slug`. What a line lacks to be published refuses that line alone.

A story is published as its date says and never tweeted: a tweet needs a draft of its own, and an
import writes none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .body import plain_text, sanitise
from .kinds import Kind
from .models import Article, Category, District, Edition, ImportedStory
from .problems import NotReady

LONGEST_LINE = 5_000_000  # characters
EARLIEST = datetime(1829, 1, 1, tzinfo=UTC)  # the first modern police force
TEXTS = {"id", "title", "body", "published_at", "summary", "kind", "category", "district", "slug"}
# JSON can write one half of a pair of surrogates; no database takes it.
HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
NEEDED = ("id", "title", "body", "published_at")


@dataclass(frozen=True)
class Outcome:
    """What became of a line; `reason` is why it was refused, or "" ."""

    line: int
    reason: str = ""
    was_here_already: bool = False


class Refused(Exception):
    """A line cannot become a story; the message says why."""


def import_stories(lines: Iterable[str], by: User) -> Iterator[Outcome]:
    """One line after the other, each in a transaction of its own; what is here already stays."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = _told(line)
            if ImportedStory.objects.filter(key=told["id"]).exists():
                yield Outcome(number, was_here_already=True)
                continue
            with transaction.atomic():
                _publish(told, by)
        except Refused as refused:
            yield Outcome(number, str(refused))
        except ValidationError as error:
            yield Outcome(number, " ".join(_in_words(error)))
        except NotReady as not_ready:
            yield Outcome(number, " ".join(problem.message for problem in not_ready.problems))
        else:
            yield Outcome(number)


def _in_words(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [f"{field}: {' '.join(words)}" for field, words in error.message_dict.items()]


def _told(line: str) -> dict[str, str]:
    if len(line) > LONGEST_LINE:
        raise Refused("The line is longer than five million characters.")
    if HALF_A_CHARACTER.search(line):
        # What reading puts in place of bytes that mean nothing.
        raise Refused("This is no text in UTF-8. Write the file anew in that encoding.")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused("This is no line of JSON.") from None
    if not isinstance(told, dict):
        raise Refused("This is no JSON object.")
    if HALF_A_CHARACTER.search("".join(told)):
        raise Refused("The name of a field has half a character in it, which nobody can read.")
    if unknown := sorted(set(told) - TEXTS):
        raise Refused(f"“{unknown[0][:40]}” is not a field that an import knows.")
    found = {}
    for name, value in told.items():
        if isinstance(value, int) and name == "id":
            value = str(value)
        if not isinstance(value, str | None):
            raise Refused(f"“{name}” has to be text.")
        found[name] = (value or "").replace("\0", "").strip()
        if HALF_A_CHARACTER.search(found[name]):
            raise Refused(f"“{name}” has half a character in it, which nobody can read.")
    if missing := [name for name in NEEDED if not found.get(name)]:
        raise Refused(f"“{missing[0]}” is missing.")
    if len(found["id"]) > 200:
        raise Refused("“id” is longer than 200 characters.")
    return found


def _publish(told: dict[str, str], by: User) -> None:
    article = Article(
        title=told["title"],
        slug=told.get("slug", ""),
        kind=told.get("kind") or Kind.NEWS,
        summary=told.get("summary") or _beginning(told["body"]),
        body=told["body"],
        category=_named(Category, told.get("category", "")),
        district=_named(District, told.get("district", "")),
        author=by,
    )
    published_at = _moment(told["published_at"])
    article.full_clean(exclude=["album_id", "video_id"])
    article._history_user, article._change_reason = by, "Imported"
    article.save()
    Article.objects.filter(pk=article.pk).update(first_published_at=published_at)
    edition = article.publish(by=by, is_review_asked=False)
    # It was written and went out then and not now, so nothing of it says “updated”, and the desk's
    # lists of what was saved last go on showing the work of now.
    Edition.archive.filter(pk=edition.pk).update(created_at=published_at)
    Article.objects.filter(pk=article.pk).update(updated_at=published_at)
    ImportedStory.objects.create(key=told["id"], article=article)


def _beginning(body: str) -> str:
    """The first words of the body, for a story that came without a summary."""
    words = " ".join(plain_text(sanitise(body)).split())
    return words if len(words) <= 200 else f"{words[:199].rpartition(' ')[0]}…"


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Refused("“published_at” has to look like 2019-05-31T14:00:00+01:00.")
    if not EARLIEST <= moment <= timezone.now():
        raise Refused("“published_at” lies in the future, or before there were police.")
    return moment


def _named(model: type[Category] | type[District], name: str) -> Any:
    if not name:
        return None
    found = model._default_manager.filter(name__iexact=name).first()
    if found is None:
        noun = model._meta.verbose_name
        raise Refused(
            f"There is no {noun} “{name[:60]}”. Make it in the admin, or correct the name."
        )
    return found

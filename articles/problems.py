"""What stands in the way of publishing a story, each problem with the field that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from . import body, story_parts
from .models.edition import Edition
from .models.places import Category
from .public import blocks

if TYPE_CHECKING:
    from .models import Article


@dataclass(frozen=True)
class Problem:
    """`message` says what to do; `field` is the id of the form's element where to do it."""

    message: str
    field: str


class NotReady(Exception):
    """Publishing was refused; `problems` is the whole list."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(problem.message for problem in problems))


def problems_of(article: Article, at: datetime | None = None) -> list[Problem]:
    """Every problem of every room with publishing it then (now), in the order of the form."""
    day = timezone.localdate(at)
    found = list(_own_problems(article, day))
    for part in story_parts.registered:
        found.extend(part.problems(article, day))
    return found


def _own_problems(article: Article, day: date) -> list[Problem]:
    found = []
    if not article.summary.strip():
        found.append(Problem("Write a summary: lists and shared links show it.", "id_summary"))
    if not article.category and article.kind != "page":
        message = "Choose a category, so that visitors find the story."
        if not Category.objects.exists():
            message += " There is none yet: an editor adds the first under Categories."
        found.append(Problem(message, "id_category"))
    taken = Edition.objects.filter(path=article.path).exclude(article=article).first()
    if taken:
        message = f"Choose another address: “{taken.title}” is public at this one."
        found.append(Problem(message, "id_slug"))
    pictures = {picture.pk: picture for picture in article.pictures()}
    for pk, picture in pictures.items():
        if reason := picture.problem_on(day):
            is_lead = pk == article.lead_picture_id
            found.append(Problem(reason, "id_lead_picture" if is_lead else "id_body"))
    if set(body.picture_ids(article.body)) - set(pictures):
        message = "Take the empty picture out of the body: it is no longer in the library."
        found.append(Problem(message, "id_body"))
    for name in body.block_names(article.body):
        if name not in blocks.registered:
            message = (
                f"Take [[{name}]] out of the body, or correct it: there is no block of that name."
            )
            found.append(Problem(message, "id_body"))
    for name in body.repeated_blocks(article.body):
        message = f"Leave [[{name}]] in the body once: a page shows it in one place only."
        found.append(Problem(message, "id_body"))
    if article.has_video and not article.video_id:
        message = "Give the id of the YouTube video, or choose No for YouTube."
        found.append(Problem(message, "id_video_id"))
    if body.is_empty(article.body):
        found.append(Problem("Write the story: its body is empty.", "id_body"))
    return found

"""What is asked of the library, and the page of pictures that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from .models import Picture

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import QueryDict

PAGE = 24
MOST_WORDS = 8
KINDS = {"": "Whole library", "templates": "Templates", "photographs": "Photographs"}


@dataclass(frozen=True)
class LibraryPage:
    """`after` leads to the next page; "" on the last."""

    pictures: list[Picture]
    after: str = ""


@dataclass(frozen=True)
class LibrarySearch:
    """Every word is in the title, alt text, credit or a tag; `mine_of` is who uploaded it."""

    words: str = ""
    kind: str = ""
    tag: str = ""
    mine_of: User | None = None
    after: str = ""

    @classmethod
    def asked(cls, query: QueryDict, by: User) -> LibrarySearch:
        """From an address; what makes no sense there is taken as not asked."""
        kind = query.get("kind", "")
        return cls(
            words=query.get("q", "")[:100].replace("\0", " "),
            kind=kind if kind in KINDS else "",
            tag=query.get("tag", "")[:40].replace("\0", " "),
            mine_of=by if query.get("mine") else None,
            after=query.get("after", "")[:60],
        )

    def page(self) -> LibraryPage:
        """Newest first, from behind the last picture of the page before: no page costs more than
        another. Templates come in their own order and all at once: they are a few dozen.
        """
        found = self._found()
        if self.kind == "templates":
            return LibraryPage(list(found.order_by("template__order", "template__pk")))
        if last := _place_in(self.after):
            uploaded_at, pk = last
            # Both conditions say the same of the time; only the first can use the index alone.
            found = found.filter(
                Q(uploaded_at__lt=uploaded_at) | Q(uploaded_at=uploaded_at, pk__lt=pk),
                uploaded_at__lte=uploaded_at,
            )
        pictures = list(found[: PAGE + 1])
        is_last = len(pictures) <= PAGE
        pictures = pictures[:PAGE]
        return LibraryPage(pictures, "" if is_last else _name_of_place(pictures[-1]))

    def _found(self) -> QuerySet[Picture]:
        found: QuerySet[Picture] = Picture.objects.with_files().select_related(
            "template", "made_from"
        )
        for word in self.words.split()[:MOST_WORDS]:
            found = found.filter(
                Q(title__icontains=word)
                | Q(alt_text__icontains=word)
                | Q(credit__icontains=word)
                | Q(pk__in=Picture.tags.through.objects.filter(
                    picturetag__name__icontains=word
                ).values("picture"))
            )  # fmt: skip
        if self.kind == "templates":
            found = found.filter(template__isnull=False)
        elif self.kind == "photographs":
            found = found.filter(template__isnull=True, made_from__isnull=True)
        if self.tag:
            found = found.filter(tags__name=self.tag)
        if self.mine_of:
            found = found.filter(uploaded_by=self.mine_of)
        return found


def _name_of_place(picture: Picture) -> str:
    return f"{picture.uploaded_at.isoformat()}_{picture.pk}"


def _place_in(after: str) -> tuple[datetime, int] | None:
    moment, _, pk = after.rpartition("_")
    try:
        place = datetime.fromisoformat(moment), int(pk)
        if place[0].tzinfo is None or not 0 < place[1] < 2**63:
            return None
        return place[0].astimezone(UTC), place[1]
    except (ValueError, OverflowError):
        return None

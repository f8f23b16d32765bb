"""Where a picture is used: in drafts, and live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .models import PictureUse

if TYPE_CHECKING:
    from .models import Picture


@dataclass(frozen=True)
class Place:
    """One that shows, or showed, a picture; `url` leads there, or is ""."""

    name: str
    state: str
    url: str


def where_used(picture: Picture) -> list[Place]:
    """What is live first, then drafts, then what was public once."""
    uses = PictureUse.objects.filter(picture=picture).prefetch_related("holder")
    order = ["Live", "Draft", "Formerly public"]
    return sorted(map(_place, uses), key=lambda place: (order.index(place.state), place.name))


def _place(use: PictureUse) -> Place:
    # What holds a picture lives in the rooms above; it says itself where it can be seen.
    address = getattr(use.holder, "get_absolute_url" if use.is_public else "get_admin_url", None)
    state = "Live" if use.is_public else "Formerly public" if use.file_id else "Draft"
    return Place(str(use.holder), state, address() if address else "")

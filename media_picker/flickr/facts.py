"""What Flickr said of an album, as it is kept and shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Photograph:
    """`thumbnail_url` is 150 pixels square; `width` and `height` are those of `image_url`."""

    id: str
    title: str
    thumbnail_url: str
    image_url: str
    width: int
    height: int


@dataclass(frozen=True)
class AlbumFacts:
    """`total` counts all photographs of the album; `photographs` are the first 500 of them."""

    title: str
    page_url: str
    photographs: tuple[Photograph, ...]
    total: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> AlbumFacts:
        photographs = tuple(Photograph(**photograph) for photograph in kept["photographs"])
        return cls(**{**kept, "photographs": photographs})

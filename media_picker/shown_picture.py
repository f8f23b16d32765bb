"""A picture as a page shows it: frozen into an edition, or as it is now in a preview."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .renditions import CONTENT_TYPES

DEFAULT_SIZES = "(min-width: 48rem) 44rem, 100vw"


@dataclass(frozen=True)
class ShownPicture:
    """Everything visible of a picture, and where its renditions are.

    `width` and `height` are the original's, in pixels; `widths` those of its renditions.
    """

    key: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    widths: tuple[int, ...]
    is_private: bool = False

    def as_json(self) -> dict[str, Any]:
        """For an edition's row; a private address is never frozen."""
        frozen = asdict(self)
        del frozen["is_private"]
        return frozen

    @classmethod
    def from_json(cls, frozen: dict[str, Any]) -> ShownPicture:
        return cls(**{**frozen, "widths": tuple(frozen["widths"])})

    def url(self, width: int, ending: str) -> str:
        name = "media_picker:private_picture" if self.is_private else "media_picker:picture"
        return reverse(name, args=[self.key, width, ending])

    def largest_jpeg_url(self) -> str:
        return self.url(self.widths[-1], "jpg")

    def sources(self) -> list[tuple[str, str]]:
        """(content type, srcset) for each format, the best first."""
        return [
            (content_type, ", ".join(f"{self.url(w, ending)} {w}w" for w in self.widths))
            for ending, content_type in CONTENT_TYPES.items()
        ]

    def html(
        self, *, sizes: str = DEFAULT_SIZES, loading: str = "lazy", decorative: bool = False
    ) -> SafeString:
        """`<picture>` with a source for each format; `decorative` empties the alt text."""
        *better, (_, srcset) = self.sources()
        return render_to_string(
            "media_picker/picture.html",
            {
                "better": better,
                "srcset": srcset,
                "src": self.url(self.widths[-1], "jpg"),
                "sizes": sizes,
                "loading": loading,
                "alt": "" if decorative else self.alt,
                "width": self.width,
                "height": self.height,
            },
        )

    def editor_html(self, pk: int) -> SafeString:
        """The reference to the library's picture `pk`, with an address for the editor to show."""
        return format_html(
            '<img data-picture="{}" src="{}" alt="{}">', pk, self.largest_jpeg_url(), self.alt
        )

    def figure_html(self) -> SafeString:
        """The picture with its caption and credit, as it stands in a body."""
        return render_to_string("media_picker/figure.html", {"shown": self, "picture": self.html()})

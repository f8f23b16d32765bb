"""A picture as a page shows it: frozen into an edition, or as it is now in a preview."""

from __future__ import annotations

import re
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

    `width` and `height` are the original's, in pixels; `widths` those of its renditions; `crops`
    the names of its crops. A decorative picture's `alt` is empty.
    """

    key: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    widths: tuple[int, ...]
    crops: tuple[str, ...] = ()
    is_private: bool = False
    # For whoever sees it by a link of their own: the path that stands before its address.
    below: str = ""

    @property
    def credit_line(self) -> str:
        """“Picture: Ann Lee”, or the credit alone where it says what it is, “Illustration: …”."""
        says_what_it_is = re.match(r"\w+: ", self.credit)
        return self.credit if says_what_it_is or not self.credit else f"Picture: {self.credit}"

    def as_json(self) -> dict[str, Any]:
        """For an edition's row; a private address is never frozen."""
        frozen = asdict(self)
        del frozen["is_private"], frozen["below"]
        return frozen

    @classmethod
    def from_json(cls, frozen: dict[str, Any]) -> ShownPicture:
        lists = {name: tuple(frozen.get(name, ())) for name in ("widths", "crops")}
        return cls(**{**frozen, **lists})

    def url(self, size: int | str, ending: str) -> str:
        """The address of a width, or of a crop."""
        is_inside = self.is_private and not self.below
        name = "media_picker:private_picture" if is_inside else "media_picker:picture"
        return self.below + reverse(name, args=[self.key, size, ending])

    def largest_jpeg_url(self) -> str:
        return self.url(self.widths[-1], "jpg")

    def crop_url(self, crop: str) -> str:
        """The JPEG cut around the focal point; the whole picture where that was never made."""
        return self.url(crop, "jpg") if crop in self.crops else self.largest_jpeg_url()

    def sources(self) -> list[tuple[str, str]]:
        """(content type, srcset) for each format, the best first.

        AVIF is always named, though it is made in the background: until then its addresses answer
        with WebP. So what is frozen in an edition never changes and never lacks a picture.
        """
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

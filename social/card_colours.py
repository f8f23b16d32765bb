"""The force's colours on a card, and whether they can be read on each other."""

from dataclasses import dataclass

from PIL import ImageColor

LEAST_CONTRAST = 7.0  # WCAG 2.2, 1.4.6 Contrast (Enhanced), level AAA

RGB = tuple[int, int, int]


@dataclass(frozen=True)
class ForceColours:
    """A dark and a light colour, in any notation of CSS: each is both paper and ink.

    Raises ValueError for no colours, or with less contrast between them than 7:1.
    """

    dark: str = "#0a1d3b"
    light: str = "#ffffff"

    def __post_init__(self) -> None:
        found = contrast(rgb(self.dark), rgb(self.light))
        if found < LEAST_CONTRAST:
            raise ValueError(
                f"The card’s colours {self.dark} and {self.light} have a contrast of "
                f"{found:.1f}:1; {LEAST_CONTRAST:.0f}:1 is the least. Choose others."
            )


def rgb(colour: str) -> RGB:
    """Red, green and blue, 0 to 255. Raises ValueError."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def contrast(one: RGB, other: RGB) -> float:
    """From 1 to 21, as WCAG 2.2 defines the contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def between(one: RGB, other: RGB, share: float) -> RGB:
    """A colour of so much (0 to 1) of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: RGB) -> float:
    """WCAG 2.2's relative luminance."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""The canvas that every picture is drawn on.

A shape becomes a mask (`mask.py`), through which paint (`paint.py`) is laid on the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from PIL import Image, ImageChops, ImageFilter

from demo.drawings.frame import HEIGHT, WIDTH, Bounds, Frame, clipped, frame_of
from demo.drawings.grain import dark_corners, light_ball, noise, speckled
from demo.drawings.mask import mask_of
from demo.drawings.outline import Outline, Point
from demo.drawings.paint import Colour, Paint, channels, swatch

SIZE = (WIDTH, HEIGHT)

Shape = Outline | Sequence[Outline]
Mode = Literal["cover", "light", "shade"]


def outlines_of(shape: Shape) -> list[Outline]:
    """One outline or several, as a list."""
    if shape and isinstance(shape[0][0], int | float):
        return [cast(Outline, shape)]
    return list(cast(Sequence[Outline], shape))


@dataclass(frozen=True)
class Canvas:
    """A picture being drawn, seen from a place in it.

    `image` is 1600 by 1067 pixels, RGB. `at()` gives the same picture with another origin and
    scale, so that a figure can be described once and stand anywhere.
    """

    image: Image.Image
    x: float = 0
    y: float = 0
    scale: float = 1
    is_mirrored: bool = False

    @classmethod
    def of(cls, paint: Paint) -> "Canvas":
        """A new picture covered with one paint."""
        return cls(swatch(paint, SIZE, (0, 0, *SIZE)).convert("RGB"))

    def at(self, x: float, y: float, scale: float = 1, is_mirrored: bool = False) -> "Canvas":
        """The same picture with its origin at (x, y), `scale` times as large, perhaps mirrored."""
        (left, top), grown = self._placed((x, y)), self.scale * scale
        return replace(
            self, x=left, y=top, scale=grown, is_mirrored=self.is_mirrored != is_mirrored
        )

    def _placed(self, point: Point) -> Point:
        side = -self.scale if self.is_mirrored else self.scale
        return self.x + point[0] * side, self.y + point[1] * self.scale

    def _all_placed(self, shape: Shape) -> list[Outline]:
        return [[self._placed(point) for point in outline] for outline in outlines_of(shape)]

    def paint(
        self,
        shape: Shape,
        paint: Paint,
        *,
        opacity: float = 1,
        blur: float = 0,
        within: Shape | None = None,
        without: Shape | None = None,
        mode: Mode = "cover",
        speckle: float = 0,
    ) -> None:
        """Fill a shape.

        `blur` softens its edge by that many units; `within` and `without` keep the paint inside or
        outside other shapes; `mode` "light" brightens what is below and "shade" darkens it;
        `speckle` (0 to 1) breaks a soft edge up into grain, as a dry brush does.
        """
        placed = self._all_placed(shape)
        if not placed:
            return
        frame = frame_of(placed)
        soft = blur * self.scale
        bounds = clipped(frame, soft * 2.5)
        if bounds is None:
            return
        mask = mask_of(placed, bounds)
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft))
        for other, is_kept in ((within, True), (without, False)):
            if other is not None:
                cover = mask_of(self._all_placed(other), bounds)
                mask = ImageChops.multiply(mask, cover if is_kept else ImageChops.invert(cover))
        self._lay(mask, paint, bounds, frame, opacity, mode, speckle)

    def rim(
        self,
        shape: Shape,
        colour: Colour,
        dx: float,
        dy: float,
        *,
        opacity: float = 1,
        blur: float = 0,
    ) -> None:
        """Light along the edges of a shape that face (dx, dy), as broad as that shift is long."""
        side = -1 if self.is_mirrored else 1
        placed = self._all_placed(shape)
        frame = frame_of(placed)
        bounds = clipped(frame, 0)
        if bounds is None:
            return
        step = dx * self.scale * side, dy * self.scale
        inner = [[(x - step[0], y - step[1]) for x, y in outline] for outline in placed]
        mask = mask_of(placed, bounds)
        core = mask_of(inner, bounds)
        if blur:
            core = core.filter(ImageFilter.GaussianBlur(blur * self.scale))
        # One pixel beyond the edge, or a dark line of the shape stays around the light.
        mask = ImageChops.multiply(mask.filter(ImageFilter.MaxFilter(3)), ImageChops.invert(core))
        self._lay(mask, colour, bounds, frame, opacity, "cover", 0)

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        colour: Colour,
        strength: float = 1,
        flat: float = 1,
    ) -> None:
        """Light that spreads from a point and fades out at `radius`; `flat` below 1 squashes it."""
        cx, cy = self._placed((x, y))
        rx, ry = radius * self.scale, radius * flat * self.scale
        frame = (cx - rx, cy - ry, cx + rx, cy + ry)
        bounds = clipped(frame, 0)
        if bounds is None:
            return
        left, top, right, bottom = bounds
        ball = light_ball()
        zoom = ball.width / (2 * rx), ball.height / (2 * ry)
        mask = ball.transform(
            (right - left, bottom - top),
            Image.Transform.AFFINE,
            (zoom[0], 0, (left - frame[0]) * zoom[0], 0, zoom[1], (top - frame[1]) * zoom[1]),
            Image.Resampling.BILINEAR,
        )
        self._lay(mask, colour, bounds, frame, strength, "light", 0)

    def _lay(
        self,
        mask: Image.Image,
        paint: Paint,
        bounds: Bounds,
        frame: Frame,
        opacity: float,
        mode: Mode,
        speckle: float,
    ) -> None:
        left, top, _, _ = bounds
        inside = (frame[0] - left, frame[1] - top, frame[2] - left, frame[3] - top)
        colour = swatch(paint, mask.size, inside)
        is_clear = not isinstance(paint, str) or channels(paint)[3] < 255
        if is_clear:
            mask = ImageChops.multiply(mask, colour.getchannel("A"))
        if opacity < 1:
            mask = mask.point([round(level * opacity) for level in range(256)])
        if speckle:
            mask = speckled(mask, bounds, speckle)
        layer = colour.convert("RGB")
        if mode != "cover":
            below = self.image.crop(bounds)
            blend = ImageChops.screen if mode == "light" else ImageChops.multiply
            layer = blend(below, layer)
        self.image.paste(layer, (left, top), mask)

    def soften(self, radius: float) -> None:
        """Put everything drawn so far out of focus."""
        self.image.paste(self.image.filter(ImageFilter.GaussianBlur(radius)))

    def finished(self, grain: int = 3, vignette: float = 0.25) -> Image.Image:
        """The picture with a little paper grain and slightly darker corners."""
        if vignette:
            corners = dark_corners().point([round(level * vignette) for level in range(256)])
            self.image.paste(Image.new("RGB", SIZE, "#0b1020"), mask=corners)
        texture = noise().point([128 + round((level - 128) / 128 * grain) for level in range(256)])
        rough = Image.merge("RGB", (texture, texture, texture))
        return ImageChops.add(self.image, rough, 1, -128)

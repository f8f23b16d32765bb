"""Where a card's parts stand: the force's band, the picture and the text. All in pixels."""

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 675  # 16:9, which X shows uncropped

Box = tuple[int, int, int, int]  # left, top, right, bottom

BAND = 88  # high: the force's name
MARGIN = 64  # at the sides, and between picture and text
EDGE = 40  # above and below text

# A portrait of 2:3 is shown whole at the side; of a broader picture the text leaves so much.
NARROWEST, BROADEST = 390, 540
# From this shape on (width ÷ height), more of a picture is seen above the text than at its side.
PANORAMA = 2.0
LOWEST, HIGHEST = 220, 280


@dataclass(frozen=True)
class Frame:
    """The boxes of one card; without text or without a picture, its box is None."""

    band: Box
    text: Box | None
    picture: Box | None


def frame_for(
    *, has_text: bool, picture_size: tuple[int, int] | None, is_band_above: bool
) -> Frame:
    """The frame for what there is. `picture_size` is the picture's own width and height."""
    top = BAND if is_band_above else 0
    bottom = HEIGHT if is_band_above else HEIGHT - BAND
    band = (0, 0, WIDTH, BAND) if is_band_above else (0, bottom, WIDTH, HEIGHT)
    if picture_size is None:
        return Frame(band, (MARGIN, top + EDGE, WIDTH - MARGIN, bottom - EDGE), None)
    if not has_text:
        return Frame(band, None, (0, top, WIDTH, bottom))
    shape = picture_size[0] / picture_size[1]
    if shape >= PANORAMA:
        end = top + round(min(max(WIDTH / shape, LOWEST), HIGHEST))
        text = (MARGIN, end + EDGE // 2, WIDTH - MARGIN, bottom - EDGE // 2)
        return Frame(band, text, (0, top, WIDTH, end))
    # Beside text, a band below is the text's alone, and the picture stands the card's full height.
    foot = bottom if is_band_above else HEIGHT
    end = round(min(max((foot - top) * shape, NARROWEST), BROADEST))
    text = (end + MARGIN, top + EDGE, WIDTH - MARGIN, bottom - EDGE)
    if not is_band_above:
        band = (end, bottom, WIDTH, HEIGHT)
    return Frame(band, text, (0, top, end, foot))

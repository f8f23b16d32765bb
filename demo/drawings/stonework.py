"""Public buildings in stone: columns, pediments, steps and rows of tall windows."""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import Outline, arc, box, moved, points
from demo.drawings.paint import Colour, across, down, faded, mix

STONE = "#c9b6a8"
GLOW = "#ffc777"


def draw_column(canvas: Canvas, x: float, top: float, base: float, width: float) -> None:
    """A fluted column centred on x, lit from a lamp at its foot."""
    half = width / 2
    high, low = top + 20, base - 18
    neck = half * 0.84
    shaft = [(x - neck, high), (x + neck, high), (x + half, low), (x - half, low)]
    dark, light = mix(STONE, "#2a2547", 0.62), mix(STONE, "#ffe0b5", 0.25)
    canvas.paint(shaft, across(dark, light, STONE, mix(dark, "#16163a", 0.4)))
    for flute in (-0.55, -0.2, 0.18, 0.52):
        canvas.paint(
            box(x + flute * half, top + 22, width * 0.06, base - top - 42), "#3a2f50", opacity=0.3
        )
    canvas.paint(shaft, down(faded(GLOW, 0), faded(GLOW, 0.08), faded(GLOW, 0.75)), mode="light")
    canvas.paint(
        [
            box(x - half * 1.35, top, width * 1.35, 11),
            box(x - half * 1.15, top + 11, width * 1.15, 10),
        ],
        across(dark, light, dark),
    )
    canvas.paint(
        [
            box(x - half * 1.3, base - 12, width * 1.3, 13),
            box(x - half * 1.12, base - 21, width * 1.12, 10, 3),
        ],
        across(mix(dark, GLOW, 0.3), mix(light, GLOW, 0.5), mix(dark, GLOW, 0.2)),
    )
    canvas.glow(x, base - 20, width * 2.1, GLOW, 0.55)


def draw_pediment(canvas: Canvas, left: float, right: float, base: float, height: float) -> None:
    """The triangle over a portico, with its beam below."""
    middle = (left + right) / 2
    beam = box(left, base - 48, right - left, 50)
    canvas.paint(beam, down(mix(STONE, "#2b2850", 0.3), mix(STONE, "#2b2850", 0.45)))
    canvas.paint(box(left - 14, base - 58, right - left + 28, 14), mix(STONE, "#2b2850", 0.15))
    canvas.paint(box(left, base - 6, right - left, 8), faded(GLOW, 0.6))
    outer = [(left - 24, base - 56), (middle, base - 56 - height), (right + 24, base - 56)]
    inner = [(left + 60, base - 66), (middle, base - 78 - height * 0.62), (right - 60, base - 66)]
    canvas.paint(outer, down(mix(STONE, "#e9b9b0", 0.25), mix(STONE, "#2b2850", 0.35)))
    canvas.paint(inner, down(mix(STONE, "#2b2850", 0.62), mix(STONE, "#2b2850", 0.45)))


def arched_window(x: float, base: float, width: float, height: float) -> Outline:
    """A tall window with a round head, from its left foot."""
    half = width / 2
    head = arc(x + half, base - height + half, half, half, 180, 360)
    return [(x, base), *head, (x + width, base)]


def draw_window_row(
    canvas: Canvas, xs: list[float], base: float, width: float, height: float, light: Colour
) -> None:
    """Tall lit windows with their bars and sills."""
    for x in xs:
        pane = arched_window(x, base, width, height)
        canvas.paint(arched_window(x - 7, base + 6, width + 14, height + 14), "#6d5f77")
        canvas.paint(pane, down(mix(light, "#ffffff", 0.15), light, mix(light, "#8c3f2b", 0.35)))
        bars = [box(x + width / 2 - 1.5, base - height, 3, height)]
        bars += [box(x, base - height * share, width, 3) for share in (0.33, 0.62)]
        canvas.paint(bars, "#4d3a50", within=pane)
        canvas.paint(box(x - 10, base + 4, width + 20, 8), "#8d7c8c")
        canvas.glow(x + width / 2, base - height / 2, height * 0.9, light, 0.3)


def draw_steps(
    canvas: Canvas, left: float, right: float, top: float, count: int, rise: float
) -> None:
    """A flight of steps that widens towards the viewer."""
    for step in range(count):
        spread, y = step * 16, top + step * rise
        lip, fall = spread + 16, y + rise * 0.42
        tread = [(left - spread, y), (right + spread, y), (right + lip, fall), (left - lip, fall)]
        riser = box(left - lip, fall, right - left + 2 * lip, rise * 0.6)
        canvas.paint(tread, across("#6a5a70", "#d9b596", "#e9c39a", "#d9b596", "#6a5a70"))
        canvas.paint(riser, across("#443a58", "#8d7076", "#9a7873", "#8d7076", "#443a58"))


def draw_street_lamp(canvas: Canvas, x: float, base: float, height: float) -> None:
    """A cast-iron lamp with a warm globe."""
    top = base - height
    canvas.paint(
        [
            box(x - 4, top + 34, 8, height - 34),
            box(x - 12, base - 40, 24, 40, 4),
            box(x - 16, top + 30, 32, 7, 3),
        ],
        "#181a33",
    )
    globe = moved(points("-17,30 -22,4 0,-12 22,4 17,30"), x, top)
    canvas.paint(globe, down("#fff6da", "#ffd083"))
    canvas.paint([(x - 25, top + 5), (x, top - 16), (x + 25, top + 5)], "#181a33")
    canvas.glow(x, top + 14, height * 0.75, "#ffc06a", 0.8)

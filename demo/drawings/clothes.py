"""What people wear in a portrait, below the faces of `face.py` and in their units."""

from demo.drawings.canvas import Canvas
from demo.drawings.outline import (
    Outline,
    both_sides,
    box,
    curve,
    ellipse,
    line,
    mirrored,
    moved,
    points,
    stroke,
    wider,
)
from demo.drawings.paint import Colour, across, down, mix
from demo.drawings.uniform import draw_chequers

TUNIC = "#1c2846"


def shoulders(breadth: float = 1) -> Outline:
    """Neck to chest, out of the picture at the bottom."""
    sides = wider(points("150,300 270,344 346,420 384,560 410,900!"), breadth)
    return both_sides([*points("0,262 84,262"), *sides])


def _shade_cloth(canvas: Canvas, cloth: Outline, colour: Colour) -> None:
    """Round the chest: light on the left shoulder, shade on the right."""
    canvas.paint(cloth, across(mix(colour, "#ffffff", 0.1), colour, mix(colour, "#05060f", 0.5)))
    canvas.paint(
        ellipse(-250, 372, 150, 46, -24),
        mix(colour, "#ffffff", 0.35),
        opacity=0.5,
        blur=26,
        within=cloth,
    )
    canvas.paint(ellipse(280, 640, 150, 300), "#05060f", opacity=0.4, blur=50, within=cloth)


def draw_overcoat(canvas: Canvas, coat: Colour, scarf: Colour, breadth: float = 1) -> None:
    """A winter coat, and a scarf wound about the neck."""
    cloth = shoulders(breadth)
    _shade_cloth(canvas, cloth, coat)
    lapel = curve("-70,300! -170,330 -150,470 -190,490 -20,760! 0,520")
    for side in (lapel, mirrored(lapel)):
        canvas.paint(side, mix(coat, "#000000", 0.22))
        canvas.rim(side, mix(coat, "#ffffff", 0.3), -3, -2, opacity=0.6)
    canvas.paint([ellipse(34, 700, 15), ellipse(38, 830, 15)], mix(coat, "#000000", 0.55))
    hanging = curve("-60,330 20,340 8,600 -10,740! -110,730! -90,560")
    wound = both_sides(points("0,236 90,214 150,250 160,318 82,365 0,376"))
    for piece in (hanging, wound):
        canvas.paint(piece, down(mix(scarf, "#ffffff", 0.14), mix(scarf, "#1a0a18", 0.35)))
        stripes = [
            stroke(line((-180, y), (-60, y + 34), (60, y + 34), (180, y)), 7)
            for y in range(230, 760, 30)
        ]
        canvas.paint(stripes, mix(scarf, "#fff1d8", 0.4), opacity=0.35, within=piece)
        canvas.paint(ellipse(110, 330, 90, 60), "#1a0a18", opacity=0.4, blur=18, within=piece)
    folds = [
        stroke(line((-120, 262), (-40, 320), (60, 336)), 5, 2),
        stroke(line((130, 258), (70, 316), (10, 340)), 5, 2),
    ]
    canvas.paint(folds, mix(scarf, "#1a0a18", 0.6), opacity=0.6, blur=2)


def draw_hoodie(canvas: Canvas, colour: Colour, breadth: float = 1) -> None:
    """A hooded top with its drawstrings."""
    cloth = shoulders(breadth)
    hood = both_sides(points("0,356 60,330 100,190 180,230 206,318 120,400 0,430"))
    _shade_cloth(canvas, cloth, colour)
    canvas.paint(ellipse(0, 410, 210, 60), "#05060f", opacity=0.4, blur=20, within=cloth)
    canvas.paint(hood, across(mix(colour, "#ffffff", 0.16), colour, mix(colour, "#05060f", 0.4)))
    inner = both_sides(points("0,344 50,320 84,214 112,270 60,350 0,386"))
    canvas.paint(inner, mix(colour, "#05060f", 0.5))
    for x in (-46, 46):
        canvas.paint(stroke(line((x, 372), (x * 1.2, 470), (x * 1.1, 560)), 8), "#d9d4ca")
        canvas.paint(box(x * 1.1 - 6, 556, 12, 26, 4), "#8d8880")
    seam = line((0, 430), (2, 600), (0, 900))
    canvas.paint(stroke(seam, 4), "#05060f", opacity=0.4)


def draw_jumper(canvas: Canvas, colour: Colour) -> None:
    """A round-necked jumper with its ribbing."""
    cloth = shoulders(0.92)
    _shade_cloth(canvas, cloth, colour)
    neck = both_sides(points("0,322 74,300 108,250 130,268 92,340 0,366"))
    canvas.paint(neck, across(mix(colour, "#ffffff", 0.2), mix(colour, "#05060f", 0.25)))
    skin_side = both_sides(points("0,322 74,300 108,250 0,250"))
    canvas.rim(skin_side, mix(colour, "#05060f", 0.5), 0, 4, opacity=0.5, blur=2)
    ribs = [
        stroke([(x, 318 - abs(x) * 0.28), (x * 1.12, 372 - abs(x) * 0.3)], 3)
        for x in range(-96, 97, 12)
    ]
    canvas.paint(ribs, mix(colour, "#05060f", 0.4), opacity=0.5, within=neck)


def draw_tunic(canvas: Canvas, breadth: float, pips: int) -> None:
    """A police tunic: white shirt, black tie, badges of rank, ribbons and buttons."""
    cloth = shoulders(breadth)
    _shade_cloth(canvas, cloth, TUNIC)
    canvas.paint(
        [(-92, 250), (92, 250), (70, 480), (0, 640), (-70, 480)],
        across("#f4f3ef", "#c9ccd8"),
        within=cloth,
    )
    for side in (-1, 1):
        collar = [(side * 92, 232), (side * 3, 288), (side * 60, 372), (side * 118, 286)]
        canvas.paint(collar, "#fbfaf6" if side < 0 else "#d6d8e2")
        canvas.rim(collar, "#9aa0b4", 0, 4, opacity=0.6)
    canvas.paint([(-23, 282), (23, 282), (15, 330), (-15, 330)], across("#2a3042", "#12151f"))
    canvas.paint(
        [(-15, 328), (15, 328), (34, 600), (0, 650), (-34, 600)], across("#232838", "#0e111a")
    )
    lapel = curve("-118,282! -176,400 -132,420 -168,452 -10,690! -66,470")
    for flap in (lapel, mirrored(lapel)):
        canvas.paint(flap, mix(TUNIC, "#ffffff", 0.07))
        canvas.rim(flap, mix(TUNIC, "#ffffff", 0.4), -3, -2, opacity=0.5)
    for y in (720, 820):
        _draw_button(canvas, 8, y)
    for side in (-1, 1):
        _draw_shoulder_board(canvas.at(side * 252 * breadth, 366, is_mirrored=side > 0), pips)
    _draw_ribbons(canvas.at(168 * breadth, 540))


def _draw_button(canvas: Canvas, x: float, y: float) -> None:
    canvas.paint(ellipse(x, y, 17), across("#eef1f4", "#7d8797"))
    canvas.paint(ellipse(x, y, 10), "#aab3c0")


def _draw_shoulder_board(canvas: Canvas, pips: int) -> None:
    """The slide on one shoulder, with the silver stars of rank."""
    board = curve("-80,44 -60,8 86,-66 100,-44 84,-20 -50,62")
    canvas.paint(board, "#111a30")
    canvas.rim(board, "#64708f", -2, -3, opacity=0.7)
    for number in range(pips):
        star = points("0,-16 6,-5 16,0 6,5 0,16 -6,5 -16,0 -6,-5")
        canvas.paint(moved(star, -30 + number * 38, 22 - number * 20), "#e7ebf0")


def _draw_ribbons(canvas: Canvas) -> None:
    """Two medal ribbons over the pocket."""
    for left, stripes in (
        (0, ("#2c4b8f", "#e9e6dd", "#2c4b8f")),
        (62, ("#8c2b3a", "#e9e6dd", "#3f7b5a")),
    ):
        canvas.paint(box(left, 0, 60, 22), stripes[0])
        canvas.paint(box(left + 18, 0, 24, 22), stripes[1])
        canvas.paint(box(left + 44, 0, 16, 22), stripes[2])


def draw_peaked_cap(canvas: Canvas) -> None:
    """A flat cap with its chequered band, badge and peak, on a face's head."""
    crown = both_sides(points("0,-312 100,-296 184,-262 196,-222 148,-160!"))
    band = both_sides(points("0,-194 149,-176! 147,-118! 0,-138"))
    canvas.paint(ellipse(8, -96, 150, 46), "#1a0a18", opacity=0.5, blur=14)
    canvas.paint(crown, across("#33405f", "#1d2742", "#0c1222"))
    canvas.rim(crown, "#8d9bc0", -4, -5, opacity=0.6, blur=2)
    draw_chequers(canvas, -168, -198, 336, 84, 3, band)
    canvas.paint(moved(band, 170, 0), "#05060f", opacity=0.35, blur=20, within=band)
    peak = both_sides(points("0,-144 80,-138 152,-122! 128,-84 60,-66 0,-62"))
    canvas.paint(peak, down("#10131f", "#2a3046", "#0b0d16"))
    canvas.paint(ellipse(-50, -108, 60, 9, -8), "#8d97b5", opacity=0.5, blur=6, within=peak)
    canvas.paint(ellipse(0, -214, 34, 40), across("#f1f3f5", "#8793a8"))
    canvas.paint(ellipse(0, -214, 22, 27), "#27365f")
    canvas.paint(ellipse(0, -214, 9), "#eef1f4")
    canvas.paint(box(-16, -268, 32, 20, 6), across("#f1f3f5", "#8793a8"))

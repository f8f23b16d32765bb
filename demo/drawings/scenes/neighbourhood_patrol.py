"""Two officers walk down a terraced street in the early sun."""

from PIL import Image

from demo.drawings.canvas import Canvas
from demo.drawings.figure import TALKING, WALKING, Person, draw_person, silhouette
from demo.drawings.outline import box, ellipse, sheared
from demo.drawings.paint import across, down, slant
from demo.drawings.perspective import View
from demo.drawings.sky import draw_streaks, draw_sun
from demo.drawings.terrace import Street, draw_row
from demo.drawings.uniform import hat_outlines
from demo.drawings.vehicle import draw_car

VIEW = View(vanishing=(830, 520), eye=1.9, focal=1150)
STREET = Street(VIEW, haze="#f6cf98", shadow="#2c2b58")


def neighbourhood_patrol() -> Image.Image:
    """Warm light from the far end, houses on both sides, the officers seen from behind."""
    canvas = Canvas.of(down("#7fa7c9", "#f4d9b0", "#ffcf8a", "#f2b873"))
    draw_streaks(canvas, 40, 480, "#fff3dd", 16, 4, 0.5)
    draw_sun(canvas, 800, 430, 46, "#ffd27a")
    _draw_road(canvas)
    draw_row(canvas, STREET, 1, True, 8)
    draw_row(canvas, STREET, -1, False, 5)
    canvas.glow(815, 470, 620, "#ffd591", 0.75)
    _draw_cars(canvas)
    _draw_neighbours(canvas)
    _draw_officers(canvas)
    canvas.glow(800, 440, 900, "#ffb95e", 0.25)
    return canvas.finished()


def _draw_road(canvas: Canvas) -> None:
    road = VIEW.floor(-3.4, 2, 6.8, 90)
    canvas.paint(box(0, 520, 1600, 600), down("#e9c193", "#bd9a86", "#8d7c83"))
    canvas.paint(road, down("#efc692", "#8a7c86", "#57566b"))
    for x in (-3.5, 3.3):
        canvas.paint(VIEW.floor(x, 2, 0.2, 90), down("#f3d5ab", "#c7b3a2"))
    for z in range(3, 60, 2):
        for x in (-5.5, 3.5):
            canvas.paint(VIEW.floor(x, z, 2.0, 0.03), "#6e6270", opacity=max(0.0, 0.4 - z / 60))
    canvas.paint(VIEW.floor(-5.5, 2, 5.2, 90), slant(20, "#2a2a55cc", "#2a2a5566"), blur=3)
    canvas.glow(815, 560, 420, "#ffdfa0", 0.8, flat=0.4)


def _draw_cars(canvas: Canvas) -> None:
    glass = down("#6b6f8f", "#f0c896")
    for x, z, colour in ((-2.6, 26.0, "#8f7c80"), (-2.6, 20.0, "#53688a"), (2.6, 15.0, "#a4645a")):
        draw_car(canvas.at(*VIEW.at(x, 0, z), 1.75 * VIEW.zoom(z) / 180), colour, glass)


def _draw_neighbours(canvas: Canvas) -> None:
    """Somebody at a door, and her child."""
    mother = Person(coat="#b4533f", hair="bun", trousers="#3d3550", breadth=0.86, pose=TALKING)
    child = Person(coat="#2f6f7d", hair="curls", trousers="#3c3a4e", skin="#a5673f")
    for person, x, z, height in ((mother, 4.6, 9.6, 1.66), (child, 4.0, 9.2, 1.1)):
        foot = VIEW.at(x, 0, z)
        spot = canvas.at(*foot, height * VIEW.zoom(z) / 800)
        spot.paint(
            [sheared(part, 0, -0.3, 0.5) for part in silhouette(person)],
            "#3a2f4a",
            opacity=0.4,
            blur=6,
        )
        draw_person(spot, person)
        spot.rim(silhouette(person), "#ffe2ab", -14, -4)


def _draw_officers(canvas: Canvas) -> None:
    constable = Person(has_vest=True, hat="helmet", is_from_behind=True, pose=WALKING)
    partner = Person(
        has_vest=True,
        hat="bowler",
        hair="bun",
        hair_colour="#4a2b1c",
        is_from_behind=True,
        pose=WALKING,
        breadth=0.88,
        skin="#8f5a3c",
    )
    for officer, x, z, is_mirrored in ((constable, -0.95, 4.45, False), (partner, 0.2, 4.25, True)):
        foot = VIEW.at(x, 0, z)
        height = 1.78 if officer is constable else 1.66
        spot = canvas.at(*foot, height * VIEW.zoom(z) / 800, is_mirrored)
        body = [*silhouette(officer), *hat_outlines(officer.hat)]
        shadow = [sheared(part, 0, 0.12 if is_mirrored else -0.12, 0.75) for part in body]
        spot.paint(shadow, "#1e1f42", opacity=0.5, blur=7)
        spot.paint(ellipse(0, 4, 100, 16), "#14152f", opacity=0.5, blur=8)
        draw_person(spot, officer)
        spot.paint(body, across("#b9b3d8", "#ffffff", "#c9bfe0"), mode="shade")
        spot.rim(body, "#ffe6b3", 7, -4, opacity=0.9)

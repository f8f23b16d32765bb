"""People at full length, flat and without features, as they look from across a street.

A figure stands with its feet at the canvas's origin and is 800 units tall, so
`canvas.at(x, ground, height / 800)` puts a person of that height on the ground.
"""

from dataclasses import dataclass, field
from math import hypot
from typing import Literal

from demo.drawings.canvas import Canvas
from demo.drawings.outline import (
    Outline,
    Point,
    both_sides,
    box,
    curve,
    ellipse,
    line,
    mirrored,
    points,
    smooth,
    stroke,
    wider,
)
from demo.drawings.paint import Colour, mix
from demo.drawings.uniform import Hat, draw_hat, draw_vest

NAVY = "#1d2946"
Hair = Literal["", "short", "bun", "long", "curls", "scarf", "bald"]


@dataclass(frozen=True)
class Pose:
    """Where the joints are: (elbow, hand) for each arm and (knee, ankle) for each leg."""

    left_arm: tuple[Point, Point] = ((-122, -520), (-118, -400))
    right_arm: tuple[Point, Point] = ((122, -520), (118, -400))
    left_leg: tuple[Point, Point] = ((-46, -205), (-50, -22))
    right_leg: tuple[Point, Point] = ((46, -205), (50, -22))


STANDING = Pose()
WALKING = Pose(
    left_arm=((-128, -525), (-104, -410)),
    right_arm=((130, -520), (138, -398)),
    left_leg=((-42, -205), (-38, -22)),
    right_leg=((48, -210), (54, -44)),
)
HANDS_ON_BELT = Pose(left_arm=((-150, -520), (-72, -452)), right_arm=((150, -520), (72, -452)))
HANDS_CLASPED = Pose(left_arm=((-124, -515), (-18, -420)), right_arm=((124, -515), (18, -420)))
POINTING = Pose(left_arm=((-122, -520), (-118, -400)), right_arm=((170, -600), (262, -660)))
IN_LAP = Pose(left_arm=((-112, -525), (-40, -450)), right_arm=((112, -525), (40, -450)))
TALKING = Pose(left_arm=((-135, -520), (-60, -560)), right_arm=((122, -520), (118, -400)))


@dataclass(frozen=True)
class Person:
    """How somebody looks. `breadth` widens the shoulders and hips; 1 is middling.

    The legs of a person who `is_seated` are left to the chair.
    """

    skin: Colour = "#c68a63"
    hair: Hair = "short"
    hair_colour: Colour = "#2b1d18"
    coat: Colour = NAVY
    trousers: Colour = "#151c30"
    shoes: Colour = "#0d111d"
    hat: Hat = ""
    has_vest: bool = False
    has_skirt: bool = False
    is_seated: bool = False
    breadth: float = 1
    is_from_behind: bool = False
    pose: Pose = field(default_factory=Pose)


def draw_person(canvas: Canvas, person: Person) -> None:
    """Draw somebody standing on the canvas's origin."""
    coat_dark = mix(person.coat, "#000000", 0.18)
    if not person.is_seated:
        _draw_legs(canvas, person)
    for elbow_hand, side in ((person.pose.left_arm, -1), (person.pose.right_arm, 1)):
        canvas.paint(_hand(elbow_hand), person.skin)
        canvas.paint(_arm(person, elbow_hand, side), coat_dark)
    canvas.paint(_neck(), mix(person.skin, "#000000", 0.18))
    canvas.paint(torso(person), person.coat)
    if person.has_vest:
        draw_vest(canvas, torso(person), person.is_from_behind)
    elif not person.is_from_behind:
        _draw_collar(canvas, person)
    for elbow_hand in (person.pose.left_arm, person.pose.right_arm):
        if abs(elbow_hand[1][0]) < 90 and not person.is_from_behind:  # in front of the body
            canvas.paint(_hand(elbow_hand), person.skin)
            canvas.paint(_forearm(person, elbow_hand), coat_dark)
    _draw_head(canvas, person)


def _draw_legs(canvas: Canvas, person: Person) -> None:
    for knee_ankle, side in ((person.pose.left_leg, -1), (person.pose.right_leg, 1)):
        canvas.paint(_leg(person, knee_ankle, side), person.trousers)
        canvas.paint(_shoe(knee_ankle[1], side, person.is_from_behind), person.shoes)
    if person.has_skirt:
        canvas.paint(_skirt(person), person.trousers)


def silhouette(person: Person) -> list[Outline]:
    """The outlines that make up somebody: for shadows, backlight and rims of light."""
    pose = person.pose
    parts = [
        _arm(person, pose.left_arm, -1),
        _arm(person, pose.right_arm, 1),
        _hand(pose.left_arm),
        _hand(pose.right_arm),
        torso(person),
        _neck(),
        _skull(),
        *_hair(person),
    ]
    if not person.is_seated:
        for knee_ankle, side in ((pose.left_leg, -1), (pose.right_leg, 1)):
            parts.append(_leg(person, knee_ankle, side))
            parts.append(_shoe(knee_ankle[1], side, person.is_from_behind))
    if person.has_skirt:
        parts.append(_skirt(person))
    return parts


def torso(person: Person) -> Outline:
    """Shoulders to hips, as a coat covers them."""
    collar = points("0,-686 26,-684 62,-668")
    body = points("98,-648 112,-610 104,-540 88,-455 90,-400 94,-352! 0,-346")
    return both_sides([*collar, *wider(body, person.breadth)])


def _leg(person: Person, knee_ankle: tuple[Point, Point], side: int) -> Outline:
    knee, ankle = knee_ankle
    return stroke(line((side * 42 * person.breadth, -385), knee, ankle), 90 * person.breadth, 46)


def _shoe(ankle: Point, side: int, is_from_behind: bool) -> Outline:
    x, y = ankle
    toe = side * (6 if is_from_behind else 14)
    sole = [(x + toe + dx, y + dy) for dx, dy in ((27, 16), (24, 23), (-24, 23), (-27, 16))]
    return smooth([(x - 24, y - 6), (x + 24, y - 6), *sole])


def _skirt(person: Person) -> Outline:
    return wider(curve("-86,-400 86,-400! 104,-190! -104,-190! -86,-400"), person.breadth)


def _arm(person: Person, elbow_hand: tuple[Point, Point], side: int) -> Outline:
    elbow, hand = elbow_hand
    shoulder = (side * 82 * person.breadth, -618)
    return stroke(line(shoulder, (elbow[0] * person.breadth, elbow[1]), hand), 58, 40)


def _forearm(person: Person, elbow_hand: tuple[Point, Point]) -> Outline:
    """The part of a bent arm that passes in front of the body."""
    elbow, hand = elbow_hand
    return stroke([(elbow[0] * person.breadth, elbow[1]), hand], 50, 40)


def _hand(elbow_hand: tuple[Point, Point]) -> Outline:
    """A loose fist, a little beyond the cuff."""
    (ex, ey), (hx, hy) = elbow_hand
    reach = hypot(hx - ex, hy - ey) or 1
    return ellipse(hx + (hx - ex) / reach * 18, hy + (hy - ey) / reach * 18, 19, 23)


def _neck() -> Outline:
    return box(-27, -722, 54, 60, 20)


def _skull() -> Outline:
    return both_sides(points("0,-806 34,-796 46,-758 40,-722 20,-694 0,-688"))


def _hair(person: Person) -> list[Outline]:
    """The hair's outlines; from behind it covers the skull."""
    if person.is_from_behind:
        crop = both_sides(points("0,-820 38,-806 51,-768 48,-716! 32,-700 0,-694"))
    else:
        crop = both_sides(points("0,-820 38,-806 51,-768 48,-764! 32,-776 0,-780"))
    match person.hair:
        case "short":
            return [crop]
        case "bun":
            return [crop, ellipse(0, -742 if person.is_from_behind else -826, 26, 24)]
        case "long" if person.is_from_behind:
            return [both_sides(points("0,-820 40,-806 48,-770 58,-690 46,-640 0,-628"))]
        case "long":
            lock = curve("34,-800 52,-780 60,-700 50,-636 34,-640 44,-720")
            return [crop, lock, mirrored(lock)]
        case "curls":
            ring = points("-46,-752 -50,-782 -32,-812 0,-824 32,-812 50,-782 46,-752")
            return [crop, *(ellipse(x, y, 26) for x, y in ring)]
        case "scarf":
            return [both_sides(points("0,-822 44,-804 56,-756 52,-700 66,-660 0,-636"))]
    return []


def _draw_head(canvas: Canvas, person: Person) -> None:
    if person.hair == "scarf":
        canvas.paint(_hair(person), person.hair_colour)
        if not person.is_from_behind:
            canvas.paint(ellipse(0, -742, 35, 46), person.skin)
    else:
        canvas.paint([ellipse(-45, -748, 10, 15), ellipse(45, -748, 10, 15)], person.skin)
        canvas.paint(_skull(), person.skin)
        for part in _hair(person):
            canvas.paint(part, person.hair_colour)
    if person.hat:
        draw_hat(canvas, person.hat, person.is_from_behind)


def _draw_collar(canvas: Canvas, person: Person) -> None:
    lapel = [(-26, -688), (0, -668), (26, -688), (6, -560), (-6, -560)]
    canvas.paint(lapel, mix(person.coat, "#ffffff", 0.16))
    canvas.paint(box(-2, -668, 4, 310), mix(person.coat, "#000000", 0.3))

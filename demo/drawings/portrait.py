"""A person down to the chest: face, hair, clothes and hat in the order they lie on each other."""

from collections.abc import Callable

from demo.drawings.beard import draw_full_beard, draw_stubble
from demo.drawings.canvas import Canvas
from demo.drawings.face import Face, draw_head, draw_neck
from demo.drawings.features import draw_features, draw_glasses
from demo.drawings.hair import Cut, draw_hair, draw_hair_behind


def draw_portrait(
    canvas: Canvas,
    face: Face,
    cut: Cut,
    dress: Callable[[Canvas], None],
    hat: Callable[[Canvas], None] | None = None,
) -> None:
    """Draw somebody whose eyes are level with the canvas's origin, in the units of `face.py`."""
    draw_hair_behind(canvas, cut, face.hair)
    draw_neck(canvas, face)
    dress(canvas)
    draw_head(canvas, face)
    draw_features(canvas, face)
    if face.beard == "stubble":
        draw_stubble(canvas, face)
    elif face.beard == "full":
        draw_full_beard(canvas, face)
    if face.has_glasses:
        draw_glasses(canvas)
    draw_hair(canvas, cut, face.hair)
    if hat:
        hat(canvas)

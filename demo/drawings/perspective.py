"""Perspective: where a spot in a street or a room falls on the picture.

Distances are in metres: x to the right of the viewer, y up from the ground, z ahead.
"""

from dataclasses import dataclass

from demo.drawings.outline import Outline, Point

Spot = tuple[float, float, float]


@dataclass(frozen=True)
class View:
    """A viewer who looks straight ahead at the vanishing point, `eye` metres above the ground."""

    vanishing: Point
    eye: float
    focal: float

    def at(self, x: float, y: float, z: float) -> Point:
        """The picture's point for a spot `z` metres ahead (more than 0)."""
        zoom = self.zoom(z)
        return self.vanishing[0] + x * zoom, self.vanishing[1] + (self.eye - y) * zoom

    def zoom(self, z: float) -> float:
        """How many picture units a metre takes, `z` metres ahead."""
        return self.focal / z

    def face(self, *spots: Spot) -> Outline:
        """The outline of a flat face through the spots."""
        return [self.at(*spot) for spot in spots]

    def side(self, x: float, y: float, z: float, height: float, depth: float) -> Outline:
        """A rectangle on a wall that runs ahead at `x`: from (y, z) up and away."""
        top, far = y + height, z + depth
        return self.face((x, y, z), (x, top, z), (x, top, far), (x, y, far))

    def front(self, x: float, y: float, z: float, width: float, height: float) -> Outline:
        """A rectangle that faces the viewer."""
        top, right = y + height, x + width
        return self.face((x, y, z), (x, top, z), (right, top, z), (right, y, z))

    def floor(self, x: float, z: float, width: float, depth: float, y: float = 0) -> Outline:
        """A rectangle that lies flat, at height `y`."""
        right, far = x + width, z + depth
        return self.face((x, y, z), (right, y, z), (right, y, far), (x, y, far))

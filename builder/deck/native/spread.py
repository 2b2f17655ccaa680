"""Where the names of points go, so that they cover neither a point nor each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Where = Literal["r", "l", "t", "b"]
_SIDES: tuple[Where, ...] = ("r", "l", "t", "b")  # the first is the one readers expect
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    def covered(self, other: Box) -> float:
        """The area that two boxes share."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return across * down if across > 0 and down > 0 else 0.0


def label_box(point: tuple[float, float], size: tuple[float, float], side: Where, gap: float) -> Box:
    """Where a label lies that stands at one side of a point, `gap` from the point's middle."""
    (x, y), (width, height) = point, size
    left = {"r": x + gap, "l": x - gap - width, "t": x - width / 2, "b": x - width / 2}[side]
    top = {"r": y - height / 2, "l": y - height / 2, "t": y - gap - height, "b": y + gap}[side]
    return Box(left, top, width, height)


def spread(
    points: Sequence[tuple[float, float]],
    sizes: Mapping[int, tuple[float, float]],
    room: Box,
    taken: Sequence[Box],
    gap: float,
) -> dict[int, Where]:
    """The side of its point for each label, by the point's number.

    Each label goes to its cheapest side, the most crowded first; a few rounds let early ones give way to later ones.
    """
    dots = [Box(x - gap, y - gap, 2 * gap, 2 * gap) for x, y in points]
    boxes = {
        index: {side: label_box(points[index], size, side, gap) for side in _SIDES} for index, size in sizes.items()
    }

    def cost(index: int, side: Where, others: Mapping[int, Where]) -> float:
        box = boxes[index][side]
        covered = sum(box.covered(dot) for number, dot in enumerate(dots) if number != index)
        covered += sum(box.covered(boxes[other][where]) for other, where in others.items() if other != index)
        outside = box.width * box.height - box.covered(room)
        lines = sum(box.covered(line) for line in taken)
        return 2 * covered + 4 * outside + lines + 0.01 * _SIDES.index(side)

    def cheapest(index: int, others: Mapping[int, Where]) -> Where:
        return min(_SIDES, key=lambda side: cost(index, side, others))

    order = sorted(sizes, key=lambda index: (-min(cost(index, side, {}) for side in _SIDES), index))
    chosen: dict[int, Where] = {}
    for _ in range(_ROUNDS):
        for index in order:
            chosen[index] = cheapest(index, chosen)
    return chosen

"""Where the names of points go, so that they cover neither a point nor each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from builder.deck.slides import Frame

Where = Literal["r", "l", "t", "b"]

_SIDES: tuple[Where, ...] = ("r", "l", "t", "b")  # the first is where readers look first
_ROUNDS = 5


def spread(
    points: Sequence[tuple[float, float]],
    sizes: Mapping[int, tuple[float, float]],
    room: Frame,
    lines: Sequence[Frame],
    gap: float,
) -> dict[int, Where]:
    """The side of its point for each label, by the number of the point.

    `sizes` are the labels' widths and heights; `gap` is the distance from the middle of a point to its label. Each
    label goes to the side where it covers least, the most crowded one first; some rounds let early ones give way.
    """
    dots = [Frame(x - gap, y - gap, 2 * gap, 2 * gap) for x, y in points]
    boxes = {
        number: {side: label_frame(points[number], size, side, gap) for side in _SIDES}
        for number, size in sizes.items()
    }

    def alone(number: int, side: Where) -> float:
        box = boxes[number][side]
        hidden = sum(shared_area(box, dot) for other, dot in enumerate(dots) if other != number)
        outside = box.width * box.height - shared_area(box, room)
        crossed = sum(shared_area(box, one) for one in lines)
        return 2 * hidden + 4 * outside + crossed + 0.01 * _SIDES.index(side)

    costs = {number: {side: alone(number, side) for side in _SIDES} for number in boxes}
    chosen: dict[int, Where] = {}

    def cost(number: int, side: Where) -> float:
        box = boxes[number][side]
        others = (boxes[other][where] for other, where in chosen.items() if other != number)
        return costs[number][side] + 2 * sum(shared_area(box, other) for other in others)

    order = sorted(boxes, key=lambda number: (-min(costs[number].values()), number))
    for _ in range(_ROUNDS):
        for number in order:
            chosen[number] = min(_SIDES, key=lambda side: cost(number, side))
    return chosen


def lifts_of(heights: Sequence[float], apart: float) -> list[float]:
    """How far each label at the end of a line is raised so that those of near lines stand over each other, in points.

    `heights` are where the lines end.
    """
    lifts = [0.0] * len(heights)
    floor = float("-inf")
    for place in sorted(range(len(heights)), key=lambda place: (heights[place], place)):
        lifts[place] = max(0.0, floor - heights[place])
        floor = heights[place] + lifts[place] + apart
    return lifts


def over_or_under(own: float, others: Sequence[float], most: float, room: float) -> Where:
    """The side of its dot for a label among dots over each other, all told by their heights; `room` is what it needs.

    Over it, where nothing is close; under it for the lowest dot, and where there is more room below.
    """
    above = min((other - own for other in others if other > own), default=most)
    below = min((own - other for other in others if other < own), default=own)
    is_lowest = bool(others) and all(other > own for other in others)
    if below >= room and (is_lowest or above < room):
        return "b"
    return "t" if above >= room else "r"


def label_frame(point: tuple[float, float], size: tuple[float, float], side: Where, gap: float) -> Frame:
    """Where a label lies that stands at one side of a point."""
    (x, y), (width, height) = point, size
    left = {"r": x + gap, "l": x - gap - width}.get(side, x - width / 2)
    top = {"t": y - gap - height, "b": y + gap}.get(side, y - height / 2)
    return Frame(left, top, width, height)


def shared_area(one: Frame, other: Frame) -> float:
    """The area that two frames share."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across * down if across > 0 and down > 0 else 0.0

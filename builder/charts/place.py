"""Find places for labels: side by side without touching, or around a point without covering anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.charts.picture import Box, Segment
from builder.typeset.fonts import Face

_NEAR, _FAR = 2.5, 13.0  # from the edge of a dot to its name
_SIDES = ((1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1))  # the best first
_ROUNDS = 3

# What is wrong with a place: the more, the worse.
_OUTSIDE, _ON_TEXT, _ON_DOT, _ON_LINE, _AWAY, _SIDE = 1000.0, 100.0, 10.0, 3.0, 6.0, 0.1


def spread(centers: Sequence[float], widths: Sequence[float], gap: float, left: float, right: float) -> list[float]:
    """Middles for labels on one line, as near as can be to those wished, `gap` apart and between `left` and `right`.

    Labels that would touch are joined into a block around the mean of their wishes, and blocks that would touch again.
    """
    order = sorted(range(len(centers)), key=lambda index: (centers[index], index))
    blocks: list[tuple[float, float, list[int]]] = []  # left end, width, labels
    for index in order:
        block = (centers[index] - widths[index] / 2, widths[index], [index])
        blocks.append(_inside(block, left, right))
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][1] + gap > blocks[-1][0] + 1e-9:
            after, before = blocks.pop(), blocks.pop()
            blocks.append(_inside(_joined(before, after, centers, widths, gap), left, right))
    placed = [0.0] * len(centers)
    for start, _, members in blocks:
        at = start
        for index in members:
            placed[index] = at + widths[index] / 2
            at += widths[index] + gap
    return placed


def _joined(
    before: tuple[float, float, list[int]], after: tuple[float, float, list[int]],
    centers: Sequence[float], widths: Sequence[float], gap: float,
) -> tuple[float, float, list[int]]:
    members = [*before[2], *after[2]]
    at = wished = 0.0
    for index in members:
        wished += centers[index] - (at + widths[index] / 2)
        at += widths[index] + gap
    return wished / len(members), at - gap, members


def _inside(block: tuple[float, float, list[int]], left: float, right: float) -> tuple[float, float, list[int]]:
    start, width, members = block
    return max(left, min(start, right - width)), width, members


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot in a picture, with or without its name."""

    name: str
    x: float
    y: float
    is_named: bool

    def box(self, dot: float) -> Box:
        """The room of the dot itself."""
        return Box(self.x - dot / 2, self.y - dot / 2, self.x + dot / 2, self.y + dot / 2)


def around(
    spots: Sequence[Spot], face: Face, size: float, dot: float, frame: Box, texts: Sequence[Box],
    uprights: Sequence[float],
) -> list[tuple[Box, Segment | None]]:
    """Places for the names of the named spots, and leaders to those that had to go farther away.

    Each name in turn takes the place with the least in its way; after a few rounds all know where the others stand.
    """
    dots = [spot.box(dot) for spot in spots]
    named = [index for index, spot in enumerate(spots) if spot.is_named]
    placed: dict[int, tuple[Box, Segment | None]] = {}
    for _ in range(_ROUNDS):
        before = dict(placed)
        for index in named:
            others = [*texts, *(box for other, (box, _) in placed.items() if other != index)]
            best = min(
                _places(spots[index], face.width(spots[index].name, size), size, dot),
                key=lambda place: place[0] + _in_the_way(place[1], frame, others, dots, uprights),
            )
            placed[index] = best[1:]
        if placed == before:
            break
    return [placed[index] for index in named]


def _places(
    spot: Spot, width: float, size: float, dot: float
) -> Iterator[tuple[float, Box, Segment | None]]:
    for away in (_NEAR, _FAR):
        for order, (dx, dy) in enumerate(_SIDES):
            slant = 0.7 if dx and dy else 1.0
            x = spot.x + dx * (dot / 2 + away) * slant
            y = spot.y + dy * (dot / 2 + away * 0.7 + size / 2)
            left = x - width / 2 + dx * width / 2
            box = Box(left, y - size / 2, left + width, y + size / 2, spot.name)
            leader = (spot.x, spot.y, x - dx, y - dy * size * 0.6) if away == _FAR else None
            yield order * _SIDE + (_AWAY if leader else 0.0), box, leader


def _in_the_way(
    box: Box, frame: Box, texts: Sequence[Box], dots: Sequence[Box], uprights: Sequence[float]
) -> float:
    is_outside = box.left < frame.left or box.right > frame.right or box.bottom < frame.bottom or box.top > frame.top
    return (
        _OUTSIDE * is_outside
        + _ON_TEXT * sum(box.touches(text, 1.0) for text in texts)
        + _ON_DOT * sum(box.touches(dot, 0.5) for dot in dots)
        + _ON_LINE * sum(box.left - 1 < x < box.right + 1 for x in uprights)
    )

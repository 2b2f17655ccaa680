"""Find places for labels: side by side without touching, or around a point without covering anything."""

from __future__ import annotations

from collections.abc import Sequence


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

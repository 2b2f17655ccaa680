"""A small key on one line: marks with what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.charts.picture import Picture

_MARK_GAP = 4.0
_ENTRY_GAP = 16.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and its meaning."""

    text: str
    fill: str
    edge: str = "none"
    marker: str = "o"


def draw_key(picture: Picture, entries: Sequence[Entry], left: float, middle: float, dot: float) -> None:
    """The entries side by side from `left` on, their dots `dot` points wide."""
    x = left
    for entry in entries:
        picture.dots([(x + dot / 2, middle)], dot, entry.fill, entry.edge, entry.marker)
        label = picture.label_at(x + dot + _MARK_GAP, middle, entry.text)
        x = label.box.right + _ENTRY_GAP

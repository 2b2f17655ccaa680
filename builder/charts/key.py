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
    mark: str = "circle"


def draw_key(picture: Picture, entries: Sequence[Entry], left: float, middle: float, dot: float) -> None:
    """The entries side by side, their dots `dot` points wide: from `left` on, or farther left where room is short."""
    style = picture.style
    widths = [dot + _MARK_GAP + style.regular.width(entry.text, style.size.label) for entry in entries]
    whole = sum(widths) + _ENTRY_GAP * (len(entries) - 1)
    x = max(0.0, min(left, picture.width - whole))
    for entry, width in zip(entries, widths, strict=True):
        picture.dots([(x + dot / 2, middle)], dot, entry.fill, mark=entry.mark)
        picture.label_at(x + dot + _MARK_GAP, middle, entry.text)
        x += width + _ENTRY_GAP

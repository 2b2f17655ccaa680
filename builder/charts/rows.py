"""What charts with a row for each category share: where the rows lie, their names, and lines that cross them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.charts.picture import Align, Box, Picture, Segment
from builder.charts.style import Style
from builder.charts.wrap import Words, fit, set_words

NAME_GAP = 6.0  # between a name and what it names
VALUE_GAP = 4.0  # between the end of a bar or a dot and its value

_WIDE, _CLOSE = 15.0, 11.0  # pitch of few and of many rows
_FEW, _MANY = 16, 30
_NAMES_SHARE = 0.4  # of the chart's width, at most


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of equal height, the first on top."""

    top: float
    bottom: float
    count: int

    @property
    def pitch(self) -> float:
        """The height of a row."""
        return (self.top - self.bottom) / max(self.count, 1)

    def middle(self, index: int) -> float:
        """The height of the middle of a row."""
        return self.top - (index + 0.5) * self.pitch

    def text_size(self, style: Style) -> float:
        """The size of labels: the theme's, unless the rows are too close for it."""
        return min(style.size.label, round(0.8 * self.pitch, 2))


def row_pitch(count: int) -> float:
    """How high rows want to be: the more, the closer."""
    share = (min(max(count, _FEW), _MANY) - _FEW) / (_MANY - _FEW)
    return _WIDE + share * (_CLOSE - _WIDE)


def set_names(
    style: Style, names: Sequence[str], highlight: Sequence[str], width: float, rows: Rows
) -> tuple[Words, ...]:
    """The names of the rows, set to stand beside a chart of a width; what is highlighted is bold."""
    size = rows.text_size(style)
    return tuple(
        fit(name, style.face(bold=name in highlight), size, width * _NAMES_SHARE, max(rows.pitch - 1, size))
        for name in names
    )


def widest(names: Iterable[Words]) -> float:
    """The width of the widest of some names."""
    return max((name.width for name in names), default=0.0)


def draw_names(picture: Picture, names: Sequence[Words], x: float, rows: Rows, align: Align = "right") -> None:
    """The names, ending at `x` or beginning there."""
    for index, name in enumerate(names):
        set_words(picture, name, x, rows.middle(index), align)


def upright(x: float, top: float, bottom: float, boxes: Iterable[Box], gap: float = 1.5) -> list[Segment]:
    """A line down from `top` to `bottom` that leaves out the texts in its way."""
    crossed = sorted(
        (box for box in boxes if box.left - gap < x < box.right + gap), key=lambda box: (-box.top, -box.bottom)
    )
    segments: list[Segment] = []
    for box in crossed:
        if top > box.top + 0.5:
            segments.append((x, top, x, max(box.top, bottom)))
        top = min(top, box.bottom)
    if top > bottom + 0.5:
        segments.append((x, top, x, bottom))
    return segments


def level(y: float, left: float, right: float, boxes: Iterable[Box], gap: float = 2.0) -> list[Segment]:
    """A line from `left` to `right` that leaves out the texts in its way."""
    crossed = sorted((box for box in boxes if box.bottom < y < box.top), key=lambda box: (box.left, box.right))
    segments: list[Segment] = []
    for box in crossed:
        if box.left - gap > left:
            segments.append((left, y, min(box.left - gap, right), y))
        left = max(left, box.right + gap)
    if left < right:
        segments.append((left, y, right, y))
    return segments

"""Lying bars from zero with their values and a line for the mean: what ranked bars and small panels are made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from builder.charts.picture import Picture
from builder.charts.rows import VALUE_GAP, Rows, upright
from builder.charts.scale import Scale, bar_scale, known
from builder.charts.style import Style
from builder.charts.words import NO_DATA
from builder.model.chart import Reference
from builder.model.numbers import written

MEAN_LINE = 1.4  # how much stronger the line of the mean is than the others
_OVERHANG = 2.0  # how far it stands out of the rows, towards its label


@dataclass(frozen=True, slots=True)
class Bars:
    """What a block of bars shows: a value for each row, what is highlighted, the mean."""

    categories: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    highlight: tuple[str, ...]
    reference: Reference | None
    decimals: int


def draw_bars(picture: Picture, bars: Bars, rows: Rows, left: float, right: float) -> Scale:
    """Bars, values and the line of the mean between two edges. Gives the scale, for what is said at the mean."""
    style, color = picture.style, picture.style.color
    size = rows.text_size(style)
    scale = _scale(style, bars, size, left, right)
    zero = scale(0)
    thick = rows.pitch * style.size.bar_share
    boxes = []
    for index, (name, value) in enumerate(zip(bars.categories, bars.values, strict=True)):
        middle, is_highlighted = rows.middle(index), name in bars.highlight
        if value is None:
            picture.label_at(zero + VALUE_GAP, middle, NO_DATA, size=size, color=color.muted)
            continue
        start, end = sorted((zero, scale(value)))
        fill = color.highlight if is_highlighted else color.bar
        picture.box(start, middle - thick / 2, end - start, thick, fill)
        text = written(value, bars.decimals)
        if value < 0:
            label = picture.label_at(start - VALUE_GAP, middle, text, "right", size=size, bold=is_highlighted)
        else:
            label = picture.label_at(end + VALUE_GAP, middle, text, size=size, bold=is_highlighted)
        boxes.append(label.box)
    picture.lines([(zero, rows.top, zero, rows.bottom)], color.muted)
    if bars.reference:
        x = scale(bars.reference.value)
        line = upright(x, rows.top + _OVERHANG, max(rows.bottom - _OVERHANG, 0.0), boxes)
        picture.lines(line, color.reference, style.size.line * MEAN_LINE, is_dashed=True)
    return scale


def draw_said(picture: Picture, text: str, x: float, middle: float, left: float, right: float) -> None:
    """What is written at a line: around `x`, but between `left` and `right`."""
    style = picture.style
    width = style.regular.width(text, style.size.label)
    size = style.size.label * min(1.0, (right - left) / width)
    half = min(width, right - left) / 2
    at = min(max(x, left + half), right - half)
    picture.label_at(at, middle, text, "center", size=size, color=style.color.reference)


def _scale(style: Style, bars: Bars, size: float, left: float, right: float) -> Scale:
    """Zero at the left, or where negative values leave room for their labels; room for the values at the right."""
    values = list(known(bars.values))
    shown = [written(value, bars.decimals) for value in values]
    room = max((style.bold.width(text, size) for text in shown), default=0.0) + VALUE_GAP
    if bars.reference:
        values.append(bars.reference.value)
    start = left + room if any(value < 0 for value in values) else left
    return bar_scale(values, start, right - room)

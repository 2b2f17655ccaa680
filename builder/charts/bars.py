"""Lying bars from zero with their values and a line for the mean: what charts of bars are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.charts.picture import Box, Picture
from builder.charts.rows import VALUE_GAP, Rows, upright
from builder.charts.scale import Scale, bar_scale
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


@dataclass(frozen=True, slots=True)
class Bar:
    """How one bar and its value are drawn."""

    fill: str
    thick: float
    size: float
    decimals: int
    is_bold: bool = False


def draw_bars(picture: Picture, bars: Bars, rows: Rows, scale: Scale) -> None:
    """Bars, values and the line of the mean."""
    style, color = picture.style, picture.style.color
    size, thick = rows.text_size(style), rows.pitch * style.size.bar_share
    mean = scale(bars.reference.value) if bars.reference else None
    boxes = []
    for index, (name, value) in enumerate(zip(bars.categories, bars.values, strict=True)):
        is_marked = name in bars.highlight
        bar = Bar(color.highlight if is_marked else color.bar, thick, size, bars.decimals, is_marked)
        boxes.append(draw_bar(picture, bar, value, rows.middle(index), scale, mean))
    draw_zero(picture, rows, scale)
    if mean is not None:
        line = upright(mean, rows.top + _OVERHANG, max(rows.bottom - _OVERHANG, 0.0), boxes)
        picture.lines(line, color.reference, style.size.line * MEAN_LINE, is_dashed=True)


def draw_bar(
    picture: Picture, bar: Bar, value: Decimal | None, middle: float, scale: Scale, line: float | None = None
) -> Box:
    """A bar around a middle with its value at its end; gives where the value stands. No data is said at the zero.

    A value that a `line` would run through stands right of it: a line full of holes is no line any more.
    """
    zero = scale(0)
    if value is None:
        muted = picture.style.color.muted
        return picture.label_at(zero + VALUE_GAP, middle, NO_DATA, size=bar.size, color=muted).box
    start, end = sorted((zero, scale(value)))
    picture.box(start, middle - bar.thick / 2, end - start, bar.thick, bar.fill)
    text = written(value, bar.decimals)
    if value < 0:
        return picture.label_at(start - VALUE_GAP, middle, text, "right", size=bar.size, bold=bar.is_bold).box
    at = end + VALUE_GAP
    font = picture.style.bold if bar.is_bold else picture.style.regular
    if line is not None and at < line + VALUE_GAP and line < at + font.width(text, bar.size) + VALUE_GAP / 2:
        at = line + VALUE_GAP
    return picture.label_at(at, middle, text, size=bar.size, bold=bar.is_bold).box


def draw_zero(picture: Picture, rows: Rows, scale: Scale) -> None:
    """The line at which bars begin."""
    picture.lines([(scale(0), rows.top, scale(0), rows.bottom)], picture.style.color.muted)


def draw_said(picture: Picture, text: str, x: float, middle: float, left: float, right: float) -> None:
    """What is written at a line: around `x`, but between `left` and `right`."""
    style = picture.style
    width = style.regular.width(text, style.size.label)
    size = style.size.label * min(1.0, (right - left) / width)
    half = min(width, right - left) / 2
    at = min(max(x, left + half), right - half)
    picture.label_at(at, middle, text, "center", size=size, color=style.color.reference)


def scale_between(
    style: Style, values: Sequence[Decimal], means: Iterable[Reference | None], decimals: int, size: float,
    left: float, right: float,
) -> Scale:
    """Zero at the left, or where negative values leave room for their labels; room for the values at the right."""
    room = max((style.bold.width(written(value, decimals), size) for value in values), default=0.0) + VALUE_GAP
    every = [*values, *(mean.value for mean in means if mean)]
    start = left + room if any(value < 0 for value in every) else left
    return bar_scale(every, start, right - room)

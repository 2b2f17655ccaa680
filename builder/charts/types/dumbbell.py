"""Two indices per row as dots on one scale, joined by a line whose length is the gap."""

from __future__ import annotations

from decimal import Decimal

from builder.charts.key import Entry, draw_key
from builder.charts.picture import Picture
from builder.charts.rows import NAME_GAP, VALUE_GAP, Rows, draw_names, row_pitch, set_names, widest
from builder.charts.scale import Scale, known
from builder.charts.style import Style
from builder.charts.words import NO_DATA
from builder.model.chart import Dumbbell
from builder.model.numbers import written

_KEY = 20.0  # the line of the key, above the rows
_DOT = 0.84  # width of a dot, as a share of the label size
_BAR = 2.4  # width of the line between the dots


def height_of_dumbbell(chart: Dumbbell, width: float, style: Style) -> float:
    """A row for each category, and the key."""
    return _KEY + len(chart.categories) * row_pitch(len(chart.categories))


def draw_dumbbell(chart: Dumbbell, picture: Picture) -> None:
    """Names, guides, pairs of dots with their values outside, and the key on top.

    The scale begins near the lowest value: dots are told by their place, not by a length from zero.
    """
    style, color = picture.style, picture.style.color
    rows = Rows(picture.height - _KEY, 0.0, len(chart.categories))
    size = rows.text_size(style)
    names = set_names(style, chart.categories, chart.highlight, picture.width, rows)
    left = widest(names) + NAME_GAP
    first, second = chart.first.values, chart.second.values
    values = list(known(first, second))
    texts = [written(value, chart.decimals) for value in values]
    dot = _DOT * size
    room = max((style.bold.width(text, size) for text in texts), default=0.0) + VALUE_GAP + dot / 2
    low, high = (float(min(values)), float(max(values))) if values else (0.0, 1.0)
    scale = Scale(low, high, left + room, picture.width - room)

    pairs = list(zip(chart.categories, first, second, strict=True))
    for index, (name, a, b) in enumerate(pairs):
        if a is not None and b is not None and a != b:
            y, line = rows.middle(index), color.highlight if name in chart.highlight else color.bar
            picture.lines([(scale(a), y, scale(b), y)], line, _BAR)
    for column, fill in reversed(list(zip((first, second), color.series, strict=False))):
        dots = [(scale(value), rows.middle(index)) for index, value in enumerate(column) if value is not None]
        picture.dots(dots, dot, fill, color.paper)

    draw_names(picture, names, left - NAME_GAP, rows)
    guides = []
    for index, (name, a, b) in enumerate(pairs):
        y = rows.middle(index)
        starts = _draw_values(picture, chart, scale, (a, b), y, size, bold=name in chart.highlight)
        guides.append((left, y, starts - VALUE_GAP, y))
    picture.lines([guide for guide in guides if guide[2] > left], style.guide)
    entries = [Entry(one.name, fill) for one, fill in zip((chart.first, chart.second), color.series, strict=False)]
    draw_key(picture, entries, left, picture.height - 6, _DOT * style.size.label)


def _draw_values(
    picture: Picture, chart: Dumbbell, scale: Scale, pair: tuple[Decimal | None, Decimal | None], y: float,
    size: float, *, bold: bool,
) -> float:
    """The lower value left of the dots and the higher one right of them; gives where the row's marks begin."""
    ends = sorted(known(pair))
    if not ends:
        return picture.label_at(scale.start, y, NO_DATA, size=size, color=picture.style.color.muted).box.left
    away = _DOT * size / 2 + VALUE_GAP
    lowest, highest = scale(ends[0]) - away, scale(ends[-1]) + away
    picture.label_at(highest, y, written(ends[-1], chart.decimals), size=size, bold=bold)
    if len(ends) == 1:
        return lowest
    return picture.label_at(lowest, y, written(ends[0], chart.decimals), "right", size=size, bold=bold).box.left

"""Several indices per row as dots on one scale, with the mean of each as a line in its colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from builder.charts.marks import mark_of
from builder.charts.picture import Box, Picture, Segment
from builder.charts.place import spread
from builder.charts.rows import NAME_GAP, Rows, draw_names, level, row_pitch, set_names, upright, widest
from builder.charts.scale import Scale, known, plain_number
from builder.charts.style import Style
from builder.charts.ticks import ticks_of_dots
from builder.model.chart import DotPlot
from builder.model.numbers import written

_DOT = 0.66  # width of a dot, as a share of the label size
_KEY_LEADING = 11.0
_KEY_GAP, _MARK_GAP = 12.0, 3.0  # between two names of the key, between a mark and its name
_TICKS = 13.0  # for the numbers of the scale, above and below the rows
_EDGE = 6.0  # left free at both ends of the scale
_VALUE_GAP = 2.5
_OVER_GAP = 1.5  # between a dot and a value over or under it
_BAND = 0.4  # height of a band, as a share of its row


def height_of_dot_plot(chart: DotPlot, width: float, style: Style) -> float:
    """A row for each category, the numbers of the scale twice, and the key."""
    return _key_height(chart) + 2 * _TICKS + len(chart.categories) * row_pitch(len(chart.categories))


def draw_dot_plot(chart: DotPlot, picture: Picture) -> None:
    """Guides, dots, means; the key stands on top of the lines of the means."""
    style = picture.style
    rows = Rows(picture.height - _key_height(chart) - _TICKS, _TICKS, len(chart.categories))
    names = set_names(style, chart.categories, chart.highlight, picture.width, rows)
    left = widest(names) + NAME_GAP
    draw_names(picture, names, left - NAME_GAP, rows)

    low, high, ticks = ticks_of_dots(chart)
    scale = Scale(float(low), float(high), left + _EDGE, picture.width - _EDGE)
    if chart.has_range:
        _draw_ranges(chart, picture, scale, rows)
    numbers = _draw_numbers(picture, ticks, scale, rows)
    values = _value_boxes(chart, picture, scale, rows, numbers)
    texts = [*numbers, *values]

    guides: list[Segment] = []
    for index in range(rows.count):
        guides += level(rows.middle(index), left, picture.width, values)
    for tick in ticks:
        guides += upright(scale(tick), rows.top, rows.bottom, texts)
    picture.lines(guides, style.guide)
    for index, reference in enumerate(chart.references):
        top = picture.height - _key_height(chart) + 2
        line = upright(scale(reference.value), top, rows.bottom, texts)
        picture.lines(line, _color(style, index), is_dashed=True)
    drawn = list(enumerate(chart.series))
    for index, series in reversed(drawn) if chart.has_range else drawn:  # of a range the first is what it is about
        points = [(scale(value), rows.middle(row)) for row, value in enumerate(series.values) if value is not None]
        picture.dots(points, _DOT * style.size.label, _color(style, index), mark=mark_of(index))
    _draw_key(chart, picture, scale)


def _key_height(chart: DotPlot) -> float:
    return _KEY_LEADING * (2 if chart.references else 1) + 2


def _draw_numbers(picture: Picture, ticks: Sequence[Decimal], scale: Scale, rows: Rows) -> list[Box]:
    size, color = picture.style.size.tick, picture.style.color.muted
    boxes = []
    for tick in ticks:
        for middle in (rows.top + _TICKS / 2, rows.bottom - _TICKS / 2):
            label = picture.label_at(scale(tick), middle, plain_number(tick), "center", size=size, color=color)
            boxes.append(label.box)
    return boxes


def _value_boxes(chart: DotPlot, picture: Picture, scale: Scale, rows: Rows, numbers: Sequence[Box]) -> list[Box]:
    """Write the values of highlighted rows where they cover no dot and no number of the scale, beside their dot."""
    style = picture.style
    size = rows.text_size(style)
    half = _DOT * style.size.label / 2 + 1
    values = [list(known([series.values[row] for series in chart.series])) for row in range(rows.count)]
    dots = [[_around(scale(value), rows.middle(row), half) for value in values[row]] for row in range(rows.count)]
    boxes: list[Box] = []
    for row, name in enumerate(chart.categories):
        if name not in chart.highlight:
            continue
        taken = [*(box for each in dots for box in each), *numbers, *boxes] if chart.has_range else dots[row]
        # Of a range the lowest or the highest may be what it is about: an equal value is said once.
        for value in dict.fromkeys(values[row]) if chart.has_range else values[row]:
            text = written(value, chart.decimals)
            word = Box(0.0, 0.0, style.regular.width(text, size), size, text)
            for box, needed in _beside(scale(value), rows.middle(row), half, word, chart, picture.width):
                is_inside = scale.start - _EDGE <= box.left and box.right <= picture.width
                if is_inside and not any(needed.touches(other, 1.0) for other in [*taken, *boxes]):
                    middle = (box.bottom + box.top) / 2
                    boxes.append(picture.label_at(box.left, middle, text, size=size).box)
                    break
    return boxes


def _beside(x: float, y: float, half: float, word: Box, chart: DotPlot, width: float) -> Iterator[tuple[Box, Box]]:
    """Where a value may stand at its dot, the best place first, each with the room that must be free for it."""
    right = _moved(word, x + half + _VALUE_GAP, y)
    left = _moved(word, x - half - _VALUE_GAP - word.right, y)
    yield right, right
    if not chart.has_range:
        yield left, left
        return
    yield left, replace(left, left=left.left - word.right / 2)  # it must not seem to belong to a dot further left
    start, aside = min(x - word.right / 2, width - word.right), half + word.top / 2 + _OVER_GAP
    for middle in (y + aside, y - aside):
        box = _moved(word, start, middle)
        yield box, box


def _moved(word: Box, left: float, middle: float) -> Box:
    """The room of a word that begins at `left`."""
    return Box(left, middle - word.top / 2, left + word.right, middle + word.top / 2, word.text)


def _around(x: float, y: float, half: float) -> Box:
    return Box(x - half, y - half, x + half, y + half)


def _draw_ranges(chart: DotPlot, picture: Picture, scale: Scale, rows: Rows) -> None:
    """A band in each row from its lowest dot to its highest."""
    height = _BAND * rows.pitch
    for row in range(rows.count):
        values = list(known([series.values[row] for series in chart.series]))
        if values:
            left, right = scale(min(values)), scale(max(values))
            bottom = rows.middle(row) - height / 2
            picture.box(left, bottom, right - left, height, picture.style.color.accent_soft)


def _draw_key(chart: DotPlot, picture: Picture, scale: Scale) -> None:
    """Each index over its mean: its dot and name, and the mean."""
    style = picture.style
    said = [f"{reference.label} {written(reference.value, chart.decimals)}" for reference in chart.references]
    said += [""] * (len(chart.series) - len(said))
    size, dot = style.size.label, _DOT * style.size.label
    widths = [
        max(dot + _MARK_GAP + style.regular.width(series.name, size), style.regular.width(text, size))
        for series, text in zip(chart.series, said, strict=True)
    ]
    smaller = min(1.0, (picture.width - _KEY_GAP * (len(widths) - 1)) / (sum(widths) or 1.0))
    size, dot, widths = size * smaller, dot * smaller, [width * smaller for width in widths]
    centers = [scale(_middle_of(chart, index)) for index in range(len(chart.series))]
    top = picture.height - _KEY_LEADING / 2
    for index, x in enumerate(spread(centers, widths, _KEY_GAP, 0.0, picture.width)):
        name = chart.series[index].name
        start = x - (dot + _MARK_GAP + style.regular.width(name, size)) / 2
        picture.dots([(start + dot / 2, top)], dot, _color(style, index), mark=mark_of(index))
        picture.label_at(start + dot + _MARK_GAP, top, name, size=size)
        if said[index]:
            picture.label_at(x, top - _KEY_LEADING, said[index], "center", size=size, color=style.color.muted)


def _middle_of(chart: DotPlot, index: int) -> Decimal:
    """Where the name of an index belongs: at its mean."""
    if index < len(chart.references):
        return chart.references[index].value
    values = list(known(chart.series[index].values))
    return sum(values, Decimal(0)) / len(values) if values else Decimal(0)


def _color(style: Style, index: int) -> str:
    return style.color.series[index % len(style.color.series)]

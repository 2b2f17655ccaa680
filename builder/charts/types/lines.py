"""One or several indices over rows that have an order of their own: a line each, named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from builder.charts.bars import MEAN_LINE
from builder.charts.marks import mark_of
from builder.charts.picture import Box, Picture, Segment
from builder.charts.place import spread
from builder.charts.rows import level
from builder.charts.scale import Scale, known, plain_number
from builder.charts.style import Style
from builder.charts.ticks import ticks_of_lines
from builder.charts.words import said_of
from builder.charts.wrap import LEADING, fit, set_words, wrap
from builder.model.chart import Lines
from builder.model.numbers import written

_SHARE = 0.42  # height of the plot, as a share of the width
_NAMES = 14.0  # under the plot, where the names take one line
_HEAD = 8.0  # over the plot, for a value at its highest point
_EDGE = 8.0  # left free at both ends of the lying scale
_BESIDE = 8.0  # from the end of a line to its name
_MARK = 8.0  # the dot before a name
_WIDEST_END = 0.3  # of the chart, at most, for the names of the lines
_DOT = 4.6
_LINE = 1.5
_VALUE_GAP = 3.0


def height_of_lines(chart: Lines, width: float, style: Style) -> float:
    """A plot much wider than high, and the names of the rows under it."""
    return _HEAD + width * _SHARE + _names_height(chart, width, style)


def draw_lines(chart: Lines, picture: Picture) -> None:
    """Guides, lines, values of what is highlighted; at the right end the name of each line with its last value."""
    style, color = picture.style, picture.style.color
    plot = _plot(chart, picture)
    lines = [_points(series.values, plot) for series in chart.series]
    texts = [*_draw_names(chart, picture, plot), *_draw_ticks(picture, plot)]
    _draw_ends(chart, picture, plot)
    texts += _draw_values(chart, picture, plot, lines)

    right = plot.xs.end + _BESIDE / 2
    grid = (level(plot.ys(tick), plot.left, right, texts) for tick in plot.ticks)
    picture.lines([part for parts in grid for part in parts], style.guide)
    picture.lines([(plot.left, plot.ys.start, right, plot.ys.start)], color.rule)
    if chart.reference:
        mean = level(plot.ys(chart.reference.value), plot.left, right, texts)
        picture.lines(mean, color.reference, style.size.line * MEAN_LINE, is_dashed=True)
    for place, points in enumerate(lines):
        tone = color.series[place]
        picture.lines(_ways(points), tone, _LINE)
        picture.dots([(point.x, point.y) for point in points], _DOT, tone, mark=mark_of(place))


@dataclass(frozen=True, slots=True)
class _Point:
    """Where the value of a row stands."""

    row: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Plot:
    """The scales of both axes, the ticks of the upright one, and where the guides begin."""

    xs: Scale
    ys: Scale
    ticks: tuple[Decimal, ...]
    left: float


def _plot(chart: Lines, picture: Picture) -> _Plot:
    style = picture.style
    ticks = ticks_of_lines(chart)
    left = max(style.regular.width(plain_number(tick), style.size.tick) for tick in ticks) + 6
    ends = max(wrap(text, style.regular, style.size.label, picture.width).width for text, _ in _ends(chart)) + 0.1
    right = picture.width - min(ends, picture.width * _WIDEST_END) - _BESIDE - _MARK
    xs = Scale(0.0, float(len(chart.categories) - 1), left + _EDGE, right)
    bottom = _names_height(chart, picture.width, style)
    ys = Scale(float(ticks[0]), float(ticks[-1]), bottom, picture.height - _HEAD)
    return _Plot(xs, ys, ticks, left)


def _points(values: Sequence[Decimal | None], plot: _Plot) -> list[_Point]:
    return [_Point(row, plot.xs(row), plot.ys(value)) for row, value in enumerate(values) if value is not None]


def _ways(points: Sequence[_Point]) -> list[Segment]:
    """The line from point to point; where a row between two has no value there is a gap."""
    return [(a.x, a.y, b.x, b.y) for a, b in pairwise(points) if a.row + 1 == b.row]


def _ends(chart: Lines) -> Iterator[tuple[str, Decimal]]:
    """What stands at the right, and at the height of which value: the lines in their order, then the mean."""
    for series in chart.series:
        *_, last = [Decimal(0), *known(series.values)]
        yield f"{series.name} {written(last, chart.decimals)}", last
    if chart.reference:
        yield said_of(chart.reference, chart.decimals), chart.reference.value


def _draw_ends(chart: Lines, picture: Picture, plot: _Plot) -> None:
    """The names of the lines beside their ends, or as near as can be where these are close together."""
    style, size = picture.style, picture.style.size.label
    ends = list(_ends(chart))
    left = plot.xs.end + _BESIDE
    words = [wrap(text, style.regular, size, picture.width - left - _MARK) for text, _ in ends]
    heights = [each.height for each in words]
    middles = spread([plot.ys(value) for _, value in ends], heights, size * 0.3, plot.ys.start, picture.height)
    is_moved = any(abs(plot.ys(value) - middle) > size / 2 for (_, value), middle in zip(ends, middles, strict=True))
    for place, (each, middle) in enumerate(zip(words, middles, strict=True)):
        is_mean = place == len(chart.series)
        if is_moved and not is_mean:  # else each name stands right behind the last dot of its line
            picture.dots([(left + _DOT / 2, middle)], _DOT, style.color.series[place], mark=mark_of(place))
        x = left + (_MARK if is_moved else 0.0)
        set_words(picture, each, x, middle, color=style.color.reference if is_mean else "")


def _draw_ticks(picture: Picture, plot: _Plot) -> list[Box]:
    style = picture.style
    return [
        picture.label_at(
            plot.left - 6, plot.ys(tick), plain_number(tick), "right", size=style.size.tick, color=style.color.muted
        ).box
        for tick in plot.ticks
    ]


def _draw_names(chart: Lines, picture: Picture, plot: _Plot) -> list[Box]:
    """The names of the rows under their points; where they are too many, only every second, third..."""
    style, every = picture.style, _every(chart, picture.width, picture.style)
    before = len(picture.labels)
    room = _pitch(chart, picture.width) * every - 4
    for row, name in enumerate(chart.categories):
        if row % every == 0:
            words = fit(name, style.regular, style.size.label, room, 2 * style.size.label * LEADING)
            set_words(picture, words, plot.xs(row), plot.ys.start - 4 - words.height / 2, "center")
    return [label.box for label in picture.labels[before:]]


def _names_height(chart: Lines, width: float, style: Style) -> float:
    room = _pitch(chart, width) * _every(chart, width, style) - 4
    size = style.size.label
    heights = (fit(name, style.regular, size, room, 2 * size * LEADING).height for name in chart.categories)
    return max(heights, default=size) - size + _NAMES


def _every(chart: Lines, width: float, style: Style) -> int:
    """One: all rows are named. Else the names that have room on two lines each."""
    needed = max(style.regular.width(name, style.size.label) for name in chart.categories) / 2 + 6
    return max(1, round(needed / _pitch(chart, width) + 0.49))


def _pitch(chart: Lines, width: float) -> float:
    """From one row to the next, as far as can be told before the ends of the lines are set."""
    return width * (1 - _WIDEST_END) / max(len(chart.categories) - 1, 1)


def _draw_values(
    chart: Lines, picture: Picture, plot: _Plot, lines: Sequence[Sequence[_Point]]
) -> list[Box]:
    """The values of the highlighted rows, over their points or under them, where no line runs and no text stands."""
    size = picture.style.size.label
    ways = [way for points in lines for way in _ways(points)]
    boxes: list[Box] = []
    for series, points in zip(chart.series, lines, strict=True):
        for point in points[:-1]:  # the last value stands behind the line's name
            value = series.values[point.row]
            if value is None or chart.categories[point.row] not in chart.highlight:
                continue
            text = written(value, chart.decimals)
            places = _places(point, picture.style.bold.width(text, size), size)
            inside = [box for box in places if box.bottom > plot.ys.start and box.left > plot.left] or places[:1]
            best = min(inside, key=lambda box: _in_the_way(box, boxes, ways))
            middle = (best.bottom + best.top) / 2
            boxes.append(picture.label_at(best.left, middle, text, size=size, bold=True).box)
    return boxes


def _places(point: _Point, width: float, size: float) -> list[Box]:
    """Over a point and under it, straight and to both sides."""
    away = _DOT / 2 + _VALUE_GAP + size / 2
    return [
        Box(x - width / 2, middle - size / 2, x + width / 2, middle + size / 2)
        for middle in (point.y + away, point.y - away)
        for x in (point.x, point.x + width / 2 + 2, point.x - width / 2 - 2)
    ]


def _in_the_way(box: Box, others: Sequence[Box], ways: Sequence[Segment]) -> int:
    return 10 * sum(box.touches(other, 1.0) for other in others) + sum(crosses(way, box) for way in ways)


def crosses(way: Segment, box: Box) -> bool:
    """Whether a line runs through a box: cut to the box, something of it is left."""
    x, y, x2, y2 = way
    first, last = 0.0, 1.0
    for start, along, low, high in ((x, x2 - x, box.left, box.right), (y, y2 - y, box.bottom, box.top)):
        if not along:
            if not low < start < high:
                return False
            continue
        enter, leave = sorted(((low - start) / along, (high - start) / along))
        first, last = max(first, enter), min(last, leave)
    return first < last

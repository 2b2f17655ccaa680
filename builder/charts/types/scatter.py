"""Two indices against each other: a dot per row, the ones the text speaks of with their names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from builder.charts.bars import MEAN_LINE, draw_said
from builder.charts.picture import Box, Picture, Segment
from builder.charts.place import Spot, around
from builder.charts.rows import level, upright
from builder.charts.scale import Scale, plain_number
from builder.charts.style import Style
from builder.charts.ticks import ticks_of_points
from builder.charts.words import said_of
from builder.model.chart import Scatter

_SHARE = 0.6  # height of the plot, as a share of the width
_HEAD = 16.0  # for the name of the upright axis and the mean of the lying one
_NUMBERS = 13.0  # for the numbers of the lying axis
_FOOT = 12.0  # for its name
_EDGE = 6.0  # left free between the outermost dots and the ends of the scales
_DOT = 5.6


def height_of_scatter(chart: Scatter, width: float, style: Style) -> float:
    """A plot a little wider than high, and the lines of text around it."""
    return _HEAD + width * _SHARE + _NUMBERS + _FOOT


def draw_scatter(chart: Scatter, picture: Picture) -> None:
    """Axes with their names at their ends, means, dots, names."""
    style, color = picture.style, picture.style.color
    bottom, top = _NUMBERS + _FOOT, picture.height - _HEAD
    x_ticks, y_ticks = ticks_of_points(chart)
    left = max(style.regular.width(plain_number(tick), style.size.tick) for tick in y_ticks) + 6
    xs = Scale(float(x_ticks[0]), float(x_ticks[-1]), left + _EDGE, picture.width - _EDGE)
    ys = Scale(float(y_ticks[0]), float(y_ticks[-1]), bottom + _EDGE, top - _EDGE)
    _draw_axes(chart, picture, xs, ys, x_ticks, y_ticks)

    spots = [Spot(point.name, xs(point.x), ys(point.y), point.is_named) for point in chart.points]
    frame = Box(left, bottom, picture.width, top)
    texts = _draw_means(chart, picture, frame, xs, ys, spots)
    lines = [xs(chart.x_reference.value)] if chart.x_reference else []
    placed = around(spots, style.regular, style.size.label, _DOT, frame, texts, lines)
    texts += [box for box, _ in placed]

    grid: list[Segment] = []
    for tick in x_ticks:
        grid += upright(xs(tick), top, bottom, texts)
    for tick in y_ticks:
        grid += level(ys(tick), left, picture.width, texts)
    picture.lines(grid, style.guide)
    means: list[Segment] = []
    if chart.x_reference:
        means += upright(xs(chart.x_reference.value), top, bottom, texts)
    if chart.y_reference:
        means += level(ys(chart.y_reference.value), left, picture.width, texts)
    picture.lines(means, color.reference, style.size.line * MEAN_LINE, is_dashed=True)
    picture.lines([leader for _, leader in placed if leader], color.muted)
    picture.dots([(spot.x, spot.y) for spot in spots if not spot.is_named], _DOT, color.bar)
    picture.dots([(spot.x, spot.y) for spot in spots if spot.is_named], _DOT, color.highlight)
    for box, _ in placed:
        picture.label_at(box.left, (box.bottom + box.top) / 2, box.text)


def _draw_axes(
    chart: Scatter, picture: Picture, xs: Scale, ys: Scale, x_ticks: Sequence[Decimal], y_ticks: Sequence[Decimal]
) -> None:
    style = picture.style
    size, muted = style.size.tick, style.color.muted
    for tick in x_ticks:
        picture.label_at(xs(tick), _FOOT + _NUMBERS / 2 - 1, plain_number(tick), "center", size=size, color=muted)
    for tick in y_ticks:
        picture.label_at(xs.start - _EDGE - 6, ys(tick), plain_number(tick), "right", size=size, color=muted)
    picture.label_at(0.0, picture.height - _HEAD / 2 + 2, chart.y_name)
    picture.label_at(picture.width, _FOOT / 2 - 1, chart.x_name, "right")
    picture.lines([(xs.start - _EDGE, ys.start - _EDGE, picture.width, ys.start - _EDGE)], style.color.rule)


def _draw_means(
    chart: Scatter, picture: Picture, frame: Box, xs: Scale, ys: Scale, spots: Sequence[Spot]
) -> list[Box]:
    """What is said at the means: over the upright line, and at the lying one where no dot is. Gives the last box."""
    style = picture.style
    size = style.size.label
    if chart.x_reference:
        y_name_ends = style.regular.width(chart.y_name, size) + 12
        said, x = said_of(chart.x_reference, chart.decimals), xs(chart.x_reference.value)
        draw_said(picture, said, x, picture.height - _HEAD / 2 + 2, y_name_ends, picture.width)
    if not chart.y_reference:
        return []
    said, y = said_of(chart.y_reference, chart.decimals), ys(chart.y_reference.value)
    width = style.regular.width(said, size)
    places = [
        Box(start, middle - size / 2, start + width, middle + size / 2, said)
        for start in (frame.right - width, frame.left + 2)
        for middle in (y + size * 0.75, y - size * 0.75)
    ]
    box = min(places, key=lambda place: sum(place.touches(spot.box(_DOT), 1.0) for spot in spots))
    picture.label_at(box.left, (box.bottom + box.top) / 2, said, color=style.color.reference)
    return [box]

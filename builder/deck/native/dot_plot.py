"""Several indices per name as dots on one line, with the mean of each index across."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from builder.deck.native.axes import AXIS_IDS, AXIS_SIZE, AXIS_WIDTH, fit_names, name_axis, number_axis
from builder.deck.native.bars import said_of
from builder.deck.native.dots import Dots, dot_columns, dot_series, hidden_series
from builder.deck.native.labels import LabelStyle, Move, Side, own_labels, series_label, value_label
from builder.deck.native.looks import MEAN_DASH, line, look
from builder.deck.native.place import place_chart
from builder.deck.native.scale import Scale, dot_scale, tight_scale
from builder.deck.native.series import NO_MARKER, Drawn, line_series
from builder.deck.native.space import LEGEND_HEIGHT, Plot, chart_xml, legend_on_top, plot_in
from builder.deck.native.text import SMALLEST, line_height, widest
from builder.deck.native.workbook import Column, Sheet
from builder.deck.slides import Frame
from builder.model.chart import DotPlot
from builder.theme.theme import Theme

_DOT_AND_GAP = 7.0
_BESIDE_MEAN = 10.0
_ROOM = 25.0  # that a label needs over or under its dot


def add_dot_plot(shapes: Any, chart: DotPlot, frame: Frame, theme: Theme, name: str) -> None:
    """Dots over an axis of numbers; what is highlighted says its values, the means stand at the right."""
    means = [said_of(reference, chart.decimals) for reference in chart.references]
    right = widest(theme, means, AXIS_SIZE) + _BESIDE_MEAN if means else 0.0
    names = fit_names(theme, chart.categories, (frame.width - AXIS_WIDTH - right) / len(chart.categories))
    plot = plot_in(frame, left=AXIS_WIDTH, top=LEGEND_HEIGHT, right=right, bottom=names.height)
    scale = _scale(chart, theme, plot.inner.height)
    labels = tuple(_labels(chart, theme, number, plot, scale) for number in range(len(chart.series)))
    dots = Dots(chart.categories, chart.series, labels, chart.highlight)
    columns = dot_columns(dots)
    count = len(chart.categories)
    constant = (Column(said, (one.value,) * count) for said, one in zip(means, chart.references, strict=True))
    sheet = Sheet("、".join(series.name for series in chart.series), (*columns, *constant), chart.decimals)
    drawn = dot_series(theme, dots, sheet)
    lines = _mean_lines(chart, theme, sheet, plot, scale, first_column=len(columns), first_order=len(drawn))
    content = (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join((*drawn, *lines))}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
        f"{name_axis(theme, names.size)}{number_axis(theme, scale)}"
    )
    hidden = (*hidden_series(dots), *range(len(drawn), len(drawn) + len(lines)))
    legend = legend_on_top(theme, plot, (series.name for series in chart.series), hidden)
    place_chart(shapes, frame, name, chart.alt, chart_xml(theme, plot, content, legend), sheet)


def _scale(chart: DotPlot, theme: Theme, height: float) -> Scale:
    """From a round number up to just over the highest label: room is scarce, and nothing hangs on a tick up there."""
    values = [value for series in chart.series for value in series.values]
    values += [reference.value for reference in chart.references]
    room = line_height(theme, SMALLEST) + _DOT_AND_GAP
    return replace(dot_scale(values, height, room), high=tight_scale(values, height, room).high)


def _mean_lines(
    chart: DotPlot, theme: Theme, sheet: Sheet, plot: Plot, scale: Scale, *, first_column: int, first_order: int
) -> list[str]:
    """A dashed line for each mean, in the colour of its index, its label right of the plot."""
    values = [reference.value for reference in chart.references]
    lifts = _lifts(values, plot.inner.height, scale, line_height(theme, AXIS_SIZE))
    to_edge = plot.inner.width / len(chart.categories) / 2 / plot.outer.width
    style = LabelStyle(AXIS_SIZE, token="muted")
    lines = []
    for place, lift in enumerate(lifts):
        move = Move(to_edge, -lift / plot.outer.height)
        said = series_label(theme, len(chart.categories) - 1, style, "r", move)
        outline = look("", line(theme, f"series.{place}", 1.0, MEAN_DASH))
        drawn = Drawn(first_column + place, outline, NO_MARKER, own_labels(said))
        lines.append(line_series(sheet, first_order + place, drawn))
    return lines


def _lifts(values: list[Decimal], height: float, scale: Scale, apart: float) -> list[float]:
    """How far each label is raised so that those of near means stand over each other, in points."""
    lifts = [0.0] * len(values)
    floor = float("-inf")
    for place in sorted(range(len(values)), key=lambda place: (values[place], place)):
        natural = scale.share(values[place]) * height
        lifts[place] = max(0.0, floor - natural)
        floor = natural + lifts[place] + apart
    return lifts


def _labels(chart: DotPlot, theme: Theme, number: int, plot: Plot, scale: Scale) -> str:
    """The values of one series at the names that are highlighted; on a range all but the first need room for it."""
    style = LabelStyle(SMALLEST, chart.decimals, is_bold=True, is_masked=True)
    sides = {
        index: _side(chart, index, number, plot, scale)
        for index, name in enumerate(chart.categories)
        if name in chart.highlight and chart.series[number].values[index] is not None
    }
    parts = [
        value_label(theme, index, style, side)
        for index, side in sides.items()
        if side != "r" or number == 0 or not chart.has_range
    ]
    return own_labels("".join(parts))


def _side(chart: DotPlot, index: int, number: int, plot: Plot, scale: Scale) -> Side:
    """Over its dot, where nothing is close; under it for the lowest dot, and where there is more room below."""
    own = _height_of(chart, index, number, plot, scale)
    others = [_height_of(chart, index, place, plot, scale) for place in range(len(chart.series)) if place != number]
    above = min((other - own for other in others if other > own), default=plot.inner.height)
    below = min((own - other for other in others if other < own), default=own)
    is_lowest = all(other > own for other in others)
    if below >= _ROOM and (is_lowest or above < _ROOM):
        return "b"
    return "t" if above >= _ROOM else "r"


def _height_of(chart: DotPlot, index: int, number: int, plot: Plot, scale: Scale) -> float:
    """How high over the axis a dot stands, in points; far below it where there is no value."""
    value = chart.series[number].values[index]
    return -plot.inner.height if value is None else scale.share(value) * plot.inner.height

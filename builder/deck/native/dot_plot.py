"""Several indices per name as dots on one line, with the mean of each index across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from builder.charts.marks import mark_of
from builder.charts.words import said_of
from builder.deck.native.axes import AXIS_IDS, AXIS_SIZE, AXIS_WIDTH, fit_names, name_axis, number_axis
from builder.deck.native.dots import DOT, Dots, dot_columns, dot_series, hidden_series
from builder.deck.native.labels import LabelStyle, Move, Side, own_labels, value_label
from builder.deck.native.looks import MEAN_DASH, line, look
from builder.deck.native.place import Board, Pieces, place_chart
from builder.deck.native.scale import Scale, dot_scale, tight_scale
from builder.deck.native.series import NO_MARKER, Drawn, line_series, marker
from builder.deck.native.sheet import Sheet, level_column, title_of
from builder.deck.native.space import LEGEND_HEIGHT, Plot, chart_xml, legend_on_top, plot_in
from builder.deck.native.spread import lifts_of, over_or_under
from builder.deck.native.text import SMALLEST, line_height, widest
from builder.deck.slides import Frame
from builder.model.chart import DotPlot
from builder.theme.theme import Theme

_DOT_AND_GAP = 7.0
_BESIDE_MEAN = 16.0  # of which the first part is left to a value at the last dot
_AFTER_VALUE = 6.0
_WIDE_PITCH = 48.0  # from which on there is room for labels of full size
_BESIDE: tuple[Side, ...] = ("r", "l")
_ROOM = 25.0  # that a label needs over or under its dot


def add_dot_plot(board: Board, chart: DotPlot, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Dots over an axis of numbers; what is highlighted says its values, the means stand at the right."""
    means = [said_of(reference, chart.decimals) for reference in chart.references]
    right = widest(theme, means, AXIS_SIZE) + _BESIDE_MEAN if means else 0.0
    names = fit_names(theme, chart.categories, (frame.width - AXIS_WIDTH - right) / len(chart.categories))
    plot = plot_in(frame, left=AXIS_WIDTH, top=LEGEND_HEIGHT, right=right, bottom=names.height)
    scale = _scale(chart, theme, plot.inner.height)
    labels = tuple(_labels(chart, theme, number, plot, scale) for number in range(len(chart.series)))
    markers = tuple(marker(theme, f"series.{place}", DOT, mark_of(place)) for place in range(len(chart.series)))
    dots = Dots(chart.categories, chart.series, markers, labels, chart.highlight, chart.row_header, chart.has_range)
    columns = dot_columns(dots)
    levels = (
        level_column(f"{series.name}{mean.label}", mean.value, len(chart.categories))
        for series, mean in zip(chart.series, chart.references, strict=False)
    )
    sheet = Sheet(title_of([series.name for series in chart.series]), (*columns, *levels), chart.decimals)
    drawn = dot_series(theme, dots, sheet)
    lines = _mean_lines(chart, theme, sheet, plot, scale, first_column=len(columns), first_order=len(drawn))
    content = (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join((*drawn, *lines))}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
        f"{name_axis(theme, names.size)}{number_axis(theme, scale)}"
    )
    hidden = (*hidden_series(dots), *range(len(drawn), len(drawn) + len(lines)))
    legend = legend_on_top(theme, plot, (series.name for series in chart.series), hidden)
    return (place_chart(board, frame, name, chart.alt, chart_xml(theme, plot, content, legend), sheet),)


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
    ends = [scale.share(reference.value) * plot.inner.height for reference in chart.references]
    lifts = lifts_of(ends, line_height(theme, AXIS_SIZE))
    to_edge = (plot.inner.width / len(chart.categories) / 2 + _AFTER_VALUE) / plot.outer.width
    lines = []
    for place, (lift, mean) in enumerate(zip(lifts, chart.references, strict=True)):
        move = Move(to_edge, -lift / plot.outer.height)
        style = LabelStyle(AXIS_SIZE, chart.decimals, "muted", before=mean.label)
        said = value_label(theme, len(chart.categories) - 1, style, "r", move)
        outline = look("", line(theme, f"series.{place}", 1.0, MEAN_DASH))
        drawn = Drawn(first_column + place, outline, NO_MARKER, own_labels(said))
        lines.append(line_series(sheet, first_order + place, drawn))
    return lines


def _labels(chart: DotPlot, theme: Theme, number: int, plot: Plot, scale: Scale) -> str:
    """The values of one series at the names that are highlighted."""
    pitch = plot.inner.width / len(chart.categories)
    size = theme.deck.chart if pitch >= _WIDE_PITCH else SMALLEST
    style = LabelStyle(size, chart.decimals, is_bold=True, is_masked=True)
    parts = []
    for index, name in enumerate(chart.categories):
        if name in chart.highlight and chart.series[number].values[index] is not None:
            heights = [_height(series.values[index], plot, scale) for series in chart.series]
            if chart.has_range:
                side: Side | None = _sides(heights, line_height(theme, size)).get(number)
            else:
                others = [height for place, height in enumerate(heights) if place != number]
                side = over_or_under(heights[number], others, plot.inner.height, _ROOM)
            if side:
                parts.append(value_label(theme, index, style, side))
    return own_labels("".join(parts))


def _sides(heights: Sequence[float], apart: float) -> dict[int, Side]:
    """At which side the dots of a range say their values: right where there is room, else left, else not at all.

    The first dot, which the range is about, comes first; dots at one height say their value once.
    """
    told: dict[int, Side] = {}
    for number, height in enumerate(heights):
        if height in heights[:number]:
            continue
        for side in _BESIDE:
            if all(abs(height - heights[other]) >= apart for other, taken in told.items() if taken == side):
                told[number] = side
                break
    return told


def _height(value: Decimal | None, plot: Plot, scale: Scale) -> float:
    """How high over the axis a dot stands, in points; far below it where there is no value."""
    return -plot.inner.height if value is None else scale.share(value) * plot.inner.height

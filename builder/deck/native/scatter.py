"""Two indices against each other: quiet points, the named ones in colour with their names, means as dashed lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from builder.charts.words import said_of
from builder.deck.native.axes import AXIS_IDS, AXIS_WIDTH, axis_title, x_axis, y_axis
from builder.deck.native.labels import LabelStyle, name_label, own_labels, series_label
from builder.deck.native.looks import MEAN_DASH, line, look
from builder.deck.native.place import Board, Pieces, place_chart
from builder.deck.native.scale import Scale, dot_scale
from builder.deck.native.series import NO_MARKER, UNJOINED, Drawn, marker, point_series
from builder.deck.native.sheet import Column, Sheet, letter, level_column, names_column, number_format, title_of
from builder.deck.native.space import Plot, chart_xml, plot_in
from builder.deck.native.spread import Where, spread
from builder.deck.native.text import line_height, text_width
from builder.deck.slides import Frame
from builder.model.chart import Reference, Scatter
from builder.theme.theme import Theme

_TITLE = 24.0  # the strip of an axis title
_NUMBERS = 18.0  # the strip of the numbers under the plot
_MEAN = 18.0
_DOT, _NAMED_DOT = 8, 9
_GAP = 6.5  # from the middle of a dot to its name
_BESIDE = 8.0
_MARGIN = 14.0  # between the outermost dots and the edges
_X, _NAMED_Y, _OTHER_Y = 1, 2, 3  # columns of the sheet


@dataclass(frozen=True, slots=True)
class _Scales:
    """Both axes of one plot."""

    x: Scale
    y: Scale
    inner: Frame

    def at(self, x: Decimal, y: Decimal) -> tuple[float, float]:
        """Where on the slide a point stands."""
        return (
            self.inner.x + self.x.share(x) * self.inner.width,
            self.inner.y + (1 - self.y.share(y)) * self.inner.height,
        )


def add_scatter(board: Board, chart: Scatter, frame: Frame, theme: Theme, name: str) -> Pieces:
    """The title of the upright axis stands over it, that of the lying one at its end."""
    plot = _plot(chart, frame, theme)
    scales = _Scales(
        dot_scale([point.x for point in chart.points], plot.inner.width, _MARGIN),
        dot_scale([point.y for point in chart.points], plot.inner.height, _MARGIN),
        plot.inner,
    )
    sheet = _sheet(chart, scales)
    sides = label_sides(chart, theme, scales)
    titles = _x_title(chart, theme, plot), _y_title(chart, theme, plot)
    # The lines come last: LibreOffice leaves them out when a longer series follows.
    content = (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{_points(chart, theme, sheet, sides)}{_mean_lines(chart, theme, sheet)}{AXIS_IDS}</c:scatterChart>"
        f"{x_axis(theme, scales.x, titles[0])}{y_axis(theme, scales.y, titles[1])}"
    )
    return (place_chart(board, frame, name, chart.alt, chart_xml(theme, plot, content), sheet),)


def label_sides(chart: Scatter, theme: Theme, scales: _Scales) -> dict[int, Where]:
    """At which side of its point each name stands."""
    inner, size = scales.inner, theme.deck.chart
    places = [scales.at(point.x, point.y) for point in chart.points]
    names = {
        number: (text_width(theme, point.name, size) + 4, line_height(theme, size))
        for number, point in enumerate(chart.points)
        if point.is_named
    }
    lines = []
    if chart.x_reference:
        x, _ = scales.at(chart.x_reference.value, Decimal(0))
        lines.append(Frame(x - 1, inner.y, 2, inner.height))
    if chart.y_reference:
        _, y = scales.at(Decimal(0), chart.y_reference.value)
        lines.append(Frame(inner.x, y - 1, inner.width, 2))
    return spread(places, names, inner, lines, _GAP)


def _plot(chart: Scatter, frame: Frame, theme: Theme) -> Plot:
    size = theme.deck.chart
    right = text_width(theme, said_of(chart.y_reference, chart.decimals), size) + _BESIDE if chart.y_reference else 0
    top = _TITLE + (_MEAN if chart.x_reference else 0)
    return plot_in(frame, left=AXIS_WIDTH, top=top, right=right, bottom=_NUMBERS + _TITLE)


def _sheet(chart: Scatter, scales: _Scales) -> Sheet:
    """Names and values, then the two ends of each line of a mean."""
    points = chart.points
    columns = [
        names_column(tuple(point.name for point in points), chart.row_header),
        Column(chart.x_name, tuple(point.x for point in points)),
        Column(f"{chart.y_name}（重点）", tuple(point.y if point.is_named else None for point in points)),
        Column(f"{chart.y_name}（其他）", tuple(None if point.is_named else point.y for point in points)),
    ]
    if mean := chart.x_reference:
        level = level_column(f"{chart.x_name}{mean.label}线（横坐标）", mean.value, 2)
        said = Column(said_of(mean, chart.decimals), _ends(scales.y), head_formula=_saying(mean, chart, len(columns)))
        columns += [level, said]
    if mean := chart.y_reference:
        level = level_column(said_of(mean, chart.decimals), mean.value, 2)
        across = Column(f"{chart.y_name}{mean.label}线（横坐标）", _ends(scales.x))
        columns += [across, replace(level, head_formula=_saying(mean, chart, len(columns) + 1))]
    return Sheet(title_of((chart.x_name, chart.y_name)), tuple(columns), chart.decimals)


def _saying(mean: Reference, chart: Scatter, column: int) -> str:
    """The name of a mean's line as a formula, so that it says what the cell below it holds."""
    return f'="{mean.label} "&TEXT({letter(column)}2,"{number_format(chart.decimals)}")'


def _ends(scale: Scale) -> tuple[Decimal, ...]:
    return Decimal(str(scale.low)), Decimal(str(scale.high))


def _points(chart: Scatter, theme: Theme, sheet: Sheet, sides: dict[int, Where]) -> str:
    style = LabelStyle(theme.deck.chart)
    names = "".join(name_label(theme, n, chart.points[n].name, style, side) for n, side in sorted(sides.items()))
    others = Drawn(_OTHER_Y, UNJOINED, marker(theme, "bar", _DOT))
    named = Drawn(_NAMED_Y, UNJOINED, marker(theme, "highlight", _NAMED_DOT), own_labels(names))
    return point_series(sheet, 0, others, _X) + point_series(sheet, 1, named, _X)


def _mean_lines(chart: Scatter, theme: Theme, sheet: Sheet) -> str:
    """Lines from edge to edge, each with its word at the upper or right end."""
    style = LabelStyle(theme.deck.chart, token="reference")
    outline = look("", line(theme, "reference", 1.0, MEAN_DASH))
    sides = [side for side, one in (("t", chart.x_reference), ("r", chart.y_reference)) if one]
    parts = []
    for place, side in enumerate(sides):
        x_column = _OTHER_Y + 1 + 2 * place
        said = own_labels(series_label(theme, 1, style, "t" if side == "t" else "r"))
        parts.append(point_series(sheet, 2 + place, Drawn(x_column + 1, outline, NO_MARKER, said), x_column))
    return "".join(parts)


def _x_title(chart: Scatter, theme: Theme, plot: Plot) -> str:
    width = text_width(theme, chart.x_name, theme.deck.chart) + 4
    bottom = plot.outer.y + plot.outer.height
    where = Frame(plot.inner.x + plot.inner.width - width, bottom - _TITLE + 4, width, _TITLE - 4)
    return axis_title(theme, chart.x_name, where, plot.outer)


def _y_title(chart: Scatter, theme: Theme, plot: Plot) -> str:
    width = text_width(theme, chart.y_name, theme.deck.chart) + 4
    return axis_title(theme, chart.y_name, Frame(plot.outer.x, plot.outer.y, width, _TITLE - 4), plot.outer)

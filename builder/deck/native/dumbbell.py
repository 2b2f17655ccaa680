"""Two indices per name, joined by a line that shows the gap."""

from __future__ import annotations

from decimal import Decimal

from builder.deck.native.axes import AXIS_IDS, AXIS_WIDTH, fit_names, hidden_axis, name_axis, number_axis
from builder.deck.native.dots import DOT, Dots, dot_columns, dot_series, hidden_series
from builder.deck.native.labels import LabelStyle, own_labels, value_label
from builder.deck.native.place import Board, Pieces, place_chart
from builder.deck.native.scale import dot_scale, tight_scale
from builder.deck.native.series import marker
from builder.deck.native.sheet import Sheet, title_of
from builder.deck.native.space import LEGEND_HEIGHT, chart_xml, legend_on_top, plot_in
from builder.deck.native.text import largest_size, line_height, widest
from builder.deck.slides import Frame
from builder.model.chart import Dumbbell
from builder.model.numbers import written
from builder.theme.theme import Theme

_DOT_AND_GAP = 7.0


def add_dumbbell(board: Board, chart: Dumbbell, frame: Frame, theme: Theme, name: str) -> Pieces:
    """The higher value over its dot, the lower under it. Where there is no room, only what is highlighted says so."""
    numbers = [written(value, chart.decimals) for value in _values(chart) if value is not None]
    pitch = frame.width / len(chart.categories)
    size = largest_size(theme, numbers, pitch - 3)
    is_labelled = widest(theme, numbers, size, is_bold=True) <= pitch
    left = 0.0 if is_labelled else AXIS_WIDTH
    names = fit_names(theme, chart.categories, (frame.width - left) / len(chart.categories))
    plot = plot_in(frame, left=left, top=LEGEND_HEIGHT, bottom=names.height)
    scale_of = tight_scale if is_labelled else dot_scale
    scale = scale_of(_values(chart), plot.inner.height, line_height(theme, size) + _DOT_AND_GAP)
    shown = chart.categories if is_labelled else chart.highlight
    labels = tuple(_labels(chart, theme, size, number, shown) for number in (0, 1))
    series = (chart.first, chart.second)
    markers = tuple(marker(theme, f"series.{place}", DOT) for place in (0, 1))
    dots = Dots(chart.categories, series, markers, labels, chart.highlight, chart.row_header)
    sheet = Sheet(title_of([one.name for one in series]), dot_columns(dots), chart.decimals)
    content = (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(dot_series(theme, dots, sheet))}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
        f"{name_axis(theme, names.size)}{hidden_axis(scale) if is_labelled else number_axis(theme, scale)}"
    )
    legend = legend_on_top(theme, plot, (one.name for one in series), hidden_series(dots))
    return (place_chart(board, frame, name, chart.alt, chart_xml(theme, plot, content, legend), sheet),)


def _labels(chart: Dumbbell, theme: Theme, size: float, number: int, shown: tuple[str, ...]) -> str:
    """The labels of the first (0) or the second (1) series."""
    own = (chart.first, chart.second)[number].values
    other = (chart.second, chart.first)[number].values
    parts = []
    for index, (name, value, against) in enumerate(zip(chart.categories, own, other, strict=True)):
        if value is None or name not in shown:
            continue
        is_upper = against is None or value > against or (value == against and number == 1)
        style = LabelStyle(size, chart.decimals, is_bold=name in chart.highlight)
        parts.append(value_label(theme, index, style, "t" if is_upper else "b"))
    return own_labels("".join(parts))


def _values(chart: Dumbbell) -> tuple[Decimal | None, ...]:
    return chart.first.values + chart.second.values

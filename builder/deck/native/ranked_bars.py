"""One index, best first: lying bars, or standing ones where the rows are many."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.deck.native.bar_rows import (
    NAME_GAP,
    BarRows,
    bar_sheet,
    bars,
    gap_width,
    label_room,
    place_bar_rows,
    place_mean,
    reference_line,
    row_text_size,
)
from builder.deck.native.names import fit_names
from builder.deck.native.place import group, place_chart, place_text
from builder.deck.native.scale import bar_scale
from builder.deck.native.text import SMALLEST, line_height, lines_of, text_width, widest
from builder.deck.native.workbook import Column, Sheet
from builder.deck.native.xml import (
    NO_MARKER,
    Scale,
    SeriesXml,
    axis_ids,
    chart_space,
    label_shows,
    line,
    line_series,
    own_labels,
    plot,
    shape,
    text,
    value_axis,
)
from builder.deck.slides import Frame
from builder.model.chart import RankedBars
from builder.theme.theme import Theme

_MOST_ROWS = 20
_HIGHEST_ROW = 44.0
_MEAN_STRIP = 20.0  # above the bars, for what is said at the line
_COLUMN_GAP = 48.0  # between two blocks of bars


def add_ranked_bars(shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> None:
    """Up to twenty rows lie. More stand if their labels have room side by side, else they lie in two blocks."""
    if len(chart.categories) <= _MOST_ROWS:
        scale = bar_scale(chart.series.values, _bars_width(chart, frame, theme), _label_room(chart, theme))
        _add_rows(shapes, chart, frame, theme, name, scale)
    elif frame.width / len(chart.categories) > _label_room(chart, theme, SMALLEST) - 8:
        _add_columns(shapes, chart, frame, theme, name)
    else:
        _add_two_blocks(shapes, chart, frame, theme, name)


def _add_two_blocks(shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> None:
    """The better half at the left, the other at the right, bars of one length for one value."""
    half = (len(chart.categories) + 1) // 2
    width = (frame.width - _COLUMN_GAP) / 2
    left = replace(frame, width=width)
    scale = bar_scale(chart.series.values, _bars_width(chart, left, theme), _label_room(chart, theme))
    for place, rows in enumerate((slice(0, half), slice(half, None))):
        part = replace(
            chart,
            categories=chart.categories[rows],
            series=replace(chart.series, values=chart.series.values[rows]),
        )
        block = replace(left, x=frame.x + place * (width + _COLUMN_GAP))
        _add_rows(shapes, part, block, theme, f"{name} {place + 1}", scale, rows_high=half)


def _add_rows(
    shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str, scale: Scale, rows_high: int = 0
) -> None:
    strip = _MEAN_STRIP if chart.reference else 0
    pitch = min(_HIGHEST_ROW, (frame.height - strip) / (rows_high or len(chart.categories)))
    outer = Frame(frame.x, frame.y + strip, frame.width, pitch * len(chart.categories))
    area = plot(outer, left=_names_width(chart, frame, theme))
    rows = BarRows(chart.categories, chart.series, chart.highlight, chart.decimals, chart.alt, area, scale)
    if not chart.reference:
        place_bar_rows(shapes, theme, rows, name)
        return
    said = reference_line(chart.reference, chart.decimals, theme.deck.chart)
    mean = place_mean(shapes, theme, area, scale, chart.reference, f"{name} 均值线", above=3)
    width = text_width(theme, said.text, said.size) + 4
    x = area.inner.x + scale.share(float(chart.reference.value)) * area.inner.width - width / 2
    label = place_text(
        shapes, theme, Frame(x, frame.y, width, strip - 3), f"{name} 均值", [said], align="ctr", anchor="b"
    )
    bars_ = place_bar_rows(shapes, theme, rows, f"{name} 图表")
    group(shapes, [mean, label, bars_], name, chart.alt)


def _add_columns(shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> None:
    pitch = frame.width / len(chart.categories)
    names = fit_names(theme, chart.categories, pitch)
    area = plot(frame, bottom=names.height)
    size = min(names.size, _largest_label(chart, theme, pitch))
    scale = bar_scale(chart.series.values, area.inner.height, line_height(theme, size) + 4)
    sheet = bar_sheet(chart.categories, chart.series, chart.highlight, chart.decimals)
    columns = bars(theme, sheet, size, chart.decimals, is_marked=bool(chart.highlight), has_bold=False)
    mean = ""
    if chart.reference:
        label = reference_line(chart.reference, chart.decimals, theme.deck.chart)
        sheet = replace(
            sheet, columns=(*sheet.columns, Column(label.text, (chart.reference.value,) * len(chart.categories)))
        )
        mean = _mean_line(theme, sheet, pitch)
    charts = (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{columns}<c:gapWidth val="{gap_width(theme, pitch, pitch)}"/><c:overlap val="100"/>{axis_ids()}</c:barChart>'
        f"{mean}{names.axis(theme)}{value_axis(theme, scale, is_hidden=True)}"
    )
    place_chart(shapes, frame, name, chart.alt, chart_space(theme, area, charts), sheet)


def _mean_line(theme: Theme, sheet: Sheet, pitch: float) -> str:
    """A dashed line series, named once, at its end over the low bars."""
    column = len(sheet.columns) - 1
    last = len(sheet.columns[0].cells) - 1
    half = text_width(theme, sheet.columns[column].header, theme.deck.chart) / 2
    index = max(0, last - int(half / pitch))
    named = (
        f'<c:dLbl><c:idx val="{index}"/>{shape()}{text(theme, theme.deck.chart, "reference")}'
        f'<c:dLblPos val="t"/>{label_shows(series=True)}</c:dLbl>'
    )
    look = f"<c:spPr>{line(theme, 'reference', 1.0, 'sysDash')}</c:spPr>"
    series = SeriesXml(column, look, marker=NO_MARKER, labels=own_labels(named))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{line_series(sheet, column - 1, series)}<c:marker val="1"/>{axis_ids()}</c:lineChart>'
    )


def _names_width(chart: RankedBars, frame: Frame, theme: Theme) -> float:
    """The width of the widest name, or a third of the frame, where long names then take two lines."""
    return min(widest(theme, chart.categories, theme.deck.chart), frame.width / 3) + NAME_GAP


def _bars_width(chart: RankedBars, frame: Frame, theme: Theme) -> float:
    return frame.width - _names_width(chart, frame, theme)


def _label_room(chart: RankedBars, theme: Theme, size: float = 0) -> float:
    return label_room(theme, chart.series, chart.decimals, size or theme.deck.chart)


def _largest_label(chart: RankedBars, theme: Theme, pitch: float) -> float:
    """The largest size at which the labels stand side by side."""
    sizes = (theme.deck.chart - step / 2 for step in range(int(2 * (theme.deck.chart - SMALLEST)) + 1))
    return next((size for size in sizes if _label_room(chart, theme, size) - 6 < pitch), SMALLEST)


_ = (lines_of, row_text_size)

"""Bars that lie, best on top: one native chart, with the line of the mean behind its bars.

The line is a line on the slide and no series: PowerPoint's own way, bars and scatter in one chart, is drawn wrongly by
LibreOffice. The chart's layout is fixed, so the line stands exactly at its value; it lies behind the transparent chart
and is grouped with it, and the labels on it have a ground of paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from builder.deck.native.place import Line, place_chart, place_line
from builder.deck.native.text import SMALLEST, line_height, text_width
from builder.deck.native.workbook import Column, Sheet
from builder.deck.native.xml import (
    Plot,
    Scale,
    SeriesXml,
    axis_ids,
    bar_series,
    category_axis,
    chart_space,
    labels,
    shape,
    solid,
    value_axis,
)
from builder.model.chart import Reference, Series
from builder.theme.theme import Theme

NAME_GAP = 8.0  # between a name and its bar
_THICKEST = 24.0


@dataclass(frozen=True, slots=True)
class BarRows:
    """A chart of lying bars: what it shows and where. Names stand left of the plot where it leaves room for them."""

    categories: tuple[str, ...]
    series: Series
    highlight: tuple[str, ...]
    decimals: int
    alt: str
    plot: Plot
    scale: Scale
    has_names: bool = True


def place_bar_rows(shapes: Any, theme: Theme, rows: BarRows, name: str) -> Any:
    """The chart alone."""
    pitch = rows.plot.inner.height / len(rows.categories)
    size = row_text_size(theme, pitch)
    sheet = bar_sheet(rows.categories, rows.series, rows.highlight, rows.decimals)
    charts = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{bars(theme, sheet, size, rows.decimals, is_marked=not set(rows.highlight).isdisjoint(rows.categories))}<c:gapWidth val="{gap_width(theme, pitch, _THICKEST)}"/>'
        f'<c:overlap val="100"/>{axis_ids()}</c:barChart>'
        f"{category_axis(theme, size, is_upright=True, has_names=rows.has_names)}"
        f"{value_axis(theme, rows.scale, is_hidden=True, position='t')}"
    )
    return place_chart(shapes, rows.plot.outer, name, rows.alt, chart_space(theme, rows.plot, charts), sheet)


def place_mean(
    shapes: Any, theme: Theme, plot: Plot, scale: Scale, reference: Reference, name: str, *, above: float
) -> Any:
    """The upright line of a mean through a plot, and from `above` the plot's top edge."""
    inner = plot.inner
    x = inner.x + scale.share(float(reference.value)) * inner.width
    top, bottom = (x, inner.y - above), (x, inner.y + inner.height)
    return place_line(shapes, theme, top, bottom, name, "reference", width=1.0, dash="sysDash")


def bar_sheet(categories: tuple[str, ...], series: Series, highlight: tuple[str, ...], decimals: int) -> Sheet:
    """Name and value; where some are highlighted, these have a column of their own, so that a colour is a series."""
    marked = [name in highlight for name in categories]
    names = Column("名称", categories)
    if not any(marked) or all(marked):
        return Sheet(series.name, (names, Column(series.name, series.values)), decimals)
    pairs = tuple(zip(series.values, marked, strict=True))
    return Sheet(
        series.name,
        (
            names,
            Column(f"{series.name}（重点）", tuple(value if is_marked else None for value, is_marked in pairs)),
            Column(f"{series.name}（其他）", tuple(None if is_marked else value for value, is_marked in pairs)),
        ),
        decimals,
    )


def bars(theme: Theme, sheet: Sheet, size: float, decimals: int, *, is_marked: bool, has_bold: bool = True) -> str:
    """The series of a bar chart with their labels: what is highlighted in its colour and bold."""
    looks = [("highlight", "highlight", True), ("bar", "ink", False)]
    if len(sheet.columns) == 2:
        looks = looks[:1] if is_marked else looks[1:]
    return "".join(
        bar_series(
            sheet,
            order,
            SeriesXml(
                order + 1,
                shape(solid(theme, token)),
                labels=labels(theme, size, "outEnd", decimals, token=label, is_bold=is_bold and has_bold, is_masked=True),
            ),
        )
        for order, (token, label, is_bold) in enumerate(looks)
    )


def gap_width(theme: Theme, pitch: float, thickest: float) -> int:
    """The gap between two bars, as per cent of a bar."""
    thickness = min(thickest, pitch * theme.chart.bar_share)
    return min(500, round((pitch / thickness - 1) * 100))


def row_text_size(theme: Theme, pitch: float) -> float:
    """The size of names and labels in rows of this height."""
    return max(SMALLEST, min(theme.deck.chart, int(2 * pitch / line_height(theme, 1.0)) / 2))


def label_room(theme: Theme, series: Series, decimals: int, size: float) -> float:
    """The width that the labels beyond the bars need."""
    known = [value for value in series.values if value is not None]
    return max((text_width(theme, shown(value, decimals), size, is_bold=True) for value in known), default=0.0) + 8


def shown(value: Decimal, decimals: int) -> str:
    """A value as its label says it."""
    return str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def reference_line(reference: Reference, decimals: int, size: float) -> Line:
    """What is said at the line of a mean."""
    return Line(f"{reference.label} {shown(reference.value, decimals)}", size, "reference")


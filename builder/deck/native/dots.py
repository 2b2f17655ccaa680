"""Dots over names, joined by a line from the lowest to the highest: what dumbbells and dot plots share.

The line is an error bar of a hidden series at the lowest value, as long as the span: PowerPoint's high-low lines do the
same, but LibreOffice leaves them out. Both columns are formulas in the workbook, so the line follows a changed value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from builder.deck.native.names import fit_names
from builder.deck.native.place import place_chart
from builder.deck.native.scale import dot_scale
from builder.deck.native.text import text_width, widest
from builder.deck.native.workbook import Column, Sheet
from builder.deck.native.xml import (
    AXIS_SIZE,
    NO_MARKER,
    SeriesXml,
    axis_ids,
    chart_space,
    error_lines,
    label_shows,
    legend,
    line,
    line_series,
    marker,
    own_labels,
    plot,
    shape,
    text,
    value_axis,
)
from builder.deck.slides import Frame
from builder.model.chart import Series
from builder.theme.theme import Theme

_LEGEND = 26.0
_SIZE = 9
_SYMBOLS = ("circle", "diamond", "square", "triangle", "circle")


@dataclass(frozen=True, slots=True)
class Dots:
    """A chart of dots. `means` are lines across it, a label and a value for each, in the colours of the series."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    labels: tuple[str, ...]
    means: tuple[tuple[str, Decimal], ...]
    decimals: int
    alt: str


def place_dots(shapes: Any, theme: Theme, dots: Dots, frame: Frame, name: str, highlight) -> Any:
    """The chart with its legend above."""
    sheet = _sheet(dots)
    said = [label for label, _ in dots.means]
    right = widest(theme, said, AXIS_SIZE) + 10 if said else 0
    left = 28.0
    pitch = (frame.width - left - right) / len(dots.categories)
    names = fit_names(theme, dots.categories, pitch)
    area = plot(frame, left=left, right=right, top=_LEGEND, bottom=names.height)
    values = [v for s in dots.series for v in s.values] + [m for _, m in dots.means]
    scale = dot_scale(values, area.inner.height, 20)
    hidden = len(dots.series) + 1
    parts = [_span(theme, sheet, highlight)]
    for place, series in enumerate(dots.series):
        parts.append(
            line_series(
                sheet,
                place + 1,
                SeriesXml(
                    place + 1,
                    shape("", "<a:ln w=\"28575\"><a:noFill/></a:ln>"),
                    marker(theme, _SYMBOLS[place] if len(dots.series) > 2 else "circle", _SIZE, f"series.{place}"),
                    dots.labels[place],
                ),
            )
        )
    for place, (label, _) in enumerate(dots.means):
        column = len(dots.series) + 3 + place
        parts.append(_mean(theme, sheet, column, len(dots.categories) - 1, f"series.{place}"))
    charts = (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(parts)}<c:marker val="1"/>{axis_ids()}</c:lineChart>'
        f"{names.axis(theme)}{value_axis(theme, scale)}"
    )
    where = Frame(frame.x, frame.y, sum(text_width(theme, s.name, 12) + 36 for s in dots.series), 20)
    key = legend(theme, where, area, hidden=[0, *range(hidden, hidden + len(dots.means))])
    return place_chart(shapes, frame, name, dots.alt, chart_space(theme, area, charts, key), sheet)


def _span(theme, sheet, highlight):
    column = next(i for i, c in enumerate(sheet.columns) if c.header == "最低值")
    return line_series(
        sheet, 0, SeriesXml(column, shape("", '<a:ln w="28575"><a:noFill/></a:ln>'), NO_MARKER, errors=error_lines(theme, sheet, column + 1, "rule", 2.5))
    )


def _mean(theme, sheet, column, last, token):
    named = (
        f'<c:dLbl><c:idx val="{last}"/>{shape()}{text(theme, AXIS_SIZE, "muted")}'
        f'<c:dLblPos val="r"/>{label_shows(series=True)}</c:dLbl>'
    )
    look = f"<c:spPr>{line(theme, token, 1.0, 'sysDash')}</c:spPr>"
    return line_series(sheet, column - 2, SeriesXml(column, look, NO_MARKER, own_labels(named)))


def _sheet(dots: Dots) -> Sheet:
    known = [[v for v in row if v is not None] for row in zip(*(s.values for s in dots.series), strict=True)]
    last = chr(ord("A") + len(dots.series))
    columns = [Column("名称", dots.categories)]
    columns += [Column(s.name, s.values) for s in dots.series]
    columns.append(Column("最低值", tuple(min(r, default=None) for r in known), f"=MIN(B{{row}}:{last}{{row}})"))
    columns.append(
        Column("跨度", tuple(max(r) - min(r) if r else None for r in known), f"=MAX(B{{row}}:{last}{{row}})-MIN(B{{row}}:{last}{{row}})")
    )
    columns += [Column(label, (m,) * len(dots.categories)) for label, m in dots.means]
    return Sheet(dots.title, tuple(columns), dots.decimals)

_ = replace

"""Dots over names, joined by a line from the lowest to the highest: what dumbbells and dot plots share.

The line is an error bar of a hidden series at the lowest value, as long as the span: PowerPoint's high-low lines look
the same, but LibreOffice leaves them out. Lowest and span are formulas in the workbook, so the line follows the values.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from builder.deck.native.series import NO_MARKER, UNJOINED, Drawn, error_lines, line_series
from builder.deck.native.sheet import Column, Sheet, letter, names_column, value_column
from builder.model.chart import Series
from builder.theme.theme import Theme

DOT = 9
_LINE = 2.25


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots of a chart. Each series has its dot and its labels as XML; the lines of `highlight` names stand out."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    markers: tuple[str, ...]
    labels: tuple[str, ...]
    highlight: tuple[str, ...]
    row_header: str
    is_first_on_top: bool = False


def dot_columns(dots: Dots) -> tuple[Column, ...]:
    """Names, values, and what the lines need: the lowest value, the span, the span again of what is highlighted."""
    last = letter(len(dots.series))
    row = f"B{{row}}:{last}{{row}}"
    lowest = tuple(min(known, default=None) for known in _known(dots))
    spans = tuple(max(known) - min(known) if known else None for known in _known(dots))
    marked = tuple(span if name in dots.highlight else None for name, span in zip(dots.categories, spans, strict=True))
    return (
        names_column(dots.categories, dots.row_header),
        *map(value_column, dots.series),
        Column("连线起点（最低值）", lowest, f"=MIN({row})"),
        Column("连线长度（跨度）", spans, f"=MAX({row})-MIN({row})"),
        *([Column("连线长度（重点）", marked, f"=MAX({row})-MIN({row})")] if _has_marked(dots) else []),
    )


def dot_series(theme: Theme, dots: Dots, sheet: Sheet) -> tuple[str, ...]:
    """The lines first, which are behind, then the dots."""
    lowest = len(dots.series) + 1
    tokens = ("rule", "highlight") if _has_marked(dots) else ("rule",)
    lines = (
        line_series(
            sheet,
            order,
            Drawn(lowest, UNJOINED, NO_MARKER, errors=error_lines(theme, sheet, lowest + 1 + order, token, _LINE)),
        )
        for order, token in enumerate(tokens)
    )
    looks = list(enumerate(zip(dots.markers, dots.labels, strict=True), 1))
    points = (
        line_series(sheet, order, Drawn(column, UNJOINED, dot, labels))
        for order, (column, (dot, labels)) in enumerate(
            reversed(looks) if dots.is_first_on_top else looks, len(tokens)
        )
    )
    return (*lines, *points)


def hidden_series(dots: Dots) -> tuple[int, ...]:
    """The places of the series that the legend leaves out."""
    return (0, 1) if _has_marked(dots) else (0,)


def _has_marked(dots: Dots) -> bool:
    return any(name in dots.highlight for name in dots.categories)


def _known(dots: Dots) -> list[list[Decimal]]:
    """The values of each name."""
    rows = zip(*(series.values for series in dots.series), strict=True)
    return [[value for value in row if value is not None] for row in rows]

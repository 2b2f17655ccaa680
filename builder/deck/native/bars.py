"""What charts of bars share: their sheet, their series, their labels, how thick they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from builder.deck.colors import solid
from builder.deck.native.axes import AXIS_IDS
from builder.deck.native.labels import LabelStyle, Move, value_label, value_labels
from builder.deck.native.looks import NO_LINE, look
from builder.deck.native.series import Drawn, bar_series
from builder.deck.native.sheet import Column, Sheet, names_column, value_column
from builder.deck.native.text import text_width
from builder.model.chart import RankedBars, Series
from builder.model.numbers import written
from builder.theme.theme import Theme

_LABEL_GAP = 8.0  # before and after a label
_WIDEST_GAP = 500  # that the format allows

Moves = Mapping[int, Move]
NONE: Moves = MappingProxyType({})


def bar_sheet(chart: RankedBars) -> Sheet:
    """Name and value. Where some bars are highlighted, these have a column of their own: each colour is a series."""
    series = chart.series
    marked = [name in chart.highlight for name in chart.categories]
    names = names_column(chart.categories, chart.row_header)
    if not any(marked) or all(marked):
        return Sheet(series.name, (names, value_column(series)), chart.decimals)
    pairs = tuple(zip(series.values, marked, strict=True))
    chosen: tuple[Decimal | None, ...] = tuple(value if is_marked else None for value, is_marked in pairs)
    others: tuple[Decimal | None, ...] = tuple(None if is_marked else value for value, is_marked in pairs)
    columns = (names, Column(f"{series.name}（重点）", chosen), Column(f"{series.name}（其他）", others))
    return Sheet(series.name, columns, chart.decimals)


def bars(
    theme: Theme, sheet: Sheet, highlight: tuple[str, ...], size: float, *, has_bold: bool = True, moves: Moves = NONE
) -> str:
    """The series of a sheet of bars, with a label at the end of each bar; `moves` has those that stand elsewhere."""
    is_marked = any(name in highlight for name in sheet.columns[0].cells)
    looks: tuple[tuple[str, str, bool], ...] = (("highlight", "highlight", has_bold), ("bar", "ink", False))
    if len(sheet.columns) == 2:
        looks = looks[:1] if is_marked else looks[1:]
    parts = []
    for column, (token, said, is_bold) in enumerate(looks, 1):
        style = LabelStyle(size, sheet.decimals, said, is_bold, is_masked=bool(moves))
        moved = {index: move for index, move in moves.items() if sheet.columns[column].cells[index] is not None}
        own = "".join(value_label(theme, index, style, "outEnd", move) for index, move in sorted(moved.items()))
        labels = value_labels(theme, style, "outEnd", own)
        parts.append(bar_series(sheet, column - 1, Drawn(column, look(solid(theme, token), NO_LINE), labels=labels)))
    return "".join(parts)


def bar_chart(series: Iterable[str], gap: int, *, is_lying: bool, is_stacked: bool = False, overlap: int = 100) -> str:
    """Series as bars; `gap` and `overlap` are shares of a bar in per cent."""
    return (
        f'<c:barChart><c:barDir val="{"bar" if is_lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if is_stacked else "clustered"}"/><c:varyColors val="0"/>{"".join(series)}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{AXIS_IDS}</c:barChart>'
    )


def gap_width(theme: Theme, pitch: float, thickest: float) -> int:
    """The gap between two bars, in per cent of a bar."""
    thickness = min(thickest, pitch * theme.chart.bar_share)
    return min(_WIDEST_GAP, round((pitch / thickness - 1) * 100))


def label_room(theme: Theme, values: Iterable[Decimal | None], decimals: int, size: float) -> float:
    """The width of the widest label, in bold, with the gaps beside it."""
    known = (written(value, decimals) for value in values if value is not None)
    return max((text_width(theme, text, size, is_bold=True) for text in known), default=0.0) + _LABEL_GAP


def said(categories: tuple[str, ...], series: Series, decimals: int) -> str:
    """The values of a series, for readers who meet a part of a chart alone."""
    values = zip(categories, series.values, strict=True)
    return "，".join(f"{name} {written(value, decimals)}" for name, value in values if value is not None)

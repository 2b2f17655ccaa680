"""The same rows in several panels side by side, one index each.

All panels share one scale from zero, so that an index that is low looks low; a chart may ask for a scale each, where
what counts is who leads within a panel. The figure's note says which of the two holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.charts.bars import Bars, draw_bars, draw_said, scale_between
from builder.charts.picture import Picture
from builder.charts.rows import NAME_GAP, Rows, draw_names, set_names, widest
from builder.charts.scale import known
from builder.charts.style import Style
from builder.charts.words import said_of
from builder.charts.wrap import Words, fit, set_words
from builder.model.chart import Panel, SmallMultiples

_PITCH = 15.0
_TITLE = 17.0  # a title of one line, above the rows
_FOOT = 15.0  # for the mean, below the rows
_BLOCK_GAP = 10.0  # between blocks of panels, where they do not fit side by side
_GAP = 14.0  # between panels
_NARROWEST = 56.0  # a panel with room for a bar and its value


def height_of_small_multiples(chart: SmallMultiples, width: float, style: Style) -> float:
    """A row for each category, with titles and means, as often as the panels need."""
    grid = _grid(chart, width, style)
    block = grid.title + len(chart.categories) * _PITCH + _foot(chart)
    return grid.blocks * block + (grid.blocks - 1) * _BLOCK_GAP


def draw_small_multiples(chart: SmallMultiples, picture: Picture) -> None:
    """Block after block of panels: the names at the left, the panels beside them."""
    grid = _grid(chart, picture.width, picture.style)
    height = (picture.height - (grid.blocks - 1) * _BLOCK_GAP) / grid.blocks
    for block in range(grid.blocks):
        top = picture.height - block * (height + _BLOCK_GAP)
        rows = Rows(top - grid.title, top - height + _foot(chart), len(chart.categories))
        names = set_names(picture.style, chart.categories, chart.highlight, picture.width, rows)
        draw_names(picture, names, grid.left - NAME_GAP, rows)
        start = block * grid.columns
        for column, panel in enumerate(chart.panels[start : start + grid.columns]):
            left = grid.left + column * (grid.panel + _GAP)
            title = grid.titles[start + column]
            set_words(picture, title, left, top - grid.title / 2 + 1)
            _draw_panel(picture, chart, panel, rows, left, left + grid.panel)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the panels are dealt out: how many side by side, in how many blocks, how wide and with what heads."""

    titles: tuple[Words, ...]
    left: float
    columns: int
    blocks: int
    panel: float
    title: float


def _grid(chart: SmallMultiples, width: float, style: Style) -> _Grid:
    rows = Rows(_PITCH * len(chart.categories), 0.0, len(chart.categories))
    names = set_names(style, chart.categories, chart.highlight, width, rows)
    left = widest(names) + NAME_GAP
    count = max(len(chart.panels), 1)
    fitting = max(1, int((width - left + _GAP) / (_NARROWEST + _GAP)))
    blocks = -(-count // fitting)
    columns = -(-count // blocks)
    panel = (width - left - (columns - 1) * _GAP) / columns
    size = style.size.title
    titles = tuple(fit(panel_.series.name, style.bold, size, panel, size * 2.4) for panel_ in chart.panels)
    highest = max((title.height for title in titles), default=size)
    return _Grid(titles, left, columns, blocks, panel, highest + _TITLE - size)


def _draw_panel(picture: Picture, chart: SmallMultiples, panel: Panel, rows: Rows, left: float, right: float) -> None:
    bars = Bars(chart.categories, panel.series.values, chart.highlight, panel.reference, chart.decimals)
    compared = chart.compared(panel)
    values, means = list(known(*(one.series.values for one in compared))), [one.reference for one in compared]
    scale = scale_between(picture.style, values, means, chart.decimals, rows.text_size(picture.style), left, right)
    draw_bars(picture, bars, rows, scale)
    if panel.reference:
        said, x = said_of(panel.reference, chart.decimals), scale(panel.reference.value)
        draw_said(picture, said, x, rows.bottom - _FOOT / 2 - 1, left, right)


def _foot(chart: SmallMultiples) -> float:
    return _FOOT if any(panel.reference for panel in chart.panels) else 0.0

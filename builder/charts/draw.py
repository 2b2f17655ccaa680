"""Draw a chart value on a page: the only thing that the PDF asks of charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from builder.charts.artists import rc_context, rcParams, rcParamsDefault
from builder.charts.picture import Picture
from builder.charts.reportlab_renderer import ReportlabRenderer
from builder.charts.style import Style, style_of
from builder.charts.types.dot_plot import draw_dot_plot, height_of_dot_plot
from builder.charts.types.dumbbell import draw_dumbbell, height_of_dumbbell
from builder.charts.types.grouped_bars import draw_grouped_bars, height_of_grouped_bars
from builder.charts.types.heat_table import draw_heat_table, height_of_heat_table
from builder.charts.types.lines import draw_lines, height_of_lines
from builder.charts.types.ranked_bars import draw_ranked_bars, height_of_ranked_bars
from builder.charts.types.scatter import draw_scatter, height_of_scatter
from builder.charts.types.small_multiples import draw_small_multiples, height_of_small_multiples
from builder.charts.types.stacked_bars import draw_stacked_bars, height_of_stacked_bars
from builder.charts.types.tile_map import draw_tile_map, height_of_tile_map
from builder.charts.types.tree import draw_tree, height_of_tree
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    RankedBars,
    Scatter,
    SmallMultiples,
    StackedBars,
    TileMap,
    Tree,
)
from builder.theme.theme import Theme

_CAPTION_ROOM = 70.0  # left on a page for the caption, the source and the notes of its highest figure


@dataclass(frozen=True, slots=True)
class Kind:
    """How charts of one type are drawn, and how high they want to be at a width."""

    height: Callable[[Any, float, Style], float]
    draw: Callable[[Any, Picture], None]


KINDS: Mapping[type, Kind] = {
    DotPlot: Kind(height_of_dot_plot, draw_dot_plot),
    Dumbbell: Kind(height_of_dumbbell, draw_dumbbell),
    GroupedBars: Kind(height_of_grouped_bars, draw_grouped_bars),
    HeatTable: Kind(height_of_heat_table, draw_heat_table),
    Lines: Kind(height_of_lines, draw_lines),
    RankedBars: Kind(height_of_ranked_bars, draw_ranked_bars),
    Scatter: Kind(height_of_scatter, draw_scatter),
    SmallMultiples: Kind(height_of_small_multiples, draw_small_multiples),
    StackedBars: Kind(height_of_stacked_bars, draw_stacked_bars),
    TileMap: Kind(height_of_tile_map, draw_tile_map),
    Tree: Kind(height_of_tree, draw_tree),
}

# What a user's own settings of matplotlib could change in artists made here.
_OWN_SETTINGS: dict[Any, Any] = {
    name: rcParamsDefault[name]
    for name in ("lines.scale_dashes", "markers.fillstyle", "path.effects", "path.simplify", "path.sketch")
}


def height_of(chart: Chart, width: float, theme: Theme) -> float:
    """How high a chart of a width wants to be, in points; never higher than a page has room for with its caption."""
    page = theme.page
    most = page.height - page.margin_top - page.margin_bottom - _CAPTION_ROOM
    return min(KINDS[type(chart)].height(chart, width, style_of(theme)), most)


def draw_chart(
    chart: Chart, canvas: Any, x: float, y: float, width: float, height: float, theme: Theme
) -> tuple[str, ...]:
    """Draw a chart on a reportlab canvas, in the frame whose lower left corner is x, y; gives the strings it wrote.

    The theme's heading faces must be registered with reportlab under the names of their files.
    """
    with _own_settings():
        picture = picture_of(chart, width, height, theme)
        canvas.saveState()
        renderer = ReportlabRenderer(canvas, x, y, width, height)
        for artist in picture.artists:
            artist.draw(renderer)
        canvas.restoreState()
    return tuple(renderer.written)


def picture_of(chart: Chart, width: float, height: float, theme: Theme) -> Picture:
    """The artists of a chart: what is drawn, and what tests look at."""
    picture = Picture(width, height, style_of(theme))
    KINDS[type(chart)].draw(chart, picture)
    return picture


def _own_settings() -> AbstractContextManager[Any]:
    """Matplotlib's own settings, where the user has changed them; the check is far cheaper than to set them."""
    if all(rcParams[name] == value for name, value in _OWN_SETTINGS.items()):
        return nullcontext()
    return rc_context(_OWN_SETTINGS)

"""Charts as native PowerPoint objects: charts with their workbook, tables, groups of shapes. Never a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.deck.native.ranked_bars import add_ranked_bars
from builder.deck.slides import Frame
from builder.model.chart import Chart, RankedBars
from builder.theme.theme import Theme

_WRITERS: dict[type, Callable[[Any, Any, Frame, Theme, str], None]] = {
    RankedBars: add_ranked_bars,
}


def add_chart(shapes: Any, chart: Chart, frame: Frame, theme: Theme, name: str) -> None:
    """Put a chart on a slide, inside `frame`; what is placed is called `name`, its parts `name` and what they are."""
    _WRITERS[type(chart)](shapes, chart, frame, theme, name)

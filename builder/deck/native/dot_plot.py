"""x"""
from __future__ import annotations

from typing import Any

from builder.deck.native.bar_rows import shown
from builder.deck.native.dots import Dots, place_dots
from builder.deck.native.xml import *
from builder.deck.slides import Frame
from builder.model.chart import DotPlot
from builder.theme.theme import Theme


def add_dot_plot(shapes: Any, chart: DotPlot, frame: Frame, theme: Theme, name: str) -> None:
    def labs(a):
        return own_labels("".join(value_label(theme, i, 10, "r", chart.decimals) for i,x in enumerate(a) if chart.categories[i] in chart.highlight))
    dots = Dots("对比", chart.categories, chart.series, tuple(labs(s.values) for s in chart.series), tuple((f"{r.label} {shown(r.value,2)}", r.value) for r in chart.references), chart.decimals, chart.alt)
    place_dots(shapes, theme, dots, frame, name, chart.highlight)

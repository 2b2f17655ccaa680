"""Two indices per name, joined by a line."""
from __future__ import annotations

from typing import Any

from builder.deck.native.dots import Dots, place_dots
from builder.deck.native.xml import *
from builder.deck.slides import Frame
from builder.model.chart import Dumbbell
from builder.theme.theme import Theme


def add_dumbbell(shapes: Any, chart: Dumbbell, frame: Frame, theme: Theme, name: str) -> None:
    size = 10.5
    def labs(a, b):
        own = "".join(value_label(theme, i, size, "t" if (x is not None and y is not None and x > y) else "b", chart.decimals, is_bold=chart.categories[i] in chart.highlight)
            for i,(x,y) in enumerate(zip(a,b)) if x is not None and ((x>y)!=FIRST or chart.categories[i] in chart.highlight) or True)
        return own_labels(own)
    FIRST=False
    la = labs(chart.first.values, chart.second.values)
    lb = labs(chart.second.values, chart.first.values)
    dots = Dots(f"{chart.first.name}", chart.categories, (chart.first, chart.second), (la, lb), (), chart.decimals, chart.alt)
    place_dots(shapes, theme, dots, frame, name, chart.highlight)

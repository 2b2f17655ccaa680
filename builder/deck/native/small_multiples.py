"""The same names in several panels side by side, one index each, all on one scale."""

from __future__ import annotations

from typing import Any

from builder.deck.native.bar_rows import (
    NAME_GAP,
    BarRows,
    label_room,
    place_bar_rows,
    place_mean,
    reference_line,
    row_text_size,
    shown,
)
from builder.deck.native.place import Line, group, place_text
from builder.deck.native.scale import bar_scale
from builder.deck.native.text import widest
from builder.deck.native.xml import plot
from builder.deck.slides import Frame
from builder.model.chart import SmallMultiples
from builder.theme.theme import Theme

_HIGHEST_ROW = 60.0
_GAP = 16.0
_LINE = 17.0


def add_small_multiples(shapes: Any, chart: SmallMultiples, frame: Frame, theme: Theme, name: str) -> None:
    has_means = any(p.reference for p in chart.panels)
    head = _LINE * (2 if has_means else 1) + 6
    pitch = min(_HIGHEST_ROW, (frame.height - head) / len(chart.categories))
    size = row_text_size(theme, pitch)
    names = min(widest(theme, chart.categories, size), frame.width / 4) + NAME_GAP
    count = len(chart.panels)
    width = (frame.width - names - _GAP * (count - 1)) / count
    room = max(label_room(theme, p.series, chart.decimals, size) for p in chart.panels)
    values = [v for p in chart.panels for v in p.series.values] + [p.reference.value for p in chart.panels if p.reference]
    scale = bar_scale(values, width, room)
    members = []
    for place, panel in enumerate(chart.panels):
        x = frame.x + names + place * (width + _GAP)
        left = names if place == 0 else 2
        outer = Frame(x - left, frame.y + head, width + left, pitch * len(chart.categories))
        area = plot(outer, left=left)
        title = panel.series.name
        lines = [Line(title, theme.deck.chart, "ink", True)]
        if panel.reference:
            lines.append(reference_line(panel.reference, chart.decimals, theme.deck.chart))
            members.append(place_mean(shapes, theme, area, scale, panel.reference, f"{name} {title}均值线", above=2))
        members.append(place_text(shapes, theme, Frame(x, frame.y, width, head - 6), f"{name} {title}标题", lines))
        alt = f"{title}：" + "，".join(f"{n} {shown(v, chart.decimals)}" for n, v in zip(chart.categories, panel.series.values, strict=True) if v is not None)
        rows = BarRows(chart.categories, panel.series, chart.highlight, chart.decimals, alt, area, scale, has_names=place == 0)
        members.append(place_bar_rows(shapes, theme, rows, f"{name} {title}"))
    group(shapes, members, name, chart.alt)

"""Two indices against each other: grey points, the named ones in colour with their names, means as dashed lines."""

from __future__ import annotations

from typing import Any

from builder.deck.native.bar_rows import shown
from builder.deck.native.place import place_chart
from builder.deck.native.scale import dot_scale
from builder.deck.native.spread import Box, spread
from builder.deck.native.text import line_height, text_width
from builder.deck.native.workbook import Column, Sheet
from builder.deck.native.xml import *
from builder.deck.slides import Frame
from builder.model.chart import Scatter
from builder.theme.theme import Theme

_TOP, _BOTTOM, _LEFT = 26.0, 38.0, 30.0


def add_scatter(shapes: Any, chart: Scatter, frame: Frame, theme: Theme, name: str) -> None:
    refs = []
    sheet_cols = [
        Column("名称", tuple(p.name for p in chart.points)),
        Column(chart.x_name, tuple(p.x for p in chart.points)),
        Column(f"{chart.y_name}（重点）", tuple(p.y if p.is_named else None for p in chart.points)),
        Column(f"{chart.y_name}（其他）", tuple(None if p.is_named else p.y for p in chart.points)),
    ]
    right = 0.0
    size = theme.deck.chart
    if chart.y_reference:
        right = text_width(theme, f"{chart.y_reference.label} {shown(chart.y_reference.value, 2)}", size) + 8
    area = plot(frame, left=_LEFT, top=_TOP + (0 if chart.x_reference else 0), right=right, bottom=_BOTTOM)
    xs = dot_scale([p.x for p in chart.points], area.inner.width, 16)
    ys = dot_scale([p.y for p in chart.points], area.inner.height, 12)
    from decimal import Decimal
    parts = []
    lines = []
    for ref, is_x in ((chart.x_reference, True), (chart.y_reference, False)):
        if ref is None:
            continue
        label = f"{ref.label} {shown(ref.value, chart.decimals)}"
        at = len(sheet_cols)
        ends = tuple(Decimal(str(v)) for v in ((ys.low, ys.high) if is_x else (xs.low, xs.high)))
        fixed = (ref.value, ref.value)
        axis_name = chart.x_name if is_x else chart.y_name
        sheet_cols += [Column(f"{axis_name}{ref.label}（横）", fixed if is_x else ends), Column(label, ends if is_x else fixed)]
        refs.append((at, is_x))
        p = area.inner
        if is_x:
            lines.append(Box(p.x + xs.share(float(ref.value)) * p.width - .5, p.y, 1, p.height))
        else:
            lines.append(Box(p.x, p.y + (1 - ys.share(float(ref.value))) * p.height - .5, p.width, 1))
    sheet = Sheet(f"{chart.x_name}与{chart.y_name}", tuple(sheet_cols), chart.decimals)
    p = area.inner
    pts = [(p.x + xs.share(float(q.x)) * p.width, p.y + (1 - ys.share(float(q.y))) * p.height) for q in chart.points]
    named = {i: (text_width(theme, q.name, size) + 4, line_height(theme, size) * .8) for i, q in enumerate(chart.points) if q.is_named}
    sides = spread(pts, named, Box(p.x, p.y, p.width, p.height), lines, 6.5)
    own = "".join(name_label(theme, i, chart.points[i].name, size, sides[i]) for i in named)
    noline = shape("", '<a:ln w="19050"><a:noFill/></a:ln>')
    order = 2
    parts.append(point_series(sheet, 0, SeriesXml(3, noline, marker(theme, "circle", 8, "bar")), 1))
    parts.append(point_series(sheet, 1, SeriesXml(2, noline, marker(theme, "circle", 9, "highlight"), own_labels(own)), 1))
    for at, is_x in refs:
        lab = (
            f'<c:dLbl><c:idx val="1"/>{shape()}{text(theme, size, "reference")}'
            f'<c:dLblPos val="{"t" if is_x else "r"}"/>{label_shows(series=True)}</c:dLbl>'
        )
        parts.append(point_series(sheet, order, SeriesXml(at + 1, f"<c:spPr>{line(theme, 'reference', 1.0, 'sysDash')}</c:spPr>", NO_MARKER, own_labels(lab)), at))
        order += 1
    w = text_width(theme, chart.x_name, size, is_bold=True) + 8
    tx = axis_title(theme, chart.x_name, size, manual_layout(Frame(p.x + p.width - w, frame.y + frame.height - 17, w, 17), frame))
    ty = axis_title(theme, chart.y_name, size, manual_layout(Frame(frame.x, frame.y, text_width(theme, chart.y_name, size) + 8, 17), frame))
    charts = (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(parts)}{axis_ids()}</c:scatterChart>'
        f"{value_axis(theme, xs, position='b', axis=FIRST_AXIS, crosses=SECOND_AXIS, title=tx, between='midCat')}"
        f"{value_axis(theme, ys, title=ty, between='midCat')}"
    )
    place_chart(shapes, frame, name, chart.alt, chart_space(theme, area, charts), sheet)


def axis_title(theme, content, size, layout):
    return f'<c:title>{words(theme, content, size, "muted")}{layout}<c:overlay val="0"/></c:title>'

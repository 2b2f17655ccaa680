"""Rows by indices as a native table, each cell shaded by where it stands in its column."""

from __future__ import annotations

import math
from typing import Any

from pptx.oxml import parse_xml

from builder.deck.native.bar_rows import shown
from builder.deck.native.place import _A, Line, escape, named, place_box, place_text  # noqa
from builder.deck.native.shades import class_of, even_breaks, shades
from builder.deck.native.text import widest
from builder.deck.native.tile_map import ground
from builder.deck.native.xml import font, line, solid
from builder.deck.slides import Frame
from builder.deck.units import emu
from builder.model.chart import HeatTable
from builder.theme.theme import Theme

_KEY = 24.0
_TALLEST = 30.0


def add_heat_table(shapes: Any, chart: HeatTable, frame: Frame, theme: Theme, name: str) -> None:
    size = theme.deck.table
    classes = shades(theme)
    breaks = [even_breaks(column) for column in zip(*chart.values, strict=True)]
    first = min(widest(theme, (*chart.categories, chart.row_header), size) + 16, frame.width / 3)
    width = (frame.width - first) / len(chart.columns)
    lines = 1 if widest(theme, chart.columns, size, is_bold=True) + 8 <= width else 2
    head = 17.0 * lines + 5
    height = min(_TALLEST, (frame.height - _KEY - head) / len(chart.categories))
    placed = shapes.add_table(len(chart.categories) + 1, len(chart.columns) + 1, emu(frame.x), emu(frame.y), emu(frame.width), emu(head + height * len(chart.categories)))
    named(placed, name, chart.alt)
    table = placed._element.graphic.graphicData.tbl
    rows = [_row(theme, head, [_cell(theme, chart.row_header, size, "l", "", is_bold=True), *(_cell(theme, c, size, "ctr", "", is_bold=True) for c in chart.columns)])]
    for category, values in zip(chart.categories, chart.values, strict=True):
        cells = [_cell(theme, category, size, "l", "")]
        for value, column_breaks in zip(values, breaks, strict=True):
            shade = classes[class_of(value, column_breaks)]
            cells.append(_cell(theme, shown(value, chart.decimals), size, "ctr", ground(shade.ground), token=shade.text))
        rows.append(_row(theme, height, cells))
    grid = f'<a:gridCol w="{emu(first)}"/>' + f'<a:gridCol w="{emu(width)}"/>' * len(chart.columns)
    new = parse_xml(f'<a:tbl {_A}><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{"".join(rows)}</a:tbl>')
    table.getparent().replace(table, new)
    y = frame.y + head + height * len(chart.categories) + 8
    place_text(shapes, theme, Frame(frame.x + first - 60 , y, 50, 16), f"{name} 低", [Line("列内低", size, "muted")], anchor="ctr", align="r")
    for i, s in enumerate(classes):
        place_box(shapes, theme, Frame(frame.x + first + i * 28, y, 28, 16), f"{name} 图例{i + 1}", [], fill=ground(s.ground))
    place_text(shapes, theme, Frame(frame.x + first + 5 * 28 + 8, y, 50, 16), f"{name} 高", [Line("列内高", size, "muted")], anchor="ctr")


def _row(theme: Theme, height: float, cells: list[str]) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _cell(theme: Theme, text: str, size: float, align: str, fill: str, *, token: str = "ink", is_bold: bool = False) -> str:
    paper = line(theme, "paper", 1.0)[len("<a:ln "):-len("</a:ln>")]
    borders = "".join(f"<a:{side} {paper}</a:{side}>" for side in ("lnL", "lnR", "lnT", "lnB"))
    run = font(theme, "rPr", size, token, is_bold=is_bold)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}"/><a:r>{run}<a:t>{escape(text)}</a:t></a:r></a:p></a:txBody>'
        f'<a:tcPr marL="{emu(4)}" marR="{emu(4)}" marT="0" marB="0" anchor="ctr">{borders}{fill or "<a:noFill/>"}</a:tcPr></a:tc>'
    )
_ = (math, solid)

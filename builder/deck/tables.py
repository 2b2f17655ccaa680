"""Native tables: quiet rules from the template's table style, numbers to the right, best and worst shaded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from xml.sax.saxutils import quoteattr

from lxml import etree

from builder.deck import geometry as at
from builder.deck import markup
from builder.deck.colors import color
from builder.deck.layouts import TABLE_STYLE, Style, in_theme
from builder.deck.page import Page
from builder.deck.slides import Frame, TableSlide
from builder.deck.styles import TABLE_STYLE_ID
from builder.deck.table_size import CELL_EDGE, CELL_SIDE, Rows, TableSize, grown, table_size
from builder.deck.text import Run, paragraph
from builder.deck.units import emu
from builder.model.block import Cell
from builder.model.inline import plain
from builder.theme.theme import Theme

_LEGEND = (("best", "最高"), ("worst", "最低"))


def write_table(page: Page, slide: TableSlide) -> None:
    """The table of a slide, in one block or in blocks side by side with rows of the same height."""
    style = in_theme(TABLE_STYLE, page.theme.deck)
    frames = at.side_by_side(page.place("object").frame, slide.blocks)
    rows = iter(slide.rows)
    each = -(-len(slide.rows) // slide.blocks)
    whole = table_size(slide.head, slide.rows, frames[0].width, style, page.measure)
    for number, frame in enumerate(frames):
        part = tuple(islice(rows, each))
        start = number * each
        least = TableSize(whole.widths, whole.head, whole.rows[start : start + each])
        first = TableSize(whole.widths, whole.head, whole.rows[:each])
        spare = grown(first, frame.height).rows[0] - first.rows[0] if first.rows else 0
        size = TableSize(whole.widths, whole.head, tuple(row + spare for row in least.rows))
        if part:
            _add(page, slide, part, size, frame, number)
    if any(cell.mark for row in slide.rows for cell in row):
        _write_legend(page)


def _add(page: Page, slide: TableSlide, rows: Rows, size: TableSize, frame: Frame, number: int) -> None:
    style = in_theme(TABLE_STYLE, page.theme.deck)
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in size.widths)
    head = _row([_cell((Run(text, is_bold=True, color="tx2"),), align, style, page, anchor="b")
                 for text, align in zip(slide.head, slide.align, strict=True)], size.head)
    body = "".join(
        _row([_value(cell, align, style, page) for cell, align in zip(row, slide.align, strict=True)], height)
        for row, height in zip(rows, size.rows, strict=True)
    )
    name = "表格" if slide.blocks == 1 else f"表格 {number + 1}"
    place = page.layout.place("object")
    where = Frame(frame.x, frame.y, sum(size.widths), size.height)
    page.append(
        f'<p:graphicFrame {markup.NAMES}><p:nvGraphicFramePr><p:cNvPr id="{page.next_id()}" name="{name}" '
        f'descr={quoteattr(slide.alt)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{markup.reference(place) if number == 0 else ''}</p:nvPr></p:nvGraphicFramePr>"
        f"{markup.transform(where, 'p:xfrm')}<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>'
        f"{TABLE_STYLE_ID}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{head}{body}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(cells: Sequence[str], height: float) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _value(cell: Cell, align: str, style: Style, page: Page) -> str:
    run = Run(plain(cell.text), is_bold=cell.mark == "best")
    return _cell((run,), align, style, page, shading=_shading(cell.mark, page.theme))


def _cell(
    runs: Sequence[Run], align: str, style: Style, page: Page, *, anchor: str = "ctr", shading: str = ""
) -> str:
    text = paragraph(runs, page.language, style)
    text = text.replace("<a:pPr>", f'<a:pPr algn="{"ctr" if align == "c" else align}">', 1)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr marL=\"{emu(CELL_SIDE)}\" "
        f'marR="{emu(CELL_SIDE)}" marT="{emu(CELL_EDGE)}" marB="{emu(CELL_EDGE)}" anchor="{anchor}">{shading}'
        "</a:tcPr></a:tc>"
    )


def _shading(mark: str, theme: Theme) -> str:
    if not mark:
        return ""
    shade = color(theme, "good" if mark == "best" else "bad")
    etree.SubElement(shade, "{http://schemas.openxmlformats.org/drawingml/2006/main}lumMod", val="15000")
    return ""


def _write_legend(page: Page) -> None:
    del page

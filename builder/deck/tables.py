"""Native tables: quiet rules from the template's table style, numbers to the right, best and worst shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal
from xml.sax.saxutils import quoteattr

from builder.deck import geometry as at
from builder.deck import markup
from builder.deck.colors import solid
from builder.deck.layouts import NOTE_STYLE, TABLE_STYLE
from builder.deck.page import Page
from builder.deck.places import Style, in_theme
from builder.deck.slides import Frame, TableSlide
from builder.deck.styles import TABLE_STYLE_ID
from builder.deck.table_size import CELL_EDGE, CELL_SIDE, Rows, TableSize, in_blocks, table_that_fits
from builder.deck.text import Run, paragraph
from builder.deck.units import emu
from builder.model.block import Cell
from builder.model.inline import plain
from builder.theme.theme import Theme

_ALIGN: dict[str, Literal["l", "r", "ctr"]] = {"l": "l", "r": "r", "c": "ctr"}
_WORST_SHARE = 14
_LEGEND = (("best", "每列最高"), ("worst", "每列最低"))
_CHIP = 72.0


def write_table(page: Page, slide: TableSlide) -> None:
    """The table of a slide, in one block or in blocks side by side."""
    frames = at.side_by_side(page.place("object").frame, slide.blocks)
    style = in_theme(TABLE_STYLE, page.theme.deck)
    size, style = table_that_fits(slide.head, slide.rows, frames[0], slide.blocks, style, page.measure)
    start = 0
    for number, (frame, block) in enumerate(zip(frames, in_blocks(size, slide.blocks, frames[0].height), strict=False)):
        end = start + len(block.rows)
        _add(page, slide, slide.rows[start:end], block, replace(frame, height=block.height), number, style)
        start = end
    marks: set[str] = {cell.mark for row in slide.rows for cell in row if cell.mark}
    if marks:
        _write_legend(page, marks)


def _add(page: Page, slide: TableSlide, rows: Rows, size: TableSize, frame: Frame, number: int, style: Style) -> None:
    head = [
        _cell(Run(text, is_bold=True, color="tx2"), align, style, page.language, anchor="b")
        for text, align in zip(size.head_texts, slide.align, strict=True)
    ]
    body = [[_value(cell, align, style, page) for cell, align in zip(row, slide.align, strict=True)] for row in rows]
    lines = _row(head, size.head) + "".join(map(_row, body, size.rows))
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in size.widths)
    name = "表格" if slide.blocks == 1 else f"表格 {number + 1}"
    tie = markup.reference(page.place("object")) if number == 0 else ""
    page.append(
        f'<p:graphicFrame {markup.NAMES}><p:nvGraphicFramePr><p:cNvPr id="{page.next_id()}" name="{name}" '
        f'descr={quoteattr(slide.alt)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{tie}</p:nvPr></p:nvGraphicFramePr>{markup.transform(frame, 'p:xfrm')}<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>'
        f"{TABLE_STYLE_ID}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(cells: Sequence[str], height: float) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _value(cell: Cell, align: str, style: Style, page: Page) -> str:
    mark = cell.mark or ("best" if cell.is_in_focus else "")
    run = Run(plain(cell.text), is_bold=mark == "best")
    return _cell(run, align, style, page.language, shading=_shading(mark, page.theme))


def _cell(run: Run, align: str, style: Style, language: str, *, anchor: str = "ctr", shading: str = "") -> str:
    text = paragraph((run,), language, replace(style, align=_ALIGN[align]))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{emu(CELL_SIDE)}" marR="{emu(CELL_SIDE)}" marT="{emu(CELL_EDGE)}" marB="{emu(CELL_EDGE)}" '
        f'anchor="{anchor}">{shading}</a:tcPr></a:tc>'
    )


def _shading(mark: str, theme: Theme) -> str:
    if mark == "best":
        return solid(theme, "accent_soft")
    return solid(theme, "bad", _WORST_SHARE) if mark == "worst" else ""


def _write_legend(page: Page, marks: set[str]) -> None:
    """What the shading means, in the corner over the table."""
    words = [(mark, word) for mark, word in _LEGEND if mark in marks]
    x = at.LEGEND.x + at.LEGEND.width - len(words) * (_CHIP + 8) + 8
    for mark, word in words:
        page.append(_chip(page, word, mark, Frame(x, at.LEGEND.y, _CHIP, at.LEGEND.height)))
        x += _CHIP + 8


def _chip(page: Page, word: str, mark: str, where: Frame) -> str:
    style = replace(in_theme(NOTE_STYLE, page.theme.deck), align="ctr")
    text = paragraph((Run(word, is_bold=mark == "best"),), page.language, style)
    return (
        f'<p:sp {markup.NAMES}><p:nvSpPr><p:cNvPr id="{page.next_id()}" name="图例 {word}"/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{markup.transform(where)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_shading(mark, page.theme)}</p:spPr>'
        f"<p:txBody>{markup.body_properties('ctr')}<a:lstStyle/>{text}</p:txBody></p:sp>"
    )

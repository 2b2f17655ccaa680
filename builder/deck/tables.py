"""Native tables: quiet rules from the template's table style, numbers to the right, best and worst shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from builder.deck import markup
from builder.deck.colors import solid
from builder.deck.paragraphs import Voice, paragraph
from builder.deck.pieces import ChipPiece, TablePiece
from builder.deck.places import NOTHING, Align, Style
from builder.deck.styles import TABLE_STYLE_ID
from builder.deck.table_size import CELL_EDGE, CELL_SIDE
from builder.deck.text import Run
from builder.deck.units import emu
from builder.model.block import Cell
from builder.model.inline import plain
from builder.theme.theme import Theme

_ALIGN: dict[str, Align] = {"l": "l", "r": "r", "c": "ctr"}
_WORST_SHARE = 14
_FOCUS, _FOCUS_SHARE = "focus", 30


def table(piece: TablePiece, shape_id: int, voice: Voice) -> str:
    """One block of a table as XML."""
    head = [
        _cell(Run(text, is_bold=True, color="tx2"), align, piece.style, voice, anchor="b")
        for text, align in zip(piece.size.head_texts, piece.align, strict=True)
    ]
    body = [
        [_value(cell, align, piece.style, voice) for cell, align in zip(row, piece.align, strict=True)]
        for row in piece.rows
    ]
    lines = _row(head, piece.size.head) + "".join(map(_row, body, piece.size.rows))
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in piece.size.widths)
    tie = markup.reference(piece.place) if piece.place else ""
    return (
        f'<p:graphicFrame {markup.NAMES}><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{piece.name}" '
        f'descr={quoteattr(piece.alt)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{tie}</p:nvPr></p:nvGraphicFramePr>{markup.transform(piece.frame, 'p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{TABLE_STYLE_ID}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def chip(piece: ChipPiece, shape_id: int, voice: Voice) -> str:
    """A word on its shade as XML."""
    words = Run(piece.word, is_bold=piece.mark == "best", color="tx1")
    text = paragraph(voice, (words,), piece.style)
    return (
        f'<p:sp {markup.NAMES}><p:nvSpPr><p:cNvPr id="{shape_id}" name="图例 {piece.word}"/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{markup.transform(piece.frame)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_shading(piece.mark, voice.theme)}</p:spPr>'
        f"<p:txBody>{markup.body_properties(piece.style.anchor)}<a:lstStyle/>{text}</p:txBody></p:sp>"
    )


def _row(cells: Sequence[str], height: float) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _value(cell: Cell, align: str, style: Style, voice: Voice) -> str:
    mark = cell.mark or (_FOCUS if cell.is_in_focus else "")
    run = Run(plain(cell.text), is_bold=mark in ("best", _FOCUS))
    return _cell(run, align, style, voice, shading=_shading(mark, voice.theme))


def _cell(run: Run, align: str, style: Style, voice: Voice, *, anchor: str = "ctr", shading: str = "") -> str:
    # The colour of the text is that of the table's style.
    text = paragraph(voice, (run,), replace(style, align=_ALIGN[align]), replace(NOTHING, color=style.color))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{emu(CELL_SIDE)}" marR="{emu(CELL_SIDE)}" marT="{emu(CELL_EDGE)}" marB="{emu(CELL_EDGE)}" '
        f'anchor="{anchor}">{shading}</a:tcPr></a:tc>'
    )


def _shading(mark: str, theme: Theme) -> str:
    if mark == "best":
        return solid(theme, "accent_soft")
    if mark == _FOCUS:  # not in the colour of a best value, which a whole row would seem to hold
        return solid(theme, "bar", _FOCUS_SHARE)
    return solid(theme, "bad", _WORST_SHARE) if mark == "worst" else ""

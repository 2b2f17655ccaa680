"""How a table stands on its slide: in one block or in blocks side by side, and what explains its shading."""

from __future__ import annotations

from dataclasses import replace

from builder.deck import geometry as at
from builder.deck.draft import Draft
from builder.deck.pieces import ChipPiece, TablePiece
from builder.deck.slides import Frame, TableSlide
from builder.deck.table_size import in_blocks, table_that_fits

_LEGEND = (("best", "每列最高"), ("worst", "每列最低"))
_CHIP = 72.0
_BETWEEN_CHIPS = 8.0


def write_table(page: Draft, slide: TableSlide) -> None:
    """The table of a slide and, where cells are marked, what the shades mean."""
    place = page.place("object")
    frames = at.side_by_side(place.frame, slide.blocks)
    size, style = table_that_fits(slide.head, slide.rows, frames[0], slide.blocks, place.style, page.measure)
    start = 0
    for number, (frame, block) in enumerate(zip(frames, in_blocks(size, slide.blocks, frames[0].height), strict=False)):
        end = start + len(block.rows)
        page.add(
            TablePiece(
                replace(frame, height=block.height),
                slide.rows[start:end],
                block,
                slide.align,
                style,
                "表格" if slide.blocks == 1 else f"表格 {number + 1}",
                slide.alt,
                None if number else place,
            )
        )
        start = end
    marks: set[str] = {cell.mark for row in slide.rows for cell in row if cell.mark}
    _write_legend(page, [(mark, word) for mark, word in _LEGEND if mark in marks])


def _write_legend(page: Draft, words: list[tuple[str, str]]) -> None:
    """What the shading means, beside the caption, over the table's right end."""
    table, caption = page.place("object").frame, page.place("caption").frame
    style = replace(page.place("source").style, align="ctr", anchor="ctr")
    x = table.x + table.width - len(words) * (_CHIP + _BETWEEN_CHIPS) + _BETWEEN_CHIPS
    for mark, word in words:
        page.add(ChipPiece(Frame(x, caption.y, _CHIP, caption.height), word, mark, style))
        x += _CHIP + _BETWEEN_CHIPS

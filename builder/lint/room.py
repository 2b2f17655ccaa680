"""Rules of room: nothing runs off the slide, no text or table is larger than the room it has."""

from __future__ import annotations

from dataclasses import replace

from builder.lint.deck import Deck, Slide
from builder.lint.extent import row_heights, seen_box, text_box
from builder.lint.geometry import Box
from builder.lint.measure import set_text
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Look, Seen
from builder.lint.shapes import Shape

EDGE = 1.0  # points that something may stand out beyond the slide: rounding
BLEED = 0.1  # the share of a picture that may be off the slide: pictures bleed on purpose
SPILL = 0.25  # of a line that a text may be higher than its frame: below the last line's letters is white
GUESSED = 0.08  # of its height that it may be higher where the widths of its font are guessed
_CONTENT = ("table", "chart", "frame")


def off_slide(deck: Deck) -> Seen:
    """Texts, charts and tables stand on the slide, pictures for the most part."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.box is None:
                continue
            if shape.has_text or shape.kind in _CONTENT:
                # How far a table's texts stretch it is told by the rule for tables.
                box = shape.box if shape.table else seen_box(shape, slide.setting)
                yield _off(deck.page, slide, shape, box.upright)
            elif shape.kind == "picture":
                yield _bleeding(deck.page, slide, shape, shape.box.upright)


def overflow(deck: Deck) -> Seen:
    """A text is no higher than its frame, and on a panel no wider where it is not wrapped."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.has_text and shape.box is not None:
                yield _overflowing(slide, shape)


def table_height(deck: Deck) -> Seen:
    """A table whose rows are as high as their texts need ends where its placeholder ends, or on the slide."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.table is not None and shape.box is not None:
                yield _too_high(deck.page, slide, shape, shape.box)


def _off(page: Box, slide: Slide, shape: Shape, box: Box) -> Flaw | Look:
    out = max(-box.x, -box.y, box.right - page.width, box.bottom - page.height)
    is_outside = page.common(box) is None
    # A title that is only to be heard stands outside on purpose.
    if out <= EDGE or (shape.is_title and is_outside):
        return KEPT
    what = "stands off the slide" if is_outside else f"runs {out:.0f} pt off the slide"
    return Flaw(slide.number, shape.name, what, "move it, make it smaller or take words out")


def _bleeding(page: Box, slide: Slide, shape: Shape, box: Box) -> Flaw | Look:
    seen = page.common(box)
    off = 1 - (seen.area if seen else 0.0) / box.area if box.area else 0.0
    if off <= BLEED:
        return KEPT
    return Flaw(slide.number, shape.name, f"{off:.0%} of the picture is off the slide", "move it or crop it")


def _overflowing(slide: Slide, shape: Shape) -> Flaw | Look:
    body, box, setting = shape.body, text_box(shape), slide.setting
    assert body is not None
    frame = body.frame
    if box is None or frame.is_vertical:
        return UNJUDGED
    if frame.autofit == "grow" and frame.wraps:
        return KEPT
    block = set_text(body, box.width, setting)
    slack = 0.0 if setting.is_exact(body) else GUESSED
    if not frame.wraps:
        is_panel = shape.fill.kind != "none" or shape.has_line
        room = box.width * (1 + slack) - frame.left - frame.right
        if not is_panel or frame.autofit == "grow" or block.width <= room + EDGE:
            return KEPT
        what = f"its text is {block.width:.0f} pt wide in a frame of {room:.0f} pt"
        return Flaw(slide.number, shape.name, what, "let the text wrap, or make the shape wider")
    room = box.height - frame.top - frame.bottom
    if block.height <= room * (1 + slack) + SPILL * block.line:
        return KEPT
    what = f"its text is {block.height:.0f} pt high ({block.lines} lines) in a frame of {max(room, 0):.0f} pt"
    return Flaw(slide.number, shape.name, what, "shorten the text, split the slide or make the frame higher")


def _too_high(page: Box, slide: Slide, shape: Shape, box: Box) -> Flaw | Look:
    assert shape.table is not None
    setting = slide.setting
    height = sum(row_heights(shape.table, setting))
    room = shape.holder.box if shape.holder else None
    is_tied = room is not None and room.holds(replace(box, height=1.0), slack=2.0)
    bottom = max(room.bottom, box.bottom) if room is not None and is_tied else page.bottom
    is_exact = all(setting.is_exact(cell.body) for cell in shape.table.cells)
    slack = EDGE + (0.0 if is_exact else GUESSED * max(height - box.height, 0.0))
    if box.y + height <= bottom + slack:
        return KEPT
    what = f"the table is {height:.0f} pt high with its texts and has room for {bottom - box.y:.0f} pt"
    return Flaw(slide.number, shape.name, what, "deal the rows out to two slides, or set it smaller")

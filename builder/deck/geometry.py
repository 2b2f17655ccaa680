"""Frames, and where things stand on our slides: a grid of twelve columns, the bands of title, content and foot."""

from __future__ import annotations

from collections.abc import Sequence

from builder.deck.slides import Frame

SLIDE = Frame(0, 0, 960, 540)
MARGIN = 48.0
GUTTER = 24.0
COLUMN = (SLIDE.width - 2 * MARGIN + GUTTER) / 12

CONTENT_TOP = 116.0
CONTENT_BOTTOM = 476.0
CAPTION_TOP = 108.0
UNDER_CAPTION = 132.0
ROW_TOP = 404.0


def across(first: int, count: int, top: float, bottom: float) -> Frame:
    """The room of some columns of the grid (the first is 1), from `top` to `bottom`."""
    return Frame(MARGIN + (first - 1) * COLUMN, top, count * COLUMN - GUTTER, bottom - top)


def around(frames: Sequence[Frame]) -> Frame:
    """The smallest frame that holds some others."""
    x, y = min(frame.x for frame in frames), min(frame.y for frame in frames)
    right = max(frame.x + frame.width for frame in frames)
    bottom = max(frame.y + frame.height for frame in frames)
    return Frame(x, y, right - x, bottom - y)


def side_by_side(frame: Frame, count: int) -> tuple[Frame, ...]:
    """A frame dealt out into equal columns with the grid's gutter between them."""
    width = (frame.width - (count - 1) * GUTTER) / count
    return tuple(Frame(frame.x + i * (width + GUTTER), frame.y, width, frame.height) for i in range(count))


def rows(frame: Frame, count: int, gap: float = 0) -> tuple[Frame, ...]:
    """A frame dealt out into equal rows."""
    height = (frame.height - (count - 1) * gap) / count
    return tuple(Frame(frame.x, frame.y + i * (height + gap), frame.width, height) for i in range(count))


CRUMB = across(1, 9, 13, 29)
DATE = across(10, 3, 13, 29)
TITLE = across(1, 12, 32, 101)
CONTENT = across(1, 12, CONTENT_TOP, CONTENT_BOTTOM)
CAPTION = across(1, 12, CAPTION_TOP, CAPTION_TOP + 20)
CAPTION_LEFT = across(1, 8, CAPTION_TOP, CAPTION_TOP + 20)

POINTS = across(1, 11, CONTENT_TOP, CONTENT_BOTTOM)
POINTS_BESIDE_NUMBER = across(3, 10, CONTENT_TOP, CONTENT_BOTTOM)
BESIDE_TAKEAWAYS = across(1, 8, UNDER_CAPTION, CONTENT_BOTTOM)
ABOVE_TAKEAWAYS = across(1, 12, UNDER_CAPTION, ROW_TOP - 12)
UNDER_CAPTION_WIDE = across(1, 12, UNDER_CAPTION, CONTENT_BOTTOM)
TAKEAWAYS = Frame(656, UNDER_CAPTION, 256, CONTENT_BOTTOM - UNDER_CAPTION)
TAKEAWAYS_ROW = across(1, 12, ROW_TOP, CONTENT_BOTTOM)

SOURCE = Frame(MARGIN, 484, 804, 34)
NUMBER = Frame(876, 502, 36, 16)

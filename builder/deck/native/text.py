"""How much room a text takes on a slide, so that a chart can leave just that much.

The deck names a font that its readers have; widths are measured with the theme's heading face, which is as wide.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.theme.load import font_file
from builder.theme.theme import Theme
from builder.typeset.fonts import Face, load_face

SMALLEST = 10.0  # nothing in a chart is set smaller


def text_width(theme: Theme, text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of one line of text, in points."""
    return _face(theme, is_bold).width(text, size)


def widest(theme: Theme, texts: Iterable[str], size: float, *, is_bold: bool = False) -> float:
    """The width of the widest of some texts."""
    return max((text_width(theme, text, size, is_bold=is_bold) for text in texts), default=0.0)


def line_height(theme: Theme, size: float) -> float:
    """From one line of text to the next."""
    face = _face(theme, False)
    return (face.ascent + face.descent) * size


def lines_of(theme: Theme, text: str, size: float, width: float) -> int:
    """How many lines a text takes that may be broken after every character, as Chinese is in a chart."""
    count, used = 1, 0.0
    for character in text:
        advance = text_width(theme, character, size)
        if used and used + advance > width:
            count, used = count + 1, 0.0
        used += advance
    return count


def largest_size(theme: Theme, texts: Iterable[str], width: float) -> float:
    """The size between the theme's size for charts and the smallest at which each text fits on one line.

    The smallest when none does: then the caller wraps.
    """
    needed = widest(theme, texts, 1.0)
    fitting = width / needed if needed else theme.deck.chart
    return max(SMALLEST, min(theme.deck.chart, int(fitting * 2) / 2))


def _face(theme: Theme, is_bold: bool) -> Face:
    return load_face(font_file(theme, theme.font.heading_bold if is_bold else theme.font.heading))

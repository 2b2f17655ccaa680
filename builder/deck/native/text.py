"""How much room a text takes on a slide, so that a chart can leave just that much.

The deck names a font that its readers have; widths are measured with the theme's heading face, which is as wide.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from builder.theme.theme import Theme
from builder.typeset.fonts import Face, load_face

SMALLEST = 10.0  # nothing in a chart is set smaller
LEADING = 1.25  # from line to line in a box, as a multiple of the size; given exactly, so that no font can change it


def text_width(theme: Theme, text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of one line of text, in points."""
    return _face(theme, is_bold).width(text, size)


def widest(theme: Theme, texts: Iterable[str], size: float, *, is_bold: bool = False) -> float:
    """The width of the widest of some texts."""
    face = _face(theme, is_bold)
    return max((face.width(text, size) for text in texts), default=0.0)


def line_height(theme: Theme, size: float) -> float:
    """The height of a line that the font decides, as in a chart's axes and labels."""
    face = _face(theme, False)
    return (face.ascent + face.descent) * size


def lines_of(theme: Theme, text: str, size: float, width: float, *, is_bold: bool = False) -> int:
    """How many lines a text takes that may be broken after every character, as Chinese is on a slide."""
    face = _face(theme, is_bold)
    count, used = 1, 0.0
    for character in text:
        advance = face.width(character, size)
        if used and used + advance > width:
            count, used = count + 1, 0.0
        used += advance
    return count


def largest_size(theme: Theme, texts: Iterable[str], width: float) -> float:
    """The size, from the theme's for charts down to the smallest, at which each text fits on a line of this width.

    The smallest when none does.
    """
    needed = widest(theme, texts, 1.0)
    fitting = int(2 * width / needed) / 2 if needed else theme.deck.chart
    return max(SMALLEST, min(theme.deck.chart, fitting))


def _face(theme: Theme, is_bold: bool) -> Face:
    return _loaded(theme.fonts_folder, theme.font.heading_bold if is_bold else theme.font.heading)


@lru_cache(maxsize=16)
def _loaded(folder: Path, file: str) -> Face:
    """A face by its file. Asked for every label: to put the path together again takes longer than to measure."""
    return load_face(folder / file)

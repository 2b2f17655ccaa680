"""Font faces as the typesetter sees them: which characters there are and how wide each is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from builder.problems import BuildError, Problem


@dataclass(frozen=True)
class Face:
    """One font file. Widths, ascent and descent (positive, below the baseline) are in em."""

    name: str
    path: Path
    ascent: float
    descent: float
    cap_height: float
    widths: dict[int, float] = field(repr=False, compare=False)

    def has(self, character: str) -> bool:
        """Whether the face can draw the character."""
        return ord(character) in self.widths

    def width(self, text: str, size: float) -> float:
        """The advance of a text set without any spacing, in points. A missing character counts as one em."""
        widths = self.widths
        return sum(widths.get(ord(c), 1.0) for c in text) * size


@lru_cache(maxsize=32)
def load_face(path: Path) -> Face:
    """Read the metrics of a TrueType file. Raises BuildError when the file is no font."""
    try:
        with TTFont(path, lazy=True) as font:
            em = font["head"].unitsPerEm
            metrics = font["hmtx"].metrics
            widths = {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
            os2, hhea = font["OS/2"], font["hhea"]
            cap = getattr(os2, "sCapHeight", 0) / em or 0.73
            return Face(path.stem, path, hhea.ascent / em, -hhea.descent / em, cap, widths)
    except (OSError, KeyError, AttributeError, ValueError) as error:
        raise BuildError([Problem(str(path), f"is no TrueType font that can be read: {error}")]) from None
    except Exception as error:  # fontTools raises its own TTLibError for what is no font
        raise BuildError([Problem(str(path), f"is no TrueType font that can be read: {error}")]) from None

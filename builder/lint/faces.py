"""Which face a text is measured with: the bundled ones, widened or narrowed to be as wide as the font that is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from builder.theme.load import font_file
from builder.theme.theme import Theme
from builder.typeset.fonts import Face, load_face

SINGLE_LINE = 1.2
"""The height of a line in em where a font is not known."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide a font's Latin letters are beside those of Noto Sans SC, and how high its lines are, in em."""

    width: float
    line: float = SINGLE_LINE


# Average widths over English text, read from fonts of the same metrics: Carlito for Calibri, Liberation and Nimbus for
# Arial and Times, Caladea for Cambria, DejaVu for Verdana, and so on. Heights are those of the fonts' own tables.
_CALIBRI, _ARIAL, _TIMES = Measure(0.877, 1.22), Measure(0.947, 1.15), Measure(0.857, 1.15)
_SONG = Measure(1.06, 1.17)  # half as wide as high
_KNOWN: Mapping[str, Measure] = {
    "calibri": _CALIBRI, "calibri light": _CALIBRI, "carlito": _CALIBRI,
    "arial": _ARIAL, "helvetica": _ARIAL, "helvetica neue": _ARIAL, "liberation sans": _ARIAL,
    "arial narrow": Measure(0.776, 1.15),
    "times new roman": _TIMES, "times": _TIMES, "liberation serif": _TIMES,
    "cambria": Measure(0.877, 1.17), "caladea": Measure(0.877, 1.17),
    "verdana": Measure(1.087, 1.22), "dejavu sans": Measure(1.087, 1.17),
    "century gothic": Measure(1.046, 1.23), "palatino linotype": Measure(0.953, 1.35), "palatino": Measure(0.953, 1.1),
    "century schoolbook": Measure(0.994, 1.2), "bookman old style": Measure(1.054, 1.17),
    "courier new": Measure(1.275, 1.13), "consolas": Measure(1.17, 1.17),
    "segoe ui": Measure(0.98, 1.33), "tahoma": Measure(0.97, 1.21), "trebuchet ms": Measure(0.95, 1.16),
    "microsoft yahei": Measure(1.0, 1.32), "微软雅黑": Measure(1.0, 1.32), "dengxian": Measure(0.95, 1.2),
    "等线": Measure(0.95, 1.2), "noto sans sc": Measure(1.0, 1.45), "source han sans sc": Measure(1.0, 1.45),
    "simsun": _SONG, "宋体": _SONG, "simhei": _SONG, "黑体": _SONG, "kaiti": _SONG, "楷体": _SONG, "fangsong": _SONG,
}  # fmt: skip
_OTHER = Measure(0.95)  # most text faces are a little narrower than Noto Sans


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a theme that texts are measured with."""

    regular: Face
    bold: Face

    def face(self, latin: str, is_bold: bool) -> Face:
        """A face whose Han characters are square and whose Latin letters are as wide as a font's."""
        return _as_wide(self.bold if is_bold else self.regular, measure_of(latin).width)

    def is_exact(self, latin: str) -> bool:
        """Whether a font's widths are known and not guessed."""
        return latin.lower() in _KNOWN


def faces_of(theme: Theme) -> Faces:
    """The faces of a theme's headings, which is what its deck is measured with."""
    files = (font_file(theme, name) for name in (theme.font.heading, theme.font.heading_bold))
    return Faces(*map(load_face, files))


def measure_of(font: str) -> Measure:
    """How wide and high a font is."""
    return _KNOWN.get(font.lower(), _OTHER)


@lru_cache(maxsize=64)
def _as_wide(face: Face, factor: float) -> Face:
    if factor == 1:
        return face
    widths = {code: width * factor if code < 0x2E80 else width for code, width in face.widths.items()}
    return replace(face, name=f"{face.name} × {factor}", widths=widths)

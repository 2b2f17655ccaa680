"""What drawing takes from a theme: its faces, its sizes, and colours that text can be read on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from builder.theme.load import font_file
from builder.theme.theme import ChartType, Color, Theme
from builder.typeset.fonts import Face, load_face

READABLE = 4.5  # contrast of text; WCAG 2, level AA
_STEPS = 50  # in which a shade is deepened
DASHES = (3.4, 2.4)  # of reference lines, in line widths


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a chart."""

    color: Color
    size: ChartType
    regular: Face
    bold: Face

    def face(self, *, bold: bool = False) -> Face:
        """The face of labels."""
        return self.bold if bold else self.regular

    @property
    def guide(self) -> str:
        """The colour of lines that only lead the eye: half as strong as a rule."""
        return mix(self.color.rule, self.color.paper, 0.5)

    def shade(self, share: float) -> str:
        """The colour of the theme's scale at `share` of its length, 0 to 1."""
        scale = self.color.scale
        place = min(max(share, 0.0), 1.0) * (len(scale) - 1)
        index = min(int(place), len(scale) - 2)
        return mix(scale[index], scale[index + 1], place - index)

    def readable(self, fill: str) -> tuple[str, str]:
        """A fill and the colour of the text on it.

        Some shades are too dark for ink and too light for paper. These are deepened, along the theme's scale, until
        paper can be read on them.
        """
        color = self.color
        if contrast(fill, color.ink) >= READABLE:
            return fill, color.ink
        for darkest in (color.scale[-1], color.ink):
            for step in range(_STEPS + 1):
                deeper = mix(fill, darkest, step / _STEPS)
                if contrast(deeper, color.paper) >= READABLE:
                    return deeper, color.paper
        return color.ink, color.paper


def style_of(theme: Theme) -> Style:
    """The look that a theme gives to charts."""
    regular, bold = (load_face(font_file(theme, name)) for name in (theme.font.heading, theme.font.heading_bold))
    return Style(theme.color, theme.chart, regular, bold)


@lru_cache(maxsize=4096)
def mix(color: str, other: str, share: float) -> str:
    """`color` with `share` of `other` in it, both #RRGGBB: what would be transparency, made solid."""
    parts = zip(_rgb(color), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


@lru_cache(maxsize=4096)
def contrast(color: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(color), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _rgb(color)))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)

"""What drawing takes from a theme: its colours, its faces, its sizes."""

from __future__ import annotations

from dataclasses import dataclass

from builder.charts.shades import mix, text_on
from builder.theme.load import font_file
from builder.theme.theme import ChartType, Color, Theme
from builder.typeset.fonts import Face, load_face

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

    def text_on(self, ground: str) -> str:
        """The colour of text on a ground."""
        return str(getattr(self.color, text_on(self.color, ground)))

    @property
    def guide(self) -> str:
        """The colour of lines that only lead the eye: half as strong as a rule."""
        return mix(self.color.rule, self.color.paper, 0.5)


def style_of(theme: Theme) -> Style:
    """The look that a theme gives to charts."""
    regular, bold = (load_face(font_file(theme, name)) for name in (theme.font.heading, theme.font.heading_bold))
    return Style(theme.color, theme.chart, regular, bold)

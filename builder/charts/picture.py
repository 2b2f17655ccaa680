"""What a chart is drawn on: matplotlib artists in points, counted from the lower left corner of the chart's frame.

There is no Figure and there are no Axes: charts know their places, so layout and ticks would only cost time. Letters
are measured with the font files' own widths, which are those that the PDF is set with, and not through FreeType.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from builder.charts.artists import Artist, FontProperties, Line2D, Outline, PathPatch, Rectangle, RendererBase
from builder.charts.style import DASHES, Style
from builder.typeset.breaker import break_lines
from builder.typeset.clusters import Run
from builder.typeset.fonts import Face

Align = Literal["left", "center", "right"]
Segment = tuple[float, float, float, float]  # x and y of both ends

_MARKERS = {"circle": "o", "diamond": "D", "square": "s", "triangle": "^", "plus": "P"}  # as matplotlib calls them
_SHARES: dict[str, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
_MIXED = re.compile(r"[一-鿿][0-9A-Za-z]|[0-9A-Za-z%][一-鿿]")
_HAN_TOP, _HAN_BOTTOM = 0.86, 0.10  # how far the ink of Han characters reaches above and below the baseline, in em


@dataclass(frozen=True, slots=True)
class Box:
    """The room that something takes, and the text that stands there."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    def touches(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two are nearer to each other than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )



class Label(Artist):
    """One line of text on its baseline. `x` is its left end, middle or right end."""

    def __init__(self, x: float, y: float, text: str, face: Face, size: float, color: str, align: Align) -> None:
        super().__init__()
        self.text, self.face, self.size, self.color = text, face, size, color
        # Where Han meets Latin the line breaker knows the room between them; nearly all labels are of one script.
        spans = break_lines((Run(text, face, size),), 1e6, 0.0, "left")[0].spans if _MIXED.search(text) else ()
        self.pieces = tuple((span.x, span.text) for span in spans) or ((0.0, text),)
        self.width = spans[-1].x + spans[-1].width if spans else face.width(text, size)
        self.left, self.baseline = x - _SHARES[align] * self.width, y

    @property
    def box(self) -> Box:
        """The room its ink takes."""
        bottom, top = self.baseline - _HAN_BOTTOM * self.size, self.baseline + _HAN_TOP * self.size
        return Box(self.left, bottom, self.left + self.width, top, self.text)

    def draw(self, renderer: RendererBase) -> None:
        """Hand the text to the renderer."""
        gc = renderer.new_gc()
        gc.set_foreground(self.color)
        for x, piece in self.pieces:
            renderer.draw_text(gc, self.left + x, self.baseline, piece, _font(self.face.path, self.size), 0.0)
        gc.restore()


class Picture:
    """A frame and the artists in it, in the order in which they are drawn."""

    def __init__(self, width: float, height: float, style: Style) -> None:
        self.width, self.height, self.style = width, height, style
        self.artists: list[Artist] = []

    @property
    def labels(self) -> list[Label]:
        """All texts."""
        return [artist for artist in self.artists if isinstance(artist, Label)]

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "none", line: float = 0.0
    ) -> None:
        """A rectangle with its lower left corner at x, y."""
        self.artists.append(Rectangle((x, y), width, height, facecolor=fill, edgecolor=edge, linewidth=line))

    def lines(self, segments: Iterable[Segment], color: str, width: float = 0.0, *, is_dashed: bool = False) -> None:
        """Straight lines of one look; `width` is the theme's unless given."""
        ends = [((x, y), (x2, y2)) for x, y, x2, y2 in segments]
        if not ends:
            return
        outline = Outline([point for pair in ends for point in pair], [Outline.MOVETO, Outline.LINETO] * len(ends))
        self._stroke(outline, color, width, is_dashed=is_dashed)

    def polyline(self, points: Sequence[tuple[float, float]], color: str, width: float = 0.0) -> None:
        """One line with corners."""
        self._stroke(Outline(points), color, width, is_dashed=False)

    def dots(
        self, points: Sequence[tuple[float, float]], size: float, fill: str, edge: str = "none", mark: str = "circle"
    ) -> None:
        """Dots of one look, `size` points wide; an edge lies half inside."""
        xs, ys = zip(*points, strict=True) if points else ((), ())
        width = self.style.size.line * 2 if edge != "none" else 0.0
        self.artists.append(
            Line2D(
                xs, ys, linestyle="none", marker=_MARKERS[mark], markersize=size, markerfacecolor=fill,
                markeredgecolor=edge, markeredgewidth=width,
            )
        )

    def label(
        self, x: float, y: float, text: str, align: Align = "left", *,
        size: float = 0.0, color: str = "", bold: bool = False,
    ) -> Label:
        """A text on the baseline `y`, in the theme's label size and ink unless given."""
        style = self.style
        label = Label(x, y, text, style.face(bold=bold), size or style.size.label, color or style.color.ink, align)
        self.artists.append(label)
        return label

    def label_at(
        self, x: float, middle: float, text: str, align: Align = "left", *,
        size: float = 0.0, color: str = "", bold: bool = False,
    ) -> Label:
        """A text whose capitals and figures stand halfway around `middle`."""
        size = size or self.style.size.label
        return self.label(x, middle - drop(self.style, size), text, align, size=size, color=color, bold=bold)

    def _stroke(self, outline: Outline, color: str, width: float, *, is_dashed: bool) -> None:
        width = width or self.style.size.line
        dashes = (0.0, DASHES) if is_dashed else "solid"
        self.artists.append(
            PathPatch(
                outline, facecolor="none", edgecolor=color, linewidth=width, linestyle=dashes, capstyle="butt",
                joinstyle="miter",
            )
        )


def drop(style: Style, size: float) -> float:
    """How far below the middle of a line of text its baseline lies."""
    return style.regular.cap_height / 2 * size


@lru_cache(maxsize=64)
def _font(path: Path, size: float) -> FontProperties:
    return FontProperties(fname=path, size=size)

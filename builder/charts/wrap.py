"""Fit words into a width: in fewer lines, or in smaller type, but never left out."""

from __future__ import annotations

from dataclasses import dataclass

from builder.charts.picture import Align, Label, Picture, drop
from builder.typeset.breaker import Line, break_lines
from builder.typeset.clusters import Run
from builder.typeset.fonts import Face

LEADING = 1.3  # em, between the lines of one label
_SMALLEST = 4.5
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """A text set in lines."""

    lines: tuple[Line, ...]
    face: Face
    size: float

    @property
    def width(self) -> float:
        """How wide its widest line is."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """How high its lines stand, the em of the last one included."""
        return self.size * (1 + LEADING * (len(self.lines) - 1)) if self.lines else 0.0


def fit(text: str, face: Face, size: float, width: float, height: float) -> Words:
    """A text in the largest type, up to `size`, in which it has room; in the smallest where it never has."""
    words = wrap(text, face, size, width)
    while (words.width > width + 0.01 or words.height > height + 0.01) and words.size - _STEP >= _SMALLEST:
        words = wrap(text, face, words.size - _STEP, width)
    return words


def wrap(text: str, face: Face, size: float, width: float) -> Words:
    """A text in lines of a width."""
    if face.width(text, size) <= width:
        width = 1e4  # the breaker would part a text that fills its line to the last hundredth of a point
    return Words(break_lines((Run(text, face, size),), width, 0.0, "left"), face, size)


def set_words(
    picture: Picture, words: Words, x: float, middle: float, align: Align = "left", *, color: str = ""
) -> None:
    """Draw a text in lines around a middle; `x` is its left edge, middle or right edge."""
    color = color or picture.style.color.ink
    leading = words.size * LEADING
    baseline = middle + leading * (len(words.lines) - 1) / 2 - drop(picture.style, words.size)
    for line in words.lines:
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * line.width
        for span in line.spans:
            at = left + span.x
            # A span whose characters stand apart is drawn one by one; nearly all of them are drawn in one go.
            for piece in span.text if span.tracking else (span.text,):
                label = Label(at, baseline, piece, words.face, words.size, color, "left")
                picture.artists.append(label)
                at += label.width + span.tracking
        baseline -= leading

"""Key figures: a few big numbers, each with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.block import Block, Callout, Compound, KeyFigure, Paragraph
from builder.model.inline import Strong, Text


@dataclass(frozen=True, slots=True)
class KeyFigures(Compound):
    """One to five key figures in one row. Without a rule of its own an output sets them as lines of a frame."""

    figures: tuple[KeyFigure, ...]

    def lower(self) -> tuple[Block, ...]:
        """A frame with a line per figure: the number in bold, then its label."""
        lines = (Paragraph((Strong(figure.value), Text("　"), *figure.label)) for figure in self.figures)
        return (Callout("key", (), tuple(lines)),)

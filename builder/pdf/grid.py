"""The baseline grid: lines of running text on facing pages, and on both sides of a leaf, stand at one height."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from builder.pdf.boxes import Box, TextBox, gap_between

_ROUNDING = 1e-6


@dataclass(frozen=True)
class Grid:
    """Lines `pitch` points apart from the top of the column; text of that leading stands on them. 0 is no grid."""

    pitch: float = 0.0

    def gap(self, above: Box | None, at: float, below: Box) -> float:
        """The space between a box that ends at `at` and the next one; `above` is None at the head of a page.

        Where headings, figures and boxes have left the grid, the text goes back to it at the next line; a heading
        moves down instead, so that the space is above it and not below.
        """
        natural = gap_between(above, below) if above is not None else 0.0
        if not self.pitch:
            return natural
        if self._holds(below):
            lines = (at + natural) / self.pitch
            follows_text = above is not None and self._holds(above)
            nearest = round(lines) if follows_text else math.ceil(lines - _ROUNDING)
            return nearest * self.pitch - at
        if below.keeps and above is not None:
            foot = at + natural + below.height + below.after
            return natural + math.ceil(foot / self.pitch - _ROUNDING) * self.pitch - foot
        return natural

    def foot(self, above: Box | None, at: float, boxes: Iterable[Box]) -> float:
        """Where boxes end that are stacked below one that ends at `at`."""
        for box in boxes:
            at += self.gap(above, at, box) + box.height
            above = box
        return at

    def _holds(self, box: Box) -> bool:
        return isinstance(box, TextBox) and abs(box.text.style.leading - self.pitch) < _ROUNDING

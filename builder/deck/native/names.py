"""Names along the bottom of a chart: as large as fits side by side, else broken over lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.deck.native.text import SMALLEST, largest_size, line_height, lines_of
from builder.deck.native.xml import category_axis
from builder.theme.theme import Theme

_ABOVE = 6.0


@dataclass(frozen=True, slots=True)
class Names:
    """How the names are set and the height they take."""

    size: float
    height: float

    def axis(self, theme: Theme) -> str:
        """The axis that carries them."""
        return category_axis(theme, self.size)


def fit_names(theme: Theme, names: Sequence[str], pitch: float) -> Names:
    """Names that have `pitch` points each."""
    size = largest_size(theme, names, pitch - 2)
    lines = max((lines_of(theme, name, size, pitch) for name in names), default=1)
    return Names(size, lines * line_height(theme, size) + _ABOVE)


_ = SMALLEST

"""Footnotes at the foot of pages: which of their lines stand on which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from builder.model.inline import Footnote

NOTE_SPACE = 14.0  # between the text and the first footnote, with the rule in it
MIN_NOTE_LINES = 2  # of a footnote on either side of a page break


@dataclass(frozen=True)
class NoteSize:
    """How many lines a footnote has, and how far they are apart."""

    lines: int
    leading: float


@dataclass(frozen=True)
class NotePart:
    """The lines of a footnote that stand on one page: from `first` up to, but without, `last`."""

    note: Footnote
    first: int
    last: int

    @property
    def begins(self) -> bool:
        """Whether the note is marked on this page and does not come over from the page before."""
        return self.first == 0


class NoteFoot:
    """Measures the foot of a page; `size` tells how a footnote is set."""

    def __init__(self, size: Callable[[Footnote], NoteSize]) -> None:
        self._size = size

    def whole(self, note: Footnote) -> NotePart:
        """All of a footnote."""
        return NotePart(note, 0, self._size(note).lines)

    def height(self, parts: Iterable[NotePart]) -> float:
        """How high footnotes stand, with the space above them; 0 for none."""
        heights = [(part.last - part.first) * self._size(part.note).leading for part in parts]
        return sum(heights) + (NOTE_SPACE if heights else 0.0)

    def cut(self, part: NotePart, room: float) -> tuple[NotePart, NotePart] | None:
        """What of a footnote fits into `room` and what goes on over the page; None where too few lines would stand."""
        lines = part.last - part.first
        count = min(int((room + 1e-6) // self._size(part.note).leading), lines - MIN_NOTE_LINES)
        if count < MIN_NOTE_LINES:
            return None
        at = part.first + count
        return replace(part, last=at), replace(part, first=at)

    def begun(self, above: Sequence[NotePart], notes: Sequence[Footnote], room: float) -> NoteCut | None:
        """Footnotes in `room` below those that stand there already, the last of them going on over the page.

        None where there is none, where all of them fit, and where too few lines would stand on either page.
        """
        if not notes:
            return None
        *others, last = map(self.whole, notes)
        standing = (*above, *others)
        if self.height((*standing, last)) <= room + 1e-6:
            return None
        parts = self.cut(last, room - self.height(standing) - (0.0 if standing else NOTE_SPACE))
        return NoteCut((*others, parts[0]), parts[1]) if parts else None


@dataclass(frozen=True)
class NoteCut:
    """Footnotes that begin on a page, and what of the last goes on over it."""

    here: tuple[NotePart, ...]
    over: NotePart

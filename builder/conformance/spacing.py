"""How a line was made to fill its measure: what it was given between Han and at Latin words, what its marks gave."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from builder.conformance.glyphs import Glyph, Line
from builder.typeset.marks import EMPTY_LEFT, EMPTY_RIGHT, SQUEEZE_ORDER, is_fixed, is_han


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark inside a line: its rank in CLREQ's order, and how much of its em it gave."""

    order: int
    taken: float


@dataclass(frozen=True, slots=True)
class Whites:
    """In em: what stands between Han (the median), at Latin words where no space does, and what each mark gave."""

    han: float
    latin: tuple[float, ...]
    marks: tuple[Mark, ...]


def whites_of(line: Line) -> Whites:
    """The whites of a line."""
    han, latin, marks = [], [], []
    for a, b in pairwise(line.glyphs):
        if a.is_raised or b.is_raised or abs(a.size - b.size) > 0.1:
            continue
        white = (b.x - a.right) / a.size
        if is_han(a.text) and is_han(b.text):
            han.append(white)
        elif is_fixed(a.text) != is_fixed(b.text):
            marks.extend(_mark(a, b, white))
        elif is_han(a.text) != is_han(b.text) and not b.has_space and _is_word(a.text) != _is_word(b.text):
            latin.append(white)
    return Whites(median(han) if han else 0.0, tuple(latin), tuple(marks))


def _mark(a: Glyph, b: Glyph, white: float) -> list[Mark]:
    """The empty half of a mark is between the two only on one side of it."""
    mark = a if is_fixed(a.text) else b
    faces_inside = mark.text in (EMPTY_RIGHT if mark is a else EMPTY_LEFT)
    is_full = mark.right - mark.x > 0.9 * mark.size
    return [Mark(SQUEEZE_ORDER[mark.text], -white)] if faces_inside and is_full else []


def _is_word(text: str) -> bool:
    return text.isascii() and text.isalnum()

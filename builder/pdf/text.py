"""Inlines as runs for the line breaker, and what a run looks like when it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from builder.model.inline import (
    Citation,
    Emphasis,
    FactText,
    Footnote,
    Inline,
    LedgerMark,
    Link,
    Ref,
    Strong,
    Text,
    Traced,
)
from builder.pdf.styles import TextStyle
from builder.typeset.breaker import Line, break_lines, first_indent
from builder.typeset.clusters import Run
from builder.typeset.fonts import Face

NOTE_MARK = "①"  # stands for any note mark until the page is known: all of them are equally wide
NOTE_SCALE = 0.62  # of the text: marks of notes and citations
NOTE_RISE = 0.38


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of a run, where it leads (an address, or `#id` in the report), the note it marks, and its facts.

    What is `is_muted` has the theme's muted colour instead of its own.
    """

    color: str
    link: str = ""
    note: Footnote | None = None
    entries: tuple[int, ...] = ()
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """A text set into lines, ready to be drawn."""

    lines: tuple[Line, ...]
    runs: tuple[Run, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """How high it stands."""
        return len(self.lines) * self.style.leading

    def notes(self, line: Line) -> list[Footnote]:
        """The footnotes marked on a line."""
        looks = (self.runs[span.run].look for span in line.spans)
        return [look.note for look in looks if isinstance(look, Look) and look.note is not None]


def set_text(text: tuple[Inline, ...], style: TextStyle, width: float, accent: str, *, indent: bool = True) -> Set:
    """Break a text into lines of `width` points in a style; links and references take the accent colour."""
    runs = runs_of(text, style, accent)
    first = first_indent(style.indent, style.size, width) if indent else 0.0
    lines = break_lines(runs, round(width, 3), first, style.align, style.house)
    return Set(lines, runs, style)


def set_words(words: str, style: TextStyle, width: float) -> Set:
    """Break plain words into lines."""
    return set_text((Text(words),), style, width, style.color)


def runs_of(text: tuple[Inline, ...], style: TextStyle, accent: str) -> tuple[Run, ...]:
    """The runs of a text in a style."""
    return tuple(run for part in text for run in _runs(part, style.regular, style, Look(style.color), accent))


def _runs(part: Inline, face: Face, style: TextStyle, look: Look, accent: str) -> Iterator[Run]:
    match part:
        case Text(value):
            yield Run(value, face, style.size, look)
        case FactText(entry, value):
            yield Run(value, face, style.size, replace(look, entries=(*look.entries, entry)))
        case Strong(children) | Emphasis(children):
            yield from (run for child in children for run in _runs(child, style.bold, style, look, accent))
        case Link(children, url):
            linked = replace(look, color=accent, link=url)
            yield from (run for child in children for run in _runs(child, face, style, linked, accent))
        case Traced(children, entry):
            traced = replace(look, entries=(*look.entries, entry))
            yield from (run for child in children for run in _runs(child, face, style, traced, accent))
        case Ref(target, value):
            yield Run(value, face, style.size, replace(look, color=accent, link=f"#{target}"))
        case Footnote():
            yield _mark(NOTE_MARK, face, style, replace(look, note=part))
        case Citation(number):
            yield _mark(f"[{number}]", face, style, replace(look, color=accent, link=f"#{reference_target(number)}"))
        case LedgerMark(numbers):
            yield _mark(",".join(map(str, numbers)), face, style, Look(style.color, is_muted=True))
        case _:
            assert_never(part)


def reference_target(number: int) -> str:
    """What citations of a source lead to."""
    return f"reference-{number}"


def _mark(text: str, face: Face, style: TextStyle, look: Look) -> Run:
    """A small raised mark that holds on to what stands before it."""
    return Run(text, face, style.size * NOTE_SCALE, look, style.size * NOTE_RISE, is_attached=True)

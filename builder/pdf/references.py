"""The list of references: each outside source with its number, to which the marks in the text lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.facts.references import reference
from builder.model.document import OutsideSource
from builder.model.inline import Text
from builder.pdf import words
from builder.pdf.blocks import Column
from builder.pdf.boxes import Box, TextBox
from builder.pdf.styles import TextStyle
from builder.pdf.text import Set, reference_target, runs_of, set_words
from builder.typeset.breaker import break_lines

_LABEL = 26.0  # points for the number


def references(sources: Sequence[OutsideSource], column: Column) -> Iterator[Box]:
    """The sources in the order in which the text cites them; nothing where it cites none."""
    if not sources:
        return
    head = column.styles.section
    title = set_words(words.REFERENCES, head, column.width)
    outline = (words.REFERENCES, 1)
    yield TextBox(title, head.space_before, head.space_after, keeps=True, target="references", outline=outline)
    # Ragged: entries are full of Latin words and addresses, which would tear justified lines apart.
    style = column.styles.variant(column.styles.item, size=9.5, leading=16, align="left")
    for number, source in enumerate(sources, 1):
        label = set_words(f"[{number}]", style, _LABEL)
        entry, target = _entry(source, style, column), reference_target(number)
        yield TextBox(entry, after=3, inset=_LABEL, target=target, label=label)


def _entry(source: OutsideSource, style: TextStyle, column: Column) -> Set:
    """The entry, and behind it our own note on the source in the colour of notes."""
    note = replace(style, color=column.styles.theme.color.muted)
    runs = runs_of((Text(reference(source)),), style, column.accent)
    if source.note:
        runs += runs_of((Text(words.remark(source.note)),), note, column.accent)
    return Set(break_lines(runs, round(column.width - _LABEL, 3), 0.0, style.align), runs, style)

"""Number the outside sources in the order of the text, and set the marks that lead from cited figures to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from builder.model.block import Bullets, Cell, Figure, KeyFigure, Paragraph, Table
from builder.model.document import Document
from builder.model.inline import Citation, Emphasis, FactText, Footnote, Inline, Link, Strong, Traced
from builder.model.walk import change


def number_citations(document: Document) -> Document:
    """The document with its sources in the order of their first marks, and the marks in the text.

    Titles, headlines and takeaways have none: what only they cite comes last.
    """
    known = {source.key for source in document.sources}
    cited = {number: entry.source for number, entry in enumerate(document.facts) if entry.source in known}
    if not cited:
        return document
    marks = _Marks(cited)
    sections = tuple(replace(section, body=change(section.body, marks.block)) for section in document.sections)
    last = len(known) + 1
    sources = sorted(document.sources, key=lambda source: marks.numbers.get(source.key, last))
    return replace(document, sections=sections, sources=tuple(sources))


@dataclass
class _Marks:
    """Counts sources while it goes through the text. `cited` is the key of each fact that has a source."""

    cited: Mapping[int, str]
    numbers: dict[str, int] = field(default_factory=dict)

    def block(self, node: Any) -> Any:
        """A block with the marks in its texts; each text marks a source once."""
        match node:
            case Paragraph(text):
                return replace(node, text=self.text(text))
            case Bullets(items):
                return replace(node, items=tuple(map(self.text, items)))
            case KeyFigure(value, label):
                return replace(node, value=self.text(value), label=self.text(label))
            case Figure(caption=caption, note=note):
                return replace(node, caption=self.text(caption), note=self.text(note))
            case Table(caption=caption, note=note):
                # Not cell by cell as `change` comes to them: the caption stands above.
                caption = self.text(caption)
                rows = tuple(tuple(map(self._cell, row)) for row in node.rows)
                return replace(node, caption=caption, rows=rows, note=self.text(note))
            case _:
                return node

    def text(self, text: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A text with a mark behind the first figure of each source."""
        return self._marked(text, set())

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, text=self.text(cell.text))

    def _marked(self, text: tuple[Inline, ...], seen: set[str]) -> tuple[Inline, ...]:
        marked: list[Inline] = []
        for part, following in zip_longest(text, text[1:]):
            match part:
                case FactText(fact) if self._is_new(fact, seen):
                    marked += [part, self._mark(fact, seen)]
                case Traced(_, fact) if self._is_new(fact, seen):
                    marked.append(part)
                    # Words of a source may stand in several parts: the mark comes behind the last.
                    if not isinstance(following, Traced) or following.fact != fact:
                        marked.append(self._mark(fact, seen))
                case Strong(children) | Emphasis(children) | Link(children) | Traced(children):
                    marked.append(replace(part, children=self._marked(children, seen)))
                case Footnote(children):
                    marked.append(Footnote(self.text(children)))
                case _:
                    marked.append(part)
        return tuple(marked)

    def _is_new(self, fact: int, seen: set[str]) -> bool:
        return fact in self.cited and self.cited[fact] not in seen

    def _mark(self, fact: int, seen: set[str]) -> Citation:
        key = self.cited[fact]
        seen.add(key)
        return Citation(self.numbers.setdefault(key, len(self.numbers) + 1))

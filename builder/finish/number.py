"""Number chapters, sections, figures, tables, cases and sources, and write out the references to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from builder.facts.wording import han
from builder.finish.citations import number_citations
from builder.model.block import Callout, Figure, Table
from builder.model.document import Document, Section
from builder.model.inline import Ref, plain
from builder.model.walk import change, walk
from builder.problems import Problem, stop_on

Headings = Literal["chinese", "decimal"]


def number(document: Document, headings: Headings = "chinese") -> Document:
    """The document with every number given. Raises BuildError for ids used twice and references to nothing.

    `headings`: chapters and sections are numbered 一、（一）or 1, 1.1.
    """
    stop_on(_doubled(document))
    numbers = _Numbers(headings)
    sections = tuple(numbers.section(section) for section in document.sections)
    stop_on(_dangling(sections, numbers.names))

    def named(node: Any) -> Any:
        return replace(node, text=numbers.names[node.target]) if isinstance(node, Ref) and not node.text else node

    named_sections = tuple(change(section, named) for section in sections)
    return number_citations(replace(document, sections=named_sections))


@dataclass
class _Numbers:
    """Counts while it goes through the document, and remembers what each id is called."""

    headings: Headings = "chinese"
    chapters: int = 0
    sections: int = 0
    appendices: int = 0
    figures: int = 0
    tables: int = 0
    cases: int = 0
    names: dict[str, str] = field(default_factory=dict)

    def section(self, section: Section) -> Section:
        label = self._label(section)
        return replace(section, number=label, body=change(section.body, self._block))

    def _label(self, section: Section) -> str:
        match section.part:
            case "chapter":
                self.chapters += 1
                self.sections = 0
                label = han(self.chapters) if self.headings == "chinese" else str(self.chapters)
                self.names[section.id] = f"第{label}章"
            case "section":
                self.sections += 1
                if self.headings == "chinese":
                    label = f"（{han(self.sections)}）"
                    self.names[section.id] = f"第{han(self.chapters)}章第{han(self.sections)}节"
                else:
                    label = f"{self.chapters}.{self.sections}"
                    self.names[section.id] = f"{label}节"
            case "appendix":
                self.appendices += 1
                label = f"附录{self.appendices}"
                self.names[section.id] = label
            case _:
                label = ""
                self.names[section.id] = plain(section.title)
        return label

    def _block(self, node: Any) -> Any:
        match node:
            case Figure():
                self.figures += 1
                self.names[node.id] = f"图{self.figures}"
                return replace(node, number=self.figures)
            case Table():
                self.tables += 1
                self.names[node.id] = f"表{self.tables}"
                return replace(node, number=self.tables)
            case Callout(tone="case"):
                self.cases += 1
                if node.id:
                    self.names[node.id] = f"案例{self.cases}"
                return replace(node, number=self.cases)
            case _:
                return node


def _ids(document: Document) -> Iterator[tuple[str, Section]]:
    for section in document.sections:
        yield section.id, section
        for node in walk(section.body):
            if isinstance(node, Figure | Table | Callout) and node.id:
                yield node.id, section


def _doubled(document: Document) -> Iterator[Problem]:
    seen: dict[str, Section] = {}
    for id, section in _ids(document):
        if id in seen:
            hint = f"the other one is in {seen[id].place.file}"
            yield Problem(section.place.file, f"the id {id} is used twice", hint)
        seen.setdefault(id, section)


def _dangling(sections: tuple[Section, ...], names: dict[str, str]) -> Iterator[Problem]:
    for section in sections:
        for node in walk(section):
            if isinstance(node, Ref) and not node.text and node.target not in names:
                hint = "ids stand in front matter, figures, tables and cases"
                where = str(replace(section.place, line=node.line))
                yield Problem(where, f"a reference leads to {node.target}, which is nowhere", hint)

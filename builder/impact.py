"""What a change of the data touches: answers, claims, figures, and the pages and slides they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.build import Watch, document_of, narrative_of
from builder.editions.edition import Edition
from builder.model.block import Figure, Table
from builder.model.document import Document, FactEntry
from builder.model.walk import walk
from builder.problems import Contradiction
from builder.project import Project


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that is another in the new data; an empty text where it is asked in one of the two only."""

    where: str
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What the new data does to one edition. `exhibits` are figures and tables by name: 图3, 表1."""

    edition: str
    changes: tuple[Change, ...]
    contradictions: tuple[Contradiction, ...]
    turned: tuple[Change, ...]
    exhibits: tuple[str, ...]

    @property
    def is_touched(self) -> bool:
        """Whether the edition is another one."""
        return bool(self.changes or self.contradictions or self.turned or self.exhibits)


def impact(edition: Edition, old: Project, new: Project) -> Impact:
    """Compare an edition of two projects that differ in their tables. Raises BuildError for what is wrong in either."""
    before, after = narrative_of(old), narrative_of(new)
    known = set(before.contradictions)
    watch = Watch(lambda stage: None)
    first, second = document_of(edition, old, before, watch), document_of(edition, new, after, watch)
    asked, answered = _by_question(first.facts), _by_question(second.facts)
    return Impact(
        edition.id,
        tuple(_changes(asked, answered)),
        tuple(problem for problem in after.contradictions if problem not in known),
        tuple(_turned(asked, answered)),
        tuple(_exhibits(first, second)),
    )


_Key = tuple[str, int, str, int]


def _by_question(entries: Iterable[FactEntry]) -> Mapping[_Key, FactEntry]:
    """The entries by file, line and question; the same question on one line is counted."""
    count: Counter[tuple[str, int, str]] = Counter()
    found: dict[_Key, FactEntry] = {}
    for entry in entries:
        key = (entry.place.file, entry.place.line, entry.question)
        found[*key, count[key]] = entry
        count[key] += 1
    return found


def _changes(before: Mapping[_Key, FactEntry], after: Mapping[_Key, FactEntry]) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        entry = old or new
        if entry is not None and entry.kind == "fact":
            texts = [each.text if each else "" for each in (old, new)]
            if texts[0] != texts[1]:
                yield Change(str(entry.place), entry.question, *texts)


def _turned(before: Mapping[_Key, FactEntry], after: Mapping[_Key, FactEntry]) -> Iterator[Change]:
    """Claims with other words for the other case, which now stand (or no longer do)."""
    for key, old in before.items():
        new = after.get(key)
        if old.kind == "claim" and new is not None and new.holds != old.holds:
            yield Change(str(old.place), old.question, old.evidence, new.evidence)


def _exhibits(before: Document, after: Document) -> Iterator[str]:
    """The figures and tables that show other values or other names."""
    old = {node.id: node for node in walk(before.sections) if isinstance(node, Figure | Table)}
    for node in walk(after.sections):
        if isinstance(node, Figure):
            was = old.get(node.id)
            if not isinstance(was, Figure) or was.chart != node.chart:
                yield node.id
        elif isinstance(node, Table):
            was = old.get(node.id)
            if not isinstance(was, Table) or was.rows != node.rows:
                yield node.id

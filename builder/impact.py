"""What a change of the data touches: answers, claims, figures, and the pages and slides they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.build import Watch, document_of, look_of, narrative_of
from builder.editions.edition import Edition
from builder.ledger.decks import of_decks
from builder.model.block import Figure, Table
from builder.model.document import Document, FactEntry
from builder.model.made import Where
from builder.model.walk import walk
from builder.outputs import DECKS, OUTPUTS, REPORT, outputs_of
from builder.problems import Contradiction
from builder.project import Project

NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that is another in the new data; an empty text where it is asked in one of the two only."""

    where: str
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Touched:
    """Where an edition, as it was, shows what changes: figures and tables by name, printed pages, slides."""

    exhibits: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """What the new data does to one edition.

    `contradictions` are sentences that it makes false, `turned` claims for which other words stand now.
    """

    edition: str
    changes: tuple[Change, ...]
    contradictions: tuple[Contradiction, ...]
    turned: tuple[Change, ...]
    touched: Touched

    @property
    def is_touched(self) -> bool:
        """Whether the edition is another one."""
        return bool(self.changes or self.contradictions or self.turned or self.touched.exhibits)


def impact(edition: Edition, old: Project, new: Project) -> Impact:
    """Compare an edition of two projects that differ in their tables. Raises BuildError for what is wrong in either.

    Pages and slides are those of the edition with the old tables, which is composed for that.
    """
    before, after = narrative_of(old), narrative_of(new)
    known = set(before.contradictions)
    false = tuple(problem for problem in after.contradictions if problem not in known)
    watch = Watch(lambda stage: None)
    first, second = document_of(edition, old, before, watch), document_of(edition, new, after, watch)
    asked, answered = _by_question(first.facts), _by_question(second.facts)
    moved = {number for number, key in enumerate(asked) if not _is_same(asked[key], answered.get(key))}
    exhibits = tuple(_exhibits(first, second))
    places = _where(edition, old, first) if moved or exhibits else {}
    return Impact(
        edition.id,
        tuple(_changes(asked, answered)),
        false,
        tuple(turn for turn in _turned(asked, answered) if not any(_is_of(problem, turn) for problem in false)),
        Touched(
            tuple(_named(first, id) for id in exhibits),
            _places(places.get(REPORT, NOWHERE), moved, exhibits),
            _places(of_decks({size: places[name] for size, name in DECKS.items() if name in places}), moved, exhibits),
        ),
    )


def _where(edition: Edition, project: Project, document: Document) -> Mapping[str, Where]:
    look = look_of(edition, project)
    return {name: OUTPUTS[name].compose(document, look).where for name in outputs_of(edition.outputs, edition.deck)}


def _places(where: Where, entries: Iterable[int], exhibits: Iterable[str]) -> tuple[str, ...]:
    """The pages or slides on which facts and exhibits stand, in the order of the report."""
    found = {place for entry in entries for place in where.entries.get(entry, ())}
    found |= {place for id in exhibits for place in where.exhibits.get(id, ())}
    return tuple(place for place in dict.fromkeys(where.places) if place in found)


def _named(document: Document, id: str) -> str:
    node = next(node for node in walk(document.sections) if isinstance(node, Figure | Table) and node.id == id)
    return f"{'图' if isinstance(node, Figure) else '表'}{node.number}"


def _is_same(old: FactEntry, new: FactEntry | None) -> bool:
    return new is not None and (old.text, old.holds) == (new.text, new.holds)


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


def _is_of(problem: Contradiction, turn: Change) -> bool:
    return problem.where == turn.where and problem.hint.startswith(turn.question)


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


def lines_of(found: Impact) -> Iterator[str]:
    """An impact as lines to read."""
    if not found.is_touched:
        yield f"{found.edition}: nothing changes"
        return
    yield f"{found.edition}: {len(found.changes)} answers change, {len(found.contradictions)} sentences turn false"
    for problem in found.contradictions:
        yield f"  false   {problem.where}: {problem.what} ({problem.hint})"
    for change in found.turned:
        yield f"  words   {change.where}: {change.question}: {change.before} -> {change.after}"
    for change in found.changes:
        yield f"  answer  {change.where}: {change.question}: {change.before or '-'} -> {change.after or '-'}"
    for name, places in (
        ("figures and tables", found.touched.exhibits),
        ("pages", found.touched.pages),
        ("slides", found.touched.slides),
    ):
        yield f"  {name}: {', '.join(places) or 'none'}"

"""Find places that an edition names without a reason: a wrong province left in a template, say.

A name has a reason where the edition is about it, where an answer of the data gave it, or where the section's front
matter lists it under `names`. A claim is no reason: what it names must itself have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.model.block import Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    RankedBars,
    Scatter,
    SmallMultiples,
    StackedBars,
    TileMap,
    Tree,
)
from builder.model.document import Document, FactEntry, Place, Section
from builder.model.inline import Emphasis, FactText, Footnote, Inline, Link, Strong, Text, Traced
from builder.problems import Problem

ABOUT = "what the edition is about"
LISTED = "listed in the section's names"
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named somewhere, and the reason for it: a question of the data, say; empty where there is none."""

    name: str
    where: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What an edition is about: the names it may always say, and the rows that its charts may also show (`peers`)."""

    names: frozenset[str]
    peers: frozenset[str] = frozenset()


def leaks(document: Document, known: Iterable[str], subject: Subject) -> Iterator[Problem]:
    """A problem for each place, of those `known`, that the document names without a reason."""
    for mention in mentions(document, known, subject):
        if not mention.reason:
            hint = "write here, ask the data for it, or list it under names in the front matter"
            yield Problem(mention.where, f"{mention.name} is named without a reason in “{mention.said}”", hint)


def reasons(document: Document, known: Iterable[str], subject: Subject) -> Mapping[str, str]:
    """The first reason for each place that the document names, by name."""
    found: dict[str, str] = {}
    for mention in mentions(document, known, subject):
        found.setdefault(mention.name, mention.reason)
    return dict(sorted(found.items()))


def mentions(document: Document, known: Iterable[str], subject: Subject) -> Iterator[Mention]:
    """Every place that the document names: in its words, in questions behind them, in its charts."""
    pattern = _pattern(tuple(sorted(known)))
    for words in (document.title, document.subtitle, document.description):
        for name in pattern.findall(words):
            yield Mention(name, "the cover", words, ABOUT if name in subject.names else "")
    for section in document.sections:
        reader = _Reader(section, document.facts, pattern, subject)
        for text in _texts(section):
            yield from reader.text(text)
        for block in section.body:
            yield from reader.block(block)


@dataclass(frozen=True)
class _Reader:
    """Reads one section."""

    section: Section
    facts: Sequence[FactEntry]
    pattern: re.Pattern[str]
    subject: Subject

    def block(self, block: object) -> Iterator[Mention]:
        """What a block names."""
        match block:
            case Heading(text) | Paragraph(text):
                yield from self.text(text)
            case Bullets(items):
                for item in items:
                    yield from self.text(item)
            case Table():
                for text in (block.caption, block.note, block.headline, *map(_plain, block.head)):
                    yield from self.text(text)
                if block.origin is None:  # a table of data shows the rows that it is asked for
                    for cell in (cell for row in block.rows for cell in row):
                        yield from self.text(cell.text)
            case Figure():
                for text in (block.caption, block.note, block.headline, *block.takeaways):
                    yield from self.text(text)
                yield from self._figure(block)
            case Callout():
                for text in (block.title, *block.takeaways):
                    yield from self.text(text)
                for inner in block.body:
                    yield from self.block(inner)
            case Compound():
                for inner in block.lower():
                    yield from self.block(inner)
            case _:
                pass

    def text(self, text: Sequence[Inline]) -> Iterator[Mention]:
        """What a text names, and what the questions behind its answers name."""
        for part in text:
            match part:
                case Text(value, line):
                    for found in self.pattern.finditer(value):
                        yield self._typed(found[0], value, line)
                case FactText(fact, value):
                    yield from self._asked(self.facts[fact])
                    for name in self.pattern.findall(value):
                        yield Mention(name, str(self.facts[fact].place), value, self.facts[fact].question or LISTED)
                case Traced(children, fact):
                    if self.facts[fact].kind == "claim":
                        yield from self._asked(self.facts[fact])
                    yield from self.text(children)
                case Strong(children) | Emphasis(children) | Link(children, _) | Footnote(children):
                    yield from self.text(children)
                case _:
                    pass

    def _typed(self, name: str, said: str, line: int) -> Mention:
        where = str(Place(self.section.place.file, line or self.section.place.line))
        return Mention(name, where, said, self._reason(name))

    def _asked(self, entry: FactEntry) -> Iterator[Mention]:
        """What a question names that its author typed."""
        for quoted in _QUOTED.findall(entry.question):
            if self.pattern.fullmatch(quoted):
                yield Mention(quoted, str(entry.place), entry.question, self._reason(quoted))

    def _figure(self, figure: Figure) -> Iterator[Mention]:
        """The rows that a chart shows, unless they are all there are, and those that it points out."""
        entries = [self.facts[number] for number in figure.facts]
        for entry in entries:
            yield from self._asked(entry)
        answered = {name: entry.question for entry in entries for name in entry.says.names}
        rows, marked = _shown(figure.chart)
        is_whole = figure.origin is not None and (figure.origin.is_turned or set(rows) >= set(figure.origin.rows))
        for name in dict.fromkeys((*(() if is_whole else rows), *marked)):
            if self.pattern.fullmatch(name):
                peer = "a row of a group that it belongs to" if name in self.subject.peers and name in rows else ""
                reason = answered.get(name, "") or self._reason(name) or ("" if name in marked else peer)
                yield Mention(name, str(self.section.place), figure.id, reason)

    def _reason(self, name: str) -> str:
        return ABOUT if name in self.subject.names else LISTED if name in self.section.names else ""


def _texts(section: Section) -> Iterator[tuple[Inline, ...]]:
    yield section.title
    yield section.headline
    yield from section.takeaways


def _plain(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def _shown(chart: Chart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rows that a chart shows by name, and those that stand out."""
    match chart:
        case RankedBars() | Dumbbell() | SmallMultiples() | GroupedBars() | Lines():
            return chart.categories, chart.highlight
        case DotPlot():
            return (chart.categories, chart.highlight) if not chart.has_range else ((), (chart.series[0].name,))
        case HeatTable() | StackedBars():
            return chart.categories, ()
        case Scatter():
            named = tuple(each.name for each in chart.points if each.is_named)
            return tuple(point.name for point in chart.points), named
        case TileMap() | Tree():
            return (), ()


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds names, of those that begin alike the longest."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

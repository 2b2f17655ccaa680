"""Read the narrative's files and turn them into the sections of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.facts.fact import Fact
from builder.model.document import FactEntry, OutsideSource, Place, Section
from builder.narrative.parse import parse
from builder.narrative.template import FACT, Filled, fill_in
from builder.problems import BuildError, Problem, stop_on
from builder.toml import read_text


@dataclass(frozen=True, slots=True)
class Narrative:
    """The sections in the order of their files, every fact in them, and the outside sources they cite in order."""

    sections: tuple[Section, ...]
    facts: tuple[FactEntry, ...]
    sources: tuple[OutsideSource, ...]


def read_narrative(
    files: Sequence[Path], root: Path, words: Mapping[str, Any], sources: Mapping[str, OutsideSource]
) -> Narrative:
    """Fill in and parse every file. Raises BuildError with the problems of all files.

    File names in messages are relative to `root`; `words` are what templates may say.
    """
    sections: list[Section] = []
    facts: list[FactEntry] = []
    cited: dict[str, OutsideSource] = {}
    problems: list[Problem] = []
    for file in files:
        name = str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
        try:
            filled, found = fill_in(name, read_text(file), words)
        except BuildError as error:
            problems.extend(replace(each, where=each.where.replace(str(file), name)) for each in error.problems)
            continue
        problems.extend(found)
        if filled is None:
            continue
        section, found = parse(filled, len(facts))
        problems.extend(found)
        if section is not None:
            sections.append(section)
        facts.extend(_entries(filled))
        cited.update({fact.source: sources[fact.source] for fact in filled.facts if fact.source in sources})
    stop_on(problems)
    return Narrative(tuple(sections), tuple(facts), tuple(cited.values()))


def _entries(filled: Filled) -> list[FactEntry]:
    """The facts of a file with the line on which each stands."""
    places = {}
    for line, text in enumerate(filled.text.split("\n")):
        for mark in FACT.findall(text):
            places[int(mark)] = filled.place(line)
    return [_entry(fact, places.get(index, Place(filled.file))) for index, fact in enumerate(filled.facts)]


def _entry(fact: Fact, place: Place) -> FactEntry:
    return FactEntry(fact.question, fact.value, fact.text, fact.cells, place)

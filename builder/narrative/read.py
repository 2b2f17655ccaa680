"""Read the narrative's files and turn them into the sections of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, assert_never

from builder.facts.claim import Claim, opposite
from builder.facts.fact import Fact
from builder.model.document import FactEntry, OutsideSource, Place, Section
from builder.narrative.parse import parse
from builder.narrative.template import MARK, Acceptance, Answer, Filled, fill_in
from builder.problems import BuildError, Contradiction, Problem
from builder.toml import read_text


@dataclass(frozen=True, slots=True)
class Narrative:
    """The sections in the order of their files, every fact in them, and the outside sources they cite in order.

    `contradictions` are the sentences that the data contradicts: nothing with any is to be printed.
    """

    sections: tuple[Section, ...]
    facts: tuple[FactEntry, ...]
    sources: tuple[OutsideSource, ...]
    contradictions: tuple[Contradiction, ...] = ()


def read_narrative(
    files: Sequence[Path], root: Path, words: Mapping[str, Any], sources: Mapping[str, OutsideSource]
) -> Narrative:
    """Fill in and parse every file. Raises BuildError with the problems of all files, but for contradictions.

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
        facts.extend(entries_of(filled))
        keys = [fact.source for fact in filled.facts if isinstance(fact, Fact)]
        cited.update({key: sources[key] for key in keys if key in sources})
    false = tuple(problem for problem in problems if isinstance(problem, Contradiction))
    if len(problems) > len(false):
        raise BuildError(problems)
    return Narrative(tuple(sections), tuple(facts), tuple(cited.values()), false)


def entries_of(filled: Filled) -> list[FactEntry]:
    """The facts of a file with the line on which each stands."""
    places = {}
    for line, text in enumerate(filled.text.split("\n")):
        for fact, claim, _ in MARK.findall(text):
            if fact or claim:
                places[int(fact or claim)] = filled.place(line)
    return [_entry(fact, places.get(index, Place(filled.file))) for index, fact in enumerate(filled.facts)]


def _entry(answer: Answer, place: Place) -> FactEntry:
    match answer:
        case Claim():
            # Where it does not hold, its other words stand: they say the opposite.
            says = answer.says if answer.holds else opposite(answer).says
            holds, question, evidence, cells = answer.holds, answer.question, answer.evidence, answer.cells
            return FactEntry(question, None, "", cells, place, "claim", holds, evidence, says=says)
        case Acceptance(reason):
            return FactEntry("", None, "", (), place, "acceptance", evidence=reason)
        case Fact():
            kind: Literal["fact", "citation"] = "citation" if answer.source else "fact"
            question, value, text, cells = answer.question, answer.value, answer.text, answer.cells
            return FactEntry(question, value, text, cells, place, kind, source=answer.source, says=answer.says)
        case _:
            assert_never(answer)

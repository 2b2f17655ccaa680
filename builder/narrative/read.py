"""Read the narrative's files and turn them into the sections of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, assert_never

from builder.editions.edition import Scope
from builder.facts.claim import Claim, opposite
from builder.facts.fact import Fact
from builder.facts.focus_words import FIXED, OWN
from builder.model.document import FactEntry, LeftOut, OutsideSource, Place, Section
from builder.narrative.conditions import Front, read_front
from builder.narrative.parse import parse
from builder.narrative.template import MARK, Acceptance, Answer, Filled, fill_in
from builder.problems import BuildError, Contradiction, Problem
from builder.records import did_you_mean
from builder.toml import read_text


@dataclass(frozen=True, slots=True)
class Narrative:
    """The sections in the order of their files, every fact in them, and the outside sources they cite in order.

    `contradictions` are the sentences that the data contradicts: nothing with any is to be printed. `left_out` are the
    sections for its kind that an edition does not have, with the reason.
    """

    sections: tuple[Section, ...]
    facts: tuple[FactEntry, ...]
    sources: tuple[OutsideSource, ...]
    contradictions: tuple[Contradiction, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """For what kind of edition sections are chosen, and the ids of the only ones it wants; all where none is named."""

    scope: Scope = "nation"
    only: tuple[str, ...] = ()


def read_narrative(
    files: Sequence[Path],
    root: Path,
    words: Mapping[str, Any],
    sources: Mapping[str, OutsideSource],
    choice: Choice = Choice(),  # frozen
) -> Narrative:
    """Fill in and parse every file that is chosen. Raises BuildError with the problems of all, but for contradictions.

    File names in messages are relative to `root`; `words` are what templates may say.
    """
    reading = _Reading(words, sources, choice)
    for file in files:
        name = str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
        try:
            reading.read(name, read_text(file))
        except BuildError as error:
            told = [replace(each, where=each.where.replace(str(file), name)) for each in error.problems]
            reading.problems.extend(told)
    return reading.narrative()


@dataclass
class _Reading:
    """Gathers sections while it goes through the files."""

    words: Mapping[str, Any]
    sources: Mapping[str, OutsideSource]
    choice: Choice
    sections: list[Section] = field(default_factory=list)
    facts: list[FactEntry] = field(default_factory=list)
    cited: dict[str, OutsideSource] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def read(self, file: str, text: str) -> None:
        """One file, where the edition has it."""
        words = tuple(word for word in self.words if word in FIXED or word.startswith(OWN))
        front, problems = read_front(file, text, words)
        self.problems.extend(problems)
        if problems or not front.is_for(self.choice.scope):
            return
        self.seen.append(front.id)
        if self.choice.only and front.id not in self.choice.only:
            return
        if reason := self._why_not(file, front):
            self.left_out.append(LeftOut(front.id, reason))
            return
        self._fill(file, text, front)

    def narrative(self) -> Narrative:
        """All that was gathered. Raises BuildError with the problems of all files, but for contradictions."""
        for id in self.choice.only:
            if id not in self.seen:
                hint = did_you_mean(id, self.seen) or f"there is {', '.join(self.seen)}"
                self.problems.append(Problem("sections", f"there is no section {id} for this edition", hint))
        false = tuple(problem for problem in self.problems if isinstance(problem, Contradiction))
        if len(self.problems) > len(false):
            raise BuildError(self.problems)
        cited = tuple(self.cited.values())
        return Narrative(tuple(self.sections), tuple(self.facts), cited, false, tuple(self.left_out))

    def _why_not(self, file: str, front: Front) -> str:
        """Why an edition does not have a section that is for its kind; empty where it has it."""
        if missing := [word for word in front.needs if self.words.get(word) is None]:
            return f"needs {', '.join(missing)}"
        if there := [word for word in front.lacks if self.words.get(word) is not None]:
            return f"only without {', '.join(there)}"
        if not front.when:
            return ""
        # On its own line of an empty file, so that a mistake in it is told with the line.
        judged = "\n" * (front.line - 1) + f"{{% claim {front.when} %}}{{% else %}}{{% endclaim %}}"
        filled, problems = fill_in(file, judged, self.words)
        self.problems.extend(problems)
        claim = next((fact for fact in filled.facts if isinstance(fact, Claim)), None) if filled else None
        if filled is None or claim is None or not claim.holds:
            return f"not so: {front.when}" + (f" ({claim.evidence})" if claim is not None else "")
        self.facts.append(_entry(claim, Place(file, front.line)))
        return ""

    def _fill(self, file: str, text: str, front: Front) -> None:
        filled, found = fill_in(file, text, self.words)
        self.problems.extend(found)
        if filled is None:
            return
        section, found = parse(filled, len(self.facts))
        self.problems.extend(found)
        if section is not None:
            self.sections.append(replace(section, names=front.names))
        self.facts.extend(entries_of(filled))
        keys = [fact.source for fact in filled.facts if isinstance(fact, Fact)]
        self.cited.update({key: self.sources[key] for key in keys if key in self.sources})


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

"""The conformance report of a PDF: what was found for each rule, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from builder.conformance.columns import layout_of
from builder.conformance.glyphs import Line, read_sheets
from builder.conformance.rules import RULES, Rule

SHOWN = 5  # places of a rule in the table; the JSON has all


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule is broken. Lines are counted from the top of the page, its running head among them."""

    page: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one rule: how often it was looked at, where it is broken, what share may be."""

    rule: str
    looked: int
    places: tuple[Place, ...]
    bar: float
    reason: str = ""

    @property
    def verdict(self) -> str:
        """In a word."""
        if self.reason:
            return "not judged"
        if not self.looked:
            return "no place"
        return "broken" if len(self.places) > self.bar * self.looked else "kept"


@dataclass(frozen=True, slots=True)
class Conformance:
    """What was found in one PDF."""

    pages: int
    characters: int
    findings: tuple[Finding, ...]

    @property
    def is_kept(self) -> bool:
        """Whether no rule is broken beyond its bar."""
        return all(finding.verdict != "broken" for finding in self.findings)


def judge(pdf: bytes) -> Conformance:
    """Hold a PDF to every rule. Raises ValueError for a file that is no PDF, or one without Chinese text."""
    sheets = read_sheets(pdf)
    layout = layout_of(sheets)
    if not any(line.han for sheet in sheets for line in sheet.lines):
        raise ValueError("it has no Chinese text that can be read")
    rank = {
        id(line): number
        for sheet in sheets
        for number, line in enumerate(sorted(sheet.lines, key=lambda line: (line.baseline, line.left)), 1)
    }

    def found(rule: Rule) -> Finding:
        seen = rule.judge(layout)
        if isinstance(seen, str):
            return Finding(rule.name, 0, (), rule.bar, seen)
        places = [(line, is_broken) for line, is_broken in seen]
        broken = tuple(_place(line, rank) for line, is_broken in places if is_broken)
        return Finding(rule.name, len(places), broken, rule.bar)

    characters = sum(len(line.glyphs) for sheet in sheets for line in sheet.lines)
    return Conformance(len(sheets), characters, tuple(found(rule) for rule in RULES))


def _place(line: Line, rank: dict[int, int]) -> Place:
    text = line.text if len(line.text) <= 16 else f"{line.text[:7]}…{line.text[-7:]}"
    return Place(line.page, rank[id(line)], text)


def as_json(found: Conformance) -> str:
    """For programs."""
    findings = [
        {**asdict(finding), "violations": len(finding.places), "verdict": finding.verdict} for finding in found.findings
    ]
    whole = {"pages": found.pages, "characters": found.characters, "kept": found.is_kept, "rules": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_table(found: Conformance) -> str:
    """For readers."""
    return "\n".join(_rows(found))


def _rows(found: Conformance) -> Iterator[str]:
    yield f"{found.pages} pages, {found.characters} characters"
    yield f"{'rule':<42}{'places':>8}{'broken':>8}{'may be':>8}  verdict"
    for finding in found.findings:
        counts = f"{finding.looked:>8}{len(finding.places):>8}" if not finding.reason else f"{'-':>8}{'-':>8}"
        bar = f"{finding.bar:.1%}" if finding.bar else "0"
        yield f"{finding.rule:<42}{counts}{bar:>8}  {finding.verdict}"
        if finding.reason:
            yield f"    {finding.reason}"
        for place in finding.places[:SHOWN]:
            yield f"    page {place.page}, line {place.line}: {place.text}"
        if len(finding.places) > SHOWN:
            yield f"    and {len(finding.places) - SHOWN} more"

"""What an output gives back: the bytes of its file, what is in it and where, and what its reader should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.model.chart import Chart
from builder.problems import Problem

DeckSize = Literal["full", "briefing", "one-page"]
"""All slides; the ten or so for a briefing; everything on a single one."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page of the report: the number printed on it, and which one of the file it is (from 1)."""

    label: str
    place: int


Pages = Mapping[str, ReportPage]
"""On which page of the report each section, figure, table and case begins, by its id."""


@dataclass(frozen=True, slots=True)
class Where:
    """On which pages or slides things stand, by the names that readers know these by: printed numbers, slides from 1.

    `places` are all of them in order, empty where no number is printed. `entries` are those of the document's facts,
    `exhibits` those of figures, tables and cases by their ids. `aside` has the facts that are only spoken: the notes
    of a slide. `starts` are the pages on which everything that has an id begins: sections, figures, tables, cases;
    `refers` says to which of these ids the notes of a slide refer.
    """

    places: tuple[str, ...] = ()
    entries: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    exhibits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aside: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    starts: Mapping[str, str] = field(default_factory=dict)
    refers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What an output noted while it drew, where to read its file again would take long.

    The words of each of the document's facts, once for every place; for each figure and table the strings that were
    written in it, in order; the charts that were drawn.
    """

    entries: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    exhibits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """One finished file. `counts` says how many pages or slides, figures and tables it has."""

    content: bytes
    counts: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    where: Where = Where()
    drawn: Drawn = Drawn()

"""Put figures and tables in the place of the wishes for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.charts.plan import plan_figure
from builder.charts.tables import plan_table
from builder.datasets.schema import Dataset
from builder.model.block import Block, Break, Compound
from builder.model.document import Document
from builder.model.wish import FigureWish, TableWish
from builder.places.places import Places
from builder.problems import BuildError, Problem, stop_on


def plan_exhibits(document: Document, datasets: Mapping[str, Dataset], places: Places) -> Document:
    """The document with its figures and tables as values. Raises BuildError with all that cannot be planned."""
    problems: list[Problem] = []

    def planned(block: Block | Compound) -> Block | Compound:
        try:
            if isinstance(block, FigureWish):
                return plan_figure(block, datasets, places)
            if isinstance(block, TableWish):
                return plan_table(block, datasets, places)
        except BuildError as error:
            problems.extend(error.problems)
            return Break()
        return block

    sections = tuple(replace(section, body=tuple(map(planned, section.body))) for section in document.sections)
    stop_on(problems)
    return replace(document, sections=sections)

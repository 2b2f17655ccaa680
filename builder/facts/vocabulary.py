"""The words of the templates for one table: the questions it answers, and the claims it judges.

Every public method of `Questions` is a word: `{{ cities.rank("杭州", "intelligence") }}`. They stand in files by what
they are about: `row_questions`, `column_questions`, `gap_questions`, `standing_questions`, and `claims` with its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.datasets.schema import Dataset
from builder.facts.claims import Claims
from builder.facts.column_questions import ColumnQuestions
from builder.facts.fact import QuestionError, typed
from builder.facts.gap_questions import GapQuestions
from builder.facts.row_questions import RowQuestions
from builder.facts.rows import Names
from builder.facts.standing_questions import StandingQuestions
from builder.facts.thresholds import Thresholds
from builder.places.places import Places


@dataclass(frozen=True)
class Questions(RowQuestions, ColumnQuestions, GapQuestions, StandingQuestions, Claims):
    """One table (or a group of its rows) that answers questions and judges claims.

    Means are unweighted; rank 1 is the highest value, and rows with equal values share the better rank. Numbers have
    the column's decimals, rounded half up, unless `digits` is given.
    """

    def within(self, group: Names) -> Questions:
        """The same questions asked of a group only: a cluster, a sector, the cities of a province, or a list."""
        if isinstance(group, str):
            found = self.places.members(self.data.kind, group)
            if found is None:
                raise QuestionError(f"{self.data.id} has no group {group}", "groups are in data/places.toml")
        else:
            found = self._spread_out(group)
        rows = tuple(row for row in self.members if row in found)
        if not rows:
            raise QuestionError(f"the group {typed(group)} has no row in {self.data.id}{self.scope}")
        return replace(self, members=rows, scope=f"{self.scope}.within({typed(group)})")

    def without(self, names: Names) -> Questions:
        """The same questions asked of all rows but some."""
        left_out = self._spread_out(names)
        rows = tuple(row for row in self.members if row not in left_out)
        if not rows:
            raise QuestionError(f"without {typed(names)} no row is left in {self.data.id}{self.scope}")
        return replace(self, members=rows, scope=f"{self.scope}.without({typed(names)})")


def ask(data: Dataset, places: Places, thresholds: Thresholds | None = None) -> Questions:
    """All rows of a table, ready to be asked."""
    return Questions(data, places, data.names, thresholds=thresholds or Thresholds())


def vocabulary() -> tuple[str, ...]:
    """Every word that can be asked of a table."""
    return tuple(word for word in dir(Questions) if word[0] != "_" and callable(getattr(Questions, word)))

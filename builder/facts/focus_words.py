"""The words of the templates for what an edition is about: `here`, its groups, its rows in each table."""

from __future__ import annotations

from collections.abc import Mapping

from builder.datasets.schema import Dataset
from builder.editions.focus import Focus
from builder.facts.fact import Fact, typed
from builder.facts.wording import joined


class GroupName(str):
    """A name that a template did not type: a text in questions, an answer where it is written out.

    It stands in the ledger as if its author had typed it, so that every question can be asked again.
    """

    __slots__ = ()

    @property
    def fact(self) -> Fact:
        """The answer that it is where it is written out."""
        return Fact(str(self), typed(str(self)))


class RowName(GroupName):
    """The name of a row, which names itself."""

    __slots__ = ()

    @property
    def fact(self) -> Fact:
        """The answer that it is where it is written out."""
        return Fact(str(self), typed(str(self)), names=(str(self),))


Said = GroupName | Fact | None
FIXED = ("here", "home", "cluster", "region", "sector", "circle")
OWN = "own_"


def focus_words(focus: Focus, tables: Mapping[str, Dataset]) -> dict[str, Said]:
    """The words of an edition by name. Those that it has nothing for are None, so that a template can ask `if home`.

    `own_cities` (one for each table) are the rows of that table which the edition is about, in the table's order.
    """
    is_row = focus.scope in ("province", "city", "industry", "row", "cluster")
    words: dict[str, Said] = {
        "here": RowName(focus.name) if is_row else None,
        "home": RowName(focus.home) if focus.home else None,
        "cluster": _group(focus.cluster),
        "region": _group(focus.region),
        "sector": _group(focus.sector),
        "circle": _group(focus.circle),
    }
    for id in tables:
        rows = focus.own.get(id, ())
        words[OWN + id] = Fact(joined(rows), typed(rows), names=rows) if rows else None
    return words


def _group(name: str) -> GroupName | None:
    return GroupName(name) if name else None

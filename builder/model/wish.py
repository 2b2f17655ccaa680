"""Figures and tables as an author asks for them, before the data has been looked at."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.block import Compound
from builder.model.document import Place
from builder.model.inline import Inline

Option = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish(Compound):
    """What figure and table wishes have in common. `options` say what to show of which data, as name and value.

    A wish is planned before any output sees the document; it has no simpler form of its own.
    """

    id: str
    options: tuple[tuple[str, Option], ...]
    caption: tuple[Inline, ...]
    source: str
    note: tuple[Inline, ...]
    place: Place

    def option(self, name: str, default: Option = "") -> Option:
        """The value of an option, or the default where the author left it out."""
        return dict(self.options).get(name, default)


@dataclass(frozen=True, slots=True)
class FigureWish(Wish):
    """A figure to be planned: `kind` is the chart type as authors name it, `facts` are those in its options."""

    kind: str
    headline: tuple[Inline, ...] = ()
    takeaways: tuple[tuple[Inline, ...], ...] = ()
    facts: tuple[int, ...] = ()
    is_printed_only: bool = False


@dataclass(frozen=True, slots=True)
class TableWish(Wish):
    """A table of data to be planned."""

    headline: tuple[Inline, ...] = ()

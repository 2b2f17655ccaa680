"""What a figure shows, as plain values: no DataFrame, no picture, no library.

Every chart carries its alternative text, written from its data, the number of decimals of its labels, so that the
PDF, the deck and the tables print the same digits, and in `row_header` what its rows are: cities, years.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """One column of values, in the order of the chart's categories. `None` is a place without data."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A line that the values are compared with, usually a mean."""

    label: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class RankedBars:
    """One index, best first, a bar each; `highlight` names the categories that the text speaks of."""

    categories: tuple[str, ...]
    series: Series
    highlight: tuple[str, ...] = ()
    reference: Reference | None = None
    decimals: int = 2
    alt: str = ""
    row_header: str = ""


@dataclass(frozen=True, slots=True)
class GroupedBars:
    """A few indices per category, a bar each, side by side."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    highlight: tuple[str, ...] = ()
    decimals: int = 2
    alt: str = ""
    row_header: str = ""


@dataclass(frozen=True, slots=True)
class StackedBars:
    """The parts of a whole per category, one behind the other, so that the length is the whole. No part is negative."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 2
    alt: str = ""
    row_header: str = ""

    @property
    def totals(self) -> tuple[Decimal | None, ...]:
        """The whole of each category; none where a part of it has no data."""
        rows = zip(*(series.values for series in self.series), strict=True)
        return tuple(sum(row, Decimal(0)) if None not in row else None for row in rows)


@dataclass(frozen=True, slots=True)
class Lines:
    """One or several indices over categories that have an order of their own, as years have."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    highlight: tuple[str, ...] = ()
    reference: Reference | None = None
    decimals: int = 2
    alt: str = ""
    row_header: str = ""


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Two indices per category, joined by a line that shows the gap between them."""

    categories: tuple[str, ...]
    first: Series
    second: Series
    highlight: tuple[str, ...] = ()
    decimals: int = 2
    alt: str = ""
    row_header: str = ""


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Several indices per category as dots on one row, with a mean for each index."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    references: tuple[Reference, ...] = ()
    highlight: tuple[str, ...] = ()
    decimals: int = 2
    alt: str = ""
    row_header: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart of a set: its title (the index), values in the categories' order, and the mean."""

    series: Series
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """The same categories in several panels, one index each.

    A bar of one length stands for one value in all panels, unless they have a scale each.
    """

    categories: tuple[str, ...]
    panels: tuple[Panel, ...]
    highlight: tuple[str, ...] = ()
    decimals: int = 2
    alt: str = ""
    row_header: str = ""
    has_own_scales: bool = False

    def compared(self, panel: Panel) -> tuple[Panel, ...]:
        """The panels whose bars one scale measures together with those of a panel."""
        return (panel,) if self.has_own_scales else self.panels


@dataclass(frozen=True, slots=True)
class Point:
    """One place of a scatter; only named points carry their name in the picture."""

    name: str
    x: Decimal
    y: Decimal
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Scatter:
    """Two indices against each other, a point per row, the outliers named."""

    x_name: str
    y_name: str
    points: tuple[Point, ...]
    x_reference: Reference | None = None
    y_reference: Reference | None = None
    decimals: int = 2
    alt: str = ""
    row_header: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One province on the tile map: column and row of the grid, from the top left; `None` is no data."""

    name: str
    column: int
    row: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map on which every province is a square of the same size, shaded by class of value.

    `breaks` are the lower bounds of the second, third... class, ascending.
    """

    title: str
    tiles: tuple[Tile, ...]
    breaks: tuple[Decimal, ...]
    decimals: int = 1
    alt: str = ""


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Rows by indices with each cell shaded within its column; `values` has a tuple per row."""

    categories: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[Decimal, ...], ...]
    row_header: str = ""
    decimals: int = 2
    alt: str = ""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A box of a tree with an optional second line in smaller type."""

    label: str
    detail: str = ""
    children: tuple[TreeNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A diagram from the general (left) to the particular (right)."""

    root: TreeNode
    alt: str = ""


Chart = (
    RankedBars
    | GroupedBars
    | StackedBars
    | Lines
    | Dumbbell
    | DotPlot
    | SmallMultiples
    | Scatter
    | TileMap
    | HeatTable
    | Tree
)

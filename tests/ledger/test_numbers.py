"""Every number of a figure or table, one by one: what it is called, and the cell it comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builder.ledger.numbers import Plotted, plotted, shown_in_figure, shown_in_table
from builder.model.block import Cell, Figure, Origin, Table
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    HeatTable,
    Panel,
    Point,
    RankedBars,
    Reference,
    Scatter,
    Series,
    SmallMultiples,
    Tile,
    TileMap,
    Tree,
    TreeNode,
)
from builder.model.document import CellName
from builder.model.inline import Text

ONE, TWO, MEAN = Decimal("1.5"), Decimal(2), Reference("均值", Decimal("1.75"))
NAMES = ("甲", "乙")
SPEED, SIZE = Series("快", (ONE, TWO)), Series("大", (TWO, None))
ORIGIN = Origin("harbours", ("speed", "size"), NAMES)

CHARTS: dict[str, tuple[Chart, tuple[Plotted, ...]]] = {
    "bars": (
        RankedBars(NAMES, SPEED, reference=MEAN),
        (Plotted("甲", "快", ONE, 0), Plotted("乙", "快", TWO, 0), Plotted("均值", "快", MEAN.value, 0, True)),
    ),
    "a place without data": (
        Dumbbell(NAMES, SPEED, SIZE),
        (Plotted("甲", "快", ONE, 0), Plotted("乙", "快", TWO, 0), Plotted("甲", "大", TWO, 1)),
    ),
    "dots": (
        DotPlot(("甲",), (Series("快", (ONE,)), Series("大", (TWO,))), (MEAN, MEAN)),
        (
            Plotted("甲", "快", ONE, 0),
            Plotted("甲", "大", TWO, 1),
            Plotted("均值", "快", MEAN.value, 0, True),
            Plotted("均值", "大", MEAN.value, 1, True),
        ),
    ),
    "panels": (
        SmallMultiples(("甲",), (Panel(Series("快", (ONE,))), Panel(Series("大", (TWO,)), MEAN))),
        (Plotted("甲", "快", ONE, 0), Plotted("甲", "大", TWO, 1), Plotted("均值", "大", MEAN.value, 1, True)),
    ),
    "points": (
        Scatter("快", "大", (Point("甲", ONE, TWO),), None, MEAN),
        (Plotted("甲", "快", ONE, 0), Plotted("甲", "大", TWO, 1), Plotted("均值", "大", MEAN.value, 1, True)),
    ),
    "tiles": (
        TileMap("快", (Tile("甲", 0, 0, ONE), Tile("乙", 1, 0, None)), ()),
        (Plotted("甲", "快", ONE, 0),),
    ),
    "heat": (
        HeatTable(("甲",), ("快", "大"), ((ONE, TWO),)),
        (Plotted("甲", "快", ONE, 0), Plotted("甲", "大", TWO, 1)),
    ),
    "a tree": (Tree(TreeNode("根")), ()),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_tells_its_numbers_in_order(name: str) -> None:
    chart, numbers = CHARTS[name]
    assert plotted(chart) == numbers


def test_a_number_of_a_figure_knows_its_cell_and_how_it_is_printed() -> None:
    figure = Figure("f", Dumbbell(NAMES, SPEED, SIZE, decimals=1), (), origin=ORIGIN)
    shown = shown_in_figure(figure)
    assert [one.text for one in shown] == ["1.5", "2.0", "2.0"]
    assert shown[2].cells == (CellName("harbours", "甲", "size"),)


def test_a_mean_comes_from_all_cells_of_its_column() -> None:
    figure = Figure("f", RankedBars(("乙",), Series("快", (TWO,)), reference=MEAN), (), origin=ORIGIN)
    mean = shown_in_figure(figure)[-1]
    assert mean.is_mean
    assert mean.cells == (CellName("harbours", "甲", "speed"), CellName("harbours", "乙", "speed"))


def test_a_cell_of_a_table_is_named_by_its_row_and_head() -> None:
    row = (Cell((Text("甲"),)), Cell((Text("1.50"),), ONE), Cell((Text("无"),)))
    [shown] = shown_in_table(Table("t", (), ("港口", "快", "大"), (row,), "lrr", origin=ORIGIN))
    assert (shown.category, shown.series, shown.text) == ("甲", "快", "1.50")
    assert shown.cells == (CellName("harbours", "甲", "speed"),)


def test_numbers_of_unknown_origin_have_no_cells() -> None:
    [shown] = shown_in_figure(Figure("f", RankedBars(("甲",), Series("快", (ONE,))), ()))
    assert shown.cells == ()

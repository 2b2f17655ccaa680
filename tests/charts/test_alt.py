"""Alternative text: one sentence of what is shown, then every value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.charts.alt import alt_text
from builder.model.chart import Chart, TileMap, Tree, TreeNode
from builder.model.numbers import written
from tests.charts.sample import (
    BARS,
    DOTS,
    DUMBBELL,
    GROUPS,
    HEAT,
    LINES,
    MAP,
    PANELS,
    SCATTER,
    STACKS,
    TREE,
    report_figures,
    series,
)


@pytest.mark.parametrize(
    ("chart", "begins"),
    [
        (BARS, "条形图：题，最高为甲市30.00，最低为丙市10.00，均值20.00。甲市30.00，乙市20.00，丙市10.00。"),
        (GROUPS, "分组条形图：题，前最高的是甲市，后最高的是乙市。每行各条依次为前和后。甲市30.00、15.00；"),
        (STACKS, "堆积条形图：题，合计最高为甲市和乙市45.00，合计最低为丙市15.00。每行各段依次为前、后和合计。"),
        (LINES, "折线图：题，自2017至2020，前和后最高的是2020。各线依次为前和后。2017 30.00、15.00；"),
        (DUMBBELL, "哑铃图：题，差距最大为甲市10.00，差距最小为丙市0.00。每行两点依次为前和后。甲市30.00、40.00；"),
        (DOTS, "点图：题，前最高的是甲市，后最高的是丙市。每行各点依次为前（均值45.00）和后（均值20.00）。甲市50.00、"),
        (PANELS, "分面条形图：题，前最高的是甲市，后最高的是丙市。各面依次为前（均值20.00）和后，共用一个刻度。"),
        (SCATTER, "散点图：题，横最高的是丙市，纵最高的是甲市。横轴为横（均值2.00），纵轴为纵（均值7.00），共3点，"),
        (MAP, "方格地图：题，最高为乙市25.0，最低为甲市10.0。按指数分档着色，丙市无数据。乙市25.0，甲市10.0。"),
        (HEAT, "热力表：题，前最高的是甲市，后最高的是丙市。各列依次为前和后，颜色越深数值越高。甲市3.00、"),
        (TREE, "树状图：题，总分为甲（一段"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_alt_text_says_what_is_shown_and_then_the_values(chart: Chart, begins: str) -> None:
    assert alt_text(chart, "题。").startswith(begins)


def test_all_who_share_the_highest_value_are_named() -> None:
    assert "最高为甲市和乙市30.00" in alt_text(replace(BARS, series=series("30", "30", "1")), "题")


def test_names_with_commas_of_their_own_are_told_apart() -> None:
    tree = Tree(TreeNode("总", children=(TreeNode("石油、天然气"), TreeNode("采矿"))))
    assert alt_text(tree, "题") == "树状图：题，总分为石油、天然气，采矿。"


def test_a_place_without_data_is_said() -> None:
    assert "乙市无数据" in alt_text(replace(BARS, series=series("30", None, "1")), "题")


@pytest.mark.parametrize("id", report_figures())
def test_every_value_of_a_figure_stands_in_its_alt_text(id: str) -> None:
    chart = report_figures()[id]
    alt = alt_text(chart, "题")
    values = values_of(replace(chart, breaks=()) if isinstance(chart, TileMap) else chart)
    assert values or isinstance(chart, Tree)
    assert [value for value in values if written(value, getattr(chart, "decimals", 2)) not in alt] == []


def values_of(node: object) -> list[Decimal]:
    """Every number inside a chart."""
    if isinstance(node, Decimal):
        return [node]
    children = node if isinstance(node, tuple) else [getattr(node, name) for name in getattr(node, "__slots__", ())]
    return [value for child in children for value in values_of(child)]

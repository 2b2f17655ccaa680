"""Wishes become charts by looking at the data, or what is wrong with them is told with its place and a way out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.charts.plan import plan_figure
from builder.model.chart import Chart, GroupedBars, Lines, Reference, SmallMultiples, StackedBars, Tree
from builder.model.document import Place
from builder.model.inline import Text, plain
from builder.model.wish import FigureWish, Option
from builder.problems import BuildError
from tests.facts.made_up import made_up

TRADES = made_up().data
FIRST, SECOND = TRADES.columns[:2]
WITH_UNIT = replace(TRADES, columns=(replace(FIRST, unit="万吨"), *TRADES.columns[1:]))
BELOW_ZERO = replace(TRADES, values=((Decimal("-1.5"), *TRADES.values[0][1:]), *TRADES.values[1:]))


def wish(kind: str, **options: Option) -> FigureWish:
    return FigureWish("f", (("data", "trades"), *options.items()), (Text("图题"),), "", (), Place("a.md", 3), kind)


def planned(kind: str, **options: Option) -> Chart:
    return plan_figure(wish(kind, **options), {"trades": TRADES}, made_up().places).chart


def test_grouped_bars_have_a_series_for_each_column_and_know_what_their_rows_are() -> None:
    chart = planned("grouped-bars", columns=("sun", "rain"), rows=("矿业", "茶叶"), highlight="茶叶")
    assert isinstance(chart, GroupedBars)
    assert chart.categories == ("矿业", "茶叶")
    assert [(one.name, one.values) for one in chart.series] == [
        ("sun指数", (Decimal("8.95"), Decimal("6.00"))),
        ("rain指数", (Decimal("1.00"), Decimal("9.10"))),
    ]
    assert (chart.highlight, chart.row_header) == (("茶叶",), "业")


def test_rows_come_in_the_order_of_a_column_where_the_author_asks_for_it() -> None:
    for kind in ("grouped-bars", "small-multiples", "dot-plot", "heat-table"):
        chart = planned(kind, columns=("sun", "rain"), order="rain", rows=("矿业", "茶叶", "渔业"))
        assert getattr(chart, "categories", None) == ("茶叶", "渔业", "矿业"), kind


def test_stacked_bars_add_up_what_they_show() -> None:
    chart = planned("stacked-bars", columns=("sun", "rain"), rows=("矿业", "茶叶"))
    assert isinstance(chart, StackedBars)
    assert chart.totals == (Decimal("9.95"), Decimal("15.10"))
    parts = replace(chart.series[0], values=(None, Decimal(1)))
    assert replace(chart, series=(parts, chart.series[1])).totals == (None, Decimal("10.10"))


def test_a_line_keeps_the_order_of_the_table_and_has_the_mean_of_all_its_rows() -> None:
    chart = planned("line", columns="sun", reference="mean", rows=("茶叶", "矿业"))
    assert isinstance(chart, Lines)
    assert chart.categories == ("茶叶", "矿业")
    assert chart.reference == Reference("均值", Decimal("5.42"))


def test_the_note_of_small_multiples_says_how_their_panels_are_measured() -> None:
    for scale, is_own, said in (("shared", False, "各分图共用一个刻度。"), ("own", True, "各分图的刻度各自独立")):
        asked = replace(wish("small-multiples", scale=scale), note=(Text("甲。"),))
        figure = plan_figure(asked, {"trades": TRADES}, made_up().places)
        assert isinstance(figure.chart, SmallMultiples)
        assert figure.chart.has_own_scales is is_own
        assert plain(figure.note).startswith(f"甲。{said}")
    figure = plan_figure(wish("small-multiples", columns="sun"), {"trades": TRADES}, made_up().places)
    assert figure.note == ()


def test_a_column_s_unit_stands_behind_its_name() -> None:
    chart = plan_figure(wish("line", columns="sun"), {"trades": WITH_UNIT}, made_up().places).chart
    assert isinstance(chart, Lines)
    assert [one.name for one in chart.series] == ["sun指数（万吨）"]


def test_the_first_box_of_a_tree_is_the_table_or_what_the_author_says() -> None:
    for options, label in (({}, "各业"), ({"root": "行业"}, "行业")):
        chart = planned("tree", tree="sectors", **options)
        assert isinstance(chart, Tree)
        assert chart.root.label == label


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("grouped-bars", {"columns": "sun"}, "grouped bars compare 2 to 4 columns, not 1"),
        ("stacked-bars", {"columns": "sun"}, "stacked bars have 2 to 5 parts, not 1"),
        ("stacked-bars", {}, "sun of 矿业 is -1.5, and no part of a whole is negative (use grouped-bars)"),
        ("line", {"columns": ("sun", "rain"), "reference": "mean"}, "the mean of 2 lines is no line"),
        ("line", {"rows": "茶叶"}, "a line needs two rows or more"),
        ("small-multiples", {"scale": "mine"}, "scale is mine (expected shared or own)"),
        ("dumbbell", {"columns": "sun"}, "a dumbbell compares two columns, not 1"),
        ("grouped-bars", {"columns": ("sun", "rain"), "order": "moon"}, "has no column moon (columns: sun, rain"),
        ("tree", {"tree": "oak"}, "there is no tree oak (trees: index-model, sectors)"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_a_way_out(kind: str, options: dict[str, Option], said: str) -> None:
    with pytest.raises(BuildError) as error:
        plan_figure(wish(kind, **options), {"trades": BELOW_ZERO}, made_up().places)
    [problem] = error.value.problems
    assert str(problem).startswith("a.md:3: figure f: ")
    assert said in str(problem)

"""Figures and tables take the place of the wishes for them, or all that is wrong with the wishes is told."""

from __future__ import annotations

import pytest

from builder.finish.plan import plan_exhibits
from builder.model.block import Figure, Paragraph, Table
from builder.model.chart import RankedBars
from builder.model.document import Document, Place
from builder.model.inline import Text
from builder.model.wish import FigureWish, TableWish
from builder.problems import BuildError
from tests.facts.made_up import made_up
from tests.finish.made_up import document, section

DATA = {"trades": made_up().data}
PLACES = made_up().places


def wish(id: str, line: int, **options: str | tuple[str, ...]) -> FigureWish:
    return FigureWish(id, tuple(options.items()), (Text("图题"),), "", (), Place("a.md", line), "ranked-bars")


def planned(report: Document) -> Document:
    return plan_exhibits(report, DATA, PLACES)


def test_wishes_become_figures_and_tables_in_their_places() -> None:
    text = Paragraph((Text("云"),))
    table = TableWish("t", (("data", "trades"),), (Text("表题"),), "", (), Place("a.md", 9))
    bars = wish("f", 3, data="trades", column="sun")
    [done] = planned(document(section("a", "chapter", text, bars, text, table))).sections
    assert [type(block) for block in done.body] == [Paragraph, Figure, Paragraph, Table]
    figure = done.body[1]
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, RankedBars)
    assert figure.chart.categories == ("矿业", "纸、笔", "茶叶", "油、气、煤", "渔业")


def test_all_that_cannot_be_planned_is_told_together_with_its_place() -> None:
    with pytest.raises(BuildError) as error:
        planned(
            document(
                section("a", "chapter", wish("f", 3, data="trades", column="moon")),
                section(
                    "b", "chapter", wish("g", 5, data="trade", column="sun"), wish("h", 9, data="trades", column="sun")
                ),
            )
        )
    assert [problem.where for problem in error.value.problems] == ["a.md:3", "a.md:5"]
    assert [problem.what for problem in error.value.problems] == [
        "figure f: trades has no column moon",
        "figure g: there is no data trade",
    ]

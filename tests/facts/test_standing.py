"""The words on how one row stands, on the made-up table: their texts, values and cells, and what they cannot answer."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from builder.facts.fact import Fact, QuestionError
from builder.facts.vocabulary import Questions
from tests.facts.made_up import COLUMNS, made_up

T = made_up()
BOTH = ["sun", "rain"]

# sun: 矿业8.95 纸、笔6.00 茶叶6.00 渔业2.05 油、气、煤4.10; rain: 1.00 5.15 9.10 3.00 4.10; snow: nought in all rows.
# What is asked, its text, its value, the columns read.
STANDING: dict[str, tuple[Callable[[Questions], Fact], str, str | None, list[str]]] = {
    'best_columns("渔业", ["sun", "rain"])': (lambda t: t.best_columns("渔业", BOTH), "rain指数", None, BOTH),
    'best_columns("油、气、煤", "all")': (lambda t: t.best_columns("油、气、煤"), "snow指数", None, [*COLUMNS]),
    'worst_columns("矿业", ["sun", "snow"])': (
        lambda t: t.worst_columns("矿业", ["sun", "snow"]), "sun指数和snow指数", None, ["sun", "snow"],
    ),
    'best_rank("渔业", ["sun", "rain"])': (lambda t: t.best_rank("渔业", BOTH), "第4位", "4", BOTH),
    'worst_rank("渔业", "all")': (lambda t: t.worst_rank("渔业"), "第5位", "5", [*COLUMNS]),
    'rank_range("渔业", ["sun", "rain"])': (lambda t: t.rank_range("渔业", BOTH), "第4、第5位", None, BOTH),
    'rank_range("茶叶", "snow")': (lambda t: t.rank_range("茶叶", "snow"), "第1位", None, ["snow"]),
    'rank_gap("矿业", "sun", "rain")': (lambda t: t.rank_gap("矿业", "sun", "rain"), "4位", "4", BOTH),
    'columns_above_mean("茶叶", "all")': (lambda t: t.columns_above_mean("茶叶"), "sun和rain", None, [*COLUMNS]),
    'columns_below_mean("矿业", "all")': (lambda t: t.columns_below_mean("矿业"), "rain", None, [*COLUMNS]),
    'count_columns_above_mean("茶叶", "all")': (
        lambda t: t.count_columns_above_mean("茶叶"), "2", "2", [*COLUMNS],
    ),
    'next_above("茶叶", "sun")': (lambda t: t.next_above("茶叶", "sun"), "矿业", None, ["sun"]),
    'next_below("茶叶", "sun")': (lambda t: t.next_below("茶叶", "sun"), "油、气、煤", None, ["sun"]),
    'around("茶叶", "sun", 2)': (
        lambda t: t.around("茶叶", "sun"), "矿业、“纸、笔”、“油、气、煤”和渔业", None, ["sun"],
    ),
    'around("矿业", "sun", 1)': (lambda t: t.around("矿业", "sun", 1), "纸、笔", None, ["sun"]),
    'count_near("油、气、煤", "sun", 2)': (lambda t: t.count_near("油、气、煤", "sun", 2), "2", "2", ["sun"]),
}  # fmt: skip


@pytest.mark.parametrize("question", STANDING)
def test_an_answer_on_a_rows_standing_has_its_text_value_question_and_the_columns_it_was_read_from(
    question: str,
) -> None:
    asked, text, value, columns = STANDING[question]
    fact = asked(T)
    assert (fact.text, fact.question) == (text, f"trades.{question}")
    assert value is None or fact.value == Decimal(value)
    assert {(cell.row, cell.column) for cell in fact.cells} == {(row, id) for row in T.members for id in columns}


def test_a_count_may_be_written_in_han_digits_with_the_two_that_counts() -> None:
    assert T.count_columns_above_mean("茶叶", han_digits=True).text == "两"
    assert T.count_near("油、气、煤", "sun", 2, han_digits=True).text == "两"


def test_neighbours_name_rows_that_can_be_asked_on() -> None:
    nearest = T.next_above("茶叶", "sun")
    assert nearest.names == ("矿业",)
    assert T.value(nearest, "rain").text == "1.00"
    assert T.value(nearest, "rain").question == 'trades.value(trades.next_above("茶叶", "sun"), "rain")'


# What is asked, what is said, what is suggested.
NO_ANSWER: dict[str, tuple[Callable[[Questions], object], str, str]] = {
    "above the first": (lambda t: t.next_above("矿业", "sun"), "no row of trades is above 矿业 in sun", ""),
    "below the last": (lambda t: t.next_below("渔业", "sun"), "no row of trades is below 渔业 in sun", ""),
    "no column on that side": (
        lambda t: t.columns_above_mean("渔业", BOTH),
        '"渔业" is above the mean in no column',
        "ask count_columns_above_mean first",
    ),
    "no places around": (lambda t: t.around("矿业", "sun", 0), "0 is no number of places here", "from 1"),
    "the standing of two": (
        lambda t: t.best_rank(t.top("sun", 2)),
        'trades.top("sun", 2) names 2 rows, and one is expected here',
        "",
    ),
}


@pytest.mark.parametrize("mistake", NO_ANSWER)
def test_standing_that_nothing_has_is_told(mistake: str) -> None:
    asked, what, hint = NO_ANSWER[mistake]
    with pytest.raises(QuestionError) as error:
        asked(T)
    assert (error.value.what, error.value.hint) == (what, hint)

"""Every word of the vocabulary on a made-up table: its text, its exact value, its question, the cells it read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import get_type_hints

import pytest

from builder.facts.fact import Fact, QuestionError
from builder.facts.vocabulary import Questions, vocabulary
from builder.facts.wording import joined, percent, rank_text, ranks_text
from builder.model.document import CellName
from tests.facts.made_up import COLUMNS, ROWS, made_up
from tests.facts.test_standing import STANDING

T = made_up()
SUN, RAIN = ([(row, column) for row in ROWS] for column in ("sun", "rain"))
Ask = Callable[[Questions], Fact]
Pairs = Iterable[tuple[str, str]]

# What is asked, its text, its value, the cells it was read from.
ANSWERS: dict[str, tuple[Ask, str, str | None, Pairs]] = {
    'value("矿业", "sun")': (lambda t: t.value("矿业", "sun"), "8.95", "8.95", [("矿业", "sun")]),
    'values(["茶叶", "渔业"], "rain")': (
        lambda t: t.values(["茶叶", "渔业"], "rain"),
        "9.10和3.00",
        None,
        [("茶叶", "rain"), ("渔业", "rain")],
    ),
    'row("渔业")': (
        lambda t: t.row("渔业"),
        "2.05、3.00和0.00",
        None,
        [("渔业", column) for column in COLUMNS],
    ),
    'rank("茶叶", "rain")': (lambda t: t.rank("茶叶", "rain"), "第1位", "1", RAIN),
    'rank("茶叶", "sun")': (lambda t: t.rank("茶叶", "sun"), "并列第2位", "2", SUN),
    'ranks(["茶叶", "渔业"], "sun")': (lambda t: t.ranks(["茶叶", "渔业"], "sun"), "第2和第5位", None, SUN),
    'top("sun", 1)': (lambda t: t.top("sun"), "矿业", None, SUN),
    'top("sun", 3)': (lambda t: t.top("sun", 3), "矿业、“纸、笔”和茶叶", None, SUN),
    'bottom("sun", 2)': (lambda t: t.bottom("sun", 2), "“油、气、煤”和渔业", None, SUN),
    'at(3, "sun")': (lambda t: t.at(3, "sun"), "茶叶", None, SUN),
    'names("矿业")': (lambda t: t.names("矿业"), "矿业", None, []),
    'names(["矿业", "茶叶"], "sun")': (
        lambda t: t.names(["矿业", "茶叶"], "sun"),
        "矿业（8.95）和茶叶（6.00）",
        None,
        [("矿业", "sun"), ("茶叶", "sun")],
    ),
    'each(["茶叶", "渔业"], "rain")': (
        lambda t: t.each(["茶叶", "渔业"], "rain"),
        "分别为9.10和3.00",
        None,
        [("茶叶", "rain"), ("渔业", "rain")],
    ),
    'each(["茶叶", "纸、笔"], "sun")': (
        lambda t: t.each(["茶叶", "纸、笔"], "sun"),
        "均为6.00",
        None,
        [("茶叶", "sun"), ("纸、笔", "sun")],
    ),
    'place("矿业", "sun")': (lambda t: t.place("矿业", "sun"), "居首", "1", SUN),
    'place("渔业", "sun")': (lambda t: t.place("渔业", "sun"), "居末位", "5", SUN),
    'place("茶叶", "sun")': (lambda t: t.place("茶叶", "sun"), "居并列第2位", "2", SUN),
    'place("油、气、煤", "sun")': (lambda t: t.place("油、气、煤", "sun"), "居第4位", "4", SUN),
    'nearest("矿业", "rain", 2)': (lambda t: t.nearest("矿业", "rain", 2), "渔业和“油、气、煤”", None, RAIN),
    'means(["能源", "渔业"], "sun")': (
        lambda t: t.means(["能源", "渔业"], "sun"),
        "6.53和2.05",
        None,
        [("矿业", "sun"), ("油、气、煤", "sun"), ("渔业", "sun")],
    ),
    'count_ranked("能源", 1, 4, "sun")': (lambda t: t.count_ranked("能源", 1, 4, "sun"), "2", "2", SUN),
    "count_columns()": (lambda t: t.count_columns(), "3", "3", []),
    'weighted_mean("sun", "rain")': (lambda t: t.weighted_mean("sun", "rain"), "5.25", None, [*SUN, *RAIN]),
    'share_above("sun", 4)': (lambda t: t.share_above("sun", 4), "80.0%", "0.8", SUN),
    'share_below("sun", 6)': (lambda t: t.share_below("sun", 6, "tenths"), "四成", "0.4", SUN),
    'against_mean("渔业", "sun")': (lambda t: t.against_mean("渔业", "sun"), "比均值低3.37", "-3.37", SUN),
    'mean("sun")': (lambda t: t.mean("sun"), "5.42", "5.42", SUN),
    'median("sun")': (lambda t: t.median("sun"), "6.00", "6.00", SUN),
    'highest("rain")': (lambda t: t.highest("rain"), "9.10", "9.10", RAIN),
    'lowest("rain")': (lambda t: t.lowest("rain"), "1.00", "1.00", RAIN),
    'range("rain")': (lambda t: t.range("rain"), "1.00～9.10", None, RAIN),
    "count()": (lambda t: t.count(), "5", "5", []),
    'count_above("sun", 6)': (lambda t: t.count_above("sun", 6), "1", "1", SUN),
    'count_below("sun", "6.00")': (lambda t: t.count_below("sun", "6.00"), "2", "2", SUN),
    'count_above("snow", 0)': (lambda t: t.count_above("snow", 0), "0", "0", [(row, "snow") for row in ROWS]),
    'count_where("rain", "sun")': (lambda t: t.count_where("rain", "sun"), "2", "2", [*RAIN, *SUN]),
    'gap("渔业", "矿业", "sun")': (
        lambda t: t.gap("渔业", "矿业", "sun"),
        "6.90",
        "6.90",
        [("渔业", "sun"), ("矿业", "sun")],
    ),
    'gap_to_mean("渔业", "sun")': (lambda t: t.gap_to_mean("渔业", "sun"), "3.37", "3.37", SUN),
    'gap_between("茶叶", "sun", "rain")': (
        lambda t: t.gap_between("茶叶", "sun", "rain"),
        "3.10",
        "3.10",
        [("茶叶", "sun"), ("茶叶", "rain")],
    ),
    'mean_gap("rain", "sun")': (lambda t: t.mean_gap("rain", "sun"), "0.95", "0.95", [*RAIN, *SUN]),
    'largest_gap("sun", "rain", 1)': (lambda t: t.largest_gap("sun", "rain"), "矿业", None, [*SUN, *RAIN]),
    'smallest_gap("sun", "rain", 2)': (lambda t: t.smallest_gap("sun", "rain", 2), "茶叶和渔业", None, [*SUN, *RAIN]),
    'ratio("茶叶", "渔业", "rain")': (
        lambda t: t.ratio("茶叶", "渔业", "rain"),
        "3.0",
        None,
        [("茶叶", "rain"), ("渔业", "rain")],
    ),
    'mean_ratio("rain", "sun")': (lambda t: t.mean_ratio("rain", "sun"), "82.5%", None, [*RAIN, *SUN]),
    'correlation("sun", "sun")': (lambda t: t.correlation("sun", "sun"), "1.00", None, [*SUN, *SUN]),
    'spread("sun")': (lambda t: t.spread("sun"), "0.42", None, SUN),
}


@pytest.mark.parametrize("question", ANSWERS)
def test_an_answer_has_its_text_value_question_and_exactly_the_cells_it_was_read_from(question: str) -> None:
    asked, text, value, cells = ANSWERS[question]
    fact = asked(T)
    assert fact.text == text
    assert value is None or fact.value == Decimal(value)
    assert fact.question == f"trades.{question}"
    assert sorted(fact.cells, key=str) == sorted((CellName("trades", *pair) for pair in cells), key=str)


def test_every_word_that_answers_is_asked_here() -> None:
    words = {word for word in vocabulary() if get_type_hints(getattr(Questions, word))["return"] is Fact}
    assert words == {question.partition("(")[0] for question in (*ANSWERS, *STANDING)}


def test_digits_round_half_up() -> None:
    assert T.value("矿业", "sun", digits=1).text == "9.0"
    assert T.value("纸、笔", "rain", digits=1).text == "5.2"
    assert T.value("渔业", "sun", digits=0).text == "2"
    assert T.mean_ratio("rain", "sun", digits=0).text == "82%"


def test_names_of_answers_can_be_asked_on() -> None:
    first = T.top("sun", 3)
    assert T.values(first, "rain").text == "1.00、5.15和9.10"
    assert T.ranks(first, "rain").text == "第5、第2和第1位"
    assert T.values(first, "rain").question == 'trades.values(trades.top("sun", 3), "rain")'
    assert T.within(first).members == ("矿业", "纸、笔", "茶叶")


def test_an_answer_that_names_one_row_may_stand_where_a_name_belongs() -> None:
    first = T.top("sun")
    assert T.value(first, "rain").text == "1.00"
    assert T.value(first, "rain").question == 'trades.value(trades.top("sun", 1), "rain")'


def test_a_count_against_an_answer_takes_its_exact_value() -> None:
    mean = T.within(["矿业", "纸、笔", "茶叶"]).mean("rain")
    assert (mean.text, T.count_above("rain", mean).text) == ("5.08", "2")
    edge = Fact("5.15", "somewhere", Decimal("5.1499"))
    assert T.count_above("rain", edge).names == ("纸、笔", "茶叶")


def test_equal_values_share_the_better_rank_and_keep_the_order_of_the_table() -> None:
    assert [T.rank(name, "sun").text for name in ROWS] == ["第1位", "并列第2位", "并列第2位", "第5位", "第4位"]
    assert T.top("snow", 5).names == tuple(ROWS)
    assert T.bottom("snow", 2).names == ("渔业", "油、气、煤")
    assert T.largest_gap("snow", "snow", 2).names == ("矿业", "纸、笔")
    assert T.smallest_gap("snow", "snow", 2).names == ("矿业", "纸、笔")
    assert T.is_first("渔业", "snow")
    assert T.is_last("渔业", "snow")


def test_a_group_keeps_the_order_of_the_table_and_ranks_inside_itself() -> None:
    energy = T.within("能源")
    assert energy.members == ("矿业", "油、气、煤")
    assert energy.rank("油、气、煤", "sun").text == "第2位"
    assert energy.mean("rain").text == "2.55"
    assert energy.mean("rain").question == 'trades.within("能源").mean("rain")'
    assert {cell.row for cell in energy.mean("rain").cells} == {"矿业", "油、气、煤"}


@pytest.mark.parametrize("spelling", ["energy", "Energy", "动力"])
def test_a_group_may_be_spelt_in_each_of_its_ways(spelling: str) -> None:
    assert T.within(spelling).members == T.within("能源").members


def test_a_list_of_rows_is_a_group_in_the_order_of_the_table_and_each_row_once() -> None:
    group = T.within(["茶叶", "纸、笔", "茶叶"])
    assert group.members == ("纸、笔", "茶叶")
    assert group.top("sun", 2).names == ("纸、笔", "茶叶")
    assert group.mean("rain").text == "7.13"
    assert group.count().question == 'trades.within(["茶叶", "纸、笔", "茶叶"]).count()'


def test_a_group_within_a_group_remembers_both() -> None:
    inner = T.within("能源").within(["矿业"])
    assert inner.members == ("矿业",)
    assert inner.count().question == 'trades.within("能源").within(["矿业"]).count()'


# What is asked, what is said, what is suggested.
MISTAKES: dict[str, tuple[Callable[[Questions], object], str, str]] = {
    "a misspelt row": (lambda t: t.value("纸笔", "sun"), "trades has no row “纸笔”", "did you mean 纸、笔?"),
    "an unknown row": (lambda t: t.rank("汽车", "sun"), "trades has no row “汽车”", ""),
    "a row outside the group": (
        lambda t: t.within("能源").value("茶叶", "sun"),
        'trades.within("能源") has no row “茶叶”',
        "",
    ),
    "an unknown row in a list": (
        lambda t: t.names(["矿业", "油、气"]),
        "trades has no row “油、气”",
        "did you mean 油、气、煤?",
    ),
    "an unknown column": (
        lambda t: t.mean("sunn"),
        "trades has no column “sunn”",
        "columns: sun, rain, snow",
    ),
    "an unknown second column": (
        lambda t: t.correlation("sun", "hail"),
        "trades has no column “hail”",
        "columns: sun, rain, snow",
    ),
    "an unknown group": (
        lambda t: t.within("农业"),
        "trades has no group 农业",
        "groups are in data/places.toml",
    ),
    "a group of columns that is not there": (
        lambda t: t.count_columns("wind"),
        "trades has no group of columns “wind”",
        "groups: ",
    ),
    "more neighbours than there are": (
        lambda t: t.nearest("矿业", "sun", 5),
        "5 is no number of other rows here",
        "from 1 to 4",
    ),
    "a row that is like itself": (
        lambda t: t.close("矿业", "sun"),
        '"矿业" is one row, which is compared with nothing',
        'as in ["杭州", "苏州"]',
    ),
    "a column beside no other": (
        lambda t: t.columns_ordered("sun"),
        '"sun" is one column, which is compared with nothing',
        "",
    ),
    "no column": (
        lambda t: t.above("矿业", "茶叶", []),
        "no column is named",
        'as in "overall", ["overall", "data"] or "all"',
    ),
    "a row above itself": (
        lambda t: t.above("矿业", ["茶叶", "矿业"], "sun"),
        "矿业 cannot be compared with itself",
        "",
    ),
    "a group above itself": (
        lambda t: t.mean_above("能源", ["能源", "渔业"], "sun"),
        "能源 cannot be compared with itself",
        "",
    ),
    "nothing to compare with": (lambda t: t.leads("all", "sun"), "there is no other row to compare with", ""),
    "all but all": (lambda t: t.all_above("sun", 0, but="all"), "no row is left to judge", ""),
    "a limit of words": (
        lambda t: t.close(["矿业", "茶叶"], "sun", within="多"),
        '"多" is no number to compare with',
        "as in 60",
    ),
    "a group without rows": (lambda t: t.within("无"), 'the group "无" has no row in trades', ""),
    "an answer of two where one name belongs": (
        lambda t: t.value(t.top("sun", 2), "sun"),
        'trades.top("sun", 2) names 2 rows, and one is expected here',
        "",
    ),
    "no rows": (lambda t: t.values([], "sun"), "[] names no row", 'as in ["杭州", "苏州"]'),
    "the rows of an answer without names": (
        lambda t: t.values(t.mean("sun"), "sun"),
        'trades.mean("sun") names no row',
        'as in ["杭州", "苏州"]',
    ),
    "ranks of several rows in no column": (
        lambda t: t.ranks(["矿业", "茶叶"]),
        "ranks() of several rows needs a column",
        'as in ranks(["化工", "采矿"], "overall")',
    ),
    "place nought": (lambda t: t.at(0, "sun"), "there is no place 0 among 5 rows", ""),
    "a place after the last": (lambda t: t.at(6, "sun"), "there is no place 6 among 5 rows", ""),
    "no last rows": (lambda t: t.bottom("sun", 0), "0 is no number of rows here", "from 1 to 5"),
    "too many first rows": (lambda t: t.top("sun", 6), "6 is no number of rows here", "from 1 to 5"),
    "minus one row": (lambda t: t.largest_gap("sun", "rain", -1), "-1 is no number of rows here", "from 1 to 5"),
    "a ratio to nought": (
        lambda t: t.ratio("矿业", "茶叶", "snow"),
        "茶叶 is 0 in snow, so there is no ratio to it",
        "",
    ),
    "a share of nought": (
        lambda t: t.mean_ratio("sun", "snow"),
        "the mean of snow is 0, so nothing can be divided by it",
        "",
    ),
    "the spread around nought": (
        lambda t: t.spread("snow"),
        "the mean of snow is 0, so nothing can be divided by it",
        "",
    ),
    "a correlation with what never changes": (
        lambda t: t.correlation("sun", "snow"),
        "a column whose values are all equal has no correlation",
        "",
    ),
    "a count above words": (lambda t: t.count_above("sun", "高"), '"高" is no number to compare with', "as in 60"),
    "a count above names": (
        lambda t: t.count_above("sun", t.top("sun")),
        'trades.top("sun", 1) is no number to compare with',
        "as in 60",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_the_data_cannot_answer_is_told_with_a_way_out(mistake: str) -> None:
    asked, what, hint = MISTAKES[mistake]
    with pytest.raises(QuestionError) as error:
        asked(T)
    assert (error.value.what, error.value.hint) == (what, hint)


def test_lists_are_written_as_chinese_writes_them() -> None:
    assert joined([]) == ""
    assert joined(["甲、乙"]) == "甲、乙"
    assert joined(["甲", "乙"]) == "甲和乙"
    assert joined(["甲", "乙、丙", "丁"]) == "甲、“乙、丙”和丁"


def test_ranks_and_shares_are_written_as_chinese_writes_them() -> None:
    assert rank_text(3, is_shared=False) == "第3位"
    assert rank_text(10, is_shared=True) == "并列第10位"
    assert ranks_text([8]) == "第8位"
    assert ranks_text([8, 8, 5]) == "第8、第8和第5位"
    assert percent(Decimal("0.3185"), 1) == "31.9%"
    assert percent(Decimal("1.5"), 0) == "150%"

"""The answers on the three real tables against a calculation of their own: csv, fractions, statistics."""

from __future__ import annotations

import csv
import math
import statistics
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from builder.facts.fact import Fact
from builder.facts.vocabulary import Questions, ask
from builder.project import load_project

DATA = Path(__file__).parents[2] / "data"
COLUMNS = ("overall", "enterprise_scale", "infrastructure", "data", "intelligence")
PROJECT = load_project()
Table = Mapping[str, Mapping[str, Fraction]]


def half_up(value: Fraction, digits: int = 2) -> str:
    """Rounded in whole numbers, by another way than the program's."""
    units = math.floor(abs(value) * 10**digits + Fraction(1, 2))
    whole, rest = divmod(units, 10**digits)
    return f"{whole}.{rest:0{digits}d}"


def close(fact: Fact, expected: float) -> bool:
    return fact.value is not None and math.isclose(float(fact.value), expected, rel_tol=1e-12)


@pytest.fixture(params=["industries", "provinces", "cities"])
def table(request: pytest.FixtureRequest) -> tuple[Table, Questions]:
    with (DATA / f"{request.param}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    read = {row["name"]: {column: Fraction(row[column]) for column in COLUMNS} for row in rows}
    return read, ask(PROJECT.datasets[request.param], PROJECT.places)


def test_every_value_is_printed_as_it_stands_in_the_file(table: tuple[Table, Questions]) -> None:
    read, questions = table
    for name, row in read.items():
        printed = [half_up(row[column]) for column in COLUMNS]
        assert [questions.value(name, column).text for column in COLUMNS] == printed
        assert questions.row(name).text == "、".join(printed[:-1]) + "和" + printed[-1]


def test_every_rank_is_the_number_of_higher_rows_plus_one(table: tuple[Table, Questions]) -> None:
    read, questions = table
    for column in COLUMNS:
        values = [row[column] for row in read.values()]
        for name, row in read.items():
            place = sorted(values, reverse=True).index(row[column]) + 1
            shared = "并列" if values.count(row[column]) > 1 else ""
            assert questions.rank(name, column).text == f"{shared}第{place}位"


def test_the_order_of_the_rows_is_that_of_the_values_then_of_the_file(table: tuple[Table, Questions]) -> None:
    read, questions = table
    order = list(read)
    for column in COLUMNS:
        expected = sorted(order, key=lambda name: (-read[name][column], order.index(name)))
        assert questions.top(column, len(order)).names == tuple(expected)
        assert questions.bottom(column, 3).names == tuple(expected[-3:])
        assert questions.at(4, column).names == (expected[3],)


def test_means_medians_and_ranges_are_right_to_the_last_digit(table: tuple[Table, Questions]) -> None:
    read, questions = table
    for column in COLUMNS:
        values = [row[column] for row in read.values()]
        assert questions.mean(column).text == half_up(sum(values, Fraction(0)) / len(values))
        assert questions.median(column).text == half_up(Fraction(statistics.median(values)))
        assert questions.range(column).text == f"{half_up(min(values))}～{half_up(max(values))}"
        assert questions.count_above(column, questions.mean(column)).value == sum(
            value > statistics.mean(values) for value in values
        )


def test_gaps_and_ratios_are_right_to_the_last_digit(table: tuple[Table, Questions]) -> None:
    read, questions = table
    names = list(read)
    for first, second in pairwise(names):
        for column in COLUMNS:
            a, b = read[first][column], read[second][column]
            assert questions.gap(first, second, column).text == half_up(a - b)
            assert questions.ratio(first, second, column).text == half_up(a / b, 1)
            assert questions.gap_between(first, "overall", column).text == half_up(read[first]["overall"] - a)


def test_the_largest_gaps_are_found(table: tuple[Table, Questions]) -> None:
    read, questions = table
    for first in COLUMNS:
        for second in COLUMNS:
            gaps = {name: row[first] - row[second] for name, row in read.items()}
            assert gaps[questions.largest_gap(first, second).names[0]] == max(gaps.values())
            assert gaps[questions.smallest_gap(first, second).names[0]] == min(gaps.values())
            assert questions.count_where(first, second).value == sum(gap > 0 for gap in gaps.values())


def test_correlations_and_spreads_are_those_of_the_standard_library(table: tuple[Table, Questions]) -> None:
    read, questions = table
    for first in COLUMNS:
        a = [float(row[first]) for row in read.values()]
        assert close(questions.spread(first), statistics.pstdev(a) / statistics.fmean(a))
        for second in COLUMNS:
            b = [float(row[second]) for row in read.values()]
            assert close(questions.correlation(first, second), statistics.correlation(a, b))
            assert close(questions.mean_ratio(first, second), statistics.fmean(a) / statistics.fmean(b))


def test_a_mean_that_the_source_study_misprints_comes_out_right() -> None:
    mean = ask(PROJECT.datasets["cities"], PROJECT.places).mean("data")
    assert mean.text == "55.35"
    assert mean.value == Decimal("1660.64") / 30


def test_groups_have_the_members_that_the_study_names() -> None:
    provinces, cities, industries = (
        ask(PROJECT.datasets[id], PROJECT.places) for id in ("provinces", "cities", "industries")
    )
    assert set(provinces.within("京津冀").members) == {"北京", "天津", "河北"}
    assert set(provinces.within("长三角").members) == {"上海", "江苏", "浙江", "安徽"}
    assert provinces.within("珠三角").members == ("广东",)
    assert set(provinces.within("中部四省").members) == {"河南", "湖南", "江西", "湖北"}
    assert set(provinces.within("成渝").members) == {"四川", "重庆"}
    assert set(provinces.within("东北").members) == {"辽宁", "吉林", "黑龙江"}
    assert set(industries.within("公用事业").members) == {"电力", "水生产与供应"}
    assert cities.within("长三角").count().text == "11"
    assert cities.within("珠三角").count().text == "5"


@pytest.mark.parametrize(
    ("group", "mean"),
    [
        ("京津冀", "65.02"),
        ("长三角", "62.12"),
        ("珠三角", "56.46"),
        ("中部四省", "46.10"),
        ("东北", "37.11"),
        ("成渝", "33.26"),
    ],
)
def test_the_unweighted_means_of_the_clusters_come_out(group: str, mean: str) -> None:
    assert ask(PROJECT.datasets["provinces"], PROJECT.places).within(group).mean("overall").text == mean

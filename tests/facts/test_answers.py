"""What the vocabulary answers: on a made-up table with ties and awkward names, and on the real data."""

from __future__ import annotations

import statistics
from decimal import Decimal

import pytest

from builder.datasets.schema import Column, Dataset
from builder.facts.fact import Fact, QuestionError
from builder.facts.sources import citing
from builder.facts.vocabulary import Questions, ask
from builder.model.document import CellName, OutsideSource
from builder.model.numbers import round_half_up, written
from builder.places.places import Places
from builder.project import Project, load_project

ROWS = {"甲": ("8.95", "4.00"), "乙、丙": ("6.00", "5.15"), "丁": ("6.00", "9.10"), "戊": ("2.05", "1.00")}


def column(id: str) -> Column:
    return Column(id, f"{id}指数", id, id, "", "", Decimal(0), Decimal(100), 2, "")


@pytest.fixture(scope="module")
def few() -> Questions:
    values = tuple(tuple(map(Decimal, row)) for row in ROWS.values())
    columns = (column("sun"), column("rain"))
    return ask(Dataset("few", "", "", "", "", "other", "", "", "", (), columns, tuple(ROWS), values), Places())


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("8.95", 1, "9.0"), ("5.15", 1, "5.2"), ("2.5", 0, "3"), ("-0.05", 1, "-0.1"), ("55.35467", 2, "55.35")],
)
def test_halves_are_rounded_up_in_decimals(value: str, digits: int, text: str) -> None:
    assert written(Decimal(value), digits) == text
    assert round_half_up(Decimal(value), digits) == Decimal(text)


def test_answers_are_worded_as_chinese_writes_them(few: Questions) -> None:
    assert few.value("甲", "sun").text == "8.95"
    assert few.value("甲", "sun", digits=1).text == "9.0"
    assert few.values(["甲", "丁", "戊"], "sun").text == "8.95、6.00和2.05"
    assert few.row("甲").text == "8.95和4.00"
    assert few.range("sun").text == "2.05～8.95"
    assert few.gap("戊", "甲", "sun").text == "6.90"
    assert few.gap_to_mean("甲", "sun").text == "3.20"
    assert few.gap_between("甲", "sun", "rain").text == "4.95"
    assert few.ratio("甲", "戊", "sun").text == "4.4"
    assert few.count().text == "4"
    assert few.count_above("sun", 6).text == "1"
    assert few.count_below("sun", "6.00").text == "1"
    assert few.count_where("rain", "sun").names == ("丁",)


def test_equal_values_share_the_better_rank_and_say_so(few: Questions) -> None:
    assert few.rank("甲", "sun").text == "第1位"
    assert few.rank("乙、丙", "sun").text == few.rank("丁", "sun").text == "并列第2位"
    assert few.rank("戊", "sun").text == "第4位"
    assert few.ranks("丁").text == "第2和第1位"
    assert few.is_first("甲", "sun")
    assert few.is_last("戊", "sun")
    assert not few.is_above("丁", "乙、丙", "sun")


def test_equal_values_keep_the_order_of_the_table(few: Questions) -> None:
    assert few.top("sun", 3).names == ("甲", "乙、丙", "丁")
    assert few.bottom("sun", 2).names == ("丁", "戊")
    assert few.at(2, "sun").text == "乙、丙"


def test_a_name_that_holds_a_comma_is_quoted_in_a_list(few: Questions) -> None:
    assert few.top("sun", 2).text == "甲和“乙、丙”"
    assert few.at(2, "sun").text == "乙、丙"


def test_statistics_are_those_of_the_standard_library(project: Project) -> None:
    for id, data in project.datasets.items():
        questions = ask(data, project.places)
        for each in data.columns:
            values = [float(value) for value in data.column_values(each.id)]
            mean, median, spread = (questions.mean(each.id), questions.median(each.id), questions.spread(each.id))
            assert mean.value is not None, id
            assert float(mean.value) == pytest.approx(statistics.fmean(values))
            assert median.value is not None
            assert float(median.value) == pytest.approx(statistics.median(values))
            assert spread.value is not None
            assert float(spread.value) == pytest.approx(statistics.pstdev(values) / statistics.fmean(values))
            found = questions.correlation("overall", each.id).value
            overall = [float(value) for value in data.column_values("overall")]
            assert found is not None
            assert float(found) == pytest.approx(statistics.correlation(overall, values))


def test_the_verified_figures_of_the_study_come_out(project: Project) -> None:
    industries, cities, provinces = (
        ask(project.datasets[id], project.places) for id in ("industries", "cities", "provinces")
    )
    assert industries.top("overall", 3, values=True).text == "快消（67.40）、家具制造（63.86）和消费电子（62.54）"
    assert industries.bottom("enterprise_scale", 2).names == ("新能源", "航空制造")
    assert [cities.mean(id).text for id in ("infrastructure", "data", "intelligence")] == ["71.01", "55.35", "22.57"]
    assert provinces.ranks("广东").text == "第8、第8、第9、第7和第5位"
    assert provinces.value("重庆", "intelligence", digits=1).text == "9.0"
    assert provinces.within("京津冀").mean("overall").text == "65.02"
    assert provinces.rank("湖北", "intelligence").text == "并列第14位"
    assert cities.largest_gap("infrastructure", "intelligence").names == ("温州",)
    assert industries.correlation("overall", "infrastructure").text == "0.98"


def test_a_group_answers_for_its_own_rows(project: Project) -> None:
    east = ask(project.datasets["provinces"], project.places).within("东北")
    assert east.members == ("辽宁", "吉林", "黑龙江")
    assert east.rank("黑龙江", "intelligence").text == "第1位"
    with pytest.raises(QuestionError, match="北京"):
        east.value("北京", "overall")


def test_an_answer_names_the_cells_it_was_read_from(few: Questions) -> None:
    assert few.value("甲", "sun").cells == (CellName("few", "甲", "sun"),)
    assert set(few.mean("rain").cells) == {CellName("few", row, "rain") for row in ROWS}
    assert set(few.gap("甲", "丁", "sun").cells) == {CellName("few", "甲", "sun"), CellName("few", "丁", "sun")}
    assert few.gap("甲", "丁", "sun").question == 'few.gap("甲", "丁", "sun")'


@pytest.mark.parametrize(
    "ask_wrongly",
    [
        lambda few: few.value("己", "sun"),
        lambda few: few.mean("snow"),
        lambda few: few.within("东北"),
        lambda few: few.at(9, "sun"),
        lambda few: few.ranks(["甲", "丁"]),
        lambda few: few.names(["甲", "己"]),
    ],
)
def test_what_the_data_cannot_answer_is_an_error(few: Questions, ask_wrongly: object) -> None:
    with pytest.raises(QuestionError):
        ask_wrongly(few)  # type: ignore[operator]


def test_an_outside_figure_must_be_the_one_on_file() -> None:
    cite = citing({"idc": OutsideSource("idc", "IDC", "市场跟踪", "2020", ("42.4%",))})
    assert cite("idc", "42.4%") == Fact("42.4%", 'cite("idc", "42.4%")', source="idc")
    with pytest.raises(QuestionError, match=r"44\.2%"):
        cite("idc", "44.2%")
    with pytest.raises(QuestionError, match="icd"):
        cite("icd", "42.4%")

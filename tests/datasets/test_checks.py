"""One test for each way in which a table can be wrong: a typed table in, problems out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builder.datasets.checks import TypedRow, TypedTable, check_table
from builder.datasets.description import Description
from builder.places.places import City, Places

CITIES = Places(
    cities=tuple(
        City(name=name, full=f"{name}市", en=en, code=code, province="湖北")
        for name, en, code in [
            ("武汉", "Wuhan", "420100"),
            ("宜昌", "Yichang", "420500"),
            ("襄阳", "Xiangyang", "420600"),
        ]
    )
)
COLUMN = {"zh": "指数", "short": "指数", "en": "Index", "minimum": 0, "maximum": 100, "decimals": 2, "definition": "数"}
HEADER = ("name", "overall", "data")
ROWS = (("武汉", "72.12", "52.76"), ("宜昌", "60.00", "41.5"), ("襄阳", "0", "100"))


def describe(**changes: Any) -> Description:
    basis: dict[str, Any] = {
        "file": "cities.csv",
        "zh": "各城市指数",
        "en": "Indices by city",
        "row": "城市",
        "row_en": "City",
        "kind": "city",
        "rows": 3,
        "source": "某机构",
        "columns": {"overall": COLUMN, "data": COLUMN},
    }
    return Description.model_validate(basis | changes)


def typed(header: tuple[str, ...] = HEADER, rows: tuple[tuple[str, ...], ...] = ROWS) -> TypedTable:
    return TypedTable(Path("data/cities.csv"), header, tuple(TypedRow(line, row) for line, row in enumerate(rows, 2)))


def found(table: TypedTable, description: Description | None = None, places: Places = CITIES) -> list[str]:
    return [str(problem) for problem in check_table(table, description or describe(), places)]


def with_cell(row: int, column: int, text: str) -> TypedTable:
    changed = [list(cells) for cells in ROWS]
    changed[row][column] = text
    return typed(rows=tuple(tuple(cells) for cells in changed))


def test_sound_table_has_no_problem() -> None:
    assert found(typed()) == []


def test_number_out_of_range_is_told_with_line_row_column_value_and_range() -> None:
    assert found(with_cell(0, 1, "140")) == [
        "data/cities.csv:2, 武汉: overall is 140 (expected a number from 0 to 100)",
    ]
    assert found(with_cell(1, 2, "-0.01")) == [
        "data/cities.csv:3, 宜昌: data is -0.01 (expected a number from 0 to 100)",
    ]


def test_bounds_belong_to_the_range() -> None:
    assert found(with_cell(0, 1, "100.00")) == []
    assert found(with_cell(0, 1, "0")) == []


def test_bounds_are_written_as_they_would_be_typed() -> None:
    column = COLUMN | {"minimum": Decimal("-1E+2"), "maximum": Decimal("99.50")}
    [problem] = found(with_cell(0, 1, "140"), describe(columns={"overall": column, "data": COLUMN}))
    assert problem.endswith("(expected a number from -100 to 99.5)")


def test_text_in_a_number_column_is_told() -> None:
    assert found(with_cell(2, 1, "很高")) == [
        "data/cities.csv:4, 襄阳: overall is 很高 (expected a number from 0 to 100, in plain digits)",
    ]


def test_numbers_in_other_spellings_are_told() -> None:
    for text in ("1e1", "+5", ".5", "5.", "５５", "1,000", "55%", "nan", "inf", "0x1F", "1_0"):
        assert found(with_cell(0, 1, text)) == [
            f"data/cities.csv:2, 武汉: overall is {text} (expected a number from 0 to 100, in plain digits)",
        ]


def test_empty_cell_is_told() -> None:
    assert found(with_cell(0, 2, "")) == ["data/cities.csv:2, 武汉: data is empty (expected a number from 0 to 100)"]


def test_too_many_decimals_are_told() -> None:
    assert found(with_cell(0, 2, "52.765")) == [
        "data/cities.csv:2, 武汉: data is 52.765 (expected at most 2 decimals)",
    ]


def test_white_space_around_a_number_is_told() -> None:
    assert found(with_cell(0, 2, "52.76 ")) == [
        "data/cities.csv:2, 武汉: data is '52.76 ' (expected no white space around it)",
    ]


def test_white_space_around_a_name_is_told() -> None:
    assert found(with_cell(0, 0, " 武汉")) == [
        "data/cities.csv:2, 武汉: name is ' 武汉' (expected no white space around it)",
    ]


def test_empty_name_is_told() -> None:
    assert "data/cities.csv:3: name is empty (expected the name of a row (City))" in found(with_cell(1, 0, ""))


def test_name_that_is_there_twice_is_told() -> None:
    assert found(with_cell(2, 0, "武汉")) == [
        "data/cities.csv:4, 武汉: name is 武汉 again (expected once; it stands on line 2 too)",
    ]


def test_unknown_name_is_told_with_the_likeliest_one() -> None:
    assert found(with_cell(0, 0, "武汗")) == [
        "data/cities.csv:2, 武汗: name is 武汗, which places.toml does not have as a city (did you mean 武汉?)",
    ]


def test_name_in_another_spelling_is_told_with_the_one_to_write() -> None:
    for spelling in ("武汉市", "Wuhan", "420100"):
        [problem] = found(with_cell(0, 0, spelling))
        assert problem.endswith("which places.toml does not have as a city (write 武汉)")


def test_table_of_another_kind_needs_no_places() -> None:
    assert found(with_cell(0, 0, "武汗"), describe(kind="other")) == []


def test_project_without_places_of_a_kind_skips_the_names() -> None:
    assert found(with_cell(0, 0, "武汗"), places=Places()) == []


def test_row_that_is_not_there_is_told_by_name() -> None:
    assert found(typed(rows=ROWS[:2])) == ["data/cities.csv: the number of rows is 2 (expected 3; not here: 襄阳)"]


def test_row_too_many_is_told() -> None:
    assert found(typed(), describe(rows=2)) == ["data/cities.csv: the number of rows is 3 (expected 2)"]


def test_missing_column_is_told() -> None:
    table = typed(("name", "overall"), tuple(row[:2] for row in ROWS))
    assert found(table) == ["data/cities.csv:1: the column data is missing (expected name, overall, data)"]


def test_unknown_column_is_told() -> None:
    table = typed((*HEADER, "colour"), tuple((*row, "red") for row in ROWS))
    assert found(table) == [
        "data/cities.csv:1: the column 'colour' is not described (there is name, overall, data)",
    ]


def test_misspelt_column_is_told_with_the_right_one() -> None:
    assert found(typed(("name", "overal", "data"))) == [
        "data/cities.csv:1: the column overall is missing (expected name, overall, data)",
        "data/cities.csv:1: the column 'overal' is not described (did you mean overall?)",
    ]


def test_table_without_names_still_has_its_cells_checked() -> None:
    problems = found(typed(("city", "overall", "data"), (("武汉", "140", "1"), *ROWS[1:])))
    assert problems[0] == "data/cities.csv:1: the column name is missing (expected name, overall, data)"
    assert problems[-1] == "data/cities.csv:2: overall is 140 (expected a number from 0 to 100)"


def test_columns_may_stand_in_another_order() -> None:
    assert found(typed(("data", "name", "overall"), tuple((data, name, all_) for name, all_, data in ROWS))) == []


def test_all_problems_are_told_at_once() -> None:
    rows = (("武汗", "140", ""), ("宜昌", "很高", "1.234"), ("宜昌", "5 ", "5"))
    problems = found(typed(rows=rows), describe(rows=4))
    assert len(problems) == 8
    assert len(set(problems)) == 8


broken_cells = st.one_of(
    st.sampled_from(
        ["", " ", "\t", "—", "N/A", "NA", "null", "nan", "-", "1,5", "12.3 4", "５", "1e2", "72.12 ", " 1"]
    ),
    st.decimals(Decimal("100.01"), 10_000, places=2).map(str),
    st.decimals(-10_000, Decimal("-0.01"), places=2).map(str),
    st.integers(100, 99_999).map(lambda digits: f"1.{digits}"),
    st.text(st.characters(exclude_categories=["Nd", "Cs"]), min_size=1),
)


@given(st.integers(0, 2), st.integers(1, 2), broken_cells)
def test_any_single_broken_cell_is_told_with_its_line_row_and_column(row: int, column: int, text: str) -> None:
    problems = found(with_cell(row, column, text))
    assert problems
    assert all(each.startswith(f"data/cities.csv:{row + 2}, {ROWS[row][0]}: {HEADER[column]} is ") for each in problems)


@given(st.integers(0, 2), st.integers(1, 2), st.decimals(0, 100, places=2))
def test_any_number_within_the_bounds_is_sound(row: int, column: int, number: Decimal) -> None:
    assert found(with_cell(row, column, str(number))) == []

"""A data folder in, frozen tables out; one test for each way in which a file can be wrong."""

from __future__ import annotations

import csv
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.datasets.read import read_datasets, read_table
from builder.datasets.schema import Column, Group
from builder.places.places import Places
from builder.problems import BuildError

SHIPS_TOML = """\
file = "ships.csv"
zh = "各船指数"
en = "Indices by ship"
row = "船"
row_en = "Ship"
kind = "other"
rows = 2
source = "船厂"
note = "两条船。"

[groups.main]
zh = "主要指数"
en = "Main"

[columns.speed]
zh = "速度指数"
short = "速度"
en = "Speed"
group = "main"
minimum = 0
maximum = 99.5
decimals = 2
definition = "有多快。"
"""
SHIPS_CSV = "name,speed\n甲,9.50\n乙,8.95\n"


def write(folder: Path, toml: str = SHIPS_TOML, table: str | bytes = SHIPS_CSV) -> Path:
    (folder / "ships.toml").write_text(toml, encoding="utf-8")
    (folder / "ships.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    return folder


def found(folder: Path) -> list[str]:
    """What is wrong in a folder, with the folder left out of the messages."""
    with pytest.raises(BuildError) as error:
        read_datasets(folder, Places())
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_table_is_read_with_all_that_its_description_says(tmp_path: Path) -> None:
    ships = read_datasets(write(tmp_path), Places())["ships"]
    assert (ships.id, ships.zh, ships.en, ships.kind) == ("ships", "各船指数", "Indices by ship", "other")
    assert (ships.row_header, ships.row_header_en) == ("船", "Ship")
    assert (ships.source, ships.period, ships.note) == ("船厂", "", "两条船。")
    assert ships.groups == (Group("main", "主要指数", "Main"),)
    assert ships.columns == (
        Column("speed", "速度指数", "速度", "Speed", "main", "", Decimal(0), Decimal("99.5"), 2, "有多快。"),
    )
    assert ships.names == ("甲", "乙")
    assert ships.values == ((Decimal("9.50"),), (Decimal("8.95"),))


def test_numbers_keep_the_decimals_of_the_file(tmp_path: Path) -> None:
    assert str(read_datasets(write(tmp_path), Places())["ships"].value("甲", "speed")) == "9.50"


def test_columns_stand_in_the_order_of_the_description(tmp_path: Path) -> None:
    toml = SHIPS_TOML + SHIPS_TOML[SHIPS_TOML.index("[columns") :].replace("columns.speed", "columns.weight")
    ships = read_datasets(write(tmp_path, toml, "weight,name,speed\n1,甲,2\n3,乙,4\n"), Places())["ships"]
    assert [column.id for column in ships.columns] == ["speed", "weight"]
    assert ships.values == ((Decimal(2), Decimal(1)), (Decimal(4), Decimal(3)))


def test_toml_that_describes_no_table_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "report.toml").write_text('title = "船"\n', encoding="utf-8")
    assert list(read_datasets(write(tmp_path), Places())) == ["ships"]


def test_folder_without_tables_has_none(tmp_path: Path) -> None:
    assert read_datasets(tmp_path, Places()) == {}


def test_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    table = b"\xef\xbb\xbf" + SHIPS_CSV.replace("\n", "\r\n").encode()
    assert read_datasets(write(tmp_path, table=table), Places())["ships"].names == ("甲", "乙")


def test_blank_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    write(tmp_path, table="name,speed\n\n甲,9.50\n\n\n乙,101\n\n")
    assert found(tmp_path) == ["ships.csv:6, 乙: speed is 101 (expected a number from 0 to 99.5)"]


def test_line_is_right_after_a_cell_of_several_lines(tmp_path: Path) -> None:
    write(tmp_path, table='name,speed\n"甲\n号",9.50\n乙,101\n')
    assert found(tmp_path) == ["ships.csv:4, 乙: speed is 101 (expected a number from 0 to 99.5)"]


def test_missing_csv_is_told(tmp_path: Path) -> None:
    (write(tmp_path) / "ships.csv").unlink()
    assert found(tmp_path) == ["ships.csv: this file is not there"]


def test_empty_csv_is_told(tmp_path: Path) -> None:
    for text in ("", "\n\n"):
        assert found(write(tmp_path, table=text)) == [
            "ships.csv:1: the file is empty (expected a header such as name,overall)",
        ]


def test_csv_with_a_header_only_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, table="name,speed\n")) == ["ships.csv: the number of rows is 0 (expected 2)"]


def test_gbk_is_told_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    [problem] = found(write(tmp_path, table=SHIPS_CSV.encode("gbk")))
    assert problem.startswith("ships.csv:2: is not UTF-8")
    assert "it looks like GBK" in problem


def test_row_with_too_many_cells_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, table="name,speed\n甲,9.50,1\n乙,8.95\n")) == [
        "ships.csv:2, 甲: the number of cells is 3 (expected 2, as in the header)",
    ]


def test_row_with_too_few_cells_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, table="name,speed\n甲,9.50\n乙\n")) == [
        "ships.csv:3, 乙: the number of cells is 1 (expected 2, as in the header)",
    ]


def test_column_that_is_there_twice_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, table="name,speed,speed\n甲,1,1\n乙,2,2\n")) == [
        "ships.csv:1: the column 'speed' is there 2 times (expected once)",
    ]


def test_column_without_a_name_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, table="name,speed,\n甲,1,\n乙,2,\n")) == [
        "ships.csv:1: the column '' is not described (there is name, speed)",
    ]


def test_csv_with_other_separators_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, table=SHIPS_CSV.replace(",", ";"))) == [
        "ships.csv:1: the header has one column: name;speed (expected several, separated by commas)",
    ]


def test_quotation_mark_left_open_is_told(tmp_path: Path) -> None:
    [problem] = found(write(tmp_path, table='name,speed\n甲,"9.50\n乙,8.95\n'))
    assert problem == "ships.csv:2: this is not CSV: unexpected end of data (is a quotation mark left open?)"


def test_description_that_is_not_toml_is_told(tmp_path: Path) -> None:
    [problem] = found(write(tmp_path, 'file = "ships.csv"\nzh = \n'))
    assert problem.startswith("ships.toml:2: this is not TOML")


def test_description_without_a_file_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, SHIPS_TOML.replace('file = "ships.csv"\n', ""))) == ["ships.toml: file is missing"]


def test_misspelt_key_of_a_description_is_told_with_the_right_one(tmp_path: Path) -> None:
    assert found(write(tmp_path, SHIPS_TOML.replace("decimals", "decimal"))) == [
        "ships.toml:15: columns.speed.decimals is missing",
        "ships.toml:22: columns.speed.decimal is not a key here (did you mean decimals?)",
    ]


def test_description_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    [problem] = found(write(tmp_path, SHIPS_TOML.replace('"other"', '"ship"')))
    assert problem.startswith("ships.toml:6: kind is 'ship' (input should be 'industry', 'province', 'city' or 'other'")


def test_group_that_is_not_described_is_told(tmp_path: Path) -> None:
    assert found(write(tmp_path, SHIPS_TOML.replace('group = "main"', 'group = "mian"'))) == [
        "ships.toml:19: speed is in the group mian, which is not described (did you mean main?)",
    ]


def test_bounds_the_wrong_way_round_are_told(tmp_path: Path) -> None:
    problems = found(write(tmp_path, SHIPS_TOML.replace("maximum = 99.5", "maximum = -1")))
    assert problems[0] == "ships.toml:20: the minimum of speed is 0, above its maximum -1"


def test_problems_of_all_tables_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, table=SHIPS_CSV.replace("9.50", "很快"))
    (tmp_path / "boats.toml").write_text(SHIPS_TOML.replace("ships.csv", "boats.csv"), encoding="utf-8")
    assert found(tmp_path) == [
        "boats.csv: this file is not there",
        "ships.csv:2, 甲: speed is 很快 (expected a number from 0 to 99.5, in plain digits)",
    ]


# Control characters but tab and line ends are refused, with their line: see tests/test_broken_inputs.py.
letters = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff")
cells = st.text(letters, max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(letters, min_size=1), cells, cells), min_size=1, max_size=4))
def test_any_text_is_read_as_it_was_written(rows: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("name", "speed", "weight"), *rows])
        assert [row.cells for row in read_table(file).rows] == rows

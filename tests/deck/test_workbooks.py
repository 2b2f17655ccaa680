"""The workbooks behind native charts, as Excel opens them: ranges, headers, formulas, formats, bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

from openpyxl.utils import range_boundaries

from builder.model.chart import Chart
from tests.deck.native_sample import (
    DUMBBELL,
    GROUPED,
    HIGH,
    ONE_LINE,
    RANKED,
    SCATTER,
    STACKED,
    book_blobs,
    books_of,
    cached,
    chart_parts,
    charts_of,
    each_chart,
    look_up,
    placed,
)


@each_chart
def test_every_range_of_a_chart_holds_in_the_workbook_what_the_chart_draws(chart: Chart) -> None:
    slide = placed(chart)
    for one, book in zip(charts_of(slide), books_of(slide, data_only=True), strict=True):
        for reference in look_up(one, "//c:strRef|//c:numRef"):
            sheet, cells = look_up(reference, "string(c:f)").rsplit("!", 1)
            left, top, right, bottom = range_boundaries(cells.replace("$", ""))
            page = book[sheet.strip("'")]
            found = [page.cell(row, left).value for row in range(top, bottom + 1)]
            assert left == right
            assert found == list(cached(reference) if reference.tag.endswith("numRef") else cached_names(reference))


def cached_names(reference: Any) -> list[str]:
    return [str(name) for name in look_up(reference, ".//c:v/text()")]


def test_a_workbook_is_one_sheet_with_the_name_of_the_index_and_numbers_of_two_decimals() -> None:
    [book] = books_of(placed(RANKED))
    assert book.sheetnames == ["整体上云指数"]
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == ["名称", "整体上云指数（重点）", "整体上云指数（其他）"]
    assert sheet["B2"].number_format == sheet["C4"].number_format == "0.00"
    assert sheet["C2"].value is None


def test_a_whole_is_the_sum_of_its_parts_and_a_mean_is_said_once() -> None:
    [book] = books_of(placed(STACKED))
    assert book.active["E3"].value == "=SUM(B3:D3)"
    [book] = books_of(placed(ONE_LINE))
    assert [row[2].value for row in book.active.iter_rows(max_row=4)] == ["整体上云指数均值", 55.28, "=C$2", "=C$2"]


def test_the_name_of_a_mean_in_a_scatter_follows_its_value() -> None:
    [book] = books_of(placed(SCATTER))
    assert [cell.value for cell in book.active[1]][4:] == [
        "整体上云指数均值线（横坐标）",
        '="均值 "&TEXT(E2,"0.00")',
        "云智能指数均值线（横坐标）",
        '="均值 "&TEXT(H2,"0.00")',
    ]
    [book] = books_of(placed(SCATTER), data_only=True)
    assert [book.active["F1"].value, book.active["H1"].value] == ["均值 55.28", "均值 40.05"]


def test_a_sheet_begins_with_what_its_rows_are() -> None:
    [book] = books_of(placed(GROUPED))
    assert book.active["A1"].value == "行业"
    [book] = books_of(placed(DUMBBELL))
    assert book.active["A1"].value == "名称"


@each_chart
def test_a_sheet_is_named_for_what_it_holds(chart: Chart) -> None:
    for book in books_of(placed(chart)):
        [name] = book.sheetnames
        assert any(word in name for word in ("指数", "等"))
        assert not re.fullmatch(r"Sheet\d*|数据", name)


def test_the_line_between_dots_follows_the_values_by_a_formula() -> None:
    [book] = books_of(placed(DUMBBELL))
    assert [cell.value for cell in book.active[2]][3:5] == ["=MIN(B2:C2)", "=MAX(B2:C2)-MIN(B2:C2)"]


def test_a_sheet_has_no_name_that_excel_refuses() -> None:
    series = replace(HIGH, name="上云/不上云：'指数'[2020]" + "长" * 40)
    [book] = books_of(placed(replace(RANKED, series=series)))
    [name] = book.sheetnames
    assert len(name) <= 31
    assert not re.search(r"[\[\]:*?/\\']", name)


@each_chart
def test_the_same_chart_gives_the_same_bytes(chart: Chart) -> None:
    first, second = placed(chart), placed(chart)
    assert first.part.blob == second.part.blob
    assert [part.blob for part in chart_parts(first)] == [part.blob for part in chart_parts(second)]
    assert book_blobs(first) == book_blobs(second)


def test_no_workbook_says_when_it_was_made() -> None:
    [blob] = book_blobs(placed(RANKED))
    with zipfile.ZipFile(io.BytesIO(blob)) as book:
        assert not any(re.search(rb"\d{4}-\d\d-\d\dT", book.read(name)) for name in book.namelist())
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}



"""Workbooks and packages read back from their bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from builder.office.package import Damaged, NotOffice, Package
from builder.office.workbook import Range, column, letters, range_of, read_workbook


@cache
def book() -> bytes:
    made = io.BytesIO()
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "上云 指数"
    for row in (["城市", "指数"], ["杭州", 67.25], [CellRichText("北", TextBlock(InlineFont(b=True), "京")), 0.5]):
        sheet.append(row)
    workbook.create_sheet("2").cell(10, 28, -1)
    workbook.save(made)
    return made.getvalue()


def test_cells_are_read_by_sheet_column_and_row() -> None:
    sheets = read_workbook(book()).sheets
    assert dict(sheets["上云 指数"]) == {
        (1, 1): "城市", (2, 1): "指数", (1, 2): "杭州", (2, 2): 67.25, (1, 3): "北京", (2, 3): 0.5,
    }  # fmt: skip
    assert dict(sheets["2"]) == {(28, 10): -1.0}


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ("Sheet1!$B$2:$B$6", Range("Sheet1", 2, 2, 2, 6)),
        ("'上云 指数'!$A$1", Range("上云 指数", 1, 1, 1, 1)),
        ("'It''s'!$AA$3:$B$1", Range("It's", 2, 1, 27, 3)),
        ("(Sheet1!$A$1,Sheet1!$A$3)", None),
        ("Costs", None),
        ("Sheet1!$A:$A", None),
    ],
)
def test_a_plain_reference_names_a_rectangle(formula: str, named: Range | None) -> None:
    assert range_of(formula) == named


@pytest.mark.parametrize("number", [1, 26, 27, 702, 703, 16_384])
def test_letters_of_a_column_lead_back_to_its_number(number: int) -> None:
    assert column(letters(number)) == number
    assert letters(16_384) == "XFD"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 80])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    with pytest.raises(NotOffice):
        read_workbook(content)


def test_a_part_that_is_not_there_is_told() -> None:
    with pytest.raises(Damaged, match=r"xl/absent\.xml is not in the file"):
        Package(book()).read("xl/absent.xml")


def test_an_entity_is_not_read() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("a.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>')
    assert Package(made.getvalue()).tree("a.xml").text is None

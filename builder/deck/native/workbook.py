"""The workbook behind a chart as an Excel file: one sheet and what Excel needs around it.

Written by hand: a library would spend a third of the deck's time on parts that are the same in every workbook. Nothing
in it says when it was made, so equal data give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from builder.deck.native.sheet import Column, Sheet, letter, number_format
from builder.deck.styles import theme_part

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN, _BOLD, _NUMBER = 0, 1, 2  # the places of the three looks among the styles

_SAME = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEET_TYPE}.sharedStrings+xml"/>'
        '<Override PartName="/xl/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId4" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/></Relationships>'
    ),
    "xl/theme/theme1.xml": theme_part(),
}


def workbook_bytes(sheet: Sheet) -> bytes:
    """The sheet as an Excel file. Its parts are not compressed: the deck around it is."""
    strings: dict[str, int] = {}
    page = _worksheet(sheet, strings)
    parts = _SAME | {
        "xl/workbook.xml": _workbook(sheet),
        "xl/styles.xml": _styles(sheet.decimals),
        "xl/sharedStrings.xml": _shared(strings),
        "xl/worksheets/sheet1.xml": page,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for name, text in parts.items():
            book.writestr(zipfile.ZipInfo(name, _EPOCH), _HEAD + text)
    return made.getvalue()


def _workbook(sheet: Sheet) -> str:
    return (
        f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={quoteattr(sheet.name)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _styles(decimals: int) -> str:
    font = '<sz val="11"/><name val="Microsoft YaHei"/><family val="2"/><charset val="134"/>'
    number = f'<numFmt numFmtId="164" formatCode="{number_format(decimals)}"/>'
    no_fill = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    return (
        f'<styleSheet {_MAIN}><numFmts count="1">{number}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        f'<fills count="2">{no_fill}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _shared(strings: dict[str, int]) -> str:
    entries = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return f'<sst {_MAIN} uniqueCount="{len(strings)}">{entries}</sst>'


def _worksheet(sheet: Sheet, strings: dict[str, int]) -> str:
    """Headers, then a row for each name; headers and names stay in view. Notes the strings that it needs."""
    rows = max(len(column.cells) for column in sheet.columns) + 1
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{_width(column)}" customWidth="1"/>'
        for place, column in enumerate(sheet.columns, 1)
    )
    lines = "".join(f'<row r="{row}">{"".join(_row(sheet, row, strings))}</row>' for row in range(1, rows + 1))
    return (
        f'<worksheet {_MAIN}><dimension ref="A1:{letter(len(sheet.columns) - 1)}{rows}"/>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>{lines}</sheetData></worksheet>"
    )


def _row(sheet: Sheet, row: int, strings: dict[str, int]) -> Iterator[str]:
    for place, column in enumerate(sheet.columns):
        name = letter(place)
        if row == 1:
            yield _cell(f"{name}1", column.header, column.head_formula.format(column=name, row=1), _BOLD, strings)
        elif row - 2 < len(column.cells):
            formula = "" if column.is_led and row == 2 else column.formula.format(column=name, row=row)
            yield _cell(f"{name}{row}", column.cells[row - 2], formula, _NUMBER, strings)


def _cell(name: str, value: Decimal | str | None, formula: str, look: int, strings: dict[str, int]) -> str:
    if value is None:
        return ""
    said = f"<f>{escape(formula[1:])}</f>" if formula else ""
    if isinstance(value, str):
        look = look if look == _BOLD else _PLAIN
        if formula:
            return f'<c r="{name}" s="{look}" t="str">{said}<v>{escape(value)}</v></c>'
        return f'<c r="{name}" s="{look}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    return f'<c r="{name}" s="{look}">{said}<v>{float(value):.15g}</v></c>'


def _width(column: Column) -> int:
    """In Excel's unit, the width of a digit: a Han character takes two."""
    texts = (column.header, *(cell for cell in column.cells if isinstance(cell, str)))
    return 3 + max(sum(1 if c.isascii() else 2 for c in text) for text in texts)

"""Tables of the PDF by themselves: where they may be split, and how the words of their heads are broken."""

from __future__ import annotations

import pytest

from builder.model.block import Cell, Table
from builder.model.inline import Text
from builder.pdf.styles import Styles
from builder.pdf.tables import TableBox, table_box
from builder.project import load_project
from builder.theme.load import load_theme
from builder.typeset.lines import Line
from tests.pdf.composed import words

WIDTH = 440.0
HEAD = ("省（市）", "整体上云指数", "企业规模指数", "云化基础设施指数", "云数据指数", "云智能指数")


STYLES = Styles(load_theme("default", load_project().styles_folders))


def table(count: int, head: tuple[str, ...] = HEAD, width: float = WIDTH) -> TableBox:
    rows = tuple(tuple(Cell(words(f"{row}")) for _ in head) for row in range(count))
    return table_box(Table("t", (Text("表题"),), head, rows, "l" + "r" * (len(head) - 1)), STYLES, width)


def end(line: Line) -> float:
    return line.spans[-1].x + line.spans[-1].width


@pytest.mark.parametrize("room", range(60, 700, 20))
def test_neither_part_of_a_split_table_is_a_stub(room: int) -> None:
    whole = table(31)
    parts = whole.split(float(room))
    if parts is None:
        return
    first, second = parts
    assert isinstance(first, TableBox)
    assert isinstance(second, TableBox)
    assert first.rows + second.rows == whole.rows
    assert min(len(first.rows), len(second.rows)) >= 31 // 5
    assert first.height <= room


def test_a_long_table_is_split_where_there_is_room_for_a_fifth_of_it() -> None:
    assert table(31).split(300.0) is not None
    assert table(31).split(100.0) is None


@pytest.mark.parametrize("lines", [1, 3])
def test_a_table_of_any_length_is_split_on_a_page_of_its_own(lines: int) -> None:
    head = ("名", "说明")
    rows = tuple((Cell(words("一")), Cell(words("很长的说明。" * 12 * (lines - 1) + "短"))) for _ in range(200))
    rest = table_box(Table("t", (Text("表题"),), head, rows, "ll"), STYLES, WIDTH)
    pages = 1
    while parts := rest.split(STYLES.height):
        first, rest = parts  # type: ignore[assignment]
        assert first.height <= STYLES.height
        pages += 1
    assert rest.height <= STYLES.height
    assert pages > 3


def test_the_words_of_a_head_are_broken_into_lines_of_about_equal_length() -> None:
    head = table(3, width=380.0).head.cells[3]
    texts = ["".join(span.text for span in line.spans) for line in head.lines]
    assert texts == ["云化基础", "设施指数"]


def test_a_head_that_is_narrower_for_that_still_ends_where_its_numbers_end() -> None:
    box = table(3, width=380.0)
    for at in (1, 3):
        ends = [row.lefts[at] + end(row.cells[at].lines[0]) for row in (box.head, box.rows[0])]
        assert ends[0] == pytest.approx(ends[1], abs=0.5)

"""Tables as values: their columns, rows and cells, with what the table's style says of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from builder.lint.colors import NONE, UNKNOWN, Color, color_in, fill_of
from builder.lint.geometry import EMU_PER_POINT
from builder.lint.levels import Levels, with_color
from builder.lint.text import Body, Frame, read_paragraph
from builder.office.names import A, Element, child, children, is_on, local, number, whole

_SIDE, _EDGE = 7.2, 3.6  # PowerPoint's own margins of a cell, in points
_FRAME = Frame(_SIDE, _EDGE, _SIDE, _EDGE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text, whose frame has the cell's margins; row and column from 0, and over how many it reaches."""

    body: Body
    fill: Color
    row: int
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: widths of its columns, heights of its rows as the file says them, in points; its cells row by row."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[Cell, ...]
    has_head: bool


@dataclass(frozen=True, slots=True)
class PartStyle:
    """What a table style says of some of its cells."""

    fill: Color | None = None
    color: Color | None = None
    is_bold: bool | None = None


@dataclass(frozen=True)
class TableStyles:
    """The table styles of a presentation by their ids: what each says of each part of a table."""

    styles: Mapping[str, Mapping[str, PartStyle]] = field(default_factory=dict)


def read_table_styles(tree: Element | None) -> TableStyles:
    """The styles that stand in a presentation."""
    styles = tree.iterchildren(f"{A}tblStyle") if tree is not None else ()
    return TableStyles({style.get("styleId", ""): _parts(style) for style in styles})


def read_table(table: Element, levels: Levels, styles: TableStyles) -> Table:
    """A table, its text set in `levels`."""
    properties = child(table, f"{A}tblPr")
    name = properties.findtext(f"{A}tableStyleId") if properties is not None else None
    style = styles.styles.get(name, _UNKNOWN_STYLE) if name else {}
    widths = tuple(number(each, "w") / EMU_PER_POINT for each in table.iterfind(f"{A}tblGrid/{A}gridCol"))
    rows = table.findall(f"{A}tr")
    heights = tuple(number(row, "h") / EMU_PER_POINT for row in rows)
    placed = _Placed(properties, style, len(rows), len(widths), levels)
    cells = tuple(
        placed.cell(cell, row, column)
        for row, element in enumerate(rows)
        for column, cell in enumerate(element.iterchildren(f"{A}tc"))
        if not is_on(cell, "hMerge") and not is_on(cell, "vMerge")
    )
    return Table(widths, heights, cells, is_on(properties, "firstRow"))


@dataclass(frozen=True)
class _Placed:
    """Reads cells by the place that they have in their table."""

    properties: Element | None
    style: Mapping[str, PartStyle]
    rows: int
    columns: int
    levels: Levels
    colored: dict[tuple[Color | None, bool | None], Levels] = field(default_factory=dict)

    def cell(self, cell: Element, row: int, column: int) -> Cell:
        fill, color, is_bold = self._styled(row, column)
        parts = children(cell)
        own, body = parts.get(f"{A}tcPr"), parts.get(f"{A}txBody")
        levels = self._colored(color, is_bold)
        paragraphs = body.iterchildren(f"{A}p") if body is not None else ()
        frame, own_fill = _cell(etree.tostring(own, with_tail=False)) if own is not None else (_FRAME, None)
        return Cell(
            Body(frame, tuple(read_paragraph(each, levels) for each in paragraphs)),
            own_fill or fill or NONE,
            row, column,
            max(whole(cell, "gridSpan", 1), 1), max(whole(cell, "rowSpan", 1), 1),
        )  # fmt: skip

    def _colored(self, color: Color | None, is_bold: bool | None) -> Levels:
        if color is None and is_bold is None:
            return self.levels
        key = (color, is_bold)
        if key not in self.colored:
            self.colored[key] = with_color(self.levels, color, is_bold=is_bold)
        return self.colored[key]

    def _styled(self, row: int, column: int) -> tuple[Color | None, Color | None, bool | None]:
        """Fill, colour and weight of the text: the last part that says one wins."""
        fill: Color | None = None
        color: Color | None = None
        is_bold: bool | None = None
        for name in self._parts(row, column):
            part = self.style.get(name)
            if part is not None:
                fill, color = part.fill or fill, part.color or color
                is_bold = part.is_bold if part.is_bold is not None else is_bold
        return fill, color, is_bold

    def _parts(self, row: int, column: int) -> Iterator[str]:
        has = self.properties
        yield "wholeTbl"
        head = int(is_on(has, "firstRow"))
        if is_on(has, "bandRow"):
            yield "band2H" if (row - head) % 2 else "band1H"
        if is_on(has, "bandCol"):
            yield "band2V" if (column - is_on(has, "firstCol")) % 2 else "band1V"
        if is_on(has, "lastCol") and column == self.columns - 1:
            yield "lastCol"
        if is_on(has, "firstCol") and column == 0:
            yield "firstCol"
        if is_on(has, "lastRow") and row == self.rows - 1:
            yield "lastRow"
        if head and row == 0:
            yield "firstRow"


@lru_cache(maxsize=1024)  # cells of a table say the same of themselves
def _cell(said: bytes) -> tuple[Frame, Color | None]:
    """The frame of a cell's text, and its fill, where it says one."""
    properties = etree.fromstring(said)
    left, top, right, bottom = (
        number(properties, name, default * EMU_PER_POINT) / EMU_PER_POINT
        for name, default in (("marL", _SIDE), ("marT", _EDGE), ("marR", _SIDE), ("marB", _EDGE))
    )
    is_vertical = properties.get("vert", "horz") != "horz"
    frame = Frame(left, top, right, bottom, properties.get("anchor", "t"), is_vertical=is_vertical)
    return frame, fill_of(properties)


def _parts(style: Element) -> dict[str, PartStyle]:
    return {local(part): _part(part) for part in style if local(part) != "extLst"}


def _part(part: Element) -> PartStyle:
    text = child(part, f"{A}tcTxStyle")
    look = child(part, f"{A}tcStyle")
    fill = fill_of(child(look, f"{A}fill")) if look is not None else None
    if fill is None and look is not None and child(look, f"{A}fillRef") is not None:
        fill = UNKNOWN
    weight = text.get("b") if text is not None else None
    color = color_in(text)
    return PartStyle(fill, color, None if weight is None else weight == "on")


_UNKNOWN_STYLE = {"wholeTbl": PartStyle(UNKNOWN, UNKNOWN)}  # one of PowerPoint's own that the file does not describe

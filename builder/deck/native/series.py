"""The series of charts: what they draw from the sheet, in the order that the standard asks for."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from builder.deck.colors import solid
from builder.deck.native.looks import NO_LINE, line, look
from builder.deck.native.sheet import Sheet, number_format
from builder.theme.theme import Theme

NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'
UNJOINED = look("", NO_LINE)  # dots without a line from one to the next


@dataclass(frozen=True, slots=True)
class Drawn:
    """One series: the column of the sheet that it draws and how, each part as XML and empty where there is none."""

    column: int
    look: str
    marker: str = ""
    labels: str = ""
    errors: str = ""


def bar_series(sheet: Sheet, order: int, drawn: Drawn) -> str:
    """Bars, one for each name of the sheet's first column."""
    data = _names(sheet) + _values("val", sheet, drawn.column)
    return _series(sheet, order, drawn, '<c:invertIfNegative val="0"/>', data)


def line_series(sheet: Sheet, order: int, drawn: Drawn) -> str:
    """A line or dots over the names of the sheet's first column."""
    data = _names(sheet) + _values("val", sheet, drawn.column) + '<c:smooth val="0"/>'
    return _series(sheet, order, drawn, drawn.marker, data)


def point_series(sheet: Sheet, order: int, drawn: Drawn, x_column: int) -> str:
    """Points or a line of a scatter chart."""
    data = _values("xVal", sheet, x_column) + _values("yVal", sheet, drawn.column) + '<c:smooth val="0"/>'
    return _series(sheet, order, drawn, drawn.marker, data)


def marker(theme: Theme, token: str, size: int, mark: str = "circle") -> str:
    """A dot with a thin edge of paper, so that two that touch stay two."""
    drawn = look(solid(theme, token), line(theme, "paper", 0.75))
    return f'<c:marker><c:symbol val="{mark}"/><c:size val="{size}"/>{drawn}</c:marker>'


def error_lines(theme: Theme, sheet: Sheet, column: int, token: str, width: float) -> str:
    """From each dot of a series straight up, as far as the value of another column says."""
    zero = '<c:numLit><c:formatCode>0</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>0</c:v></c:pt></c:numLit>'
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="plus"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{_numbers(sheet, column)}</c:plus><c:minus>{zero}</c:minus>"
        f"{look('', line(theme, token, width))}</c:errBars>"
    )


def _series(sheet: Sheet, order: int, drawn: Drawn, after_look: str, data: str) -> str:
    header = escape(sheet.columns[drawn.column].header)
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>'
        f"<c:tx><c:strRef><c:f>{escape(sheet.header_range(drawn.column))}</c:f>"
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{header}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{drawn.look}{after_look}{drawn.labels}{drawn.errors}{data}</c:ser>"
    )


def _names(sheet: Sheet) -> str:
    names = sheet.columns[0].cells
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(str(name))}</c:v></c:pt>' for i, name in enumerate(names))
    return (
        f"<c:cat><c:strRef><c:f>{escape(sheet.cell_range(0))}</c:f>"
        f'<c:strCache><c:ptCount val="{len(names)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _values(tag: str, sheet: Sheet, column: int) -> str:
    return f"<c:{tag}>{_numbers(sheet, column)}</c:{tag}>"


def _numbers(sheet: Sheet, column: int) -> str:
    cells = sheet.columns[column].cells
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{float(cell)!r}</c:v></c:pt>' for i, cell in enumerate(cells) if cell is not None
    )
    return (
        f"<c:numRef><c:f>{escape(sheet.cell_range(column))}</c:f>"
        f"<c:numCache><c:formatCode>{number_format(sheet.decimals)}</c:formatCode>"
        f'<c:ptCount val="{len(cells)}"/>{points}</c:numCache></c:numRef>'
    )

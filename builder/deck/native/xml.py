"""The pieces that all chart XML is made of: colours, fonts, lines, axes, series.

Each function returns XML as text, in the order that the standard asks for; `place.py` parses the whole once. A colour
is asked for by its token and written as a colour of the PowerPoint theme where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from builder.deck.colors import scheme_name, shade
from builder.deck.native.workbook import Sheet, number_format
from builder.deck.slides import Frame
from builder.deck.units import emu
from builder.theme.theme import Theme

Side = Literal["l", "r", "t", "b", "outEnd"]

FIRST_AXIS, SECOND_AXIS = 1001, 1002  # ids that need only differ within one chart; negative ones are invalid
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


# ---- looks


def solid(theme: Theme, token: str) -> str:
    """A fill with the colour of a token."""
    name = scheme_name(theme, token)
    inner = f'<a:schemeClr val="{name}"/>' if name else f'<a:srgbClr val="{shade(theme, token)}"/>'
    return f"<a:solidFill>{inner}</a:solidFill>"


def line(theme: Theme, token: str, width: float, dash: str = "solid") -> str:
    """A line; a chart without one needs `NO_LINE`, since none given means PowerPoint's own."""
    return f'<a:ln w="{emu(width)}" cap="flat">{solid(theme, token)}<a:prstDash val="{dash}"/><a:round/></a:ln>'


NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def shape(fill: str = NO_FILL, outline: str = NO_LINE) -> str:
    """The look of a bar, an axis, a line of a chart."""
    return f"<c:spPr>{fill}{outline}</c:spPr>"


def font(theme: Theme, tag: str, size: float, token: str, *, is_bold: bool = False) -> str:
    """Size, colour and the theme's fonts, for `a:defRPr` and `a:rPr` alike."""
    return (
        f'<a:{tag} lang="zh-CN" sz="{round(size * 100)}" b="{int(is_bold)}" i="0">{solid(theme, token)}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:{tag}>'
    )


def text(theme: Theme, size: float, token: str = "ink", *, is_bold: bool = False, body: str = 'rot="0"') -> str:
    """How a text of the chart is set; `body` are the attributes of its box."""
    defaults = font(theme, "defRPr", size, token, is_bold=is_bold)
    return (
        f'<c:txPr><a:bodyPr {body} anchorCtr="1"/><a:lstStyle/>'
        f'<a:p><a:pPr>{defaults}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def words(theme: Theme, content: str, size: float, token: str = "ink", *, is_bold: bool = False) -> str:
    """A text written into the chart itself: a title, or a label that is no number."""
    defaults = font(theme, "defRPr", size, token, is_bold=is_bold)
    run = font(theme, "rPr", size, token, is_bold=is_bold)
    return (
        '<c:tx><c:rich><a:bodyPr rot="0" vert="horz" wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0"/>'
        f"<a:lstStyle/><a:p><a:pPr>{defaults}</a:pPr><a:r>{run}<a:t>{escape(content)}</a:t></a:r></a:p>"
        "</c:rich></c:tx>"
    )


# ---- where the plot stands


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's room on the slide and, in it, the rectangle of bars or dots, without the names beside its axes.

    PowerPoint and LibreOffice both keep to it, so that a line drawn beside the chart stands exactly where it should.
    """

    outer: Frame
    inner: Frame

    @property
    def layout(self) -> str:
        """The rectangle as the chart's own layout."""
        return manual_layout(self.inner, self.outer, '<c:layoutTarget val="inner"/>')


def plot(outer: Frame, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Plot:
    """A plot with so much room around its rectangle."""
    inner = Frame(outer.x + left, outer.y + top, outer.width - left - right, outer.height - top - bottom)
    return Plot(outer, inner)


def manual_layout(part: Frame, whole: Frame, target: str = "") -> str:
    """Where a part of a chart stands, as shares of the whole."""
    shares = (
        ("x", (part.x - whole.x) / whole.width),
        ("y", (part.y - whole.y) / whole.height),
        ("w", part.width / whole.width),
        ("h", part.height / whole.height),
    )
    values = "".join(f'<c:{name} val="{share:.6f}"/>' for name, share in shares)
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{values}</c:manualLayout></c:layout>"


# ---- the whole


def chart_space(theme: Theme, area: Plot, charts: str, legend: str = "") -> bytes:
    """The XML of a chart: `charts` are its series and axes."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMESPACES}>'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{area.layout}{charts}{shape()}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{shape()}{text(theme, theme.deck.chart, body='')}</c:chartSpace>"
    ).encode()


def legend(theme: Theme, where: Frame, area: Plot, hidden: Iterable[int] = ()) -> str:
    """The key to the series; `hidden` are those that need none."""
    entries = "".join(
        f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>' for index in hidden
    )
    return (
        f'<c:legend><c:legendPos val="t"/>{entries}{manual_layout(where, area.outer)}<c:overlay val="0"/>'
        f"{shape()}{text(theme, theme.deck.chart)}</c:legend>"
    )


# ---- series


@dataclass(frozen=True, slots=True)
class SeriesXml:
    """One series: which column of the sheet it draws and the XML of its looks, each empty where it has none."""

    column: int
    look: str
    marker: str = ""
    labels: str = ""
    errors: str = ""


def bar_series(sheet: Sheet, order: int, series: SeriesXml) -> str:
    """A series of a bar or column chart; the sheet's first column has the names."""
    return _series(sheet, order, series, '<c:invertIfNegative val="0"/>', _names(sheet) + _values(sheet, series.column))


def line_series(sheet: Sheet, order: int, series: SeriesXml) -> str:
    """A series of a line chart, or of dots over names."""
    data = _names(sheet) + _values(sheet, series.column) + '<c:smooth val="0"/>'
    return _series(sheet, order, series, series.marker, data)


def point_series(sheet: Sheet, order: int, series: SeriesXml, x_column: int) -> str:
    """A series of a scatter chart."""
    data = (
        f"<c:xVal>{_numbers(sheet, x_column)}</c:xVal><c:yVal>{_numbers(sheet, series.column)}</c:yVal>"
        '<c:smooth val="0"/>'
    )
    return _series(sheet, order, series, series.marker, data)


def _series(sheet: Sheet, order: int, series: SeriesXml, after_look: str, data: str) -> str:
    header = escape(sheet.columns[series.column].header)
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>'
        f"<c:tx><c:strRef><c:f>{escape(sheet.header_range(series.column))}</c:f>"
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{header}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{series.look}{after_look}{series.labels}{series.errors}{data}</c:ser>"
    )


def _names(sheet: Sheet) -> str:
    names = sheet.columns[0].cells
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(str(name))}</c:v></c:pt>' for i, name in enumerate(names))
    return (
        f"<c:cat><c:strRef><c:f>{escape(sheet.cell_range(0))}</c:f>"
        f'<c:strCache><c:ptCount val="{len(names)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _values(sheet: Sheet, column: int) -> str:
    return f"<c:val>{_numbers(sheet, column)}</c:val>"


def _numbers(sheet: Sheet, column: int) -> str:
    values = sheet.columns[column].cells
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{float(value)!r}</c:v></c:pt>' for i, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{escape(sheet.cell_range(column))}</c:f>"
        f"<c:numCache><c:formatCode>{number_format(sheet.decimals)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def error_lines(theme: Theme, sheet: Sheet, column: int, token: str, width: float) -> str:
    """From each dot of a series upwards by the value of another column: the line between two dots.

    Not high-low lines, which LibreOffice leaves out.
    """
    zeros = '<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>0</c:v></c:pt></c:numLit>'
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="plus"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{_numbers(sheet, column)}</c:plus><c:minus>{zeros}</c:minus>"
        f"<c:spPr>{line(theme, token, width)}</c:spPr></c:errBars>"
    )


def marker(theme: Theme, symbol: str, size: int, token: str) -> str:
    """A dot with a thin edge of paper, so that two dots that touch stay two."""
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{solid(theme, token)}{line(theme, 'paper', 0.75)}</c:spPr></c:marker>"
    )


NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


# ---- labels

_LABEL_BOX = 'rot="0" vert="horz" wrap="none" lIns="12700" tIns="0" rIns="12700" bIns="0"'


def label_shows(*, value: bool = False, series: bool = False) -> str:
    """What a label says: its value or its series' name."""
    flags = (
        ("LegendKey", False), ("Val", value), ("CatName", False), ("SerName", series), ("Percent", False),
        ("BubbleSize", False),
    )  # fmt: skip
    return "".join(f'<c:show{name} val="{int(flag)}"/>' for name, flag in flags)


def labels(
    theme: Theme, size: float, side: Side, decimals: int, *, token: str = "ink", is_bold: bool = False,
    is_masked: bool = False, own: str = "",
) -> str:  # fmt: skip
    """The value at each bar or dot. `is_masked` lets nothing shine through it; `own` are labels that differ."""
    fill = solid(theme, "paper") if is_masked else NO_FILL
    return (
        f'<c:dLbls>{own}<c:numFmt formatCode="{number_format(decimals)}" sourceLinked="0"/>{shape(fill)}'
        f"{text(theme, size, token, is_bold=is_bold, body=_LABEL_BOX)}"
        f'<c:dLblPos val="{side}"/>{label_shows(value=True)}</c:dLbls>'
    )


def own_labels(own: str) -> str:
    """Labels at the points that have one of their own, and at no other."""
    return f"<c:dLbls>{own}{label_shows()}</c:dLbls>"


def value_label(
    theme: Theme, index: int, size: float, side: Side, decimals: int, *, token: str = "ink", is_bold: bool = False
) -> str:
    """The value at one point, on its own side."""
    return (
        f'<c:dLbl><c:idx val="{index}"/><c:numFmt formatCode="{number_format(decimals)}" sourceLinked="0"/>{shape()}'
        f"{text(theme, size, token, is_bold=is_bold, body=_LABEL_BOX)}"
        f'<c:dLblPos val="{side}"/>{label_shows(value=True)}</c:dLbl>'
    )


def name_label(
    theme: Theme, index: int, content: str, size: float, side: Side, *, token: str = "ink", is_bold: bool = False
) -> str:
    """Words at one point."""
    return (
        f'<c:dLbl><c:idx val="{index}"/>{words(theme, content, size, token, is_bold=is_bold)}{shape()}'
        f'<c:dLblPos val="{side}"/>{label_shows(value=True)}</c:dLbl>'
    )


# ---- axes


def category_axis(
    theme: Theme, size: float, *, is_upright: bool = False, has_names: bool = True, is_stacked: bool = False
) -> str:
    """The axis with the names: at the bottom, or `is_upright` at the left with the first name on top."""
    position, order = ("l", "maxMin") if is_upright else ("b", "minMax")
    direction = "wordArtVert" if is_stacked else "horz"
    return (
        f'<c:catAx><c:axId val="{FIRST_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"low" if has_names else "none"}"/><c:spPr>{line(theme, "rule", 0.75)}</c:spPr>'
        f"""{text(theme, size, body=f'rot="0" vert="{direction}"')}"""
        f'<c:crossAx val="{SECOND_AXIS}"/><c:crosses val="min"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="50"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where an axis goes and, where it has ticks, in which steps."""

    low: float
    high: float
    step: float = 0.0

    def share(self, value: float) -> float:
        """How far along the axis a value stands: 0 at its beginning, 1 at its end."""
        return (value - self.low) / (self.high - self.low)


def value_axis(
    theme: Theme, scale: Scale, *, is_hidden: bool = False, position: str = "l", title: str = "",
    axis: int = SECOND_AXIS, crosses: int = FIRST_AXIS, has_grid: bool = True, between: str = "between",
) -> str:  # fmt: skip
    """An axis of numbers: quiet gridlines and numbers at its ticks, or nothing at all."""
    grid = f"<c:majorGridlines><c:spPr>{line(theme, 'missing', 0.5)}</c:spPr></c:majorGridlines>" if has_grid else ""
    step = f'<c:majorUnit val="{scale.step:g}"/>' if scale.step else ""
    return (
        f'<c:valAx><c:axId val="{axis}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{scale.high:g}"/><c:min val="{scale.low:g}"/></c:scaling><c:delete val="{int(is_hidden)}"/>'
        f'<c:axPos val="{position}"/>{"" if is_hidden else grid}{title}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{shape()}{text(theme, AXIS_SIZE, "muted")}'
        f'<c:crossAx val="{crosses}"/><c:crosses val="min"/><c:crossBetween val="{between}"/>{step}</c:valAx>'
    )


AXIS_SIZE = 10.0


def axis_ids() -> str:
    """The two axes that a chart of series stands on."""
    return f'<c:axId val="{FIRST_AXIS}"/><c:axId val="{SECOND_AXIS}"/>'

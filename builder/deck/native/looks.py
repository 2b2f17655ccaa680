"""Colours, lines and fonts as chart XML. A colour is asked for by its token."""

from __future__ import annotations

from xml.sax.saxutils import escape

from builder.deck.colors import east_asian, solid
from builder.deck.units import emu
from builder.theme.theme import Theme

NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"
LABEL_BOX = 'rot="0" vert="horz" wrap="none" lIns="12700" tIns="0" rIns="12700" bIns="0"'
MEAN_DASH = "dash"


def line(theme: Theme, token: str, width: float, dash: str = "solid", *, tag: str = "ln") -> str:
    """A line. A shape without one needs `NO_LINE`: where none is given, PowerPoint draws its own."""
    drawn = f'{solid(theme, token)}<a:prstDash val="{dash}"/><a:round/>'
    return f'<a:{tag} w="{emu(width)}" cap="flat">{drawn}</a:{tag}>'


def look(fill: str = NO_FILL, outline: str = NO_LINE) -> str:
    """The fill and the line of a bar, an axis, a label."""
    return f"<c:spPr>{fill}{outline}</c:spPr>"


def font(theme: Theme, tag: str, size: float, token: str, *, is_bold: bool = False) -> str:
    """Size, colour and the theme's fonts, for `defRPr` and `rPr` alike."""
    return (
        f'<a:{tag} lang="zh-CN" altLang="en-US" sz="{round(size * 100)}" b="{int(is_bold)}" i="0">'
        f'{solid(theme, token)}<a:latin typeface="+mn-lt"/><a:ea typeface="{east_asian(theme) or "+mn-ea"}"/></a:{tag}>'
    )


def text(theme: Theme, size: float, token: str = "ink", *, is_bold: bool = False, box: str = 'rot="0"') -> str:
    """How the texts of a part of a chart are set; `box` are attributes of their boxes."""
    defaults = font(theme, "defRPr", size, token, is_bold=is_bold)
    return (
        f"<c:txPr><a:bodyPr {box}/><a:lstStyle/>"
        f'<a:p><a:pPr>{defaults}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def words(theme: Theme, content: str, size: float, token: str = "ink", *, is_bold: bool = False) -> str:
    """A text that is written into the chart itself: a title, or a label that is no number."""
    defaults = font(theme, "defRPr", size, token, is_bold=is_bold)
    run = font(theme, "rPr", size, token, is_bold=is_bold)
    return (
        f"<c:tx><c:rich><a:bodyPr {LABEL_BOX}/><a:lstStyle/>"
        f"<a:p><a:pPr>{defaults}</a:pPr><a:r>{run}<a:t>{escape(content)}</a:t></a:r></a:p></c:rich></c:tx>"
    )

"""Paragraphs as they are written on a slide: of their style, only what the layout does not say already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from builder.deck.colors import east_asian, painted, spoken
from builder.deck.markup import SLIDE_NUMBER_ID, spacing
from builder.deck.places import NOTHING, Style
from builder.deck.text import Run
from builder.deck.units import emu
from builder.theme.theme import Theme

_IN_ALL_FACES = "•–—"


@dataclass(frozen=True, slots=True)
class Voice:
    """What all paragraphs of a deck share."""

    theme: Theme
    language: str


def paragraph(voice: Voice, runs: Sequence[Run], style: Style, given: Style = NOTHING, nominal: float = 0) -> str:
    """A paragraph in a style, of which `given` is said by the layout. A line break in a run stays one.

    `nominal` is the size from which PowerPoint shrinks the whole text to that of the style, where it does.
    """
    words = "".join(_run(voice, run, style, given, nominal or style.size) for run in runs)
    return f"<a:p>{_properties(voice, style, given)}{words}</a:p>"


def number_field(voice: Voice, number: int, style: Style, given: Style = NOTHING) -> str:
    """A paragraph with the number of its slide, which PowerPoint keeps true."""
    look = _look(voice, Run(str(number)), style, given, style.size)
    return (
        f'<a:p>{_properties(voice, style, given)}<a:fld id="{SLIDE_NUMBER_ID}" type="slidenum">{look}'
        f"<a:t>{number}</a:t></a:fld></a:p>"
    )


def _properties(voice: Voice, style: Style, given: Style) -> str:
    is_bulleted_otherwise = (style.indent, style.bullet) != (given.indent, given.bullet)
    attributes = f' marL="{emu(style.indent)}" indent="{-emu(style.indent)}"' if is_bulleted_otherwise else ""
    attributes += f' algn="{style.align}"' if style.align != given.align else ""
    # Measured without it: where nothing else says so, no full stop hangs out of a box.
    attributes += ' hangingPunct="0"' if given == NOTHING else ""
    inside = spacing(style) if (style.leading, style.after) != (given.leading, given.after) else ""
    inside += _bullet(voice, style) if is_bulleted_otherwise else ""
    return f"<a:pPr{attributes}>{inside}</a:pPr>" if attributes or inside else ""


def _bullet(voice: Voice, style: Style) -> str:
    if not style.bullet:
        return "<a:buNone/>"
    color = spoken(voice.theme, style.bullet_color).xml() if style.bullet_color else ""
    colored = f"<a:buClr>{color}</a:buClr>" if color else "<a:buClrTx/>"
    face = "<a:buFontTx/>" if style.bullet in _IN_ALL_FACES else '<a:buFont typeface="Arial"/>'
    return f"{colored}{face}<a:buChar char={quoteattr(style.bullet)}/>"


def _run(voice: Voice, run: Run, style: Style, given: Style, size: float) -> str:
    look = _look(voice, run, style, given, size)
    lines = (f"<a:r>{look}<a:t>{escape(line)}</a:t></a:r>" for line in run.text.split("\n"))
    return f"<a:br>{look}</a:br>".join(lines)


def _look(voice: Voice, run: Run, style: Style, given: Style, size: float) -> str:
    is_bold = run.is_bold or style.is_bold
    color = run.color or (style.color if style.color != given.color else "")
    face = east_asian(voice.theme)
    attributes = f' sz="{round((run.size or size) * 100)}"' if run.size or size != given.size else ""
    attributes += f' b="{int(is_bold)}"' if is_bold != given.is_bold else ""
    inside = painted(voice.theme, color) if color else ""
    inside += f"<a:ea typeface={quoteattr(face)}/>" if face else ""
    return f'<a:rPr lang="{voice.language}" altLang="en-US"{attributes} dirty="0">{inside}</a:rPr>'

"""Paragraphs of a slide: what is stressed in them, and how that is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from builder.deck.markup import fill, spacing
from builder.deck.places import Style

_FIGURE_STEP = 1.75
_LEAD = re.compile(r"^[^，。；：、？！]{2,12}：(?=.)")
_FIGURE = re.compile(r"(?<![A-Za-z\d.])\d+(?:[.,]\d+)*[%％]?(?![\d.A-Za-z年月])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set alike. Without a size or colour they have those of their place."""

    text: str
    is_bold: bool = False
    color: str = ""
    size: float = 0


def unmarked(text: str, style: Style) -> tuple[Run, ...]:
    """Words as they are."""
    return (Run(text),)


def with_lead(text: str, style: Style) -> tuple[Run, ...]:
    """A point with the words before its first colon in bold, when they are few."""
    found = _LEAD.match(text)
    if not found:
        return (Run(text),)
    return Run(found[0], is_bold=True), Run(text[found.end() :])


def with_figures(text: str, style: Style) -> tuple[Run, ...]:
    """A point with its numbers in the accent colour and larger."""
    size = round(style.size * _FIGURE_STEP)
    runs: list[Run] = []
    end = 0
    for found in _FIGURE.finditer(text):
        runs += [Run(text[end : found.start()]), Run(found[0], is_bold=True, color="accent1", size=size)]
        end = found.end()
    return tuple(run for run in (*runs, Run(text[end:])) if run.text)


def paragraph(runs: Sequence[Run], language: str, style: Style | None = None) -> str:
    """A paragraph; `style` is given where it is not set as its place says. A line break in a run stays one."""
    size = style.size if style else 0
    words = "".join(_run(run, run.size or size, language) for run in runs)
    properties = f'<a:pPr algn="{style.align}">{spacing(style)}</a:pPr>' if style else ""
    return f"<a:p>{properties}{words}</a:p>"


def _run(run: Run, size: float, language: str) -> str:
    attributes = f' sz="{round(size * 100)}"' if size else ""
    attributes += ' b="1"' if run.is_bold else ""
    colored = fill(run.color) if run.color else ""
    properties = f'<a:rPr lang="{language}" altLang="en-US"{attributes} dirty="0">{colored}</a:rPr>'
    lines = (f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" for line in run.text.split("\n"))
    return f"<a:br>{properties}</a:br>".join(lines)

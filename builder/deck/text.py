"""The words of a slide and what is stressed in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.deck.places import Style

_FIGURE_STEP = 4 / 3
_LEAD = re.compile(r"^[^。；：？！]{2,12}：(?=.)")
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

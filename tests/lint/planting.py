"""How damage is planted in a deck: what is done, what the lint must say of it, and the means for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tests.lint.scratch import NAMES, Scratch

FILE = 0
PLANT: dict[str, Planted] = {}


@dataclass(frozen=True)
class Planted:
    """Damage: what is done to the deck, and what the lint must say of it: rule, slide, shape."""

    damage: Callable[[Scratch], None]
    says: tuple[tuple[str, int, str], ...]


def plant(rule: str, slide: int, shape: str, *more: tuple[str, int, str]) -> Callable[[Any], Any]:
    """Name a function as damage that must be found."""

    def register(damage: Callable[[Scratch], None]) -> Callable[[Scratch], None]:
        PLANT[damage.__name__] = Planted(damage, ((rule, slide, shape), *more))
        return damage

    return register


def panel(x: int, y: int, width: int, height: int, color: str) -> Any:
    """A filled rectangle, marked as decoration."""
    sides = [side * 12_700 for side in (x, y, width, height)]
    return etree.fromstring(
        f'<p:sp xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}"><p:nvSpPr><p:cNvPr id="901" name="色块"/><p:cNvSpPr/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{sides[0]}" y="{sides[1]}"/><a:ext cx="{sides[2]}" '
        f'cy="{sides[3]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:schemeClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
    )


def chart_part(deck: Scratch, slide: int) -> str:
    """The chart of a slide."""
    relations = deck.parts[f"ppt/slides/_rels/slide{slide}.xml.rels"].decode()
    [name, *_] = re.findall(r"charts/(chart[^.]*[.]xml)", relations)
    return f"ppt/charts/{name}"


def book_part(deck: Scratch, slide: int) -> str:
    """The workbook of a slide's chart."""
    relations = deck.parts[chart_part(deck, slide).replace("charts/", "charts/_rels/") + ".rels"].decode()
    [name, *_] = re.findall(r"embeddings/([^.]*[.]xlsx)", relations)
    return f"ppt/embeddings/{name}"

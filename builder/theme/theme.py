"""The tokens of a theme: what colours, faces, sizes and margins mean. Units are points, colours #RRGGBB.

Code asks for meanings (`color.accent`), never for palette names; only the theme files know the palette.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Hex = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Points = Annotated[float, Field(gt=0, le=2000)]


class Tokens(BaseModel):
    """A group of tokens: frozen, and a misspelt name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Color(Tokens):
    """What each colour means."""

    ink: Hex
    muted: Hex
    paper: Hex
    surface: Hex
    rule: Hex
    accent: Hex
    accent_dark: Hex
    accent_soft: Hex
    on_accent: Hex
    bar: Hex
    highlight: Hex
    reference: Hex
    good: Hex
    bad: Hex
    missing: Hex
    series: Annotated[tuple[Hex, ...], Field(min_length=5, max_length=6)]
    scale: Annotated[tuple[Hex, ...], Field(min_length=5, max_length=5)]


class Font(Tokens):
    """Font files for the PDF (in the theme's fonts folder) and names for the deck."""

    body: str
    body_bold: str
    heading: str
    heading_bold: str
    deck_latin: str
    deck_east_asian: str


class Page(Tokens):
    """The printed page.

    `recto`: chapters open on right-hand pages. `grid`: lines of running text stand on one grid, a body leading apart.
    """

    width: Points
    height: Points
    margin_top: Points
    margin_bottom: Points
    margin_inner: Points
    margin_outer: Points
    recto: bool = False
    grid: bool = False


class Type(Tokens):
    """Sizes and leadings of the PDF's text, and how its lines are broken.

    `line_breaks`: which characters may not begin or end a line; `strict` adds that no dash or ellipsis begins one.
    `headings`: chapters and sections are numbered 一、（一）or 1, 1.1.
    """

    body: Points
    leading: Points
    small: Points
    small_leading: Points
    caption: Points
    caption_leading: Points
    table: Points
    table_leading: Points
    chapter: Points
    chapter_leading: Points
    section: Points
    section_leading: Points
    heading: Points
    heading_leading: Points
    furniture: Points
    line_breaks: Literal["gb", "strict"] = "gb"
    hanging_marks: bool = False
    hyphens: bool = True
    headings: Literal["chinese", "decimal"] = "chinese"


class ChartType(Tokens):
    """Sizes inside charts: text in points, bars as a share of their row."""

    label: Points
    tick: Points
    title: Points
    line: Points
    bar_share: Annotated[float, Field(gt=0, le=1)]


class Deck(Tokens):
    """Sizes of the slides' text."""

    title: Points
    body: Points
    body_small: Points
    note: Points
    table: Points
    chart: Points


class Corporate(Tokens):
    """A PowerPoint template of the user's own: its file, which of its layouts play which roles, and which placeholders.

    `layouts` are names by role; `placeholders` are numbers or names by role and place.
    """

    file: Path = Path()
    layouts: dict[str, str] = {}
    placeholders: dict[str, dict[str, int | str]] = {}


class Theme(Tokens):
    """One look for text, charts, PDF and deck alike. With `corporate`, the deck follows that template instead."""

    name: str
    color: Color
    font: Font
    page: Page
    type: Type
    chart: ChartType
    deck: Deck
    fonts_folder: Path = Path()
    template: Path = Path()
    corporate: Corporate | None = None

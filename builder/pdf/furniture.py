"""What stands on a page beside its text: cover, running heads, page numbers, the imprint, the back cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.model.block import Table
from builder.model.chart import HeatTable
from builder.model.document import Body, Document, Logo
from builder.model.inline import Footnote, plain
from builder.model.walk import walk
from builder.pdf import words
from builder.pdf.boxes import Box, TextBox
from builder.pdf.pen import Pen
from builder.pdf.styles import Styles
from builder.pdf.text import Set, set_words

_WIDEST_SQUARE = 40.0  # of the field on the cover
_LOGO = (150.0, 60.0)  # the most room that a logo takes on the cover


@dataclass(frozen=True)
class RuleBox:
    """A short thick rule, as below a chapter's title."""

    width: float
    color: str
    thickness: float = 2.5
    before: float = 8.0
    after: float = 24.0
    keeps: bool = True

    @property
    def height(self) -> float:
        return self.thickness

    def notes(self) -> list[Footnote]:
        return []

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top, self.width, self.thickness, self.color)


def draw_cover(document: Document, pen: Pen, styles: Styles) -> None:
    """The cover: title and subtitle over a field of squares shaded by the report's own data."""
    page, color = styles.theme.page, styles.theme.color
    pen.box(0, 0, page.width, page.height * 0.64, document.cover.color or color.accent_dark)
    _draw_field(document, pen, styles)
    left = page.margin_inner
    width = page.width - left - 60
    light = styles.variant(styles.furniture, size=12, leading=20, color=color.on_accent)
    pen.text(set_words(document.year, replace(light, size=15), width), left, 96)
    pen.box(left, 124, 36, 3, color.reference)
    title = styles.variant(styles.chapter, size=34, leading=50, color=color.on_accent)
    set_title = set_words(document.title, title, width)
    pen.text(set_title, left, 146)
    subtitle = styles.variant(styles.furniture, size=15, leading=24, color=color.on_accent)
    pen.text(set_words(document.subtitle, subtitle, width), left, 146 + set_title.height + 14)
    if document.cover.logo:
        _draw_logo(document.cover.logo, pen, styles, page.height * 0.64 + 18)
    _draw_publishers(document, pen, styles, page.height * 0.76)
    if document.cover.contact:
        contact = styles.variant(styles.furniture, size=9, leading=16)
        pen.text(set_words(document.cover.contact, contact, styles.width), left, page.height - 60)


def _draw_field(document: Document, pen: Pen, styles: Styles) -> None:
    """Squares across the foot of the cover's dark field, one for each value of the report; the focus in its colour."""
    names, values, focus = _field(document)
    if not names:
        return
    page, color = styles.theme.page, styles.theme.color
    scale = color.scale
    rows = len(values[0])
    side = min(page.width / len(names), _WIDEST_SQUARE)
    left = page.width - len(names) * side
    top = page.height * 0.64 - rows * side
    for row in range(rows):
        line = [each[row] for each in values]
        low, high = min(line), max(line)
        for column, value in enumerate(line):
            share = float((value - low) / (high - low)) if high > low else 0.0
            shade = scale[::-1][min(len(scale) - 1, int(share * len(scale)))]
            size = side * (0.25 + 0.55 * share)
            inset = (side - size) / 2
            shade = color.reference if names[column] in focus else shade
            pen.box(left + column * side + inset, top + row * side + inset, size, size, shade)


Values = Sequence[tuple[Decimal, ...]]


def _field(document: Document) -> tuple[Sequence[str], Values, frozenset[str]]:
    """Rows with their values, and which are in the focus: those of the first heat table, else of the first table."""
    heat = next((node for node in walk(document.sections) if isinstance(node, HeatTable)), None)
    if heat is not None:
        return heat.categories, heat.values, frozenset()
    table = next((node for node in walk(document.sections) if isinstance(node, Table) and node.origin), None)
    if table is None:
        return (), (), frozenset()
    names = [plain(row[0].text) for row in table.rows]
    values = [tuple(cell.number for cell in row[1:] if cell.number is not None) for row in table.rows]
    return names, values, frozenset(plain(row[0].text) for row in table.rows if row[0].is_in_focus)


def _draw_logo(logo: Logo, pen: Pen, styles: Styles, top: float) -> None:
    """The logo on paper white, to the right below the dark field."""
    room_width, room_height = _LOGO
    scale = min(room_width / logo.width, room_height / logo.height)
    width, height = logo.width * scale, logo.height * scale
    pen.picture(logo, styles.theme.page.width - styles.theme.page.margin_outer - width, top, width, height)


def _draw_publishers(document: Document, pen: Pen, styles: Styles, top: float) -> None:
    color = styles.theme.color
    left, width = styles.theme.page.margin_inner, styles.width
    small = styles.variant(styles.furniture, size=9, leading=16)
    name = styles.variant(styles.furniture, size=12, leading=21, color=color.ink, bold=True)
    pen.text(set_words(words.SOURCE_STUDY, small, width), left, top)
    top += 20
    for publisher in document.credits.publishers:
        pen.text(set_words(publisher, name, width), left, top)
        top += name.leading
    for line in document.credits.notices[:1]:
        note = set_words(line, replace(small, align="justify"), width)
        pen.text(note, left, top + 14)


def credits_boxes(document: Document, styles: Styles) -> Iterator[Box]:
    """The page that says what this edition is, and who stands behind the study it comes from."""
    color = styles.theme.color
    title = styles.variant(styles.chapter, size=20, leading=30)
    yield TextBox(
        set_words(words.CREDITS, title, styles.width), keeps=True, target="credits", outline=(words.CREDITS, 0)
    )
    yield RuleBox(36, color.accent, after=14)
    notice = styles.variant(styles.body, size=9.5, leading=16)
    for line in document.credits.notices:
        yield TextBox(set_words(line, notice, styles.width))
    for body in document.credits.bodies:
        yield from _body_boxes(body, styles)


def _body_boxes(body: Body, styles: Styles) -> Iterator[Box]:
    heading = styles.variant(styles.heading, size=10, leading=16, color=styles.theme.color.accent_dark)
    note = f"（{body.note}）" if body.note else ""
    yield TextBox(set_words(body.name + note, heading, styles.width), before=9, after=2, keeps=True)
    text = styles.variant(styles.table, size=9, leading=14.5)
    if not any(person.posts for person in body.members):
        names = "　".join(person.name for person in body.members)
        yield TextBox(set_words(names, text, styles.width))
        return
    bold = styles.variant(text, bold=True)
    for person in body.members:
        label = set_words(person.name, bold, 60)
        posts = set_words("；".join(person.posts), text, styles.width - 60)
        yield TextBox(posts, inset=60, label=label)


def draw_running_head(pen: Pen, styles: Styles, left: str, right: str) -> None:
    """The line over the text: the report on the left, the chapter on the right."""
    page, color = styles.theme.page, styles.theme.color
    top = page.margin_top - 38
    x = page.margin_inner
    pen.text(set_words(left, styles.furniture, styles.width / 2), x, top)
    chapter = set_words(right, replace(styles.furniture, align="right"), styles.width / 2)
    pen.text(chapter, x + styles.width / 2, top)
    pen.rule(x, top + styles.furniture.leading + 3, styles.width, color.rule, 0.5)


def draw_page_number(pen: Pen, styles: Styles, label: str, *, is_right: bool) -> None:
    """The page's number at the outer edge of its foot."""
    page = styles.theme.page
    style = styles.variant(styles.furniture, bold=True, align="right" if is_right else "left")
    pen.text(set_words(label, style, styles.width), page.margin_inner, page.height - page.margin_bottom + 26)


def draw_notes(notes: list[Set], pen: Pen, styles: Styles) -> None:
    """The footnotes of a page, standing on the foot of its column below a short rule."""
    if not notes:
        return
    page = styles.theme.page
    x = page.margin_inner
    top = page.height - page.margin_bottom - sum(note.height for note in notes)
    pen.rule(x, top - 5, styles.width / 4, styles.theme.color.muted, 0.5)
    for note in notes:
        pen.text(note, x, top)
        top += note.height


def draw_back_cover(document: Document, pen: Pen, styles: Styles) -> None:
    """The back cover: the title once more and the publishers of the source study."""
    page, color = styles.theme.page, styles.theme.color
    pen.box(0, 0, page.width, page.height, document.cover.color or color.accent_dark)
    left = page.margin_inner
    light = styles.variant(styles.furniture, size=10, leading=18, color=color.on_accent)
    top = page.height * 0.66
    pen.box(left, top, 36, 3, color.reference)
    title = styles.variant(styles.chapter, size=16, leading=26, color=color.on_accent)
    pen.text(set_words(document.title, title, styles.width), left, top + 16)
    pen.text(set_words(f"{document.subtitle}　{document.year}", light, styles.width), left, top + 44)
    top += 80
    pen.text(set_words(words.SOURCE_STUDY, light, styles.width), left, top)
    for publisher in document.credits.publishers:
        top += light.leading
        pen.text(set_words(publisher, light, styles.width), left, top)

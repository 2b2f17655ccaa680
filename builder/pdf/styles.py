"""Theme tokens as the styles of the PDF's text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.theme.load import font_file
from builder.theme.theme import Theme
from builder.typeset.breaker import Align
from builder.typeset.clusters import GB, House
from builder.typeset.fonts import Face, load_face


@dataclass(frozen=True)
class TextStyle:
    """How a kind of text is set. `indent` is in em; space before and after in points."""

    regular: Face
    bold: Face
    size: float
    leading: float
    color: str
    indent: float = 0.0
    align: Align = "justify"
    space_before: float = 0.0
    space_after: float = 0.0
    house: House = GB


@dataclass(frozen=True)
class Styles:
    """Every style of the PDF, made from one theme."""

    theme: Theme

    @cached_property
    def song(self) -> tuple[Face, Face]:
        """The body face, regular and bold."""
        font = self.theme.font
        return load_face(font_file(self.theme, font.body)), load_face(font_file(self.theme, font.body_bold))

    @cached_property
    def hei(self) -> tuple[Face, Face]:
        """The face of headings, tables and charts, regular and bold."""
        font = self.theme.font
        return load_face(font_file(self.theme, font.heading)), load_face(font_file(self.theme, font.heading_bold))

    @property
    def width(self) -> float:
        """The measure: how wide a line of text is."""
        page = self.theme.page
        return page.width - page.margin_inner - page.margin_outer

    @property
    def height(self) -> float:
        """How high the text stands on a full page."""
        page = self.theme.page
        return page.height - page.margin_top - page.margin_bottom

    def _style(
        self, regular: Face, bold: Face, size: float, leading: float, color: str, indent: float = 0.0,
        align: Align = "justify", before: float = 0.0, after: float = 0.0,
    ) -> TextStyle:
        type_ = self.theme.type
        house = House(type_.line_breaks, type_.hanging_marks, type_.hyphens)
        return TextStyle(regular, bold, size, leading, color, indent, align, before, after, house)

    @cached_property
    def body(self) -> TextStyle:
        """Running text: justified, two characters indented."""
        type_ = self.theme.type
        return self._style(*self.song, type_.body, type_.leading, self.theme.color.ink, indent=2)

    @cached_property
    def item(self) -> TextStyle:
        """The text of a list item."""
        type_ = self.theme.type
        return self._style(*self.song, type_.body, type_.leading, self.theme.color.ink)

    @cached_property
    def section(self) -> TextStyle:
        """The title of a section."""
        type_ = self.theme.type
        bold = self.hei[1]
        color = self.theme.color.accent_dark
        lead = type_.leading
        return self._style(bold, bold, type_.section, type_.section_leading, color, 0, "left", lead * 1.4, lead * 0.6)

    @cached_property
    def heading(self) -> TextStyle:
        """A heading inside a section."""
        type_ = self.theme.type
        bold = self.hei[1]
        color = self.theme.color.ink
        return self._style(bold, bold, type_.heading, type_.heading_leading, color, 0, "left", type_.leading * 0.6, 3)

    @cached_property
    def chapter(self) -> TextStyle:
        """The title on a chapter's first page."""
        type_ = self.theme.type
        bold = self.hei[1]
        color = self.theme.color.accent_dark
        return self._style(bold, bold, type_.chapter, type_.chapter_leading, color, 0, "left")

    @cached_property
    def caption(self) -> TextStyle:
        """The caption of a figure or table."""
        type_ = self.theme.type
        return self._style(
            self.hei[1], self.hei[1], type_.caption, type_.caption_leading, self.theme.color.ink, 0, "center"
        )

    @cached_property
    def source(self) -> TextStyle:
        """Source lines and the notes below figures and tables."""
        type_ = self.theme.type
        return self._style(*self.hei, type_.small - 0.5, type_.small_leading - 1, self.theme.color.muted, 0, "left")

    @cached_property
    def note(self) -> TextStyle:
        """Footnotes."""
        type_ = self.theme.type
        return self._style(*self.song, type_.small, type_.small_leading, self.theme.color.ink)

    @cached_property
    def case(self) -> TextStyle:
        """The text of a case box: the heading face a little smaller than the body, so that it is told apart."""
        type_ = self.theme.type
        size = type_.body - 1
        return self._style(*self.hei, size, type_.leading - 1.5, self.theme.color.ink, indent=2)

    @cached_property
    def table(self) -> TextStyle:
        """Table cells."""
        type_ = self.theme.type
        return self._style(*self.hei, type_.table, type_.table_leading, self.theme.color.ink, 0, "left")

    @cached_property
    def furniture(self) -> TextStyle:
        """Running heads and page numbers."""
        type_ = self.theme.type
        return self._style(*self.hei, type_.furniture, type_.furniture + 4, self.theme.color.muted, 0, "left")

    def variant(
        self, base: TextStyle, *, size: float | None = None, leading: float | None = None, color: str | None = None,
        align: Align | None = None, bold: bool = False, indent: float | None = None,
    ) -> TextStyle:
        """A style that differs from `base` in what is given."""
        return TextStyle(
            base.bold if bold else base.regular,
            base.bold,
            base.size if size is None else size,
            base.leading if leading is None else leading,
            base.color if color is None else color,
            base.indent if indent is None else indent,
            base.align if align is None else align,
            base.space_before,
            base.space_after,
            base.house,
        )

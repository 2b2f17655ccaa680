"""The PDF's rules: how each block of the model becomes boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.blocks.key_figures import KeyFigures
from builder.charts.draw import height_of
from builder.model.block import Block, Break, Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.inline import Inline, Text, footnotes
from builder.pdf import words
from builder.pdf.boxes import Box, BreakBox, FigureBox, FrameBox, KeyFiguresBox, TextBox
from builder.pdf.styles import Styles, TextStyle
from builder.pdf.tables import table_box
from builder.pdf.text import Set, set_text, set_words
from builder.rules import Rules


@dataclass(frozen=True)
class Column:
    """What a block is set into: the styles, how wide the column is, and the style of its paragraphs."""

    styles: Styles
    width: float
    paragraph: TextStyle
    item: TextStyle

    @property
    def accent(self) -> str:
        """The colour of links."""
        return self.styles.theme.color.accent

    def set(self, text: tuple[Inline, ...], style: TextStyle, width: float | None = None) -> Set:
        """Set a text in this column."""
        return set_text(text, style, self.width if width is None else width, self.accent)


def main_column(styles: Styles) -> Column:
    """The column of a page's running text."""
    return Column(styles, styles.width, styles.body, styles.item)


pdf: Rules[Column, Box] = Rules("pdf")


def boxes_of(blocks: Sequence[Block | Compound], column: Column) -> Iterator[Box]:
    """The boxes of a section's body."""
    for block in blocks:
        yield from pdf.apply(block, column)


@pdf(Heading)
def _heading(block: Heading, column: Column) -> Iterator[Box]:
    style = column.styles.heading
    yield TextBox(column.set(block.text, style), style.space_before, style.space_after, keeps=True)


@pdf(Paragraph)
def _paragraph(block: Paragraph, column: Column) -> Iterator[Box]:
    yield TextBox(column.set(block.text, column.paragraph))


@pdf(Bullets)
def _bullets(block: Bullets, column: Column) -> Iterator[Box]:
    style = column.item
    inset = 2 * style.size
    mark_style = column.styles.variant(style, color=column.accent, align="left", indent=0)
    for number, item in enumerate(block.items, 1):
        mark = set_words(f"{number}." if block.is_ordered else "■", _small(mark_style, column, block), inset)
        text = column.set(item, replace(style, indent=0), column.width - inset)
        yield TextBox(text, before=3 if number == 1 else 1.5, after=3, inset=inset, label=mark)


def _small(style: TextStyle, column: Column, block: Bullets) -> TextStyle:
    """The mark of a list stands in the heading face; a square is smaller than the text."""
    regular, bold = column.styles.hei
    size = style.size if block.is_ordered else style.size * 0.55
    return replace(style, regular=bold if block.is_ordered else regular, size=size)


@pdf(Break)
def _break(block: Break, column: Column) -> Iterator[Box]:
    yield BreakBox()


@pdf(Table)
def _table(block: Table, column: Column) -> Iterator[Box]:
    yield table_box(block, column.styles, column.width)


@pdf(Figure)
def _figure(block: Figure, column: Column) -> Iterator[Box]:
    styles = column.styles
    caption = column.set((Text(words.figure_label(block.number) + "　"), *block.caption), styles.caption)
    centred = styles.variant(styles.source, align="center")
    foot = []
    if block.note:
        foot.append(column.set((Text(words.NOTE), *block.note), centred))
    if block.source:
        foot.append(column.set((Text(words.SOURCE + block.source),), centred))
    marks = tuple(footnotes(block.caption)) + tuple(footnotes(block.note))
    height = height_of(block.chart, column.width, styles.theme)
    yield FigureBox(block.id, block.chart, caption, tuple(foot), column.width, height, marks=marks)


@pdf(Callout)
def _callout(block: Callout, column: Column) -> Iterator[Box]:
    styles = column.styles
    color = styles.theme.color
    pad = FrameBox.pad
    inner = Column(styles, column.width - 2 * pad - 4, styles.case, replace(styles.case, indent=0))
    boxes: list[Box] = []
    if block.tone == "case":
        label_style = styles.variant(styles.heading, size=9, leading=14, color=color.accent)
        boxes.append(TextBox(set_words(words.case_label(block.number), label_style, inner.width), keeps=True))
    if block.title:
        title_style = styles.variant(styles.heading, color=color.accent_dark)
        boxes.append(TextBox(inner.set(block.title, title_style), after=4, keeps=True))
    for child in block.body:
        boxes.extend(pdf.apply(child, inner))
    yield FrameBox(tuple(boxes), column.width, color.surface, color.accent, target=block.id)


@pdf(KeyFigures)
def _key_figures(block: KeyFigures, column: Column) -> Iterator[Box]:
    styles = column.styles
    room = column.width / len(block.figures) - 8
    big = styles.variant(styles.heading, size=20, leading=28, color=styles.theme.color.accent, align="left")
    small = styles.variant(styles.source, size=8.5, leading=12.5)
    yield KeyFiguresBox(
        tuple(column.set(figure.value, big, room) for figure in block.figures),
        tuple(column.set(figure.label, small, room) for figure in block.figures),
        column.width,
        styles.theme.color.accent,
    )

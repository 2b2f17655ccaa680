"""Text of any kind drawn and read back from the file: what was written is there, a hyphen of a parted word is not."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.pdf.pen import Pen, register_fonts
from builder.pdf.styles import Styles
from builder.pdf.text import set_words
from builder.project import load_project
from builder.theme.load import load_theme
from builder.typeset.lines import SOFT_HYPHEN

STYLES = Styles(load_theme("default", load_project().styles_folders))


def drawn(text: str, width: float) -> bytes:
    """A PDF with a text in a column."""
    register_fonts(STYLES)
    pen = Pen(STYLES, "zh-CN")
    pen.text(set_words(text, STYLES.body, width), 50, 50)
    pen.new_page()
    return pen.finish()


def read(pdf: bytes) -> str:
    """What PDFium reads, without the spaces it makes up where Han and Latin stand apart."""
    return re.sub(r"[ \r\n\ufffe]", "", pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def test_a_word_parted_by_syllables_is_read_in_one_piece() -> None:
    text = "云计算上的infrastructure云计算上云用数"
    assert [line.spans[-1].text for line in set_words(text, STYLES.body, 94).lines].count(SOFT_HYPHEN) == 1
    assert read(drawn(text, 94)) == text


@pytest.mark.parametrize("text", ["😀", "𠮷", "مرحبا", "שלום", "한국어", "\U0001f1e8\U0001f1f3"])
def test_characters_that_no_font_has_are_in_the_file_as_they_were_written(text: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(text, 200))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    meant = re.findall(rb"ActualText <FEFF([0-9A-F]+)>", content)
    assert bytes.fromhex(b"".join(meant).decode()).decode("utf-16-be") == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(20, 200))
def test_any_text_can_be_drawn(text: str, width: int) -> None:
    drawn(text, width)


def test_hanging_marks_and_the_set_of_forbidden_breaks_are_choices_of_the_theme() -> None:
    type_ = STYLES.theme.type.model_copy(update={"hanging_marks": True, "line_breaks": "strict"})
    styles = Styles(STYLES.theme.model_copy(update={"type": type_}))
    assert (styles.body.house.hangs, styles.body.house.line_breaks) == (True, "strict")
    assert replace(styles.body.house, hangs=False, line_breaks="gb") == STYLES.body.house
    assert styles.variant(styles.body, bold=True).house == styles.body.house

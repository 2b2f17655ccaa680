"""The baseline grid: running text stands on it on every page, headings and figures push it to the next line."""

from __future__ import annotations

import io
from dataclasses import replace

import pdfplumber
import pytest

from builder.model.block import Paragraph
from builder.model.inline import Footnote, Text
from builder.pdf.boxes import TextBox
from builder.pdf.compose import compose_pdf
from builder.pdf.grid import Grid
from builder.pdf.text import set_words
from builder.theme.load import load_theme
from builder.theme.theme import Theme
from tests.pdf.composed import FILL, STYLES, document, section
from tests.pdf.made_boxes import STYLES as MADE
from tests.pdf.made_boxes import Solid

PITCH = MADE.body.leading
BODY = TextBox(set_words("字" * 100, MADE.body, 300))


def test_without_a_grid_only_the_wanted_space_stands_between_boxes() -> None:
    assert Grid().gap(Solid("above", 7, after=3), 7, replace(BODY, before=2)) == 3


def test_text_goes_back_to_the_grid_at_its_next_line() -> None:
    assert Grid(PITCH).gap(Solid("figure", 20, after=3), 20, BODY) == pytest.approx(2 * PITCH - 20)
    assert Grid(PITCH).gap(Solid("figure", PITCH), PITCH, BODY) == pytest.approx(0)


def test_the_little_space_between_list_items_is_given_up() -> None:
    assert Grid(PITCH).gap(BODY, 3 * PITCH, replace(BODY, before=3)) == pytest.approx(0)


def test_the_space_that_brings_text_back_stands_above_a_heading_and_not_below() -> None:
    head = Solid("head", 23, keeps=True, before=10, after=5)
    grid = Grid(PITCH)
    gap = grid.gap(BODY, 3 * PITCH, head)
    assert gap >= 10
    assert grid.gap(head, 3 * PITCH + gap + 23, BODY) == pytest.approx(5)
    assert (3 * PITCH + gap + 23 + 5) % PITCH == pytest.approx(0)


def gridded() -> Theme:
    theme = load_theme("default", [STYLES])
    return theme.model_copy(update={"page": theme.page.model_copy(update={"grid": True})})


def test_every_line_of_running_text_stands_on_the_grid() -> None:
    theme = gridded()
    size, leading = theme.type.body, theme.type.leading
    count = 0
    places: set[float] = set()
    with pdfplumber.open(io.BytesIO(compose_pdf(document(), theme).content)) as pdf:
        for page in pdf.pages[3:]:  # behind cover, imprint and contents
            lines = {
                round(float(char["top"]), 2)
                for char in page.chars
                if "Serif" in char["fontname"] and "Bold" not in char["fontname"] and abs(char["size"] - size) < 0.01
            }
            offsets = {round((top - theme.page.margin_top) / leading % 1, 2) % 1 for top in lines}
            assert len(offsets) <= 1, (page.page_number, offsets)
            count += len(lines)
            places |= offsets
    assert count > 150
    assert len(places) == 1


def test_a_long_footnote_is_read_back_whole_from_two_pages_with_one_number() -> None:
    told = "".join(f"第{index}句说明口径与来源。" for index in range(300))
    paragraph = Paragraph((Text(FILL * 6), Footnote((Text(told),)), Text(FILL * 10)))
    below = (Paragraph((Text(FILL * 6),)),) * 9
    report = replace(document(), sections=(section("one", "chapter", "一章", paragraph, *below),))
    with pdfplumber.open(io.BytesIO(compose_pdf(report, load_theme("default", [STYLES])).content)) as pdf:
        pages = [page for page in pdf.pages if "句说明口径" in page.extract_text().replace("\n", "")]
        notes = ["".join(c["text"] for c in page.chars if c["size"] < 9 and "Serif" in c["fontname"]) for page in pages]
    assert len(pages) == 2
    assert "".join(notes).replace("①", "") == told
    assert [page.count("①") for page in notes] == [2, 0]

"""What a theme may choose for the PDF: right-hand openers, decimal headings."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest

from builder.finish.number import number
from builder.pdf.compose import compose_pdf
from builder.theme.load import load_theme
from tests.pdf.composed import STYLES, document


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a theme that chooses otherwise than the default one."""
    text = 'extends = "default"\n[page]\nrecto = true\n[type]\nheadings = "decimal"\n'
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    return tmp_path


def texts(theme: str, *folders: Path) -> list[str]:
    content = compose_pdf(document(), load_theme(theme, [*folders, STYLES])).content
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [(page.extract_text() or "").replace(" ", "") for page in pdf.pages]


def opening(pages: list[str]) -> list[int]:
    """The pages, from 1, on which chapters and parts open: their name stands in one of the first two lines."""
    starts = ["\n".join(page.split("\n")[:2]) for page in pages]
    return [number for number, start in enumerate(starts, 1) if start.startswith(("第", "附录\n", "机构简介"))]


def test_chapters_open_on_right_hand_pages_where_a_theme_wants_it(mine: Path) -> None:
    usual, recto = texts("default"), texts("mine", mine)
    assert any(page % 2 == 0 for page in opening(usual))
    assert len(opening(recto)) == len(opening(usual)) >= 3
    assert all(page % 2 == 1 for page in opening(recto))


def test_a_page_that_is_left_empty_has_no_head_and_no_number(mine: Path) -> None:
    empty = [page for page in texts("mine", mine) if not page]
    assert empty
    assert not [page for page in texts("default") if not page]


def test_the_numbers_of_headings_are_those_of_the_document() -> None:
    done = number(document(), "decimal")
    assert [section.number for section in done.sections if section.part in ("chapter", "section")][:2] == ["1", "1.1"]

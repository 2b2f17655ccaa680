"""Decks that follow a template of somebody else, written and opened again."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builder.deck import fit
from builder.deck.compose import compose_deck
from builder.deck.fitting import fit_deck
from builder.deck.foreign.read import read_template
from builder.deck.pieces import Sheet, TextPiece
from builder.deck.places import Stage
from builder.deck.speaker_notes import notes_of
from builder.deck.write import write_deck
from builder.model.document import Document
from builder.problems import BuildError
from builder.theme.theme import Corporate, Theme
from tests.deck.corporate import HARBOUR_COLORS, NIGHT_COLORS, TEMPLATES, WHARF_LAYOUTS
from tests.deck.sample import DIVIDER, LONG_TABLE, MESSAGE, PROPERTIES, SLIDES, default_theme, reopened
from tests.lint.documents import documents
from tests.lint.scratch import findings

BIG = tuple(name for name in TEMPLATES if name != "wharf.potx")  # the small one has no room for thirty bars
DAY = "2020-12-31"
SHOWN = tuple(slide for slide in SLIDES if slide is not LONG_TABLE)  # how its rows are dealt out hangs on the template


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templates")
    for name, made in TEMPLATES.items():
        (path / name).write_bytes(made())
    return path


def theme_for(folder: Path, name: str) -> Theme:
    layouts = WHARF_LAYOUTS if name == "wharf.potx" else {}
    corporate = Corporate(file=folder / name, layouts=dict(layouts))
    return default_theme().model_copy(update={"corporate": corporate})


def placed(folder: Path, name: str) -> tuple[Stage, tuple[Sheet, ...], Any]:
    look = theme_for(folder, name)
    assert look.corporate
    stage, presentation = read_template(look.corporate, look)
    stage = replace(stage, date=DAY)
    return stage, fit_deck(SHOWN, stage), presentation


def composed(folder: Path, name: str) -> bytes:
    stage, sheets, presentation = placed(folder, name)
    notes = [notes_of(slide, {}) for slide in SHOWN]
    return write_deck(sheets, lambda: notes, PROPERTIES, stage.theme, presentation)


deck = cache(composed)


def parts(content: bytes, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.fullmatch(pattern, name)}


@pytest.mark.parametrize(("name", "width", "height"), [("harbour.pptx", 720, 540), ("night.pptx", 960, 540)])
def test_slides_have_the_size_of_the_template(folder: Path, name: str, width: int, height: int) -> None:
    made = reopened(deck(folder, name))
    assert (made.slide_width.pt, made.slide_height.pt) == (width, height)


@pytest.mark.parametrize(
    ("name", "colors", "faces"),
    [("harbour.pptx", HARBOUR_COLORS, ("Georgia", "Arial")), ("night.pptx", NIGHT_COLORS, ("Arial", "SimHei"))],
)
def test_colours_and_fonts_are_those_of_the_template(
    folder: Path, name: str, colors: dict[str, str], faces: tuple[str, ...]
) -> None:
    [theme] = parts(deck(folder, name), r"ppt/theme/theme1\.xml").values()
    assert all(value in theme for value in colors.values())
    assert all(f'typeface="{face}"' in theme for face in faces)


@pytest.mark.parametrize("name", BIG)
def test_all_slides_are_ours_and_follow_layouts_of_the_template(folder: Path, name: str) -> None:
    made = reopened(deck(folder, name))
    layouts = {layout.name for layout in made.slide_layouts}
    assert len(made.slides) == len(SHOWN)
    assert {slide.slide_layout.name for slide in made.slides} <= layouts
    assert "范例文字" not in "".join(parts(deck(folder, name), r"ppt/(slides|notesSlides)/.*\.xml").values())


@pytest.mark.parametrize("name", BIG)
def test_the_lint_has_nothing_to_say(folder: Path, name: str) -> None:
    assert findings(deck(folder, name)) == ()


@pytest.mark.parametrize("name", BIG)
def test_every_text_has_room_where_it_stands(folder: Path, name: str) -> None:
    pieces = [piece for sheet in placed(folder, name)[1] for piece in sheet.pieces if isinstance(piece, TextPiece)]
    of_one_size = [piece for piece in pieces if not any(run.size for runs in piece.paragraphs for run in runs)]
    assert len(of_one_size) > 2 * len(SHOWN)
    for piece in of_one_size:
        words = ["".join(run.text for run in runs) for runs in piece.paragraphs]
        assert fit.fits(words, piece.place.edges.inside(piece.frame), piece.style), words


@pytest.mark.parametrize("name", BIG)
def test_every_run_names_its_language_and_all_colours_are_of_the_theme(folder: Path, name: str) -> None:
    for part, text in parts(deck(folder, name), r"ppt/slides/slide\d+\.xml").items():
        assert "srgbClr" not in text, part
        runs = re.findall(r"<a:(?:r|fld\b[^>]*|br)>\s*<a:rPr([^>]*)>", text)
        assert runs
        assert all('lang="zh-CN"' in attributes for attributes in runs), part


def test_chinese_text_names_a_face_where_the_template_has_none(folder: Path) -> None:
    [theme] = parts(deck(folder, "harbour.pptx"), r"ppt/theme/theme1\.xml").values()
    assert theme.count('<a:ea typeface="Microsoft YaHei"/>') == 2
    for text in parts(deck(folder, "harbour.pptx"), r"ppt/slides/slide\d+\.xml").values():
        for look in re.findall(r"<a:r><a:rPr[^>]*?(?:/>|>.*?</a:rPr>)", text):
            assert '<a:ea typeface="' in look


def test_the_templates_own_chinese_face_is_left_to_the_theme(folder: Path) -> None:
    texts = parts(deck(folder, "night.pptx"), r"ppt/slides/slide\d+\.xml").values()
    assert not [text for text in texts if 'ea typeface="Microsoft YaHei"' in text]


def test_date_chapter_and_number_stand_in_the_templates_placeholders(folder: Path) -> None:
    slide = reopened(deck(folder, "night.pptx")).slides[SHOWN.index(MESSAGE)]
    said = {shape.placeholder_format.idx: shape.text_frame.text for shape in slide.placeholders}
    assert (said[40], said[41], said[42]) == (DAY, "行业", "4")


def test_a_divider_without_a_place_for_the_number_has_it_in_its_title(folder: Path) -> None:
    slide = reopened(deck(folder, "night.pptx")).slides[SHOWN.index(DIVIDER)]
    assert slide.shapes.title.text_frame.text == "一　行业视角"


def test_what_the_layout_says_itself_is_not_said_again_on_the_slide(folder: Path) -> None:
    slide = reopened(deck(folder, "night.pptx")).slides[SHOWN.index(MESSAGE)]
    points = slide.placeholders[37]
    assert points._element.spPr.xfrm is not None  # lower than the layout's: the source stands under it
    assert points._element.xpath(".//a:buChar | .//a:solidFill | .//a:pPr/@algn") == []
    assert points._element.xpath(".//a:bodyPr/@*") == []


@pytest.mark.parametrize("name", BIG)
def test_tables_have_our_style_in_the_colours_of_the_template(folder: Path, name: str) -> None:
    [styles] = parts(deck(folder, name), r"ppt/tableStyles\.xml").values()
    assert styles.count('styleName="报告表格"') == 1
    assert "srgbClr" not in styles


def test_the_same_template_gives_the_same_bytes(folder: Path) -> None:
    assert composed(folder, "night.pptx") == deck(folder, "night.pptx")


@settings(max_examples=12, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.sampled_from(list(TEMPLATES)))
def test_a_deck_of_any_document_in_any_template_is_sound_or_refused(
    folder: Path, document: Document, name: str
) -> None:
    with suppress(BuildError):  # refused: no slide has room for it
        assert findings(compose_deck(document, theme_for(folder, name)).content) == ()

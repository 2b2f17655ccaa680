"""Themes: inheritance, palettes, and every mistake at once; one colour changes everywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from builder.build import build
from builder.choices import Choices
from builder.problems import BuildError
from builder.project import load_project
from builder.theme.load import load_theme

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "styles"


def theme(tmp_path: Path, text: str, name: str = "own") -> tuple[Path, ...]:
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return (tmp_path, STYLES)


def test_a_theme_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    base = load_theme("default", (STYLES,))
    text = 'extends = "default"\n[palette]\nred = "#AA0000"\n[color]\naccent = "$red"\n'
    own = load_theme("own", theme(tmp_path, text))
    assert own.color.accent == "#AA0000"
    assert own.color.ink == base.color.ink
    assert own.type == base.type
    assert own.name == "own"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extends = "default"\n[color]\nacent = "#112233"\n', "color.acent is no token"),
        ('extends = "default"\n[color]\naccent = "$red"\n', "not in the palette"),
        ('extends = "default"\n[type]\nbody = -3\n', "type.body"),
        ('extends = "own"\n', "break the circle"),
        ('extends = "nothing"\n', "there is no such theme"),
        ("[color\n", "not TOML"),
    ],
)
def test_a_mistake_in_a_theme_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BuildError, match=said):
        load_theme("own", theme(tmp_path, text))


def test_all_mistakes_of_a_theme_come_together(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as error:
        load_theme("own", theme(tmp_path, 'extends = "default"\n[color]\nink = "black"\nmuted = "grey"\n'))
    assert len(error.value.problems) == 2


def test_one_colour_changes_text_charts_pdf_and_deck_alike(tmp_path: Path) -> None:
    project = load_project(ROOT / "tests/small")
    loud = 'extends = "default"\n[color]\naccent = "#E10098"\nhighlight = "#E10098"\n'
    (tmp_path / "loud.toml").write_text(loud, encoding="utf-8")
    edition = project.editions["national"]
    project = replace(project, styles_folders=(tmp_path, *project.styles_folders))
    built = build(edition, project, Choices(theme="loud"))
    (tmp_path / "a.pdf").write_bytes(built.made["pdf"].content)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        drawn = [page.Contents.read_bytes() for page in pdf.pages]
    assert any(b".882353 0 .596078 rg" in content for content in drawn)
    (tmp_path / "a.pptx").write_bytes(built.made["pptx"].content)
    presentation = Presentation(str(tmp_path / "a.pptx"))
    relations = presentation.slide_master.part.rels.values()
    [theme_part] = [each.target_part for each in relations if each.reltype.endswith("/theme")]
    assert b"E10098" in theme_part.blob

"""A PowerPoint template of the user's own, from the command line and from report.toml, on the small project."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from tests.command import Run
from tests.deck.corporate import TEMPLATES, WHARF_LAYOUTS, without_layout

SMALL = Path(__file__).parent / "small"
MAPPING = "\n[deck.layouts]\n" + "\n".join(f'{role} = "{name}"' for role, name in WHARF_LAYOUTS.items())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder)
    for name, made in TEMPLATES.items():
        (folder / name).write_bytes(made())
    return folder


def report(project: Path, line: str, tables: str = "") -> None:
    """Put a line before the tables of report.toml, and tables behind them."""
    path = project / "data/report.toml"
    path.write_text(f"{line}\n{path.read_text('utf-8')}\n{tables}\n", "utf-8")


def deck(output: Path) -> Any:
    return Presentation(str(output / "national/deck.pptx"))


@pytest.mark.parametrize(("name", "width"), [("harbour.pptx", 720), ("night.pptx", 960)])
def test_a_build_follows_a_template(run: Run, project: Path, tmp_path: Path, name: str, width: int) -> None:
    code, _, complaint = run("build", "--project", project, "--output", tmp_path, "--template", project / name)
    assert code == 0, complaint
    assert deck(tmp_path).slide_width.pt == width
    manifest = json.loads((tmp_path / "national/manifest.json").read_text("utf-8"))
    assert f"template: {name}" in manifest["inputs"]
    assert manifest["lint"]["deck.pptx"]["findings"] == 0


def test_the_national_edition_follows_a_narrow_template_where_titles_of_cases_have_no_room(
    run: Run, project: Path, tmp_path: Path
) -> None:
    """A case's title is left out where it does not fit beside its number; that is no difference to the PDF."""
    code, _, complaint = run(
        *("build", "national", "--output", tmp_path, "--template", project / "harbour.pptx", "--quiet")
    )
    assert code == 0, complaint
    labels = [
        shape.text_frame.text
        for slide in deck(tmp_path).slides
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text.startswith("案例")
    ]
    assert any("（节选）" in label and "：" not in label for label in labels)
    assert any("：" in label for label in labels)


def test_a_potx_and_its_mapping_are_taken_from_report_toml(run: Run, project: Path, tmp_path: Path) -> None:
    report(project, 'template = "wharf.potx"', MAPPING)
    code, _, complaint = run("build", "--project", project, "--output", tmp_path, "--quiet")
    assert code == 0, complaint
    made = deck(tmp_path)
    assert made.slide_height.pt == 405
    assert {slide.slide_layout.name for slide in made.slides} == set(WHARF_LAYOUTS.values())


def test_the_template_of_a_run_comes_before_that_of_the_project(run: Run, project: Path, tmp_path: Path) -> None:
    report(project, 'template = "night.pptx"')
    run("build", "--project", project, "--output", tmp_path, "--template", project / "harbour.pptx", "--quiet")
    assert deck(tmp_path).slide_width.pt == 720


def test_another_template_makes_the_edition_again(run: Run, project: Path, tmp_path: Path) -> None:
    report(project, 'template = "night.pptx"')
    run("build", "--project", project, "--output", tmp_path, "--quiet")
    (project / "night.pptx").write_bytes(TEMPLATES["harbour.pptx"]())
    run("build", "--project", project, "--output", tmp_path, "--quiet")
    assert deck(tmp_path).slide_width.pt == 720


def test_a_template_that_is_not_there_is_told_with_its_line(run: Run, project: Path) -> None:
    report(project, 'template = "house.potx"')
    code, _, complaint = run("check", "--project", project)
    assert code == 1
    assert "data/report.toml:1: there is no file house.potx" in complaint


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_template_that_lacks_a_layout_is_told_before_anything_is_written(
    run: Run, project: Path, tmp_path: Path, command: str
) -> None:
    (project / "poor.pptx").write_bytes(without_layout(TEMPLATES["harbour.pptx"](), "Section Header"))
    report(project, 'template = "poor.pptx"')
    output = ("--output", tmp_path / "output") if command == "build" else ()
    code, _, complaint = run(command, "--project", project, *output)
    assert code == 1
    assert "poor.pptx: has no layout for divider (PowerPoint calls it “Section Header” or “节标题”" in complaint
    assert not (tmp_path / "output/national").exists()


def test_a_template_is_no_choice_for_a_pdf(run: Run, project: Path) -> None:
    code, _, complaint = run("build", "--project", project, "--only", "pdf", "--template", project / "night.pptx")
    assert code == 2
    assert "a template is one of decks" in complaint


def test_inspect_lists_layouts_placeholders_and_roles(run: Run, project: Path) -> None:
    code, said, _ = run("template", "inspect", project / "harbour.pptx")
    assert code == 0
    assert "harbour.pptx: 25.40 × 19.05 cm, 6 layouts" in said
    assert "Section Header  (secHead)  serves: divider" in said
    assert "   1  obj         1.27   4.45   22.86 × 12.57    32 pt  Content Placeholder 2" in said
    assert "note: accent1 (#8CC63F) cannot be read as text on its background" in said


def test_inspect_tells_programs_the_same(run: Run, project: Path) -> None:
    code, said, _ = run("template", "inspect", "--json", project / "night.pptx")
    told = json.loads(said)
    assert code == 0
    assert (told["width"], told["height"], told["missing"]) == (33.87, 19.05, [])
    [layout] = [each for each in told["layouts"] if each["name"] == "标题和内容"]
    assert "message" in layout["serves"]
    assert {"idx": 37, "type": "obj", "name": "正文", "size": 20.0}.items() <= layout["placeholders"][1].items()


def test_inspect_says_what_is_missing_and_ends_with_one(run: Run, project: Path) -> None:
    code, said, complaint = run("template", "inspect", project / "wharf.potx")
    assert code == 1
    assert "Deckblatt  serves: nothing" in said
    assert complaint.count("missing: ") == 4


def test_inspect_knows_the_mapping_of_a_project(run: Run, project: Path) -> None:
    report(project, "", MAPPING)
    code, said, _ = run("template", "inspect", project / "wharf.potx", "--project", project)
    assert code == 0
    assert "Deckblatt  serves: cover" in said


def test_inspect_refuses_what_is_no_template(run: Run, project: Path) -> None:
    code, _, complaint = run("template", "inspect", project / "data/report.toml")
    assert code == 1
    assert "report.toml: is no PowerPoint file" in complaint

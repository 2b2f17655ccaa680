"""The commands that judge files of anybody: reports by their typesetting, decks by rules, templates by their use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.problems import UsageError
from builder.shown import shown

if TYPE_CHECKING:
    from builder.lint.faces import Faces
    from builder.lint.report import Lint

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command()
@click.argument("report", metavar="REPORT.pdf", type=_FILE)
@click.option("--json", "wants_json", is_flag=True, help="Every place, for programs.")
def typeset(report: Path, wants_json: bool) -> None:
    """Judge the typesetting of any PDF with Chinese text by its glyphs. Exit code 1: a rule is broken too often."""
    from builder.conformance.report import as_json, as_table, judge

    try:
        found = judge(report.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{report}: {error}") from None
    click.echo(as_json(found) if wants_json else as_table(found))
    if not found.is_kept:
        sys.exit(1)


@click.command()
@click.argument("decks", nargs=-1, required=True, metavar="DECK.pptx...", type=_FILE)
@click.option("--json", "wants_json", is_flag=True, help="What was looked at and found, for programs.")
@click.option("--strict", is_flag=True, help="Warnings and advice count as errors do.")
@click.option("--theme", default="default", show_default=True, metavar="NAME", help="Measure with this theme's fonts.")
@click.option("--project", "folder", type=_FOLDER, help="A project with themes of its own.")
def lint(decks: tuple[Path, ...], wants_json: bool, strict: bool, theme: str, folder: Path | None) -> None:
    """Say what is wrong with any PowerPoint deck: room, words, access, data, file. Exit code 1: there is an error."""
    import json

    from builder.lint.faces import faces_of
    from builder.lint.report import as_json, as_text
    from builder.project import styles_folders
    from builder.theme.load import load_theme, themes_in

    styles = styles_folders(folder)
    if theme not in themes_in(styles):
        raise UsageError(f"there is no theme {theme}; there is {', '.join(themes_in(styles))}")
    faces = faces_of(load_theme(theme, styles))
    found = {deck: _linted(deck, faces) for deck in decks}
    if wants_json:
        click.echo(json.dumps([as_json(each, str(deck)) for deck, each in found.items()], ensure_ascii=False, indent=2))
    else:
        for deck, each in found.items():
            click.echo(as_text(each, shown(deck), strict=strict))
    if any(each.of("error", *(("warning", "advice") if strict else ())) for each in found.values()):
        sys.exit(1)


def _linted(deck: Path, faces: Faces) -> Lint:
    from builder.lint.report import judge

    try:
        return judge(deck.read_bytes(), faces)
    except (OSError, ValueError) as error:
        raise UsageError(f"{deck}: {error}") from None


@click.group()
def template() -> None:
    """PowerPoint templates of your own."""


@template.command("inspect")
@click.argument("file", type=_FILE, metavar="FILE")
@click.option("--json", "wants_json", is_flag=True, help="All of it, for programs.")
@click.option("--project", "folder", type=_FOLDER, help="A project whose report.toml maps layouts to roles.")
def inspect_template(file: Path, wants_json: bool, folder: Path | None) -> None:
    """List the layouts and placeholders of a .pptx or .potx, the roles they play, and what is missing.

    Exit code 1: something is missing.
    """
    from builder.deck.foreign.inspect import as_json, as_text, inspect
    from builder.project import load_project
    from builder.theme.load import load_theme

    project = load_project(folder)
    edition = next(iter(project.editions.values()))
    look = load_theme(edition.theme, project.styles_folders)
    found = inspect(project.report.corporate.model_copy(update={"file": file}), look)
    click.echo(as_json(found) if wants_json else as_text(found))
    for problem in () if wants_json else found.problems:
        click.echo(f"missing: {shown(problem)}", err=True)
    if found.problems:
        sys.exit(1)

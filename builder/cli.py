"""The command line. Exit codes: 0 done, 1 problems in the input, 2 wrong use."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder import __version__
from builder.cli_options import check_places, edition_of, output_option, places_options, project_option, quiet_option
from builder.helper import helping, spare_the_search_for_garbage
from builder.problems import BuildError, Problem, UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from builder.build import Build, Tell
    from builder.project import Project

EXAMPLES = """\b
Examples:
  builder build                          the national edition into output/national/
  builder build 广东 city-shenzhen        regional editions, by name or id
  builder build --places 上海,苏州 --name 沪苏   an edition about chosen places
  builder build --only pdf               the PDF alone
  builder build --theme print            in few colours, for office printers
  builder build --project my-report      another folder with its own data/
  builder check                          data and narrative, builds nothing
  builder editions                       what can be built
  builder facts national --page 12       where what stands on a page comes from
  builder impact last-year this-year     what new tables would change
  builder typeset report.pdf             how well it is typeset, rule by rule
"""


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "BUILDER"})
@click.version_option(__version__, prog_name="builder")
def cli() -> None:
    """Make a typeset PDF report and the matching PowerPoint deck from one dataset and one narrative."""


@cli.command()
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@project_option
@output_option
@click.option("--only", type=click.Choice(["pdf", "pptx"]), help="Make this file alone.")
@click.option("--audit", is_flag=True, help="Mark every fact in the PDF and add the ledger as an annex.")
@click.option("--theme", default="", metavar="NAME", help="Use this theme (a file in styles/) for all of them.")
@places_options
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    show_default="the cores",
    help="How many processes may work at once.",
)
@quiet_option
def build(
    editions: tuple[str, ...],
    folder: Path | None,
    output: Path,
    only: str | None,
    audit: bool,
    theme: str,
    places: str,
    jobs: int,
    quiet: bool,
    **own: Any,
) -> None:
    """Build editions: report.pdf, deck.pptx, ledger and manifest for each.

    EDITION is an id (builder editions lists them) or a name of what it is about: 广东, 广东省, Guangdong, 44. Without
    one: the national edition. With --places, an edition about chosen places that nobody has declared.
    """
    check_places(editions, places, own)
    # The helper starts before this process has imported anything: the two then import side by side.
    with helping(["pdf"]) if jobs > 1 and not only else nullcontext() as helper:
        _build(editions, (places, own), folder, output, only, theme, helper, quiet=quiet, audit=audit)


def _build(
    editions: tuple[str, ...],
    custom: tuple[str, Mapping[str, Any]],
    folder: Path | None,
    output: Path,
    only: str | None,
    theme: str,
    helper: Executor | None,
    *,
    quiet: bool,
    audit: bool,
) -> None:
    from builder.build import build as make
    from builder.editions.resolve import resolve
    from builder.project import load_project
    from builder.publish import check_writable, publish
    from builder.theme.load import themes_in

    if audit and only == "pptx":
        raise UsageError("the audit view is one of the PDF: leave out --only pptx")
    project = load_project(folder)
    places, own = custom
    chosen = (edition_of(project, places, own),) if places else resolve(editions, project.editions, project.places)
    themes = themes_in(project.styles_folders)
    if theme and theme not in themes:
        raise UsageError(f"there is no theme {theme}; there is {', '.join(themes)}")
    for edition in chosen:
        if only and only not in edition.outputs:
            raise UsageError(f"{edition.id} has no output {only}; it has {', '.join(edition.outputs)}")
    check_writable(output)
    problems: list[Problem] = []
    for edition in chosen:
        try:
            with _progress(edition.id, quiet=quiet) as tell:
                chosen_outputs = (only,) if only else ()
                built = make(edition, project, only=chosen_outputs, theme=theme, tell=tell, helper=helper, audit=audit)
                tell("writing")
                paths = publish(built, project, output)
        except BuildError as error:
            problems.extend(error.problems)
            continue
        _report(built, paths, quiet=quiet)
    if problems:
        raise BuildError(dict.fromkeys(problems))


@cli.command()
@project_option
def editions(folder: Path | None) -> None:
    """List the editions that can be built."""
    from builder.project import load_project

    project = load_project(folder)
    width = max(len(id) for id in project.editions)
    for edition in project.editions.values():
        outputs = ", ".join(edition.outputs)
        click.echo(f"{edition.id:<{width}}  {edition.title}  ({edition.scope}; {edition.theme}; {outputs})")


@cli.command()
@project_option
@click.option("--strict", is_flag=True, help="Numbers and ranking words that nothing vouches for are mistakes.")
@quiet_option
def check(folder: Path | None, strict: bool, quiet: bool) -> None:
    """Check data and narrative of every edition and its theme; build nothing."""
    from builder.build import make_document, structure
    from builder.finish.loose import loose_words
    from builder.finish.review import review
    from builder.project import load_project
    from builder.theme.load import load_theme

    project = load_project(folder)
    warnings: dict[Problem, None] = {}
    problems: dict[Problem, None] = {}
    for edition in project.editions.values():
        try:
            load_theme(edition.theme, project.styles_folders)
            document = make_document(edition, project)
            loose = dict.fromkeys(loose_words(document, structure(project)))
            (problems if strict or edition.strict else warnings).update(loose)
            warnings.update(dict.fromkeys(review(document)))
        except BuildError as error:
            problems.update(dict.fromkeys(error.problems))
    _tell_warnings(warnings)
    if problems:
        raise BuildError(problems)
    if not quiet:
        click.echo(_summary(project, len(warnings)))


@cli.command()
@click.argument("old", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("new", type=click.Path(path_type=Path, file_okay=False, exists=True))
@project_option
def impact(old: Path, new: Path, folder: Path | None) -> None:
    """What a change of the data touches: answers, claims, figures, pages, slides of each edition.

    OLD and NEW are folders with tables (cities.csv ...); a table that one lacks is the project's own.
    """
    from builder.impact import impact as compare
    from builder.impact import lines_of
    from builder.project import load_project, with_tables

    project = load_project(folder)
    before, after = with_tables(project, old), with_tables(project, new)
    for edition in project.editions.values():
        for line in lines_of(compare(edition, before, after)):
            click.echo(_shown(line))


@cli.command()
@click.argument("edition")
@click.option("--page", metavar="N", help="What stands on this page, by its printed number.")
@click.option("--slide", type=int, metavar="N", help="What stands on this slide and in its notes.")
@click.option("--cell", metavar="TABLE/ROW/COLUMN", help="Where this cell of the data is used.")
@project_option
@output_option
def facts(
    edition: str, page: str | None, slide: int | None, cell: str | None, folder: Path | None, output: Path
) -> None:
    """Say where the numbers of an edition that was built come from, or where a cell of the data is used."""
    from builder.editions.resolve import resolve
    from builder.ledger.ask import as_text, cell_of, read_ledger
    from builder.project import load_project

    if sum(each is not None for each in (page, slide, cell)) > 1:
        raise UsageError("ask for a page, a slide or a cell: one at a time")
    project = load_project(folder)
    [chosen] = resolve((edition,), project.editions, project.places)
    written = read_ledger(output / chosen.id)
    rows = written.rows
    if page is not None:
        rows = written.on_page(page)
    elif slide is not None:
        rows = written.on_slide(slide)
    elif cell is not None:
        tables = {id: (data.names, [column.id for column in data.columns]) for id, data in project.datasets.items()}
        rows = written.using(*cell_of(cell, tables))
    click.echo(as_text(rows) if rows else "nothing")


@cli.command()
@click.argument("report", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="REPORT.pdf")
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


def main() -> None:
    """Run the command line and turn what is wrong into clear lines and an exit code."""
    spare_the_search_for_garbage()
    try:
        cli.main(prog_name="builder", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    except UsageError as error:
        click.echo(f"builder: {_shown(error)}", err=True)
        sys.exit(2)
    except BuildError as error:
        for problem in error.problems:
            click.echo(f"error: {_shown(problem)}", err=True)
        count = len(error.problems)
        click.echo(f"{count} problem{'s' if count != 1 else ''}; the editions they concern stay as they were", err=True)
        sys.exit(1)


@contextmanager
def _progress(edition: str, *, quiet: bool) -> Iterator[Tell]:
    """A spinner with the stage at work on a terminal, a line per stage elsewhere, nothing when quiet."""
    if quiet:
        yield lambda stage: None
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status(f"{edition}: starting") as status:
            yield lambda stage: status.update(f"{edition}: {stage}")
    else:
        yield lambda stage: click.echo(f"{edition}: {stage}", err=True)


def _report(built: Build, paths: Iterable[Path], *, quiet: bool) -> None:
    _tell_warnings(built.warnings)
    if quiet:
        return
    counts = {"report.pdf": "pages", "deck.pptx": "slides"}
    made = {path.name: path for path in paths}
    for name, unit in counts.items():
        counted = next((each.counts[unit] for each in built.made.values() if unit in each.counts), 0)
        if name in made:
            click.echo(f"{made[name]}  {counted} {unit}")
    click.echo(f"{made['manifest.json']}  {len(built.warnings)} warnings")


def _tell_warnings(warnings: Iterable[Problem]) -> None:
    for warning in warnings:
        click.echo(f"warning: {_shown(warning)}", err=True)


def _shown(message: object) -> str:
    """A message with the files below the current directory as they are seen from there."""
    try:
        here = str(Path.cwd())
    except FileNotFoundError:  # the directory was removed: nothing lies below it
        return str(message)
    return re.sub(rf"(?<![^\s(]){re.escape(here)}{re.escape(os.sep)}", "", str(message))


def _summary(project: Project, warnings: int) -> str:
    rows = sum(len(data.names) for data in project.datasets.values())
    return (
        f"{len(project.datasets)} tables with {rows} rows, {len(project.narrative_files)} sections, "
        f"{len(project.editions)} edition{'s' if len(project.editions) != 1 else ''}: "
        f"no problem, {warnings} warnings"
    )

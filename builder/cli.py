"""The command line. Exit codes: 0 done, 1 problems in the input, 2 wrong use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder import __version__
from builder.choices import Choices
from builder.editions.resolve import Described, Wanted
from builder.helper import helping, spare_the_search_for_garbage
from builder.judges import lint, template, typeset
from builder.options import custom_options, output_option, project_option, quiet_option, target_option
from builder.outputs import DECKS, sizes_of
from builder.problems import BuildError, Problem, UsageError, stop_on
from builder.shown import shown

if TYPE_CHECKING:
    from builder.model.made import DeckSize
    from builder.project import Project
    from builder.theme.theme import Theme

EXAMPLES = """\b
Examples:
  builder build                          the national edition into output/national/
  builder build --all                    every edition; --family provinces: those of a family
  builder build 广东 city-shenzhen        regional editions, by name or id
  builder build --places 上海,苏州 --name 沪苏   an edition about chosen places
  builder build --only pdf               the PDF alone
  builder build --deck full,briefing     the deck in two sizes; one-page is the third
  builder build --theme print            in few colours, for office printers
  builder build --project my-report      another folder with its own data/
  builder check                          data and narrative, builds nothing
  builder editions                       what can be built
  builder facts national --page 12       where what stands on a page comes from
  builder impact last-year this-year     what new tables would change
  builder typeset report.pdf             how well it is typeset, rule by rule
  builder lint deck.pptx                 what is wrong with a deck, slide by slide
"""

@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "BUILDER"})
@click.version_option(__version__, prog_name="builder")
def cli() -> None:
    """Make a typeset PDF report and the matching PowerPoint deck from one dataset and one narrative."""


cli.add_command(typeset)
cli.add_command(lint)
cli.add_command(template)


@cli.command()
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@project_option
@target_option
@click.option("--only", type=click.Choice(["pdf", "pptx"]), help="Make this file alone.")
@click.option("--deck", default="", metavar="SIZES", help="full, briefing, one-page, or several: full,briefing.")
@click.option("--audit", is_flag=True, help="Mark every fact in the PDF and add the ledger as an annex.")
@click.option("--theme", default="", metavar="NAME", help="Use this theme (a file in styles/) for all of them.")
@custom_options
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True, resolve_path=True),
    metavar="FILE",
    help="Let the decks follow a PowerPoint template of your own (.pptx or .potx).",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    show_default="the cores",
    help="How many processes may work at once.",
)
@click.option("--all", "all_editions", is_flag=True, help="All editions that are declared.")
@click.option("--family", "families", multiple=True, metavar="NAME", help="All of a family: provinces, cities …")
@click.option("--cluster", default="", metavar="ADDRESS", help="Let a Dask cluster make them: tcp://10.0.0.5:8786.")
@click.option("--force", is_flag=True, help="Make editions again that have not changed.")
@quiet_option
def build(
    editions: tuple[str, ...],
    folder: Path | None,
    output: Path | str,
    only: str | None,
    deck: str,
    audit: bool,
    theme: str,
    template: Path | None,
    places: str,
    jobs: int,
    all_editions: bool,
    families: tuple[str, ...],
    cluster: str,
    force: bool,
    quiet: bool,
    **own: Any,
) -> None:
    """Build editions: report.pdf, deck.pptx, ledger and manifest for each.

    EDITION is an id (builder editions lists them) or a name of what it is about: 广东, 广东省, Guangdong, 44.
    Without one: the first that is declared. With --places, an edition about chosen places that nobody has declared.

    An edition that stands there already, made from the same inputs, is not made again.
    """
    if audit and only == "pptx":
        raise UsageError("the audit view is one of the PDF: leave out --only pptx")
    given = [f"--{name.replace('_', '-')}" for name, value in own.items() if value]
    if given and not places:
        raise UsageError(f"{', '.join(given)}: only for an edition about chosen places, as in --places 上海,苏州")
    if places and (editions or families or all_editions):
        raise UsageError("build an edition about --places or others: one at a time")
    decks = sizes_of(deck)
    if decks and only == "pdf":
        raise UsageError("a deck is no PDF: leave out --deck or --only pdf")
    if template and only == "pdf":
        raise UsageError("a template is one of decks: leave out --template or --only pdf")
    if template and cluster:
        raise UsageError("a cluster does not have that template: name it in data/report.toml instead of --template")
    choices = Choices((only,) if only else (), theme, audit, decks, template)
    wanted = Wanted(editions, families, all_editions, Described(places, own) if places else None)
    if all_editions and (editions or families):
        raise UsageError("--all is every edition: leave out the names, or --all")
    # The helper starts before this process has imported anything: the two then import side by side.
    is_alone = jobs > 1 and only != "pdf" and not cluster and not wanted.may_be_many
    with helping() if is_alone else nullcontext() as helper:
        from builder.build_command import Hands, build_editions

        finished = build_editions(
            wanted, folder, output, choices, Hands(helper, jobs, cluster), force=force, quiet=quiet, warn=_tell_warnings
        )
        for line in finished.lines:
            click.echo(line)
        stop_on(finished.problems)


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
    from builder.build import look_of, make_document, structure
    from builder.finish.loose import loose_words
    from builder.finish.review import review
    from builder.project import load_project

    project = load_project(folder)
    warnings: dict[Problem, None] = {}
    problems: dict[Problem, None] = {}
    for edition in project.editions.values():
        try:
            _check_template(look_of(edition, project))
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


def _check_template(look: Theme) -> None:
    """See that a template of the user's own can be used, where there is one."""
    if look.corporate:
        from builder.deck.foreign.read import read_template

        read_template(look.corporate, look)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("new", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--edition", "names", multiple=True, metavar="NAME", help="Of these editions alone; without it, of all.")
@project_option
def impact(old: Path, new: Path, names: tuple[str, ...], folder: Path | None) -> None:
    """What a change of the data touches: answers, claims, figures, pages, slides of each edition.

    OLD and NEW are folders with tables (cities.csv ...); a table that one lacks is the project's own.
    """
    from builder.impact import impact as compare
    from builder.impact import lines_of
    from builder.project import load_project, with_tables

    project = load_project(folder)
    before, after = with_tables(project, old), with_tables(project, new)
    for edition in Wanted(names, is_all=not names).editions_of(project.editions, project.places):
        for line in lines_of(compare(edition, before, after)):
            click.echo(shown(line))


@cli.command()
@click.argument("edition")
@click.option("--page", metavar="N", help="What stands on this page, by its printed number.")
@click.option("--slide", type=int, metavar="N", help="What stands on this slide and in its notes.")
@click.option(
    "--deck", type=click.Choice(list(DECKS)), default="full", show_default=True, help="Which deck the slide is of."
)
@click.option("--cell", metavar="TABLE/ROW/COLUMN", help="Where this cell of the data is used.")
@project_option
@output_option
def facts(
    edition: str,
    page: str | None,
    slide: int | None,
    deck: DeckSize,
    cell: str | None,
    folder: Path | None,
    output: Path,
) -> None:
    """Say where the numbers of an edition that was built come from, or where a cell of the data is used."""
    from builder.ledger.ask import as_text, cell_of, read_ledger
    from builder.project import load_project

    if sum(each is not None for each in (page, slide, cell)) > 1:
        raise UsageError("ask for a page, a slide or a cell: one at a time")
    project = load_project(folder)
    [chosen] = Wanted((edition,)).editions_of(project.editions, project.places)
    written = read_ledger(output / chosen.id)
    rows = written.rows
    if page is not None:
        rows = written.on_page(page)
    elif slide is not None:
        rows = written.on_slide(slide, deck)
    elif cell is not None:
        tables = {id: (data.names, [column.id for column in data.columns]) for id, data in project.datasets.items()}
        rows = written.using(*cell_of(cell, tables))
    click.echo(as_text(rows) if rows else "nothing")


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
        click.echo(f"builder: {shown(error)}", err=True)
        sys.exit(2)
    except BuildError as error:
        for problem in error.problems:
            click.echo(f"error: {shown(problem)}", err=True)
        count = len(error.problems)
        click.echo(f"{count} problem{'s' if count != 1 else ''}; the editions they concern stay as they were", err=True)
        sys.exit(1)


def _tell_warnings(warnings: Iterable[Problem]) -> None:
    for warning in warnings:
        click.echo(f"warning: {shown(warning)}", err=True)


def _summary(project: Project, warnings: int) -> str:
    rows = sum(len(data.names) for data in project.datasets.values())
    return (
        f"{len(project.datasets)} tables with {rows} rows, {len(project.narrative_files)} sections, "
        f"{len(project.editions)} edition{'s' if len(project.editions) != 1 else ''}: "
        f"no problem, {warnings} warnings"
    )

"""The options that several commands share, and those that describe an edition about chosen places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder.problems import UsageError

if TYPE_CHECKING:
    from builder.editions.edition import Edition
    from builder.project import Project

project_option = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with its own data/ (and, if it likes, styles/). Without it: the report that comes with the builder.",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Where the editions go, each into a folder of its own.",
)
quiet_option = click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
_PLACES = (
    click.option("--places", default="", metavar="LIST", help="Make an edition about these: 上海,苏州 or 汽车,电力."),
    click.option("--name", default="", metavar="TEXT", help="With --places: what it is called; names its folder too."),
    click.option("--title", default="", metavar="TEXT", help="With --places: the title on its cover."),
    click.option("--subtitle", default="", metavar="TEXT", help="With --places: the subtitle on its cover."),
    click.option(
        "--sections", default="", metavar="LIST", help="With --places: the ids of the only sections to be in it."
    ),
    click.option(
        "--logo",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="With --places: a PNG or JPEG file for its cover.",
    ),
    click.option("--contact", default="", metavar="TEXT", help="With --places: a line on whom to ask, for its cover."),
    click.option("--cover-color", default="", metavar="#RRGGBB", help="With --places: the colour of its cover."),
)


def places_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that makes editions about chosen places."""
    return reduce(lambda function, option: option(function), reversed(_PLACES), command)


def check_places(editions: Sequence[str], places: str, own: Mapping[str, Any]) -> None:
    """Raises UsageError for options of an edition about chosen places where there are none, or other editions too."""
    given = [f"--{name.replace('_', '-')}" for name, value in own.items() if value]
    if given and not places:
        raise UsageError(f"{', '.join(given)}: only for an edition about chosen places, as in --places 上海,苏州")
    if places and editions:
        raise UsageError(f"build {', '.join(editions)} or an edition about --places: one at a time")


def edition_of(project: Project, places: str, own: Mapping[str, Any]) -> Edition:
    """The edition about chosen places that the command line describes."""
    from builder.editions.custom import edition_of_places

    logo: Path | None = own["logo"]
    keys = {"title": own["name"], "cover_title": own["title"], "logo": str(logo.absolute()) if logo else ""}
    keys |= {key: own[key] for key in ("subtitle", "sections", "contact", "cover_color")}
    return edition_of_places(places, keys, project.declared, project.editions, project.places, project.datasets)

"""Options that commands share, and those by which an edition about chosen places is described."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

project_option = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with its own data/ (and, if it likes, styles/). Without it: the report that comes with the builder.",
)


class FolderOrUrl(click.Path):
    """A folder of this machine, or a URL such as s3://bucket/reports, which is left as it is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if "://" in str(value) else super().convert(value, param, ctx)


target_option = click.option(
    "--output",
    type=FolderOrUrl(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Where the editions go, each into a folder of its own: a folder, or a URL (s3://…, with the extra cluster).",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Where the editions go, each into a folder of its own.",
)
quiet_option = click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")

_CUSTOM = (
    click.option("--places", default="", metavar="LIST", help="Make an edition about these: 上海,苏州 or 汽车,电力."),
    click.option("--name", default="", metavar="TEXT", help="With --places: what it is called; names its folder too."),
    click.option("--title", default="", metavar="TEXT", help="With --places: the title on its cover."),
    click.option("--subtitle", default="", metavar="TEXT", help="With --places: the subtitle on its cover."),
    click.option("--sections", default="", metavar="LIST", help="With --places: ids of the only sections in it."),
    click.option(
        "--logo",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="With --places: a PNG or JPEG file for its cover.",
    ),
    click.option("--contact", default="", metavar="TEXT", help="With --places: a line on whom to ask, for its cover."),
    click.option("--cover-color", default="", metavar="#RRGGBB", help="With --places: the colour of its cover."),
)


def custom_options(command: Command) -> Command:
    """Give a command the options that describe an edition about chosen places."""
    for option in reversed(_CUSTOM):
        command = option(command)
    return command

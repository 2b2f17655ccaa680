"""An edition: one report to be made, with its scope, look, outputs and date. And the file that declares them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from builder.model.made import DeckSize
from builder.problems import BuildError, Problem
from builder.records import Record, Text, read_records

Scope = Literal["nation", "cluster", "province", "city", "industry", "custom"]


def _iso_date(value: object) -> object:
    """A date as TOML knows it, or as text, to 2020-12-31."""
    if type(value) is datetime.date:
        return value.isoformat()
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError(f"{value} is no date: expected one such as 2020-12-31") from None


def _folder_name(id: str) -> str:
    if not re.fullmatch(r"[\w-]+", id):
        raise ValueError(f"{id} cannot name a folder: expected letters, digits, - and _")
    return id


def _sizes(value: object) -> object:
    """The sizes of decks, of which one need not stand in a list."""
    return (value,) if isinstance(value, str) else value


class Edition(Record):
    """One report. Its `id` names its folder in the output; its date is declared, since the build has no clock.

    `deck` says in which sizes its deck is made. A `strict` one is not built while a number or ranking word of its text
    is vouched for by nothing.
    """

    id: Annotated[str, AfterValidator(_folder_name)]
    title: Text
    scope: Scope
    theme: Text
    outputs: Annotated[tuple[Text, ...], Field(min_length=1)]
    date: Annotated[str, BeforeValidator(_iso_date)]
    description: str = ""
    deck: Annotated[tuple[DeckSize, ...], BeforeValidator(_sizes), Field(min_length=1)] = ("full",)
    strict: bool = False


def read_editions(path: Path) -> Mapping[str, Edition]:
    """The editions of a project by id, as declared. Raises BuildError with every mistake in the file."""
    editions = read_records(path, Edition, "id")
    if not editions:
        raise BuildError([Problem(str(path), "declares no edition", "a table such as [national] declares one")])
    return editions

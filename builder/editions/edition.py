"""An edition: one report to be made, with what it is about, its look, its outputs and its date."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from builder.model.document import Form
from builder.model.made import DeckSize
from builder.records import Record, Text

Scope = Literal["nation", "cluster", "province", "city", "industry", "row", "places"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


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


def _color(value: str) -> str:
    if value and not re.fullmatch("#[0-9A-Fa-f]{6}", value):
        raise ValueError(f"{value} is no colour: expected one such as #0B2E4F")
    return value


Date = Annotated[str, BeforeValidator(_iso_date)]
Outputs = Annotated[tuple[Text, ...], Field(min_length=1)]


class Look(Record):
    """What any edition may have of its own, whatever it is about.

    `form`: a report has chapters on pages of their own, lists and dividers; a brief runs on and has none of them.
    Without `cover_title` or `subtitle` the report's own stand on the cover. `logo` is a file beside editions.toml
    and `logo_alt` what it shows, `contact` a line on the cover. `sections` are the ids of the only sections to be in
    it; all, where none is named. `deck` says in which sizes the deck is made.
    A `strict` edition is not built while a number or ranking word of its text is vouched for by nothing.
    """

    theme: Text
    outputs: Outputs
    date: Date
    form: Form = "report"
    cover_title: str = ""
    subtitle: str = ""
    description: str = ""
    logo: str = ""
    logo_alt: str = "标志"
    contact: str = ""
    cover_color: Annotated[str, AfterValidator(_color)] = ""
    sections: tuple[Text, ...] = ()
    deck: Annotated[tuple[DeckSize, ...], BeforeValidator(_sizes), Field(min_length=1)] = ("full",)
    strict: bool = False


class Edition(Look):
    """One report. Its `id` names its folder in the output; its date is declared, since the build has no clock.

    `scope` says what kind of thing it is about: the nation; one row of a table (`focus`; `table` names the table
    where the scope is `row`); a cluster (`focus`); a choice of rows (`places`).
    """

    id: Annotated[str, AfterValidator(_folder_name)]
    title: Text
    scope: Scope
    focus: str = ""
    table: str = ""
    places: tuple[Text, ...] = ()

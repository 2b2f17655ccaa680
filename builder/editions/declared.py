"""editions.toml as it is written: editions one by one, families of them, and what custom ones share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.editions.edition import Edition, Look
from builder.problems import BuildError, Problem, stop_on
from builder.records import Record, Text, checked, place_of
from builder.toml import read_toml

FAMILIES, CUSTOM = "families", "custom"


class Family(Look):
    """Editions that are alike but for what each is about: one for each row of a table, or for each cluster.

    `each` is the id of the table, or `clusters`. In all texts {name}, {full}, {en} and {slug} stand for those of the
    row: 广东, 广东省, Guangdong, guangdong.
    """

    each: Text
    id: Text
    title: Text


class Custom(Look):
    """What editions about chosen places have in common; {name} stands for the title of each."""


@dataclass(frozen=True)
class Declared:
    """What a project's editions.toml declares. `custom` is empty where it makes no custom editions."""

    path: Path
    editions: Mapping[str, Edition]
    families: Mapping[str, Family]
    custom: Mapping[str, Any]


def read_editions(path: Path) -> Declared:
    """The editions of a project as declared. Raises BuildError with every mistake in the file."""
    problems: list[Problem] = []
    editions: dict[str, Edition] = {}
    families: dict[str, Family] = {}
    custom: dict[str, Any] = {}
    for name, table in read_toml(path).items():
        if not isinstance(table, dict):
            problems.append(Problem(place_of(path, [name]), f"{name} stands outside a table", f"write [{name}]"))
            continue
        try:
            if name == FAMILIES:
                families = _records(path, table, Family, [FAMILIES])
            elif name == CUSTOM:
                custom = {key: value for key, value in table.items() if not isinstance(value, dict)}
                own = {key: value for key, value in table.items() if isinstance(value, dict)}
                editions |= _customs(path, custom, own)
            else:
                editions[name] = checked(path, {**table, "id": name}, Edition, [name])
        except BuildError as error:
            problems += error.problems
    stop_on(problems)
    if not editions and not families:
        raise BuildError([Problem(str(path), "declares no edition", "a table such as [national] declares one")])
    return Declared(path, editions, families, custom)


def custom_edition(path: Path, common: Mapping[str, Any], id: str, own: Mapping[str, Any]) -> Edition:
    """An edition about chosen places: its own keys, and those that all custom editions share.

    Raises BuildError with every mistake, told as one of editions.toml.
    """
    title = str(own.get("title") or id)
    shared = {key: _named(value, title) for key, value in common.items()}
    return checked(path, {**shared, "title": title, **own, "id": id, "scope": "places"}, Edition, [CUSTOM, id])


def _customs(path: Path, common: Mapping[str, Any], tables: Mapping[str, Any]) -> dict[str, Edition]:
    checked(path, common, Custom, [CUSTOM])
    return {id: custom_edition(path, common, id, table) for id, table in tables.items()}


def _named(value: Any, name: str) -> Any:
    return value.replace("{name}", name) if isinstance(value, str) else value


def _records(path: Path, tables: Mapping[str, Any], kind: type[Any], within: list[str]) -> dict[str, Any]:
    found: dict[str, Record] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        if not isinstance(table, dict):
            keys = [*within, name]
            problems.append(Problem(place_of(path, keys), f"{name} is no table", f"write [{'.'.join(keys)}]"))
            continue
        try:
            found[name] = checked(path, table, kind, [*within, name])
        except BuildError as error:
            problems += error.problems
    stop_on(problems)
    return found

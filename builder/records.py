"""Read a TOML file as a checked record, and tell every mistake in it with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from builder.problems import BuildError, Problem, stop_on
from builder.toml import line_of, read_text, read_toml

Text = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """What one table of a TOML file may hold: frozen, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Kind = TypeVar("Kind", bound=Record)


def read_record(path: Path, kind: type[Kind]) -> Kind:
    """The whole file as one record. Raises BuildError with every mistake in it."""
    return checked(path, read_toml(path), kind)


def read_records(path: Path, kind: type[Kind], key: str) -> dict[str, Kind]:
    """Every table of the file as a record that holds its own name under `key`. Raises BuildError like `read_record`."""
    records: dict[str, Kind] = {}
    problems: list[Problem] = []
    for name, table in read_toml(path).items():
        if not isinstance(table, dict):
            problems.append(Problem(place_of(path, [name]), f"{name} stands outside a table", f"write [{name}]"))
            continue
        try:
            records[name] = checked(path, {**table, key: name}, kind, [name])
        except BuildError as error:
            problems += error.problems
    stop_on(problems)
    return records


def checked(path: Path, data: Mapping[str, Any], kind: type[Kind], within: Sequence[str] = ()) -> Kind:
    """A table of the file (the one at the keys `within`) as a record. Raises BuildError with every mistake in it."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise BuildError(_problem(path, kind, within, item) for item in error.errors()) from None


def place_of(path: Path, keys: Sequence[str | int]) -> str:
    """`data/places.toml:57`, for messages: where a key is set, also in the n-th table of a [[list]] of tables."""
    match keys:
        case [str(table), int(index), *rest]:
            return f"{path}{_line_in_list(path, table, index, rest) or line_of(path, [table])}"
        case _:
            return f"{path}{line_of(path, keys)}"


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint that names the likeliest spelling, or else what there is; empty when that is nothing or too much."""
    if close := get_close_matches(word, known, 1, 0.5):
        return f"did you mean {close[0]}?"
    return f"there is {', '.join(known)}" if 0 < len(known) <= 12 else ""


def _problem(path: Path, kind: type[Record], within: Sequence[str], item: Mapping[str, Any]) -> Problem:
    keys: tuple[str | int, ...] = (*within, *item["loc"])
    name = ".".join(key for key in keys if isinstance(key, str))
    where = place_of(path, keys)
    match item["type"]:
        case "missing":
            return Problem(where, f"{name} is missing")
        case "extra_forbidden" | "unexpected_keyword_argument":
            return Problem(where, f"{name} is not a key here", did_you_mean(str(keys[-1]), _keys(kind, item["loc"])))
        case "value_error":
            return Problem(where, f"{name}: {item['ctx']['error']}")
        case _:
            message = item["msg"]
            return Problem(where, f"{name} is {item['input']!r}", message[0].lower() + message[1:])


def _keys(kind: type, keys: Sequence[str | int]) -> list[str]:
    """The keys that the innermost table around `keys` may hold."""
    for key in keys[:-1]:
        inner = _parts(_annotations(kind).get(str(key)))
        kind = next((part for part in inner if isinstance(part, type) and _annotations(part)), kind)
    return list(_annotations(kind))


def _annotations(kind: type) -> Mapping[str, Any]:
    if issubclass(kind, Record):
        return {name: field.annotation for name, field in kind.model_fields.items()}
    return get_type_hints(kind) if is_dataclass(kind) else {}


def _parts(annotation: Any) -> list[Any]:
    return [annotation, *(part for each in get_args(annotation) for part in _parts(each))]


def _line_in_list(path: Path, table: str, index: int, keys: Sequence[str | int]) -> str:
    lines = read_text(path).splitlines()
    starts = [number for number, line in enumerate(lines, 1) if re.match(rf"\s*\[\[\s*{table}\s*\]\]", line)]
    if index >= len(starts):
        return ""
    key = next((re.escape(key) for key in keys if isinstance(key, str)), None)
    for number, line in enumerate(lines[starts[index] :], starts[index] + 1):
        if re.match(r"\s*\[\[?[^\[\],]+\]\]?\s*(#.*)?$", line):
            break
        if key and re.match(rf"\s*{key}\s*=", line):
            return f":{number}"
    return f":{starts[index]}"

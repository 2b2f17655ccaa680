"""What the TOML file beside a CSV file says of its table: the rows it has, and what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from builder.problems import Problem
from builder.records import Record, Text, did_you_mean, place_of


class ColumnText(Record):
    """One column: its names, the numbers it may hold, and what they mean."""

    zh: Text
    short: Text
    en: Text
    group: str = ""
    unit: str = ""
    minimum: Decimal
    maximum: Decimal
    decimals: Annotated[int, Field(ge=0)]
    definition: Text


class GroupText(Record):
    """A group of columns."""

    zh: Text
    en: Text


class Description(Record):
    """A table. `rows` is how many rows a complete file has; `order` says in words how they are sorted."""

    file: Text
    zh: Text
    en: Text
    row: Text
    row_en: Text
    kind: Literal["industry", "province", "city", "other"]
    rows: Annotated[int, Field(ge=1)]
    order: str = ""
    source: Text
    period: str = ""
    note: str = ""
    groups: dict[str, GroupText] = Field(default_factory=dict)
    columns: Annotated[dict[str, ColumnText], Field(min_length=1)]


def contradictions(path: Path, description: Description) -> Iterator[Problem]:
    """What a description says that cannot be: a column in a group that is not there, bounds the wrong way round."""
    for id, column in description.columns.items():
        if column.group and column.group not in description.groups:
            where = place_of(path, ("columns", id, "group"))
            hint = did_you_mean(column.group, list(description.groups)) or f"describe it under [groups.{column.group}]"
            yield Problem(where, f"{id} is in the group {column.group}, which is not described", hint)
        if column.minimum > column.maximum:
            where = place_of(path, ("columns", id, "minimum"))
            yield Problem(where, f"the minimum of {id} is {column.minimum}, above its maximum {column.maximum}")

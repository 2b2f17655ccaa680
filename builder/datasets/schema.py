"""A table of the data as one frozen value: what its columns mean, and every cell as the exact decimal of the file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that belong together."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """What one column says. `group` is the id of a group, or empty; `decimals` is how many places the file gives."""

    id: str
    zh: str
    short: str
    en: str
    group: str
    unit: str
    minimum: Decimal
    maximum: Decimal
    decimals: int
    definition: str

    @property
    def head(self) -> str:
        """What stands over the column in tables and charts: its name, with its unit where it has one."""
        return self._with_unit(self.zh)

    @property
    def short_head(self) -> str:
        """The same where there is little room."""
        return self._with_unit(self.short)

    def _with_unit(self, name: str) -> str:
        return f"{name}（{self.unit}）" if self.unit else name


@dataclass(frozen=True)
class Dataset:
    """One table. `kind` says what its rows are: industry, province, city, other. `values` has a tuple for each name."""

    id: str
    zh: str
    en: str
    row_header: str
    row_header_en: str
    kind: str
    source: str
    period: str
    note: str
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    values: tuple[tuple[Decimal, ...], ...]

    def value(self, name: str, column_id: str) -> Decimal:
        """One cell. Raises KeyError for a row or column that is not there."""
        return self.values[self._row_index[name]][self._column_index[column_id]]

    def column(self, column_id: str) -> Column:
        """What a column says. Raises KeyError for one that is not there."""
        return self.columns[self._column_index[column_id]]

    def column_values(self, column_id: str) -> tuple[Decimal, ...]:
        """A column from top to bottom. Raises KeyError for one that is not there."""
        index = self._column_index[column_id]
        return tuple(row[index] for row in self.values)

    def has(self, name: str) -> bool:
        """Whether there is a row of this name."""
        return name in self._row_index

    def has_column(self, column_id: str) -> bool:
        """Whether there is a column of this id."""
        return column_id in self._column_index

    @cached_property
    def _row_index(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.names)}

    @cached_property
    def _column_index(self) -> dict[str, int]:
        return {column.id: index for index, column in enumerate(self.columns)}

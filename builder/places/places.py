"""What the rows of the tables are: provinces, cities, industries, and the clusters, sectors and groups they form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from builder.records import Record

Kind = Literal["industry", "province", "city", "other"]
Text = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[0-9]{6}$")]


class Named(Record):
    """Something with a name. `spellings` are the ways in which an author may write it."""

    name: Text
    en: Text

    @property
    def spellings(self) -> tuple[str, ...]:
        """All ways to write it, the shortest first."""
        return (self.name, self.en)


class Province(Named):
    """A region of the first level. `tile` is its column and row on the tile map."""

    code: Code
    full: Text
    tile: tuple[int, int]
    has_data: bool = True

    @property
    def spellings(self) -> tuple[str, ...]:
        """Short name, English name, full name and code."""
        return (self.name, self.en, self.full, self.code)


class City(Named):
    """A city, with the province it lies in."""

    code: Code
    full: Text
    province: Text

    @property
    def spellings(self) -> tuple[str, ...]:
        """Short name, English name, full name and code."""
        return (self.name, self.en, self.full, self.code)


class Industry(Named):
    """An industry."""

    id: Text

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, English name and id."""
        return (self.name, self.en, self.id)


class Gathering(Industry):
    """Rows that belong together under a name."""

    aliases: tuple[Text, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, English name, id and aliases."""
        return (self.name, self.en, self.id, *self.aliases)

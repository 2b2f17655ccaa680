"""What the rows of the tables are: provinces, cities, industries, and the clusters, sectors and groups they form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from builder.records import Record, Text


def _six_digits(code: str) -> str:
    if not re.fullmatch("[0-9]{6}", code):
        raise ValueError(f"{code} is no code: expected six digits, as in 110000")
    return code


Code = Annotated[str, AfterValidator(_six_digits)]
Listed = Literal["provinces", "cities", "industries"]

# What the rows of a table are (its `kind`), and the list of places.toml that knows them.
LIST_OF_KIND: dict[str, Listed] = {"province": "provinces", "city": "cities", "industry": "industries"}


class Named(Record):
    """Something with a name."""

    name: Text
    en: Text

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways in which an author may write it."""
        return (self.name, self.en)

    @property
    def slug(self) -> str:
        """What stands for it in the id of an edition: its English name as one lower-case word."""
        return slug_of(self.en)


Kind = TypeVar("Kind", bound=Named)


class Region(Named):
    """A province or city, with its GB/T 2260 code and its full name."""

    code: Code
    full: Text

    @property
    def spellings(self) -> tuple[str, ...]:
        """Short name, English name, full name, code, and the code without the zeros at its end: 44 for 440000."""
        short = re.sub("(?:00){1,2}$", "", self.code)
        return tuple(dict.fromkeys((self.name, self.en, self.full, self.code, short)))


class Province(Region):
    """A region of the first level. `tile` is its column and row on the tile map."""

    tile: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
    has_data: bool = True


class City(Region):
    """A city, with the province it lies in."""

    province: Text


class Industry(Named):
    """An industry."""

    id: Text

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, English name and id."""
        return (self.name, self.en, self.id)

    @property
    def slug(self) -> str:
        """Its id, which is such a word."""
        return self.id


class Gathering(Industry):
    """Rows that belong together under a name of their own."""

    aliases: tuple[Text, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, English name, id and aliases."""
        return (self.name, self.en, self.id, *self.aliases)


class Cluster(Gathering):
    """Provinces that the report speaks of together, with their cities and those they are compared with."""

    provinces: tuple[Text, ...]
    cities: tuple[Text, ...] = ()
    compared_with: tuple[Text, ...] = ()


class Sector(Gathering):
    """Industries of one section of the national classification."""

    industries: tuple[Text, ...]
    note: str = ""


class Group(Gathering):
    """Rows of one list that are only averaged or compared."""

    table: Listed
    members: tuple[Text, ...]


class Places(Record):
    """All that places.toml knows. Empty in a project that needs none."""

    provinces: tuple[Province, ...] = ()
    cities: tuple[City, ...] = ()
    industries: tuple[Industry, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    groups: tuple[Group, ...] = ()
    sectors: tuple[Sector, ...] = ()

    def known(self, kind: str) -> tuple[str, ...]:
        """The names that a table of this kind may have as rows; none for a kind without places."""
        return tuple(place.name for place in self._listed(kind))

    def expected(self, kind: str) -> tuple[str, ...]:
        """The names that a full table of this kind has as rows: those known, less the provinces without data."""
        return tuple(place.name for place in self._listed(kind) if not isinstance(place, Province) or place.has_data)

    def find(self, kind: str, text: str) -> Named | None:
        """The province, city, industry, cluster, sector or group (the `kind`) that an author writes so."""
        return _spelt(text, self._listed(kind))

    def members(self, table_kind: str, group: str) -> tuple[str, ...] | None:
        """The rows of a table of this kind that form a group; None when there is no such group.

        Cities also form the groups of their provinces: those of 浙江, those of 东部.
        """
        match _spelt(group, self.gatherings(table_kind)):
            case Cluster() as cluster:
                return cluster.provinces if table_kind == "province" else cluster.cities
            case Sector() as sector:
                return sector.industries
            case Group() as found:
                return found.members
            case _:
                return self._cities_of(group) if table_kind == "city" else None

    def names(self) -> tuple[str, ...]:
        """The name and the aliases of everything in it."""
        lists = (self.provinces, self.cities, self.industries, self.clusters, self.groups, self.sectors)
        named: list[Named] = [each for every in lists for each in every]
        words = (word for each in named for word in (each.name, *(each.aliases if isinstance(each, Gathering) else ())))
        return tuple(dict.fromkeys(words))

    def home(self, city: str) -> str:
        """The province a city lies in; the name itself for one that places.toml does not know as a city."""
        return next((each.province for each in self.cities if each.name == city), city)

    def gatherings(self, table_kind: str) -> tuple[Cluster | Sector | Group, ...]:
        """The clusters, sectors and groups that rows of a table of this kind can form."""
        groups = tuple(group for group in self.groups if group.table == LIST_OF_KIND.get(table_kind))
        clusters = self.clusters if table_kind in ("province", "city") else ()
        sectors = self.sectors if table_kind == "industry" else ()
        return (*clusters, *sectors, *groups)

    def _cities_of(self, name: str) -> tuple[str, ...] | None:
        """The cities of a province, or of a group of provinces."""
        province, group = _spelt(name, self.provinces), _spelt(name, self.gatherings("province"))
        if province is not None:
            provinces: tuple[str, ...] = (province.name,)
        elif isinstance(group, Group):
            provinces = group.members
        else:
            return None
        return tuple(city.name for city in self.cities if city.province in provinces)

    def _listed(self, kind: str) -> Sequence[Named]:
        lists: dict[str, Sequence[Named]] = {
            "province": self.provinces,
            "city": self.cities,
            "industry": self.industries,
            "cluster": self.clusters,
            "sector": self.sectors,
            "group": self.groups,
        }
        return lists.get(kind, ())


def slug_of(text: str) -> str:
    """A text as a lower-case word with hyphens, for ids: Inner Mongolia is inner-mongolia, Xi'an is xian."""
    return re.sub(r"[^\w]+", "-", text.replace("'", "").casefold()).strip("-")


def _spelt(text: str, among: Sequence[Kind]) -> Kind | None:
    wanted = text.strip().casefold()
    return next((named for named in among if wanted in (word.casefold() for word in named.spellings)), None)

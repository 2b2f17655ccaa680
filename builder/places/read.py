"""Read places.toml, and check that its lists agree with one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.places.places import LIST_OF_KIND, Named, Places
from builder.problems import Problem, stop_on
from builder.records import did_you_mean, place_of, read_record


def read_places(path: Path) -> Places:
    """The places of a project; none where there is no such file. Raises BuildError with every mistake in it."""
    if not path.exists():
        return Places()
    places = read_record(path, Places)
    stop_on([*_unknown(path, places), *dict.fromkeys(_taken(path, places))])
    return places


def _unknown(path: Path, places: Places) -> Iterator[Problem]:
    """Names in one list that the list they point to does not have."""
    listed = {table: places.known(kind) for kind, table in LIST_OF_KIND.items()}
    for number, city in enumerate(places.cities):
        yield from _missing(path, ("cities", number, "province"), city, [city.province], listed["provinces"])
    for number, cluster in enumerate(places.clusters):
        yield from _missing(path, ("clusters", number, "provinces"), cluster, cluster.provinces, listed["provinces"])
        yield from _missing(path, ("clusters", number, "cities"), cluster, cluster.cities, listed["cities"])
        compared = cluster.compared_with
        yield from _missing(path, ("clusters", number, "compared_with"), cluster, compared, listed["provinces"])
    for number, sector in enumerate(places.sectors):
        yield from _missing(path, ("sectors", number, "industries"), sector, sector.industries, listed["industries"])
    for number, group in enumerate(places.groups):
        yield from _missing(path, ("groups", number, "members"), group, group.members, listed[group.table])


def _missing(
    path: Path, keys: tuple[str, int, str], owner: Named, names: Iterable[str], known: Sequence[str]
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            what = f"{owner.name} names {name} in {keys[-1]}, and there is no such place in this file"
            yield Problem(place_of(path, keys), what, did_you_mean(name, known))


@dataclass(frozen=True, slots=True)
class _Entry:
    """The n-th table of a list."""

    table: str
    number: int
    named: Named


def _taken(path: Path, places: Places) -> Iterator[Problem]:
    """What two entries claim, so that nobody could say which one is meant."""
    for kind, table in LIST_OF_KIND.items():
        yield from _shared_spellings(path, _entries(places, [table]))
        together = [
            entry
            for entry in _entries(places, ["clusters", "sectors", "groups"])
            if entry.named in places.gatherings(kind)
        ]
        yield from _shared_spellings(path, together)
    owners: dict[tuple[int, int], str] = {}
    for number, province in enumerate(places.provinces):
        owner = owners.setdefault(province.tile, province.name)
        if owner != province.name:
            where = place_of(path, ("provinces", number, "tile"))
            yield Problem(where, f"the tile {list(province.tile)} of {province.name} is taken by {owner}")


def _entries(places: Places, tables: Iterable[str]) -> list[_Entry]:
    return [_Entry(table, number, each) for table in tables for number, each in enumerate(getattr(places, table))]


def _shared_spellings(path: Path, entries: Iterable[_Entry]) -> Iterator[Problem]:
    owners: dict[str, _Entry] = {}
    for entry in entries:
        for word in entry.named.spellings:
            owner = owners.setdefault(word.casefold(), entry)
            key = _key(entry.named, word)
            if owner != entry and key:
                where = place_of(path, (entry.table, entry.number, key))
                hint = f"see {place_of(path, (owner.table, owner.number))}"
                yield Problem(where, f"the {key} {word} of {entry.named.name} is taken by {owner.named.name}", hint)


def _key(named: Named, word: str) -> str:
    """The key under which an entry says a word: its name, code, id or aliases; none for one that is made of another."""
    said = (key for key, value in named if value == word or (isinstance(value, tuple) and word in value))
    return next(said, "")

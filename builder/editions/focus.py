"""What an edition is about, looked up in the places and the tables: its rows, and the groups in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.datasets.schema import Dataset
from builder.editions.edition import Edition, Scope
from builder.places.places import Cluster, Gathering, Group, Named, Places
from builder.problems import Problem, UsageError
from builder.records import did_you_mean

SCOPE_OF_KIND: Mapping[str, Scope] = {
    "province": "province", "city": "city", "industry": "industry", "other": "row",
}  # fmt: skip
LEAST = 3  # rows of a group in which a rank says something


@dataclass(frozen=True)
class Focus:
    """What an edition is about.

    `own` are its rows by table: for a province the row and those of its listed cities. `cluster`, `region` and `sector`
    are the groups it belongs to, `home` the province of a city; `circle` is the narrowest group with rows enough to be
    ranked in; `peers` are the rows of all these groups. What it has none of is empty.
    """

    scope: Scope
    name: str
    table: str = ""
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cluster: str = ""
    region: str = ""
    sector: str = ""
    circle: str = ""
    home: str = ""
    peers: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The names that the edition has every reason to say."""
        said = (self.name, self.cluster, self.region, self.sector, self.circle, self.home)
        return frozenset(filter(None, said)).union(*self.own.values())


@dataclass(frozen=True, slots=True)
class Subject:
    """The one thing that an edition is about: its name, and the table that has it as a row (none for a cluster)."""

    name: str
    table: str


def focus_of(edition: Edition, places: Places, tables: Mapping[str, Dataset]) -> Focus:
    """The focus of an edition that was checked when it was declared."""
    if edition.scope == "nation":
        return Focus("nation", edition.title)
    if edition.scope == "places":
        return Focus("places", edition.title, own=chosen_rows(edition.places, places, tables))
    subject = subject_of(edition, places, tables)
    assert isinstance(subject, Subject)
    if edition.scope == "cluster":
        return _cluster(subject.name, places, tables)
    return _row(edition.scope, subject, places, tables)


def subject_of(edition: Edition, places: Places, tables: Mapping[str, Dataset]) -> Subject | Problem:
    """The row or cluster that an edition names as its focus; a problem where there is none."""
    if edition.scope == "cluster":
        cluster = places.find("cluster", edition.focus)
        known = places.known("cluster")
        return Subject(cluster.name, "") if cluster else _no_row(edition, known)
    wanted = [id for id, data in tables.items() if SCOPE_OF_KIND.get(data.kind) == edition.scope]
    table = edition.table or next(iter(wanted), "")
    if table not in wanted:
        return Problem("", f"there is no table of this scope ({edition.scope})", did_you_mean(table, wanted))
    named = places.find(tables[table].kind, edition.focus)
    name = named.name if named else edition.focus
    return Subject(name, table) if tables[table].has(name) else _no_row(edition, tables[table].names)


def _no_row(edition: Edition, known: Sequence[str]) -> Problem:
    what = f"{edition.id} is about {edition.focus or 'nothing'}, which is no {edition.scope} here"
    return Problem("", what, did_you_mean(edition.focus, known))


def _cluster(name: str, places: Places, tables: Mapping[str, Dataset]) -> Focus:
    own = {id: _rows(data, places.members(data.kind, name) or ()) for id, data in tables.items()}
    return Focus("cluster", name, "", {id: rows for id, rows in own.items() if rows}, cluster=name)


def _row(scope: Scope, subject: Subject, places: Places, tables: Mapping[str, Dataset]) -> Focus:
    data = tables[subject.table]
    own: dict[str, tuple[str, ...]] = {subject.table: (subject.name,)}
    home = places.home(subject.name) if data.kind == "city" else ""
    if data.kind == "province":
        own |= _cities(subject.name, places, tables)
    groups = [each for each in places.gatherings(data.kind) if subject.name in _members(places, data, each.name)]
    cluster = next((each.name for each in groups if isinstance(each, Cluster)), "")
    sector = next((_short_name(each) for each in groups if not isinstance(each, Cluster | Group)), "")
    region = _region(places, data, subject.name)
    wide = (each for each in (cluster, region, sector) if len(_members(places, data, each)) >= LEAST)
    circle = next(wide, cluster or sector)
    peers = frozenset(row for each in (cluster, region, sector) for row in _members(places, data, each))
    return Focus(scope, subject.name, subject.table, own, cluster, region, sector, circle, home, peers)


def _cities(province: str, places: Places, tables: Mapping[str, Dataset]) -> dict[str, tuple[str, ...]]:
    """The rows of a province's cities in each table of cities that has any."""
    cities = places.members("city", province) or ()
    found = {id: _rows(data, cities) for id, data in tables.items() if data.kind == "city"}
    return {id: rows for id, rows in found.items() if rows}


def _region(places: Places, data: Dataset, name: str) -> str:
    """The group of provinces that a province, or the home of a city, lies in."""
    province = places.home(name) if data.kind == "city" else name
    kind = "province" if data.kind == "city" else data.kind
    groups = (each for each in places.gatherings(kind) if isinstance(each, Group) and province in each.members)
    return next((each.name for each in groups), "")


def _short_name(named: Gathering) -> str:
    """The shorter of a group's names: 公用事业 for 电力、热力、燃气及水生产和供应业."""
    return min((named.name, *named.aliases), key=len)


def _members(places: Places, data: Dataset, group: str) -> tuple[str, ...]:
    return _rows(data, places.members(data.kind, group) or ()) if group else ()


def _rows(data: Dataset, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the names that the table has, in the table's order."""
    return tuple(name for name in data.names if name in names)


# Chosen places.


def chosen_rows(names: Sequence[str], places: Places, tables: Mapping[str, Dataset]) -> Mapping[str, tuple[str, ...]]:
    """The rows of each table that some names choose. A name that several tables have is of the kind of the others.

    Raises UsageError for names that no table has, and for those of which nobody could say what they are.
    """
    found = {name: tuple(_tables_with(name, places, tables)) for name in dict.fromkeys(names)}
    if unknown := [name for name, rows in found.items() if not rows]:
        raise UsageError(_unknown(unknown, places, tables))
    plain = {rows[0][0] for rows in found.values() if len(rows) == 1}
    chosen: dict[str, list[str]] = {}
    for name, rows in found.items():
        fitting = [each for each in rows if each[0] in plain] if len(rows) > 1 else rows
        if len(fitting) != 1:
            ids = " or ".join(f"{tables[table].kind}-{_slug(places, tables[table].kind, row)}" for table, row in rows)
            raise UsageError(f"{name} is more than one place: write {ids}")
        chosen.setdefault(fitting[0][0], []).append(fitting[0][1])
    return {
        id: _rows(tables[id], rows) for id, rows in sorted(chosen.items(), key=lambda pair: list(tables).index(pair[0]))
    }


def _tables_with(name: str, places: Places, tables: Mapping[str, Dataset]) -> Iterator[tuple[str, str]]:
    for id, data in tables.items():
        kind, dash, slug = name.partition("-")
        if dash and kind == data.kind:
            row = next((row for row in data.names if _slug(places, kind, row) == slug), "")
        else:
            known = places.find(data.kind, name)
            row = known.name if known else name
        if data.has(row):
            yield id, row


def _slug(places: Places, kind: str, row: str) -> str:
    found = places.find(kind, row)
    return found.slug if found else row


def _unknown(names: Sequence[str], places: Places, tables: Mapping[str, Dataset]) -> str:
    known = [word for data in tables.values() for row in data.names for word in _spellings(places, data, row)]
    hints = [f"{name} ({hint})" if (hint := did_you_mean(name, known)) else name for name in names]
    kinds = ", ".join(data.row_header_en.lower() or id for id, data in tables.items())
    return f"there is no place {', '.join(hints)} in the tables of this project ({kinds})"


def _spellings(places: Places, data: Dataset, row: str) -> tuple[str, ...]:
    found: Named | None = places.find(data.kind, row)
    return found.spellings if found and not isinstance(found, Gathering) else (row,)

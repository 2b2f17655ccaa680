"""From what the command line names to the editions to make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.editions.edition import Edition, Scope
from builder.places.places import Places
from builder.problems import UsageError
from builder.records import did_you_mean

FEW = 12  # editions that a message can list
FAMILIES: Mapping[str, Scope] = {
    "clusters": "cluster",
    "provinces": "province",
    "cities": "city",
    "industries": "industry",
    "rows": "row",
    "custom": "places",
}
"""The families of editions by the name that the command line has for them, with what their members are about."""


@dataclass(frozen=True, slots=True)
class Described:
    """An edition about chosen places that the command line describes: a list of them, and what else is given of it."""

    places: str
    own: Mapping[str, Any]

    @property
    def keys(self) -> dict[str, str]:
        """What is given, by the keys of an edition."""
        logo: Path | None = self.own["logo"]
        named = {"title": self.own["name"], "cover_title": self.own["title"]}
        named["logo"] = str(logo.absolute()) if logo else ""
        return named | {key: self.own[key] for key in ("subtitle", "sections", "contact", "cover_color")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The editions that are asked for: some by name, those of some families, or all; of nothing, the first declared.

    Or the one that is `described`, and no other.
    """

    names: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    is_all: bool = False
    described: Described | None = None

    @property
    def may_be_many(self) -> bool:
        """Whether there may be more than one of them, before it is known what is declared."""
        return self.is_all or bool(self.families) or len(self.names) > 1

    def editions_of(self, editions: Mapping[str, Edition], places: Places) -> tuple[Edition, ...]:
        """The editions, each once: named ones in the order asked, others as they are declared.

        Raises UsageError for names and families that are not there.
        """
        if self.is_all:
            return tuple(editions.values())
        found: dict[str, Edition] = {}
        for name in self.families:
            if name not in FAMILIES:
                raise UsageError(f"there is no family {name}; there is {', '.join(FAMILIES)}")
            members = {id: each for id, each in editions.items() if each.scope == FAMILIES[name]}
            if not members:
                raise UsageError(f"no edition of the family {name} is declared")
            found.update(members)
        chosen = {each.id: each for each in named(self.names, editions, places)} | found
        return tuple(chosen.values()) or tuple(editions.values())[:1]


def named(names: Sequence[str], editions: Mapping[str, Edition], places: Places) -> tuple[Edition, ...]:
    """The editions of these names, each once, in the order asked.

    A name is an id, or any spelling of what an edition is about: 广东, 广东省, Guangdong, 44. Raises UsageError, with
    all of them, for names of no edition and for those of several.
    """
    spelt: dict[str, list[str]] = {}
    for id, edition in editions.items():
        for word in dict.fromkeys(_spellings(edition, places)):
            spelt.setdefault(word, []).append(id)
    found = {name: [name] if name in editions else spelt.get(name.strip().casefold(), []) for name in names}
    wrong = [f"{name} is more than one edition: {' or '.join(ids)}" for name, ids in found.items() if len(ids) > 1]
    if unknown := [name for name, ids in found.items() if not ids]:
        wrong.append(f"there is no edition {', '.join(unknown)}; {_hint(unknown, [*editions], [*spelt])}")
    if wrong:
        raise UsageError("; ".join(wrong))
    return tuple(editions[id] for id in dict.fromkeys(id for ids in found.values() for id in ids))


def _hint(unknown: Sequence[str], ids: Sequence[str], words: Sequence[str]) -> str:
    """What there is, where that is not too much to read; else what may have been meant."""
    if len(ids) <= FEW:
        return f"there is {', '.join(ids)}"
    hints = [hint for name in unknown if (hint := did_you_mean(name, list(dict.fromkeys((*ids, *words)))))]
    return "; ".join(dict.fromkeys(hints)) or "builder editions lists them"


def _spellings(edition: Edition, places: Places) -> Iterator[str]:
    """How an edition may be asked for beside its id, in lower case."""
    yield edition.title.casefold()
    if edition.focus:
        place = places.find(edition.scope, edition.focus)
        yield from (word.casefold() for word in (place.spellings if place else (edition.focus,)))

"""From what the command line names to the editions to make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.editions.edition import Edition
from builder.problems import UsageError

FAMILIES: Mapping[str, str] = {
    "clusters": "cluster",
    "provinces": "province",
    "cities": "city",
    "industries": "industry",
    "custom": "custom",
}
"""The families of editions by the name that the command line has for them, with what their members are about."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The editions that are asked for: some by name, those of some families, or all; of nothing, the first declared."""

    names: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    is_all: bool = False

    @property
    def may_be_many(self) -> bool:
        """Whether there may be more than one of them, before it is known what is declared."""
        return self.is_all or bool(self.families) or len(self.names) > 1

    def editions_of(self, editions: Mapping[str, Edition]) -> tuple[Edition, ...]:
        """The editions, each once: named ones in the order asked, others as they are declared.

        Raises UsageError for names and families that are not there.
        """
        if self.is_all:
            return tuple(editions.values())
        found = {}
        for name in self.families:
            if name not in FAMILIES:
                raise UsageError(f"there is no family {name}; there is {', '.join(FAMILIES)}")
            members = {id: each for id, each in editions.items() if each.scope == FAMILIES[name]}
            if not members:
                raise UsageError(f"no edition of the family {name} is declared")
            found.update(members)
        unknown = [name for name in self.names if name not in editions]
        if unknown:
            raise UsageError(f"there is no edition {', '.join(unknown)}; there is {', '.join(editions)}")
        chosen = {name: editions[name] for name in self.names} | found
        return tuple(chosen.values()) or tuple(editions.values())[:1]

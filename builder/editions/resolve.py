"""From the names of editions given on the command line to the editions to make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.editions.edition import Edition
from builder.places.places import Places
from builder.problems import UsageError
from builder.records import did_you_mean

FEW = 12  # editions that a message can list


def resolve(names: Sequence[str], editions: Mapping[str, Edition], places: Places) -> tuple[Edition, ...]:
    """The editions of these names, each once, in the order asked; those about the nation when none is named.

    A name is an id, or any spelling of what an edition is about: 广东, 广东省, Guangdong, 44. Raises UsageError, with
    all of them, for names of no edition and for those of several.
    """
    if not names:
        national = tuple(each for each in editions.values() if each.scope == "nation")
        return national or tuple(editions.values())
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

"""From what editions.toml declares to every edition there is: families become one edition for each of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from builder.datasets.schema import Dataset
from builder.editions.declared import FAMILIES, Declared, Family
from builder.editions.edition import Edition, Scope
from builder.editions.focus import SCOPE_OF_KIND, Subject, chosen_rows, subject_of
from builder.places.places import Places, slug_of
from builder.problems import BuildError, Problem, UsageError, stop_on
from builder.records import checked, did_you_mean, place_of

CLUSTERS = "clusters"
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def expand(declared: Declared, places: Places, tables: Mapping[str, Dataset]) -> Mapping[str, Edition]:
    """Every edition by id: those declared one by one first. Raises BuildError with all that cannot be."""
    editions = dict(declared.editions)
    problems = [problem for edition in editions.values() for problem in _wrong(declared, edition, places, tables)]
    for name, family in declared.families.items():
        try:
            for edition in _members(declared, name, family, places, tables):
                if edition.id in editions:
                    where = place_of(declared.path, [FAMILIES, name, "id"])
                    problems.append(Problem(where, f"there are two editions {edition.id}", "as in “province-{slug}”"))
                editions.setdefault(edition.id, edition)
        except BuildError as error:
            problems += error.problems
    stop_on(problems)
    return editions


def _members(
    declared: Declared, name: str, family: Family, places: Places, tables: Mapping[str, Dataset]
) -> Iterator[Edition]:
    where = [FAMILIES, name]
    if family.each == CLUSTERS:
        scope: Scope = "cluster"
        rows: Sequence[str] = places.known("cluster")
    elif family.each in tables:
        scope = SCOPE_OF_KIND[tables[family.each].kind]
        rows = tables[family.each].names
    else:
        hint = did_you_mean(family.each, [*tables, CLUSTERS])
        problem = Problem(place_of(declared.path, [*where, "each"]), f"there is no table {family.each}", hint)
        raise BuildError([problem])
    texts = {key: value for key, value in dict(family).items() if isinstance(value, str)}
    stop_on(_unknown_placeholders(declared, where, texts))
    for row in rows:
        place = places.find(scope, row)
        said = {
            "name": row,
            "full": getattr(place, "full", row),
            "en": place.en if place else row,
            "slug": place.slug if place else slug_of(row),
        }
        written = {key: _filled(text, said) for key, text in texts.items()}
        own = {**dict(family), **written, "scope": scope, "focus": row}
        own["table"] = family.each if scope == "row" else ""
        del own["each"]
        yield checked(declared.path, own, Edition, where)


def _filled(text: str, said: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda mark: said[mark[1]], text)


def _unknown_placeholders(declared: Declared, within: Sequence[str], texts: Mapping[str, str]) -> Iterator[Problem]:
    known = ("name", "full", "en", "slug")
    for key, text in texts.items():
        for mark in _PLACEHOLDER.findall(text):
            if mark not in known:
                hint = f"there is {', '.join(f'{{{each}}}' for each in known)}"
                yield Problem(place_of(declared.path, [*within, key]), f"{{{mark}}} stands for nothing", hint)


def _wrong(declared: Declared, edition: Edition, places: Places, tables: Mapping[str, Dataset]) -> Iterator[Problem]:
    """What an edition is about that is not there."""
    keys = next(
        (
            each
            for each in ([edition.id], ["custom", edition.id])
            if place_of(declared.path, each) != str(declared.path)
        ),
        [edition.id],
    )
    if edition.scope == "places":
        if not edition.places:
            where = place_of(declared.path, keys)
            yield Problem(where, f"{edition.id} names no places", 'places = ["上海", "苏州"]')
            return
        try:
            chosen_rows(edition.places, places, tables)
        except UsageError as error:
            yield Problem(place_of(declared.path, [*keys, "places"]), str(error))
    elif edition.scope != "nation":
        found = subject_of(edition, places, tables)
        if not isinstance(found, Subject):
            yield Problem(place_of(declared.path, [*keys, "focus"]), found.what, found.hint)

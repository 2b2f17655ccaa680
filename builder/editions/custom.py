"""An edition about chosen places, made at once from what the command line says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from builder.datasets.schema import Dataset
from builder.editions.declared import Declared, custom_edition
from builder.editions.edition import Edition
from builder.editions.focus import chosen_rows
from builder.places.places import Places
from builder.problems import BuildError, UsageError

_SEPARATORS = re.compile("[,，;；]")  # no 、, which stands inside the names of some industries
_UNSAFE = re.compile(r"[^\w-]+")


def edition_of_places(
    chosen: str,
    own: Mapping[str, str],
    declared: Declared,
    editions: Mapping[str, Edition],
    places: Places,
    tables: Mapping[str, Dataset],
) -> Edition:
    """The edition about the places in a list such as 上海,苏州. `own` is what else is given of it: title, theme …

    Its id is its title, made fit for a folder. Raises UsageError for places that are not there and for what cannot be.
    """
    names = [name.strip() for name in _SEPARATORS.split(chosen) if name.strip()]
    if not names:
        raise UsageError("--places names none: write --places 上海,苏州")
    given = {key: value for key, value in own.items() if value}
    rows = chosen_rows(names, places, tables)
    title = given.get("title") or "、".join(row for each in rows.values() for row in each)
    id = _UNSAFE.sub("-", title).strip("-")
    if not id:
        raise UsageError(f"--name {title} cannot name a folder: use letters or digits")
    if id in editions:
        raise UsageError(f"there is an edition {id} already: choose another --name")
    listed = {"sections": _list(given["sections"])} if "sections" in given else {}
    common = declared.custom or _like(next(iter(editions.values())))
    try:
        return custom_edition(declared.path, common, id, {**given, **listed, "title": title, "places": names})
    except BuildError as error:
        told = "; ".join(
            f"{problem.what}" + (f" ({problem.hint})" if problem.hint else "") for problem in error.problems
        )
        raise UsageError(f"no edition can be made so: {told}") from None


def _like(edition: Edition) -> Mapping[str, object]:
    """What a project's first edition has that any edition needs, for a project that says nothing of custom ones."""
    return {key: getattr(edition, key) for key in ("theme", "outputs", "date", "strict")} | {"form": "brief"}


def _list(text: str) -> Sequence[str]:
    return [word.strip() for word in _SEPARATORS.split(text) if word.strip()]

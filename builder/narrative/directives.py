"""The directives whose body is data (YAML): figure, table, key-figures. Text directives are in `parse`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from builder.blocks.key_figures import KeyFigures
from builder.model.block import Compound, KeyFigure
from builder.model.document import Place
from builder.model.inline import Inline
from builder.model.wish import FigureWish, Option, TableWish
from builder.narrative.inlines import Complain, InlineReader

_SHARED = {"id", "caption", "source", "note"}
_FIGURE_ONLY = {"chart", "headline", "takeaways"}


@dataclass(frozen=True)
class Reader:
    """What a directive has to work with: its options, and how to read text and names in them."""

    options: Mapping[str, Any]
    markup: Callable[[object], tuple[Inline, ...]]
    inlines: InlineReader
    complain: Complain
    place: Place

    def text(self, key: str) -> tuple[Inline, ...]:
        """An option as marked-up text; empty when it is not given."""
        return self.markup(self.options[key]) if self.options.get(key) else ()

    def texts(self, key: str) -> tuple[tuple[Inline, ...], ...]:
        """An option as a list of texts."""
        return tuple(self.markup(each) for each in listed(self.options.get(key)))

    def rest(self, taken: set[str]) -> tuple[tuple[str, Option], ...]:
        """The options that are given and not taken, with names for facts; lists as tuples."""
        given = ((key, value) for key, value in self.options.items() if value and key not in taken)
        return tuple((key, self._option(value)) for key, value in given)

    def facts(self, taken: set[str]) -> tuple[int, ...]:
        """The facts in the options that are not taken."""
        values = (each for key, value in self.options.items() if key not in taken for each in listed(value))
        return tuple(number for each in values for number in self.inlines.numbers(str(each)))

    def has_all(self, *keys: str) -> bool:
        """Whether the options are there; complains about each that is not."""
        missing = [key for key in keys if not self.options.get(key)]
        for key in missing:
            self.complain(f"{key} is missing", "")
        return not missing

    def _option(self, value: Any) -> Option:
        if isinstance(value, list):
            words = map(str, listed(value))
            return tuple(name for each in words for name in self.inlines.names(each) or (self.inlines.words(each),))
        return self.inlines.names(str(value)) or self.inlines.words(str(value))


def _figure(reader: Reader) -> FigureWish | None:
    if not reader.has_all("id", "chart", "caption"):
        return None
    return FigureWish(
        id=str(reader.options["id"]),
        options=reader.rest(_SHARED | _FIGURE_ONLY),
        caption=reader.text("caption"),
        source=reader.inlines.words(str(reader.options.get("source") or "")),
        note=reader.text("note"),
        place=reader.place,
        kind=str(reader.options["chart"]),
        headline=reader.text("headline"),
        takeaways=reader.texts("takeaways"),
        facts=reader.facts(_SHARED | _FIGURE_ONLY),
    )


def _table(reader: Reader) -> TableWish | None:
    if not reader.has_all("id", "data", "caption"):
        return None
    return TableWish(
        id=str(reader.options["id"]),
        options=reader.rest(_SHARED),
        caption=reader.text("caption"),
        source=reader.inlines.words(str(reader.options.get("source") or "")),
        note=reader.text("note"),
        place=reader.place,
    )


def _key_figures(reader: Reader) -> KeyFigures | None:
    figures = key_figures(reader, reader.options.get(""))
    return KeyFigures(figures) if figures else None


def key_figures(reader: Reader, items: object) -> tuple[KeyFigure, ...]:
    """Numbers with their labels, from a list in YAML; none after a complaint."""
    if not isinstance(items, list) or not 1 <= len(items) <= 5:
        reader.complain("key-figures is a list of one to five entries", "each with value: and label:")
        return ()
    for item in items:
        if not isinstance(item, Mapping) or set(item) != {"value", "label"}:
            reader.complain("an entry of key-figures has value: and label:, and nothing else", "")
            return ()
    return tuple(KeyFigure(reader.markup(item["value"]), reader.markup(item["label"])) for item in items)


def listed(value: object) -> list[object]:
    """The values of a list in YAML; one value is a list of one, and what is left empty is none."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if each]


DATA_DIRECTIVES: Mapping[str, Callable[[Reader], Compound | None]] = {
    "figure": _figure,
    "table": _table,
    "key-figures": _key_figures,
}

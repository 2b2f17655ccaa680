"""The slides of all decks of an edition as one: how the ledger names those of the smaller ones."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.made import DeckSize, Where


def slide_name(size: DeckSize, number: str) -> str:
    """What the ledger calls a slide: its number in the full deck, with the deck's name before it in another."""
    return number if size == "full" else f"{size}:{number}"


def of_decks(decks: Mapping[DeckSize, Where]) -> Where:
    """Where things stand in any of some decks."""
    places: list[str] = []
    entries: dict[int, tuple[str, ...]] = {}
    exhibits: dict[str, tuple[str, ...]] = {}
    aside: dict[int, tuple[str, ...]] = {}
    for size, where in decks.items():
        places += _named(size, where.places)
        for fact, numbers in where.entries.items():
            entries[fact] = entries.get(fact, ()) + _named(size, numbers)
        for id, numbers in where.exhibits.items():
            exhibits[id] = exhibits.get(id, ()) + _named(size, numbers)
        for fact, numbers in where.aside.items():
            aside[fact] = aside.get(fact, ()) + _named(size, numbers)
    return Where(tuple(places), entries, exhibits, aside)


def _named(size: DeckSize, numbers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(slide_name(size, number) for number in numbers)

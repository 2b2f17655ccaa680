"""The table of the kinds of slide: each has the role of the layout that it fills and a function that fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from builder.deck.draft import Draft
from builder.deck.places import Role

Kind = TypeVar("Kind")
Writer = Callable[[Draft, Kind], None]

WRITERS: dict[type, Writer[Any]] = {}
ROLES: dict[type, Role] = {}


def writes(kind: type[Kind], role: Role) -> Callable[[Writer[Kind]], Writer[Kind]]:
    """Register the function for a kind of slide, and the role of the layout it fills."""

    def register(writer: Writer[Kind]) -> Writer[Kind]:
        WRITERS[kind] = writer
        ROLES[kind] = role
        return writer

    return register

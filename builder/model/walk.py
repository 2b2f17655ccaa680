"""Visit or change every value inside another, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Node = TypeVar("Node")


def walk(node: object) -> Iterator[object]:
    """Yield `node` and every value of the model inside it, in reading order."""
    # A stack, not recursion: a document has tens of thousands of values, and every stage walks it.
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, tuple):
            stack.extend(reversed(current))
        elif names := _fields(type(current)):
            yield current
            stack.extend(getattr(current, name) for name in reversed(names))


def change(node: Node, how: Callable[[Any], Any]) -> Node:
    """A copy of `node` with `how` applied to every value of the model inside it, innermost first.

    Parts that `how` returns unchanged are shared, not copied.
    """
    return _change(node, how)  # type: ignore[no-any-return]


def _change(node: Any, how: Callable[[Any], Any]) -> Any:
    if isinstance(node, tuple):
        new = tuple([_change(child, how) for child in node])
        return new if any(a is not b for a, b in zip(node, new, strict=True)) else node
    names = _fields(type(node))
    if not names:
        return node
    changed = {}
    for name in names:
        old = getattr(node, name)
        value = _change(old, how)
        if value is not old:
            changed[name] = value
    return how(replace(node, **changed) if changed else node)


_NAMES: dict[type, tuple[str, ...]] = {}


def _fields(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; none for other types."""
    names = _NAMES.get(kind)
    if names is None:
        names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
        _NAMES[kind] = names
    return names

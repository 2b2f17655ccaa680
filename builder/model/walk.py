"""Visit or change every value inside another, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Node = TypeVar("Node")


def walk(node: object) -> Iterator[object]:
    """Yield `node` and every value of the model inside it, in reading order."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from walk(getattr(node, field.name))


def change(node: Node, how: Callable[[Any], Any]) -> Node:
    """A copy of `node` with `how` applied to every value of the model inside it, innermost first.

    Parts that `how` returns unchanged are shared, not copied.
    """
    return _change(node, how)  # type: ignore[no-any-return]


def _change(node: Any, how: Callable[[Any], Any]) -> Any:
    if isinstance(node, tuple):
        new = tuple(_change(child, how) for child in node)
        return new if any(a is not b for a, b in zip(node, new, strict=True)) else node
    if is_dataclass(node) and not isinstance(node, type):
        changed = {}
        for field in fields(node):
            old = getattr(node, field.name)
            if isinstance(old, tuple) or is_dataclass(old):
                value = _change(old, how)
                if value is not old:
                    changed[field.name] = value
        return how(replace(node, **changed) if changed else node)
    return node

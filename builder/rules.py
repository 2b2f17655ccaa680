"""One table of rules per output: which function writes which kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar, get_args

from builder.model.block import Block, Compound

Kind = TypeVar("Kind")
Context = TypeVar("Context")
Piece = TypeVar("Piece")
Rule = Callable[[Kind, Context], Iterable[Piece]]


class NoRule(LookupError):
    """An output met a block that it has no rule for."""


class Rules(Generic[Context, Piece]):
    """The rules of one output. A block has its own rule, or lowers to simpler blocks, or is a clear error."""

    def __init__(self, output: str) -> None:
        self.output = output
        self._rules: dict[type, Rule[Any, Context, Piece]] = {}

    def __call__(
        self, kind: type[Kind]
    ) -> Callable[[Rule[Kind, Context, Piece]], Rule[Kind, Context, Piece]]:
        """Register the rule for `kind`. The type checker sees to it that the two fit."""

        def register(rule: Rule[Kind, Context, Piece]) -> Rule[Kind, Context, Piece]:
            if kind in self._rules:
                raise ValueError(f"{self.output} already has a rule for {kind.__name__}")
            self._rules[kind] = rule
            return rule

        return register

    def apply(self, block: Block | Compound, context: Context) -> Iterator[Piece]:
        """Write one block, lowering it first where the output has no rule of its own."""
        if rule := self._rules.get(type(block)):
            yield from rule(block, context)
        elif isinstance(block, Compound):
            for simpler in block.lower():
                yield from self.apply(simpler, context)
        else:
            raise NoRule(f"{self.output} has no rule for {type(block).__name__}")

    def missing(self) -> set[type]:
        """Core blocks that this output cannot write yet. A test wants this empty."""
        return set(get_args(Block)) - self._rules.keys()

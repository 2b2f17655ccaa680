"""What can be wrong with an input, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands, what it is, and what to do about it."""

    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.hint})" if self.hint else "")


class Contradiction(Problem):
    """A sentence that the data contradicts."""


class BuildError(Exception):
    """All problems that one stage found, raised together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(Exception):
    """The command was called in a way that cannot work (an edition that is not there, say)."""


@dataclass(frozen=True, slots=True)
class Warned(Generic[Value]):
    """A value together with what its reader should know about it."""

    value: Value
    warnings: tuple[Problem, ...] = ()


def stop_on(problems: Iterable[Problem]) -> None:
    """Raise every problem at once; do nothing when there is none."""
    found = tuple(problems)
    if found:
        raise BuildError(found)

"""A fact: an answer with its text, its exact value, the question, and the cells it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from builder.model.document import CellName


class QuestionError(ValueError):
    """A question that the data cannot answer: an unknown name, column or group."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.what = what
        self.hint = hint
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer. `names` are the rows it names, best first; `source` is the key of an outside source."""

    text: str
    question: str
    value: Decimal | None = None
    cells: tuple[CellName, ...] = ()
    names: tuple[str, ...] = ()
    source: str = ""

    def __str__(self) -> str:
        return self.text


def typed(value: object) -> str:
    """An argument of a question as its author typed it."""
    if isinstance(value, Fact):
        return value.question
    if isinstance(value, list | tuple):
        return "[" + ", ".join(typed(each) for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)

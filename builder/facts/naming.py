"""Answers that name rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from builder.facts.fact import Fact
from builder.facts.rows import Rows
from builder.facts.wording import joined
from builder.model.document import Sense


class Naming(Rows):
    """How the names of rows are written. Holds no word of the templates."""

    def _named(
        self,
        question: str,
        arguments: Sequence[object],
        rows: Sequence[str],
        with_values: str | None,
        columns: Sequence[str],
        read: Sequence[str] | None = None,
        *,
        last: str = "和",
        senses: Iterable[Sense] = (),
        numbers: Iterable[Decimal | int] = (),
    ) -> Fact:
        parts = list(rows)
        if with_values:
            parts = [f"{row}（{self._written(self._value(row, with_values), with_values)}）" for row in rows]
        cells = [(row, column) for column in columns for row in (self.members if read is None else read)]
        return self._fact(
            question, arguments, joined(parts, last), None, self._cells(cells), tuple(rows), senses, numbers
        )

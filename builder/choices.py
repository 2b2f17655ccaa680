"""What is asked of every edition of a run, beside what each declares for itself."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.made import DeckSize


@dataclass(frozen=True, slots=True)
class Choices:
    """`only` are the formats to make, all where it is empty; `theme` and `decks` come before what an edition declares.

    With `audit` the PDF marks every fact and has the ledger as an annex.
    """

    only: tuple[str, ...] = ()
    theme: str = ""
    audit: bool = False
    decks: tuple[DeckSize, ...] = ()


DECLARED = Choices()
"""Every edition as it is declared."""

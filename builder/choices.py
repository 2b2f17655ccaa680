"""What is asked of every edition of a run, beside what each declares for itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.model.made import DeckSize


@dataclass(frozen=True, slots=True)
class Choices:
    """`only` are the formats to make, all where it is empty; `theme` and `decks` come before what an edition declares.

    The decks follow `template`, a PowerPoint file, where one is given. With `audit` the PDF marks every fact and has
    the ledger as an annex.
    """

    only: tuple[str, ...] = ()
    theme: str = ""
    audit: bool = False
    decks: tuple[DeckSize, ...] = ()
    template: Path | None = None


DECLARED = Choices()
"""Every edition as it is declared."""

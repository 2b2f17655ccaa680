"""What a rule is and what it says: of each place that it looks at, that it is kept, cannot be judged, or is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from builder.lint.deck import Deck

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a rule is broken: the slide (0 is the file as a whole) and the shape, what is wrong, how to mend it."""

    slide: int
    shape: str
    what: str
    mend: str


class Look(Enum):
    """What a rule says of a place that is not broken."""

    KEPT = "kept"
    UNJUDGED = "not judged"


KEPT, UNJUDGED = Look.KEPT, Look.UNJUDGED
Seen = Iterator[Flaw | Look]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, how bad it is to break it, what it demands, and how a deck is held to it.

    An error is what readers see as damage or what PowerPoint refuses or repairs; a warning is what some readers are
    worse off with; advice is what an author may have chosen.
    """

    id: str
    severity: Severity
    says: str
    judge: Callable[[Deck], Seen]

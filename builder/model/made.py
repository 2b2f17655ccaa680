"""What an output gives back: the bytes of its file, what is in it, and what its reader should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.problems import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """One finished file. `counts` says how many pages or slides, figures and tables it has."""

    content: bytes
    counts: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

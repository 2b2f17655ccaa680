"""What a worker is asked for, and what it gives back: plain values that can be sent to another process or machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.choices import Choices
from builder.edition_files import Inputs, Stamp
from builder.editions.edition import Edition
from builder.problems import Problem


@dataclass(frozen=True, slots=True)
class Order:
    """One edition to be made.

    `made` is the manifest of the edition as it stands, empty where there is none that can be trusted: one that would
    come out just the same is not composed again.
    """

    edition: Edition
    choices: Choices
    inputs: Inputs
    stamp: Stamp
    made: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: the files to write, or what is wrong.

    Of an edition that is `same` only the manifest is new. `seconds` is how long it took, `memory` (MB) how much its
    worker held at most.
    """

    edition: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    same: bool = False
    seconds: float = 0.0
    memory: float = 0.0

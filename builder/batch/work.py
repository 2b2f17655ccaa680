"""What a worker does: it reads a project once and makes editions of it, one after the other."""

from __future__ import annotations

import sys
import time
import traceback
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from builder.batch.order import Order, Outcome
from builder.build import Tell, Watch, compose, draft
from builder.edition_files import MANIFEST, files_of, restamped, said_by
from builder.problems import BuildError, Problem
from builder.project import Project


@dataclass
class Maker:
    """Makes editions of one project. With a `helper` the report and the decks of each are composed at the same time."""

    project: Project
    helper: Executor | None = None
    tell: Tell = lambda stage: None

    def make(self, order: Order) -> Outcome:
        """The files of an edition, or what is wrong with it: a worker goes on whatever happens."""
        start = time.perf_counter()
        try:
            outcome = self._made(order)
        except BuildError as error:
            outcome = Outcome(order.edition.id, problems=error.problems)
        except Exception as error:
            outcome = Outcome(order.edition.id, problems=(_mistake(order.edition.id, error),))
        return replace(outcome, seconds=time.perf_counter() - start, memory=peak_memory())

    def _made(self, order: Order) -> Outcome:
        watch = Watch(self.tell)
        drafted = draft(order.edition, self.project, order.choices, watch)
        id = order.edition.id
        stamp = order.made.get("stamp", {})
        if stamp.get("looks") == order.stamp.looks and stamp.get("said") == said_by(drafted.document, self.project):
            return Outcome(id, {MANIFEST: restamped(order.made, order.stamp, order.inputs)}, same=True)
        built = compose(drafted, self.project, watch, self.helper)
        return Outcome(id, files_of(built, self.project, order.inputs), warnings=built.warnings)


def peak_memory() -> float:
    """The most memory (MB) that this process has held so far; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def _mistake(edition: str, error: Exception) -> Problem:
    """An error that no input should cause, with the place where it came up: for whoever mends the builder."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    hint = f"this is a mistake of the builder, at {where}: please report it"
    return Problem(edition, f"{type(error).__name__}: {error}", hint)

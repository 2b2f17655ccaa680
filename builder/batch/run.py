"""One run: find out which editions have changed, have them made, put them in their place, and sum up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from builder.batch.order import Order, Outcome
from builder.batch.shelf import Shelf, manifest_of
from builder.batch.workers import AtWork, Workers
from builder.build import as_chosen
from builder.choices import Choices
from builder.edition_files import inputs_of, stamp_of
from builder.editions.edition import Edition
from builder.problems import BuildError, Problem
from builder.project import Project


@dataclass(frozen=True)
class Run:
    """What a run did: the outcome of each edition that had to be made, and those that were as they should be."""

    outcomes: tuple[Outcome, ...]
    fresh: tuple[str, ...]
    seconds: float

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that went wrong."""
        return tuple(dict.fromkeys(problem for outcome in self.outcomes for problem in outcome.problems))

    @property
    def has_made(self) -> bool:
        """Whether anything stands there that was not before, or was not as it is."""
        return any(not outcome.problems for outcome in self.outcomes)

    @property
    def failed(self) -> dict[str, tuple[Problem, ...]]:
        """What went wrong, by edition."""
        return {outcome.edition: outcome.problems for outcome in self.outcomes if outcome.problems}


@dataclass(frozen=True)
class Watcher:
    """Told of a run as it goes on: how many editions there are to make, which are at work, and each outcome."""

    begin: Callable[[int, int], None] = lambda to_make, fresh: None
    at_work: AtWork = lambda editions: None
    done: Callable[[Outcome], None] = lambda outcome: None


@dataclass(frozen=True)
class Plan:
    """The orders of a run, and the editions that stand there already as these inputs make them."""

    orders: tuple[Order, ...]
    fresh: tuple[str, ...] = field(default=())


def plan_run(editions: Iterable[Edition], choices: Choices, project: Project, shelf: Shelf, *, force: bool) -> Plan:
    """What has to be made. With `force` everything has."""
    inputs = inputs_of(project, choices)
    orders, fresh = [], []
    for edition in editions:
        stamp = stamp_of(as_chosen(edition, choices), choices, project, inputs)
        made = {} if force else manifest_of(shelf, edition.id)
        if made and made["stamp"].get("inputs") == stamp.inputs:
            fresh.append(edition.id)
        else:
            orders.append(Order(edition, choices, inputs, stamp, made))
    # The whole report takes as long as several editions: nobody should wait for it at the end.
    return Plan(tuple(sorted(orders, key=lambda order: order.edition.scope != "nation")), tuple(fresh))


def run(plan: Plan, workers: Workers, shelf: Shelf, watcher: Watcher | None = None) -> Run:
    """Make the editions and put each in its place as it comes. What goes wrong with one does not stop the others."""
    watcher = watcher or Watcher()
    start = time.perf_counter()
    outcomes = []
    watcher.begin(len(plan.orders), len(plan.fresh))
    for outcome in workers.make(plan.orders, watcher.at_work):
        settled = _put_away(outcome, shelf)
        outcomes.append(settled)
        watcher.done(settled)
    return Run(in_order(outcomes, plan.orders), plan.fresh, time.perf_counter() - start)


def in_order(outcomes: Sequence[Outcome], orders: Sequence[Order]) -> tuple[Outcome, ...]:
    """Outcomes in the order of what was asked for, whenever they came."""
    by_name = {outcome.edition: outcome for outcome in outcomes}
    return tuple(by_name[order.edition.id] for order in orders)


def _put_away(outcome: Outcome, shelf: Shelf) -> Outcome:
    """Write what was made; the outcome without its files, which may be large."""
    if outcome.problems:
        return outcome
    try:
        shelf.write(outcome.edition, outcome.files)
    except BuildError as error:
        return Outcome(outcome.edition, problems=error.problems, seconds=outcome.seconds, memory=outcome.memory)
    return Outcome(outcome.edition, {}, (), outcome.warnings, outcome.same, outcome.seconds, outcome.memory)

"""Workers on other machines, by Dask distributed (extra `cluster`): the project goes to them, files come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Self

from distributed import Client, as_completed

from builder.batch.order import Order, Outcome
from builder.batch.shipment import Shipment, pack, unpack
from builder.batch.work import Maker
from builder.batch.workers import MOST_DEATHS, AtWork
from builder.edition_files import inputs_of
from builder.fingerprint import code_digest
from builder.problems import Problem, UsageError
from builder.project import Project, load_project

_PATIENCE = 10  # seconds to wait for the scheduler


class Cluster:
    """The workers of a Dask scheduler at an address such as tcp://10.0.0.5:8786.

    An edition whose worker dies is given to another, by the scheduler. Raises UsageError where nobody answers.
    """

    def __init__(self, address: str, project: Project) -> None:
        self.project = project
        try:
            self._client = Client(address, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UsageError(f"no scheduler answers at {address}: {said}") from None

    def __enter__(self) -> Self:
        if not self._client.scheduler_info()["workers"]:
            self._client.close()
            raise UsageError("the scheduler has no workers: start one with `dask worker ADDRESS`")
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def make(self, orders: Sequence[Order], at_work: AtWork) -> Iterator[Outcome]:
        """The outcome of every order, as it comes."""
        # With every order goes the project: what one worker keeps for all would be lost with it.
        shipment = pack(self.project)
        running = {self._client.submit(make_here, shipment, order, pure=False): order for order in orders}
        todo = [order.edition.id for order in orders]
        at_work(todo)
        for future in as_completed(list(running)):
            id = running.pop(future).edition.id
            todo.remove(id)
            at_work(todo)
            yield _outcome(future, id)
            future.release()


def make_here(shipment: Shipment, order: Order) -> Outcome:
    """What a worker of the cluster does: make an edition of a project that came by mail."""
    id = order.edition.id
    maker = _maker(shipment)
    if shipment.code != code_digest() or inputs_of(maker.project, order.choices) != order.inputs:
        hint = "install the same version of report-builder on every machine"
        return Outcome(id, problems=(Problem(id, "the worker has another builder than this machine", hint),))
    outcome = maker.make(order)
    folder = str(maker.project.folder)
    return replace(
        outcome,
        problems=tuple(_as_here(each, folder, shipment.folder) for each in outcome.problems),
        warnings=tuple(_as_here(each, folder, shipment.folder) for each in outcome.warnings),
    )


_makers: dict[str, Maker] = {}


def _maker(shipment: Shipment) -> Maker:
    if shipment.name not in _makers:
        _makers.clear()  # a worker serves one run after the other
        _makers[shipment.name] = Maker(load_project(unpack(shipment)))
    return _makers[shipment.name]


def _as_here(problem: Problem, there: str, here: str) -> Problem:
    """A message about a file, named as the machine that asked knows it."""
    said = {name: getattr(problem, name).replace(there, here) for name in ("where", "what", "hint")}
    return replace(problem, **said)


def _outcome(future: Any, id: str) -> Outcome:
    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    said = future.exception() if future.status == "error" else "cancelled by the scheduler"
    what = f"the cluster gave it up: {type(said).__name__ if isinstance(said, Exception) else said}"
    return Outcome(id, problems=(Problem(id, what, f"workers died, {MOST_DEATHS} or more; see the cluster's own log"),))

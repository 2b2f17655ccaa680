"""Who makes the editions: this process, or several of this machine. A cluster has the same interface."""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for_end
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, Self

from builder.batch.order import Order, Outcome
from builder.batch.work import Maker
from builder.helper import clear_garbage, spare_the_search_for_garbage
from builder.problems import Problem
from builder.project import load_project

MOST_DEATHS = 3  # of workers that had nothing but one edition in hand, before it is given up

AtWork = Callable[[Sequence[str]], None]
"""Told the names of the editions at work, whenever they change."""


class Workers(AbstractContextManager["Workers"], Protocol):
    """Make editions, in any order. Left by an exception, they stop as soon as they can."""

    def make(self, orders: Sequence[Order], at_work: AtWork) -> Iterator[Outcome]:
        """The outcome of every order, as it comes."""


class Here:
    """This process makes one edition after the other."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """There is nothing to stop."""

    def make(self, orders: Sequence[Order], at_work: AtWork) -> Iterator[Outcome]:
        for order in orders:
            at_work([order.edition.id])
            yield self.maker.make(order)


class Processes:
    """Processes of this machine. Each reads the project once; when one dies, another makes what it had in hand."""

    def __init__(self, folder: Path, count: int, task: Callable[[Order], Outcome] | None = None) -> None:
        self.folder = folder
        self.count = count
        self._task = task or _make
        self._letters = TemporaryDirectory(prefix="report-builder-")
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        # What has begun when the run is broken off is not waited for.
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=error[0] is None, cancel_futures=True)
        if error[0] is not None:
            for process in processes:
                process.kill()
                process.join()
        self._letters.cleanup()

    def make(self, orders: Sequence[Order], at_work: AtWork) -> Iterator[Outcome]:
        todo = deque(orders)
        suspects: deque[Order] = deque()
        running: dict[Future[Path], Order] = {}
        deaths: dict[str, int] = {}
        while todo or suspects or running:
            if suspects:  # each alone: so it is known which of them kills its worker
                if not running:
                    self._submit(suspects.popleft(), running)
            else:  # no more than one in hand and one to come for each process: few are lost with one of them
                while todo and len(running) < 2 * self.count:
                    self._submit(todo.popleft(), running)
            at_work([order.edition.id for order in list(running.values())[: self.count]])
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                yield from self._renew(running, suspects, deaths)
                continue
            for future in done:
                del running[future]
                yield _opened(future)

    def _submit(self, order: Order, running: dict[Future[Path], Order]) -> None:
        running[self._pool.submit(_deliver, self._task, order, self._letters.name)] = order

    def _renew(
        self, running: dict[Future[Path], Order], suspects: deque[Order], deaths: dict[str, int]
    ) -> Iterator[Outcome]:
        """Start other workers; what the dead ones had in hand is made again, but for what has killed too many."""
        wait(running)
        is_alone = len(running) == 1
        for future, order in reversed(list(running.items())):
            if future.exception() is None:
                yield _opened(future)
                continue
            id = order.edition.id
            deaths[id] = deaths.get(id, 0) + is_alone
            if deaths[id] < MOST_DEATHS:
                suspects.appendleft(order)
            else:
                hint = "out of memory, or killed by somebody: try --jobs 1"
                yield Outcome(id, problems=(Problem(id, f"{deaths[id]} workers died while they made it", hint),))
        running.clear()
        self._pool.shutdown(wait=False)
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        # Started afresh and not forked: that works alike on every system.
        return ProcessPoolExecutor(self.count, get_context("spawn"), _begin, (self.folder,))


def _deliver(task: Callable[[Order], Outcome], order: Order, folder: str) -> Path:
    """Make an edition and leave it in a file; the file's name is all that goes through the pipe to the parent.

    A worker that is killed while it sends megabytes leaves half a message, for whose rest the parent waits for ever.
    """
    outcome = task(order)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as stream:
        pickle.dump(outcome, stream)
    return Path(name)


def _opened(future: Future[Path]) -> Outcome:
    """The outcome that a worker has left."""
    path = future.result()
    outcome: Outcome = pickle.loads(path.read_bytes())
    path.unlink()
    return outcome


_maker: Maker
_folder: Path


def _begin(folder: Path) -> None:
    """Make a process ready: it reads the project when the first order comes, and ends when its parent does."""
    global _folder
    _folder = folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what happens on Ctrl-C
    spare_the_search_for_garbage()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot stop its workers: they would wait for orders for ever."""
    parent = parent_process()
    if parent is not None:
        wait_for_end([parent.sentinel])
        os._exit(1)


def _make(order: Order) -> Outcome:
    global _maker
    try:
        maker = _maker
    except NameError:
        maker = _maker = Maker(load_project(_folder))
    outcome = maker.make(order)
    clear_garbage()
    return outcome

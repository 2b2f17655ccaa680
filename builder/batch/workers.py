"""Who makes the editions: this process, or several of this machine. A cluster has the same interface."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for_end
from pathlib import Path
from typing import Protocol, Self

from builder.batch.order import Order, Outcome
from builder.batch.work import Maker
from builder.helper import spare_the_search_for_garbage
from builder.problems import Problem
from builder.project import load_project

MOST_DEATHS = 3  # of workers with one edition in hand, before it is given up

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

    def make(self, orders: Sequence[Order], at_work: AtWork) -> Iterator[Outcome]:
        todo = deque(orders)
        running: dict[Future[Outcome], Order] = {}
        deaths: dict[str, int] = {}
        while todo or running:
            # No more than one in hand and one to come for each: so it is known which were lost with a worker.
            while todo and len(running) < 2 * self.count:
                order = todo.popleft()
                running[self._pool.submit(self._task, order)] = order
            at_work([order.edition.id for order in list(running.values())[: self.count]])
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                yield from self._renew(running, todo, deaths)
                continue
            for future in done:
                del running[future]
                yield future.result()

    def _renew(
        self, running: dict[Future[Outcome], Order], todo: deque[Order], deaths: dict[str, int]
    ) -> Iterator[Outcome]:
        """Start other workers and give them what the dead ones had, but for what has killed too many."""
        wait(running)
        for future, order in reversed(list(running.items())):
            if future.exception() is None:
                yield future.result()
                continue
            id = order.edition.id
            deaths[id] = deaths.get(id, 0) + 1
            if deaths[id] < MOST_DEATHS:
                todo.appendleft(order)
            else:
                hint = "out of memory, or killed by somebody: try --jobs 1"
                yield Outcome(id, problems=(Problem(id, f"{deaths[id]} workers died while they made it", hint),))
        running.clear()
        self._pool.shutdown(wait=False)
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        # Started afresh and not forked: that works alike on every system.
        return ProcessPoolExecutor(self.count, get_context("spawn"), _begin, (self.folder,))


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
    return maker.make(order)

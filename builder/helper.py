"""A second process that makes the report while the first makes the decks. It imports a stage when it is used."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from multiprocessing import get_context
from typing import TYPE_CHECKING

from builder.outputs import OUTPUTS, REPORT, Paginated, paginated

if TYPE_CHECKING:
    from builder.model.document import Document
    from builder.model.made import Made, Pages
    from builder.theme.theme import Theme


@contextmanager
def helping() -> Iterator[Executor]:
    """A helper for the report: it imports what that needs while this process reads the project.

    Started afresh and not forked: that works alike on every system.
    """
    with ProcessPoolExecutor(1, get_context("spawn"), spare_the_search_for_garbage) as helper:
        helper.submit(OUTPUTS[REPORT].prepare)
        yield helper


class Report:
    """The report of a build: its pages, which the decks refer to, and the file, where it is made."""

    def __init__(self, document: Document, look: Theme) -> None:
        self.document = document
        self.look = look

    @cached_property
    def _paginated(self) -> Paginated:
        return paginated(self.document, self.look)

    def pages(self) -> Pages:
        """On which page everything begins that has an id."""
        return self._paginated.pages()

    def made(self) -> tuple[Made, float]:
        """The file, and the seconds that it took."""
        start = time.perf_counter()
        return self._paginated.draw(), time.perf_counter() - start


class ReportAway(Report):
    """The same in a helper: paginated at once, so that its pages are known when the decks ask; then drawn, if it is."""

    def __init__(self, document: Document, look: Theme, helper: Executor, *, is_made: bool) -> None:
        super().__init__(document, look)
        self._pages: Future[Pages] = helper.submit(_paginate, document, look, keep=is_made)
        self._made: Future[tuple[Made, float]] | None = helper.submit(_draw) if is_made else None

    def pages(self) -> Pages:
        return self._pages.result()

    def made(self) -> tuple[Made, float]:
        self.pages()  # says what is wrong, where something is
        assert self._made is not None
        return self._made.result()


_kept: list[tuple[Paginated, float]] = []
"""In a helper: the report that it has paginated and will draw next, with the seconds it has taken so far."""


def _paginate(document: Document, look: Theme, *, keep: bool) -> Pages:
    start = time.perf_counter()
    report = paginated(document, look)
    _kept[:] = [(report, time.perf_counter() - start)] if keep else []
    return report.pages()


def _draw() -> tuple[Made, float]:
    report, seconds = _kept.pop()
    start = time.perf_counter()
    return report.draw(), seconds + time.perf_counter() - start


def spare_the_search_for_garbage() -> None:
    """Look for garbage seldom: a build's values all live to its end, and looking takes a tenth of the time."""
    gc.set_threshold(200_000, 50, 50)

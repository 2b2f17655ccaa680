"""A second process that composes outputs while the first composes others. It imports a stage when it is used."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

from builder.outputs import OUTPUTS

if TYPE_CHECKING:
    from builder.model.document import Document
    from builder.model.made import Made
    from builder.theme.theme import Theme


@contextmanager
def helping(outputs: Iterable[str]) -> Iterator[Executor]:
    """A helper for `outputs`: it imports what they need while this process reads the project.

    Started afresh and not forked: that works alike on every system.
    """
    with ProcessPoolExecutor(1, get_context("spawn"), spare_the_search_for_garbage) as helper:
        for name in outputs:
            helper.submit(OUTPUTS[name].prepare)
        yield helper


def compose_timed(name: str, document: Document, look: Theme) -> tuple[Made, float]:
    """Compose one output; with the seconds it took."""
    start = time.perf_counter()
    return OUTPUTS[name].compose(document, look), time.perf_counter() - start


def spare_the_search_for_garbage() -> None:
    """Look for garbage seldom: a build's values all live to its end, and looking takes a tenth of the time."""
    gc.set_threshold(200_000, 50, 50)

"""How a run looks on the terminal: a bar with rate, time left and the editions at work, or plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from builder.batch.order import Outcome
    from builder.batch.run import Run, Watcher
    from builder.build import Tell


@contextmanager
def stages(edition: str, *, quiet: bool) -> Iterator[Tell]:
    """A spinner with the stage at work on a terminal, a line per stage elsewhere, nothing when quiet."""
    if quiet:
        yield lambda stage: None
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status(f"{edition}: starting") as status:
            yield lambda stage: status.update(f"{edition}: {stage}")
    else:
        yield lambda stage: click.echo(f"{edition}: {stage}", err=True)


@contextmanager
def bar(*, quiet: bool) -> Iterator[Watcher]:
    """A bar over all editions on a terminal, a line for each edition elsewhere, nothing when quiet."""
    from builder.batch.run import Watcher

    if quiet:
        yield Watcher()
    elif sys.stderr.isatty():
        with _terminal_bar() as watcher:
            yield watcher
    else:
        counted = [0, 0]

        def begin(to_make: int, fresh: int) -> None:
            counted[0] = to_make
            click.echo(f"{to_make} editions to make, {fresh} unchanged", err=True)

        def done(outcome: Outcome) -> None:
            counted[1] += 1
            click.echo(f"{counted[1]}/{counted[0]} {outcome.edition}: {state_of(outcome)}", err=True)

        yield Watcher(begin, done=done)


def state_of(outcome: Outcome) -> str:
    """What became of an edition, in a word or two."""
    if outcome.problems:
        return "failed"
    return "says the same" if outcome.same else f"made in {outcome.seconds:.1f} s"


def summary(run: Run, sums: Mapping[str, tuple[int, int]]) -> list[str]:
    """The closing lines of a run; `sums` has by unit (pages, slides) how many there are, in how many files."""
    made = sum(not outcome.problems and not outcome.same for outcome in run.outcomes)
    same = sum(outcome.same for outcome in run.outcomes) + len(run.fresh)
    rate = f"  {made / run.seconds:.1f} editions a second" if made and run.seconds else ""
    rows = [("made", f"{made:>8}"), ("unchanged", f"{same:>8}"), ("failed", f"{len(run.failed):>8}")]
    rows += [(unit, f"{total:>8}  in {files} files") for unit, (total, files) in sums.items()]
    rows.append(("seconds", f"{run.seconds:>8.1f}{rate}"))
    if memory := max((outcome.memory for outcome in run.outcomes), default=0.0):
        rows.append(("MB", f"{memory:>8.0f}  held by the largest worker"))
    return [f"{name:<12}{value}" for name, value in rows]


@contextmanager
def _terminal_bar() -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from builder.batch.run import Watcher

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None, rate="")

        def begin(to_make: int, fresh: int) -> None:
            progress.update(task, total=to_make)

        def at_work(editions: Sequence[str]) -> None:
            progress.update(task, description=" ".join(editions))

        def done(outcome: Outcome) -> None:
            progress.advance(task)
            elapsed = progress.tasks[0].elapsed or 0.0
            rate = progress.tasks[0].completed / elapsed if elapsed else 0.0
            progress.update(task, rate=f"{rate:.1f}/s")
            if outcome.problems:
                progress.console.print(f"{outcome.edition}: failed", markup=False)

        yield Watcher(begin, at_work, done)

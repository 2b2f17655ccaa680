"""What `builder build` does once its options are read: plan the run, have it made, keep the index, sum up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from builder import progress
from builder.batch.index import PAGE, Entry, Index, index_of
from builder.batch.run import Plan, Run, Watcher, plan_run, run
from builder.batch.shelf import Folder, Shelf
from builder.batch.work import Maker
from builder.batch.workers import Here, Processes, Workers
from builder.choices import Choices
from builder.edition_files import MANIFEST
from builder.editions.custom import edition_of_places
from builder.editions.edition import Edition
from builder.editions.resolve import Wanted
from builder.outputs import OUTPUTS
from builder.problems import Problem, UsageError
from builder.project import Project, load_project
from builder.publish import alone_in, check_writable
from builder.theme.load import themes_in


@dataclass(frozen=True)
class Hands:
    """Who may work: a helper for a single edition, so many processes for several, or a cluster at an address."""

    helper: Executor | None = None
    jobs: int = 1
    cluster: str = ""


@dataclass(frozen=True)
class Finished:
    """What is to be said at the end of a run, line by line, and all that went wrong."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def build_editions(
    wanted: Wanted,
    folder: Path | None,
    output: Path | str,
    choices: Choices,
    hands: Hands,
    *,
    force: bool,
    quiet: bool,
    warn: Callable[[Iterable[Problem]], None],
) -> Finished:
    """Build editions into a folder, or to a URL. What goes wrong with one of them does not stop the others.

    Raises BuildError where none can be begun, UsageError for wrong use.
    """
    project = load_project(folder)
    chosen = _chosen(wanted, project)
    _check(chosen, choices, project)
    shelf = _shelf(output)
    with _alone(output):
        plan = plan_run(chosen, choices, project, shelf, force=force)
        with _workers(project, plan, hands, quiet=quiet) as (workers, watcher):
            done = run(plan, workers, shelf, watcher)
        index = index_of(project.report.title, tuple(project.editions.values()), shelf)
        if done.has_made:
            shelf.write("", index.files())
    warn(dict.fromkeys(warning for outcome in done.outcomes for warning in outcome.warnings))
    missing = index.problems(each.id for each in chosen if each.id not in done.failed)
    return Finished(() if quiet else tuple(_closing(done, index, chosen, output)), (*done.problems, *missing))


def _chosen(wanted: Wanted, project: Project) -> tuple[Edition, ...]:
    """The editions that are asked for, declared or described."""
    described = wanted.described
    if described is None:
        return wanted.editions_of(project.editions, project.places)
    made = edition_of_places(
        described.places, described.keys, project.declared, project.editions, project.places, project.datasets
    )
    return (made,)


def _check(chosen: Iterable[Edition], choices: Choices, project: Project) -> None:
    themes = themes_in(project.styles_folders)
    if choices.theme and choices.theme not in themes:
        raise UsageError(f"there is no theme {choices.theme}; there is {', '.join(themes)}")
    for edition in chosen:
        for format in choices.only:
            if format not in edition.outputs:
                raise UsageError(f"{edition.id} has no output {format}; it has {', '.join(edition.outputs)}")


@contextmanager
def _workers(
    project: Project, plan: Plan, hands: Hands, *, quiet: bool
) -> Iterator[tuple[Workers, Watcher | None]]:
    """Who makes the editions, and who is told of it: a single one is made here, with a helper, stage by stage."""
    count = len(plan.orders)
    if hands.cluster and count:
        with progress.bar(quiet=quiet) as watcher, _cluster(hands.cluster, project) as workers:
            yield workers, watcher
    elif count > 1 and hands.jobs > 1:
        with progress.bar(quiet=quiet) as watcher, Processes(project.folder, min(hands.jobs, count)) as workers:
            yield workers, watcher
    elif count > 1:
        with progress.bar(quiet=quiet) as watcher:
            yield Here(Maker(project)), watcher
    else:
        name = plan.orders[0].edition.id if plan.orders else ""
        with progress.stages(name, quiet=quiet or not name) as tell:
            yield Here(Maker(project, hands.helper, tell)), None


def _shelf(output: Path | str) -> Shelf:
    if isinstance(output, Path):
        check_writable(output)
        return Folder(output)
    with _extra("a URL as --output"):
        from builder.batch.remote import Remote
    return Remote(output)


def _cluster(address: str, project: Project) -> Workers:
    with _extra("--cluster"):
        from builder.batch.cluster import Cluster
    return Cluster(address, project)


@contextmanager
def _extra(what: str) -> Iterator[None]:
    try:
        yield
    except ImportError:
        raise UsageError(f"{what} needs more libraries: pip install 'report-builder[cluster]'") from None


def _alone(output: Path | str) -> AbstractContextManager[None]:
    return alone_in(output) if isinstance(output, Path) else nullcontext()


def _closing(done: Run, index: Index, chosen: Sequence[Edition], output: Path | str) -> list[str]:
    """What a run says at its end: of one edition its files, of many the sums."""
    top = str(output).rstrip("/")
    asked = {edition.id for edition in chosen} - done.failed.keys()
    entries = [entry for entry in (*index.entries, *index.others) if entry.id in asked]
    if len(chosen) > 1:
        return [*progress.summary(done, _sums(entries)), f"{top}/{PAGE}"]
    lines = []
    for entry in entries:
        for name, file in entry.files.items():
            unit = _unit(name)
            lines.append(f"{top}/{entry.id}/{name}  {file[unit]} {unit}")
        lines.append(f"{top}/{entry.id}/{MANIFEST}  {len(entry.manifest['warnings'])} warnings")
    return [*lines, *(f"{id} is as it was made before; --force makes it again" for id in done.fresh)]


def _sums(entries: Iterable[Entry]) -> dict[str, tuple[int, int]]:
    """By unit (pages, slides): how many there are in all, in how many files."""
    sums: dict[str, tuple[int, int]] = {}
    for entry in entries:
        for name, file in entry.files.items():
            total, files = sums.get(_unit(name), (0, 0))
            sums[_unit(name)] = (total + file[_unit(name)], files + 1)
    return sums


def _unit(file: str) -> str:
    return next(output.unit for output in OUTPUTS.values() if output.file == file)

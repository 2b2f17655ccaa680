"""Time and memory of the national edition, cold and warm; then how well and how fast lines are broken."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.bench.batch import batch
from tests.bench.sweep import sweep

COLD_RUNS, MEMORY_RUNS, WARM_RUNS = 5, 2, 5


def main() -> None:
    """Print the table."""
    print(f"{'national edition':<28}{'median':>10}{'worst':>10}")
    with tempfile.TemporaryDirectory() as folder:
        row("cold, whole process (s)", [cold(Path(folder)) for _ in range(COLD_RUNS)])
        row("peak memory, in all (MB)", [peak_memory(Path(folder)) for _ in range(MEMORY_RUNS)])
    stages = warm()
    for stage in stages[0]:
        row(f"warm, {stage} (s)", [run[stage] for run in stages])
    row("warm, all stages (s)", [sum(run.values()) for run in stages])
    batch(is_long="--long" in sys.argv)
    sweep()


def cold(output: Path) -> float:
    """Seconds of one `builder build`."""
    start = time.perf_counter()
    if start_build(output).wait():
        sys.exit("the build failed")
    return time.perf_counter() - start


def peak_memory(output: Path) -> float:
    """The memory (MB) of one `builder build` at its height. Looking costs time: these runs are not timed."""
    process = start_build(output)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, memory(process))
        time.sleep(0.02)
    return peak


def start_build(output: Path) -> psutil.Popen:
    """Start the command as a user does."""
    command = [sys.executable, "-m", "builder", "build", "national", "--force"]
    return psutil.Popen([*command, "--quiet", "--output", str(output)])


def memory(process: psutil.Process) -> float:
    """The memory (MB) that a process and those it started hold now; of what they share, each its part."""
    total = 0.0
    try:
        for each in [process, *process.children(recursive=True)]:
            # Linux tells the part of each in what they share; elsewhere the sum counts it twice.
            held = each.memory_full_info()
            total += getattr(held, "pss", held.rss) / 2**20
    except psutil.Error:  # one ended while we looked
        return 0.0
    return total


def warm() -> list[dict[str, float]]:
    """Seconds per stage of builds in a process that has built the edition before."""
    from builder.build import build
    from builder.edition_files import facts
    from builder.project import load_project
    from builder.publish import publish

    stages = []
    for _ in range(WARM_RUNS + 1):
        start = time.perf_counter()
        project = load_project()
        loaded = time.perf_counter()
        built = build(project.editions["national"], project)
        built_at = time.perf_counter()
        facts(built, project)
        before = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            publish(built, project, Path(folder))
        # Publishing makes the ledger again: it is counted once.
        written = {"publish": time.perf_counter() - before - (before - built_at)}
        stages.append({"load": loaded - start, **built.seconds, "ledger": before - built_at, **written})
    return stages[1:]


def row(name: str, values: list[float]) -> None:
    """One line of the table."""
    print(f"{name:<28}{statistics.median(values):>10.3f}{max(values):>10.3f}")


if __name__ == "__main__":
    main()

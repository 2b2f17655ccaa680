"""Time and memory of the national edition: a cold process as a user starts it, and each stage in a warm one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLD_RUNS, WARM_RUNS = 5, 5


def main() -> None:
    """Print the table."""
    print(f"{'national edition':<28}{'median':>10}{'worst':>10}")
    with tempfile.TemporaryDirectory() as folder:
        runs = [cold(Path(folder)) for _ in range(COLD_RUNS)]
    row("cold, whole process (s)", [seconds for seconds, _ in runs])
    row("peak memory (MB)", [memory for _, memory in runs])
    stages = warm()
    for stage in stages[0]:
        row(f"warm, {stage} (s)", [run[stage] for run in stages])
    row("warm, all stages (s)", [sum(run.values()) for run in stages])


def cold(output: Path) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one `builder build`."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "builder", "build", "national", "--quiet", "--output", str(output)]
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the build failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def warm() -> list[dict[str, float]]:
    """Seconds per stage of builds in a process that has built the edition before."""
    from builder.build import build
    from builder.project import load_project
    from builder.publish import publish

    stages = []
    for _ in range(WARM_RUNS + 1):
        start = time.perf_counter()
        project = load_project()
        loaded = time.perf_counter()
        built = build(project.editions["national"], project)
        before = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            publish(built, project, Path(folder))
        stages.append({"load": loaded - start, **built.seconds, "publish": time.perf_counter() - before})
    return stages[1:]


def row(name: str, values: list[float]) -> None:
    """One line of the table."""
    print(f"{name:<28}{statistics.median(values):>10.3f}{max(values):>10.3f}")


if __name__ == "__main__":
    main()

"""Workers in processes of their own: the same bytes as without them, and no harm from one that dies."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from builder.batch.order import Order, Outcome
from builder.batch.run import plan_run
from builder.batch.shelf import Folder, manifest_of
from builder.batch.work import Maker
from builder.batch.workers import MOST_DEATHS, Here, Processes
from builder.choices import DECLARED
from builder.project import load_project
from tests.batch.projects import contents, many

ROOT = Path(__file__).parents[2]


def orders_of(folder: Path, shelf: Path) -> tuple[Order, ...]:
    project = load_project(folder)
    return plan_run(project.editions.values(), DECLARED, project, Folder(shelf), force=True).orders


def ignore(editions: object) -> None:
    """Nobody looks."""


def test_processes_give_the_bytes_that_one_process_gives(tmp_path: Path) -> None:
    folder = many(tmp_path / "project", 5)
    orders = orders_of(folder, tmp_path / "out")
    alone = {made.edition: made.files for made in Here(Maker(load_project(folder))).make(orders, ignore)}
    with Processes(folder, 2) as workers:
        shared = {made.edition: made.files for made in workers.make(orders, ignore)}
    assert shared == alone
    assert len(shared) == 5


def test_what_a_killed_worker_had_in_hand_is_made_by_another(tmp_path: Path) -> None:
    folder = many(tmp_path / "project", 6)
    orders = orders_of(folder, tmp_path / "out")
    made: list[Outcome] = []
    with Processes(folder, 2) as workers:
        for outcome in workers.make(orders, ignore):
            if len(made) in (0, 2):
                os.kill(next(iter(workers._pool._processes)), signal.SIGKILL)
            made.append(outcome)
    assert sorted(outcome.edition for outcome in made) == sorted(order.edition.id for order in orders)
    assert all(outcome.files and not outcome.problems for outcome in made)


def die_of_one(order: Order) -> Outcome:
    """A worker that one edition kills."""
    if order.edition.id == "e1":
        os._exit(9)
    return Outcome(order.edition.id, {"report.pdf": b"%PDF"})


def test_an_edition_that_kills_its_workers_is_given_up_and_the_others_are_made(tmp_path: Path) -> None:
    orders = orders_of(many(tmp_path / "project", 6), tmp_path / "out")
    with Processes(tmp_path, 2, die_of_one) as workers:
        made = {outcome.edition: outcome for outcome in workers.make(orders, ignore)}
    assert f"{MOST_DEATHS} workers died" in str(made["e1"].problems[0])
    assert {id for id, outcome in made.items() if outcome.files} == {"e0", "e2", "e3", "e4", "e5"}


def started(folder: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "builder", "build", "--all", "--jobs", "2"]
    return subprocess.Popen(
        [*command, "--project", str(folder), "--output", str(out)],
        cwd=ROOT,
        text=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        # What a shell starts in the background ignores Ctrl-C, and so would all that it starts, tests among them.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def broken(out: Path) -> list[str]:
    """Files under their final names that are not whole."""
    found = [path for path in out.glob("*/*") if path.name[0] != "."]
    pdfs = [path for path in found if path.suffix == ".pdf" and not path.read_bytes().rstrip().endswith(b"%%EOF")]
    jsons = [path for path in [*found, *out.glob("*.json")] if path.suffix == ".json" and not is_json(path)]
    return [str(path) for path in (*pdfs, *jsons)]


def is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def wait_for(what: Path, process: subprocess.Popen[str]) -> None:
    """Wait until a file is there, or the process has ended."""
    until = time.monotonic() + 60
    while not what.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)


@pytest.mark.parametrize("seed", [7])
def test_a_run_that_is_killed_leaves_whole_files_and_no_worker_and_the_next_one_completes(
    seed: int, tmp_path: Path
) -> None:
    folder, out = many(tmp_path / "project", 6), tmp_path / "out"
    run = started(folder, out)
    wait_for(out / "e0/report.pdf", run)
    time.sleep(random.Random(seed).uniform(0.0, 0.3))
    children = psutil.Process(run.pid).children(recursive=True) if run.poll() is None else []
    run.kill()
    run.communicate()
    assert broken(out) == []
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
    again = started(folder, out)
    again.communicate()
    assert again.returncode == 0
    assert broken(out) == []
    assert all(manifest_of(Folder(out), f"e{index}") for index in range(6))
    assert not [name for name in contents(out) if "unfinished" in name]


def test_ctrl_c_leaves_whole_files_and_the_next_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder, out = many(tmp_path / "project", 8), tmp_path / "out"
    run = started(folder, out)
    wait_for(out / "e0/manifest.json", run)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate()
    assert run.returncode == 130
    assert err.splitlines()[-1] == "stopped"
    assert broken(out) == []
    whole = [f"e{index}" for index in range(8) if manifest_of(Folder(out), f"e{index}")]
    assert 0 < len(whole) < 8
    again = started(folder, out)
    _, err = again.communicate()
    assert again.returncode == 0
    assert err.splitlines()[0] == f"{8 - len(whole)} editions to make, {len(whole)} unchanged"

"""A real Dask scheduler with two workers in processes of their own, one of them killed midway; files to a URL."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest

from builder.batch.cluster import Cluster, make_here
from builder.batch.order import Order
from builder.batch.remote import Remote
from builder.batch.run import Watcher, plan_run, run
from builder.batch.shelf import Folder, manifest_of
from builder.batch.shipment import pack, unpack
from builder.batch.work import Maker
from builder.batch.workers import Here
from builder.choices import DECLARED
from builder.edition_files import inputs_of
from builder.problems import UsageError
from builder.project import Project, load_project
from tests.batch.projects import contents, many, put
from tests.command import Run

ROOT = Path(__file__).parents[2]
# Dask lets warnings out of its own doing; ours are errors as everywhere.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@dataclass(frozen=True)
class Dask:
    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


def start(name: str, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{name}", *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    told = tmp_path / "scheduler.json"
    here = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduler = start("dask_scheduler", *here, "--scheduler-file", str(told))
    started = [scheduler]
    try:
        until = time.monotonic() + 60
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path / "dask"))
        workers = tuple(start("dask_worker", address, *options) for _ in range(2))
        started += workers
        yield Dask(address, workers)
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()


def ready(address: str, project: Project) -> Cluster:
    """The cluster, once both workers are there."""
    cluster = Cluster(address, project)
    cluster._client.wait_for_workers(2, timeout=60)
    return cluster


def test_a_cluster_makes_the_bytes_that_one_process_makes_though_a_worker_dies(dask: Dask, tmp_path: Path) -> None:
    project = load_project(many(tmp_path / "project", 5))
    shelf = Folder(tmp_path / "away")
    plan = plan_run(project.editions.values(), DECLARED, project, shelf, force=False)
    killed: list[int] = []

    def kill_one(outcome: object) -> None:
        if not killed:
            killed.append(dask.workers[0].pid)
            psutil.Process(dask.workers[0].pid).kill()

    with ready(dask.address, project) as cluster:
        done = run(plan, cluster, shelf, Watcher(done=kill_one))
    assert done.failed == {}
    assert killed
    here = Folder(tmp_path / "here")
    run(plan, Here(Maker(project)), here)
    assert contents(tmp_path / "away") == contents(tmp_path / "here")
    assert len(contents(tmp_path / "away")) == 5 * 4


def test_the_command_asks_a_cluster_and_puts_files_behind_a_url(dask: Dask, run: Run, tmp_path: Path) -> None:
    project = many(tmp_path / "project", 3)
    url = (tmp_path / "bucket").as_uri()
    ready(dask.address, load_project(project)).__exit__()
    words = ("build", "--all", "--project", project, "--cluster", dask.address, "--output", url)
    code, said, _ = run(*words)
    assert code == 0
    assert f"{url}/index.html" in said
    assert all(manifest_of(Folder(tmp_path / "bucket"), f"e{index}") for index in range(3))
    assert run(*words)[2].splitlines() == []


def test_a_scheduler_that_does_not_answer_is_wrong_use(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.batch.cluster._PATIENCE", 1)
    project = many(tmp_path / "project", 1)
    code, _, err = run("build", "--project", project, "--cluster", "tcp://127.0.0.1:9", "--output", tmp_path / "out")
    assert code == 2
    assert err.startswith("builder: no scheduler answers at tcp://127.0.0.1:9")


@pytest.fixture
def order(tmp_path: Path) -> Order:
    project = load_project(many(tmp_path / "project", 1))
    return plan_run(project.editions.values(), DECLARED, project, Folder(tmp_path), force=True).orders[0]


@pytest.mark.parametrize("differs", ["code", "styles"])
def test_a_worker_with_another_builder_says_so(differs: str, order: Order, tmp_path: Path) -> None:
    shipment = pack(load_project(tmp_path / "project"))
    if differs == "code":
        shipment = replace(shipment, code="older")
    else:
        order = replace(order, inputs={**order.inputs, "styles/default.toml": "older"})
    [problem] = make_here(shipment, order).problems
    assert "another builder" in str(problem)
    assert "install the same version" in str(problem)


def test_what_is_wrong_in_a_file_is_told_where_the_file_lies_on_the_machine_that_asked(
    order: Order, tmp_path: Path
) -> None:
    put(tmp_path / "project/styles/t0.toml", "margin_inner = 70", 'margin_inner = "wide"')
    project = load_project(tmp_path / "project")
    [problem] = make_here(pack(project), replace(order, inputs=inputs_of(project))).problems
    assert problem.where == f"{tmp_path}/project/styles/t0.toml:4"


def test_a_project_arrives_as_it_was_sent(tmp_path: Path) -> None:
    project = load_project(many(tmp_path / "project", 2))
    shipment = pack(project)
    assert pack(project) == shipment
    arrived = unpack(shipment, tmp_path / "there")
    assert contents(arrived) == contents(tmp_path / "project")
    assert unpack(shipment, tmp_path / "there") == arrived


def test_files_behind_a_url_are_read_back_and_what_is_not_there_is_nothing() -> None:
    shelf = Remote("memory://reports")
    assert shelf.folders() == []
    shelf.write("e0", {"report.pdf": b"%PDF", "manifest.json": b"{}"})
    shelf.write("", {"index.json": b"{}"})
    assert shelf.read("e0/report.pdf") == b"%PDF"
    assert shelf.read("e0/deck.pptx") is None
    assert shelf.folders() == ["e0"]


def test_a_url_of_a_kind_that_nobody_knows_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="nowhere://x cannot be written to"):
        Remote("nowhere://x")

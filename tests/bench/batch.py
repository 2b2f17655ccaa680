"""Runs over many editions: cold, with nothing changed, with one cell changed, and how time and memory grow."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from builder.project import built_in_folder, load_project

STEP = 7  # editions are taken at this distance, so that a part has all kinds as the whole has
GROWTH = (10, 40, 84)
LONG = 840
CELL = ("cities.csv", "杭州", "intelligence")


@dataclass(frozen=True)
class Took:
    """What a run took: seconds, and the memory (MB) of its largest process."""

    seconds: float
    memory: float
    made: int


def batch(*, is_long: bool) -> None:
    """Print the table; `is_long` adds a run over 840 editions."""
    with tempfile.TemporaryDirectory() as place:
        folder = scratch(Path(place) / "project", -(-LONG // len(GROWTH)) if is_long else 1)
        names = mixed(folder)
        whole = min(GROWTH[-1], len(names))
        out = Path(place) / "all"
        print(f"\n{'many editions':<34}{'editions':>9}{'seconds':>9}{'a second':>9}{'MB':>7}")
        row("empty folder", run(folder, out, names=names[:whole]))
        row("nothing changed", run(folder, out, names=names[:whole]))
        change(folder)
        row("one cell changed, 杭州", run(folder, out, names=names[:whole]))
        for count in (*GROWTH[:-1], *((LONG,) if is_long else ())):
            if count <= len(names):
                took = run(folder, Path(place) / f"grow{count}", names=names[:count])
                row(f"growth: {1000 * took.seconds / count:.0f} ms an edition", took)


def scratch(folder: Path, copies: int) -> Path:
    """The built-in project in a folder of its own, its families repeated under other names."""
    shutil.copytree(built_in_folder() / "data", folder / "data")
    path = folder / "data/editions.toml"
    text = path.read_text(encoding="utf-8")
    families = re.findall(r"^\[families\.(\w+)\]\n(.*?)(?=^\[|\Z)", text, re.M | re.S)
    for copy in range(2, copies + 1):
        for name, body in families:
            again = body.replace("-{slug}", f"-{{slug}}-{copy}").replace("{name}", f"{{name}}{copy}", 1)
            text += f"\n[families.{name}{copy}]\n{again}"
    path.write_text(text, encoding="utf-8")
    return folder


def mixed(folder: Path) -> list[str]:
    """The names of all editions, in an order in which every part has some of every kind."""
    names = list(load_project(folder).editions)
    return [name for start in range(STEP) for name in names[start::STEP]]


def change(folder: Path) -> None:
    """Change one cell of the data a little."""
    file, place, column = CELL
    path = folder / "data" / file
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    at = head.split(",").index(column)
    for index, line in enumerate(lines):
        cells = line.split(",")
        if place in cells:
            cells[at] = f"{float(cells[at]) - 0.01:.2f}"
            lines[index] = ",".join(cells)
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def run(folder: Path, out: Path, *, names: list[str]) -> Took:
    """One run of the command, looked at from outside."""
    command = [sys.executable, "-m", "builder", "build", *names]
    before = stamps(out)
    start = time.perf_counter()
    process = psutil.Popen([*command, "--quiet", "--project", str(folder), "--output", str(out)])
    peak = [0.0]
    watcher = threading.Thread(target=watch, args=(process, peak))
    watcher.start()
    if process.wait():
        sys.exit("the run failed")
    seconds = time.perf_counter() - start
    watcher.join()
    after = stamps(out)
    return Took(seconds, peak[0], sum(after[name] != before.get(name) for name in after))


def stamps(out: Path) -> dict[str, object]:
    """What each edition's files are, by its manifest."""
    manifests = {path.parent.name: json.loads(path.read_bytes()) for path in out.glob("*/manifest.json")}
    return {name: manifest["outputs"] for name, manifest in manifests.items()}


def watch(process: psutil.Popen, peak: list[float]) -> None:
    """Keep the memory (MB) of the largest process of a run."""
    while process.poll() is None:
        try:
            for each in [process, *process.children(recursive=True)]:
                peak[0] = max(peak[0], each.memory_info().rss / 2**20)
        except psutil.Error:  # one ended while we looked
            pass
        time.sleep(0.2)


def row(name: str, took: Took) -> None:
    """One line of the table."""
    rate = f"{took.made / took.seconds:.1f}" if took.made else "-"
    print(f"{name:<34}{took.made:>9}{took.seconds:>9.1f}{rate:>9}{took.memory:>7.0f}", flush=True)

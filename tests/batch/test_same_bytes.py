"""The same inputs give the same bytes, whatever else differs between two runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.batch.projects import contents, many

ROOT = Path(__file__).parents[2]


def built(folder: Path, out: Path, *words: str, **environment: str) -> dict[str, bytes]:
    """What a run of the command makes."""
    subprocess.run(
        [sys.executable, "-m", "builder", "build", *words, "--quiet", "--project", str(folder), "--output", str(out)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    return contents(out)


def test_jobs_order_time_zone_hash_seed_and_folder_change_no_byte(tmp_path: Path) -> None:
    first = built(
        many(tmp_path / "a", 3), tmp_path / "out", "--all", "--jobs", "1", PYTHONHASHSEED="1", TZ="Asia/Shanghai"
    )
    other = tmp_path / "a longer name, 在别处"
    second = built(
        many(other / "b", 3), other / "o", "e2", "e0", "e1", "--jobs", "2", PYTHONHASHSEED="2", TZ="America/Lima"
    )
    assert sorted(first) == sorted(second)
    assert {name for name in first if first[name] != second[name]} == set()

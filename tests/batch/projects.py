"""A small project with several editions, each in a theme of its own, for tests of runs."""

from __future__ import annotations

import shutil
from pathlib import Path

SMALL = Path(__file__).parents[1] / "small"
SHARED = 'scope = "nation"\noutputs = ["pdf"]\ndate = "2020-12-31"\n'


def many(folder: Path, count: int = 4) -> Path:
    """A copy of the small project with editions e0, e1 … of different margins: no two files are alike."""
    shutil.copytree(SMALL, folder)
    (folder / "styles").mkdir()
    declared = []
    for index in range(count):
        (folder / f"styles/t{index}.toml").write_text(
            f'extends = "default"\n\n[page]\nmargin_inner = {70 + index}\n', encoding="utf-8"
        )
        declared.append(f'[e{index}]\ntitle = "第{index}版"\ntheme = "t{index}"\n{SHARED}')
    (folder / "data/editions.toml").write_text("\n".join(declared), encoding="utf-8")
    return folder


def put(path: Path, old: str, new: str) -> None:
    """Change a text in a file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }

"""Import matplotlib without its search for fonts.

On its first import on a machine matplotlib opens every font there is, for seconds, and keeps a list of them in the
user's cache. Charts never ask it for a font: their letters come from the theme's files. So where there is no list yet,
matplotlib is shown an empty one for this process, and the user's cache is left alone.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import matplotlib

_VERSION = re.compile(r"^    __version__ = '([^']+)'$", re.M)


def start() -> None:
    """Load matplotlib's fonts module, from the user's list of fonts where there is one."""
    if "matplotlib.font_manager" in sys.modules:
        return
    version = _list_version()
    name = f"fontlist-v{version}.json"
    if version is None or Path(matplotlib.get_cachedir(), name).is_file():
        return
    with TemporaryDirectory() as folder:
        empty = {"__class__": "FontManager", "_version": version, **_NO_FONTS}
        Path(folder, name).write_text(json.dumps(empty), encoding="utf-8")
        with _cache_in(folder):
            import_module("matplotlib.font_manager")


_NO_FONTS: dict[str, Any] = {
    "_FontManager__default_weight": "normal",
    "default_size": None,
    "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
    "afmlist": [],
    "ttflist": [],
}


def _list_version() -> str | None:
    """The version of the list's format. It stands in the module that must not be imported yet, so its text is read."""
    spec = find_spec("matplotlib.font_manager")
    if spec is None or spec.origin is None:
        return None
    found = _VERSION.search(Path(spec.origin).read_text(encoding="utf-8"))
    return found[1] if found else None


@contextmanager
def _cache_in(folder: str) -> Iterator[None]:
    own = matplotlib.get_cachedir
    matplotlib.get_cachedir = lambda: folder
    try:
        yield
    finally:
        matplotlib.get_cachedir = own

"""How messages name files: as they are seen from where the user is."""

from __future__ import annotations

import os
import re
from pathlib import Path


def shown(message: object) -> str:
    """A message with the files below the current directory as they are seen from there."""
    try:
        here = str(Path.cwd())
    except FileNotFoundError:  # the directory was removed: nothing lies below it
        return str(message)
    return re.sub(rf"(?<![^\s(]){re.escape(here)}{re.escape(os.sep)}", "", str(message))

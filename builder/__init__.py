"""One dataset and one set of narrative sections become a typeset PDF report and the matching PowerPoint deck."""

from __future__ import annotations

__version__ = "0.1.0"

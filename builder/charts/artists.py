"""The parts of matplotlib that charts are made with, imported without its search for fonts."""

from __future__ import annotations

from builder.charts.matplotlib_start import start

start()  # before anything that loads matplotlib's fonts

from matplotlib import rc_context, rcParams, rcParamsDefault  # noqa: E402
from matplotlib.artist import Artist  # noqa: E402
from matplotlib.backend_bases import GraphicsContextBase, RendererBase  # noqa: E402
from matplotlib.font_manager import FontProperties  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.patches import PathPatch, Rectangle  # noqa: E402
from matplotlib.path import Path as Outline  # noqa: E402
from matplotlib.text import Text  # noqa: E402
from matplotlib.transforms import Transform  # noqa: E402

__all__ = [
    "Artist",
    "FontProperties",
    "GraphicsContextBase",
    "Line2D",
    "Outline",
    "PathPatch",
    "Rectangle",
    "RendererBase",
    "Text",
    "Transform",
    "rcParams",
    "rcParamsDefault",
    "rc_context",
]

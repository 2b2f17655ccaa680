"""A small made-up chart of each kind, the report's own figures, and ways to look at what is drawn."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from builder.build import make_document
from builder.charts.artists import Line2D, PathPatch, Rectangle
from builder.charts.draw import draw_chart, height_of, picture_of
from builder.charts.picture import Box, Picture
from builder.model.block import Figure
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    Panel,
    Point,
    RankedBars,
    Reference,
    Scatter,
    Series,
    SmallMultiples,
    StackedBars,
    Tile,
    TileMap,
    Tree,
    TreeNode,
)
from builder.model.walk import walk
from builder.project import load_project
from builder.theme.load import font_file, load_theme
from builder.theme.theme import Theme

STYLES = Path(__file__).parents[2] / "styles"
WIDTH = 441.0
NARROW = 210.0

NAMES = ("甲市", "乙市", "丙市")
MEAN = Reference("均值", Decimal("20"))


def series(*values: str | None, name: str = "指数") -> Series:
    return Series(name, tuple(None if value is None else Decimal(value) for value in values))


BARS = RankedBars(NAMES, series("30", "20", "10"), ("甲市",), MEAN)
GROUPS = GroupedBars(NAMES, (series("30", "20", "10", name="前"), series("15", "25", "5", name="后")), ("乙市",))
STACKS = StackedBars(NAMES, (series("30", "20", "10", name="前"), series("15", "25", "5", name="后")))
LINES = Lines(
    ("2017", "2018", "2019", "2020"),
    (series("30", "20", "10", "40", name="前"), series("15", "25", "35", "38", name="后")),
    ("2018",),
)
DUMBBELL = Dumbbell(NAMES, series("30", "20", "10", name="前"), series("40", "15", "10", name="后"), ("乙市",))
DOTS = DotPlot(
    NAMES,
    (series("50", "45", "40", name="前"), series("10", "20", "30", name="后")),
    (Reference("均值", Decimal(45)), MEAN),
    ("乙市",),
)
PANELS = SmallMultiples(
    NAMES, (Panel(series("30", "20", "10", name="前"), MEAN), Panel(series("1", "2", "3", name="后"))), ("丙市",)
)
SCATTER = Scatter(
    "横",
    "纵",
    (
        Point("甲市", Decimal(1), Decimal(9), is_named=True),
        Point("乙市", Decimal(2), Decimal(5), is_named=True),
        Point("丙市", Decimal(3), Decimal(7)),
    ),
    Reference("均值", Decimal(2)),
    Reference("均值", Decimal(7)),
)
MAP = TileMap(
    "指数",
    (Tile("甲市", 0, 0, Decimal(10)), Tile("乙市", 1, 1, Decimal(25)), Tile("丙市", 2, 2, None)),
    (Decimal(20), Decimal(30)),
)
HEAT = HeatTable(
    NAMES, ("前", "后"), ((Decimal(3), Decimal(7)), (Decimal(2), Decimal(8)), (Decimal(1), Decimal(9))), "城市"
)
TREE = Tree(
    TreeNode(
        "总",
        children=(
            TreeNode("甲", "一段很长的说明文字，" * 12),
            TreeNode("乙", children=(TreeNode("丙"), TreeNode("丁"))),
        ),
    )
)

SAMPLES: tuple[Chart, ...] = (BARS, GROUPS, STACKS, LINES, DUMBBELL, DOTS, PANELS, SCATTER, MAP, HEAT, TREE)


@cache
def theme(name: str = "default") -> Theme:
    return load_theme(name, [STYLES])


@cache
def report_figures() -> dict[str, Chart]:
    """Every figure of the national edition, by its id."""
    project = load_project()
    document = make_document(project.editions["national"], project)
    return {node.id: node.chart for node in walk(document) if isinstance(node, Figure)}


def drawn(chart: Chart, width: float = WIDTH, look: str = "default", height: float = 0.0) -> Picture:
    return picture_of(chart, width, height or height_of(chart, width, theme(look)), theme(look))


def boxes(picture: Picture) -> list[Box]:
    return [label.box for label in picture.labels]


def rectangles(picture: Picture) -> list[Rectangle]:
    return [artist for artist in picture.artists if isinstance(artist, Rectangle)]


def dots(picture: Picture) -> list[Line2D]:
    return [artist for artist in picture.artists if isinstance(artist, Line2D)]


def xs_of(line: Line2D) -> list[float]:
    """How far right each dot stands."""
    xs: Any = line.get_xdata()
    return [float(x) for x in xs]


def segments(picture: Picture, color: str) -> list[tuple[float, float, float, float]]:
    """The straight lines of a colour."""
    found = []
    for artist in picture.artists:
        if isinstance(artist, PathPatch) and hex_of(artist.get_edgecolor()) == color:
            points: Any = artist.get_path().vertices
            found += [(*points[i], *points[i + 1]) for i in range(0, len(points) - 1, 2)]
    return found


def hex_of(color: Any) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in color[:3])


def pdf_of(charts: tuple[Chart, ...], look: str = "default") -> bytes:
    """A PDF with a chart on each page, at 50, 100."""
    tokens = theme(look)
    for name in (tokens.font.heading, tokens.font.heading_bold):
        file = font_file(tokens, name)
        if file.stem not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(file.stem, str(file)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, initialFontName=Path(tokens.font.heading).stem)
    for chart in charts:
        draw_chart(chart, canvas, 50, 100, WIDTH, height_of(chart, WIDTH, tokens), tokens)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()

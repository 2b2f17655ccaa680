"""Native charts, small and made up, one of each kind, and how to look into what became of them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from builder.deck.native import add_chart
from builder.deck.slides import Frame
from builder.deck.units import EMU_PER_POINT
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
from builder.theme.theme import Theme
from tests.deck.sample import default_theme

WIDE, BESIDE, LOW = Frame(48, 140, 864, 336), Frame(48, 140, 568, 336), Frame(48, 140, 864, 252)
Values = tuple[float | None, ...]
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
FRAMES = {"wide": WIDE, "beside text": BESIDE, "over text": LOW}
NAMES = ("快消", "计算机、通信、电子设备", "汽车", "石油、天然气、煤炭", "采矿")
ALT = "说明图里有什么的一句话"


def numbers(*values: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, values))


HIGH = Series("整体上云指数", numbers("67.40", "63.86", "62.54", "48.60", "47.38"))
CLOSE = Series("云化基础设施指数", numbers("67.78", "65.16", "61.00", "54.40", "54.56"))
DEEP = Series("云智能指数", numbers("49.53", "43.62", "1.05", "46.11", "54.51"))
MEAN = Reference("均值", Decimal("55.28"))

RANKED = RankedBars(NAMES, HIGH, NAMES[:2], MEAN, alt=ALT)
MANY = RankedBars(
    tuple(f"城{n}" for n in range(30)),
    Series("云数据指数", tuple(Decimal("80.05") - n for n in range(30))),
    ("城0", "城3"),
    Reference("均值", Decimal("65.55")),
    alt=ALT,
)
# Whose labels have room side by side.
SHORT = Series("云数据指数", tuple(Decimal(90 - n) for n in range(30)))
FEW_DIGITS = replace(MANY, series=SHORT, reference=Reference("均值", Decimal(76)), decimals=0)
GROUPED = GroupedBars(NAMES, (HIGH, CLOSE), ("汽车",), alt=ALT, row_header="行业")
MANY_GROUPS = GroupedBars(
    MANY.categories, (MANY.series, replace(MANY.series, name="云智能指数")), ("城3",), alt=ALT, row_header="城市"
)
STACKED = StackedBars(NAMES, (HIGH, CLOSE, DEEP), alt=ALT, row_header="行业")
MANY_STACKS = StackedBars(MANY.categories, MANY_GROUPS.series, alt=ALT, row_header="城市")
YEARS = tuple(str(year) for year in range(2016, 2021))
LINES = Lines(YEARS, (HIGH, CLOSE, DEEP), ("2018",), alt=ALT, row_header="年份")
ONE_LINE = Lines(YEARS, (HIGH,), ("2018",), MEAN, alt=ALT, row_header="年份")
DUMBBELL = Dumbbell(NAMES, HIGH, CLOSE, ("采矿",), alt=ALT)
DOTS = DotPlot(NAMES, (HIGH, CLOSE, DEEP), (MEAN, replace(MEAN, value=Decimal("56.1")), MEAN), ("汽车",), alt=ALT)
MULTIPLES = SmallMultiples(NAMES, (Panel(HIGH, MEAN), Panel(CLOSE), Panel(DEEP, MEAN)), ("汽车",), alt=ALT)
POINTS = tuple(
    Point(name, x, y, name != "汽车") for name, x, y in zip(NAMES, HIGH.values, DEEP.values, strict=True) if x and y
)
SCATTER = Scatter("整体上云指数", "云智能指数", POINTS, MEAN, replace(MEAN, value=Decimal("40.05")), alt=ALT)
TILES = tuple(
    Tile(name, column, row, Decimal(value) if value else None)
    for name, column, row, value in (
        ("黑龙江", 7, 0, "30.25"),
        ("内蒙古", 4, 2, "8.95"),
        ("北京", 5, 2, "75.43"),
        ("新疆", 0, 3, "17.99"),
        ("海南", 3, 8, "41.29"),
        ("台湾", 6, 7, None),
    )
)
MAP = TileMap("整体上云指数", TILES, numbers("20", "35", "45", "60"), alt=ALT)
HEAT = HeatTable(
    NAMES,
    ("整体", "云智能"),
    tuple((Decimal(60 - n), Decimal(n * n)) for n in range(5)),
    "行业",
    alt=ALT,
)
TREE = Tree(
    TreeNode(
        "工业",
        "16个行业",
        (
            TreeNode("采矿业", children=(TreeNode("采矿"), TreeNode("石油、天然气、煤炭"))),
            TreeNode("制造业", "12个行业", tuple(TreeNode(f"行业{n}") for n in range(12))),
            TreeNode("电力、热力、燃气及水生产和供应业", children=(TreeNode("电力"), TreeNode("水生产与供应"))),
        ),
    ),
    alt=ALT,
)
CHARTS: dict[str, Chart] = {
    "ranked": RANKED,
    "ranked blocks": MANY,
    "ranked columns": FEW_DIGITS,
    "grouped bars": GROUPED,
    "grouped columns": MANY_GROUPS,
    "stacked bars": STACKED,
    "stacked columns": MANY_STACKS,
    "lines": LINES,
    "one line": ONE_LINE,
    "dumbbell": DUMBBELL,
    "dot plot": DOTS,
    "small multiples": MULTIPLES,
    "scatter": SCATTER,
    "tile map": MAP,
    "heat table": HEAT,
    "tree": TREE,
}

each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
each_frame = pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)


def placed(chart: Chart, frame: Frame = WIDE, theme: Theme | None = None) -> Any:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    add_chart(slide.shapes, chart, frame, theme or default_theme(), "图1")
    return slide


def flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from flat(shape.shapes)


def charts_of(slide: Any) -> list[Any]:
    """The XML of each chart, in the slide's order."""
    return [etree.fromstring(part.blob) for part in chart_parts(slide)]


def chart_parts(slide: Any) -> list[Any]:
    return [shape.chart.part for shape in flat(slide.shapes) if getattr(shape, "has_chart", False)]


def books_of(slide: Any, **how: bool) -> list[Any]:
    return [openpyxl.load_workbook(io.BytesIO(blob), **how) for blob in book_blobs(slide)]


def book_blobs(slide: Any) -> list[bytes]:
    return [part.chart_workbook.xlsx_part.blob for part in chart_parts(slide)]


def look_up(node: Any, path: str) -> Any:
    return node.xpath(path, namespaces=NAMESPACES)


def drawn(chart: Any) -> dict[str, Values]:
    """The values of each series by its name, as the chart's XML has them."""
    return {
        look_up(series, "string(c:tx//c:v)"): cached(look_up(series, "(c:val|c:yVal)/c:numRef")[0])
        for series in look_up(chart, "//c:ser")
    }


def cached(reference: Any) -> Values:
    points = {int(point.get("idx")): float(look_up(point, "string(c:v)")) for point in look_up(reference, ".//c:pt")}
    return tuple(map(points.get, range(int(look_up(reference, "string(.//c:ptCount/@val)")))))


def floats(values: Sequence[Decimal | None]) -> Values:
    return tuple(None if value is None else float(value) for value in values)


def together(*parts: Values) -> Values:
    """Several series that share the names between them, as one."""
    return tuple(next((value for value in row if value is not None), None) for row in zip(*parts, strict=True))


def frame_of(shape: Any) -> Frame:
    sides = (shape.left, shape.top, shape.width, shape.height)
    return Frame(*(side / EMU_PER_POINT for side in sides))


def called(slide: Any, name: str) -> Any:
    return next(shape for shape in flat(slide.shapes) if shape.name == name)

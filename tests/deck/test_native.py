"""Native charts reopened: their numbers, their workbooks, where things stand, and what PowerPoint would trip over."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils import range_boundaries
from pptx import Presentation

from builder.deck.colors import scheme_name
from builder.deck.native import add_chart, kinds
from builder.deck.native.scale import dot_scale
from builder.deck.native.shades import contrast, shades
from builder.deck.native.spread import label_frame, shared_area, spread
from builder.deck.native.text import text_width
from builder.deck.slides import Frame
from builder.deck.units import EMU_PER_POINT
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    HeatTable,
    Panel,
    Point,
    RankedBars,
    Reference,
    Scatter,
    Series,
    SmallMultiples,
    Tile,
    TileMap,
    Tree,
    TreeNode,
)
from builder.theme.load import load_theme
from builder.theme.theme import Theme
from tests.deck.sample import STYLES, default_theme

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
    "ranked columns": MANY,
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


# ---- numbers


def test_every_kind_of_chart_can_be_placed() -> None:
    assert kinds() == set(get_args(Chart))
    assert kinds() == {type(chart) for chart in CHARTS.values()}


@pytest.mark.parametrize("ranked", [RANKED, MANY], ids=["lying", "standing"])
def test_ranked_bars_draw_every_value_once_in_the_series_of_its_colour(ranked: RankedBars) -> None:
    [chart] = charts_of(placed(ranked))
    series = drawn(chart)
    name = ranked.series.name
    assert together(series[f"{name}（重点）"], series[f"{name}（其他）"]) == floats(ranked.series.values)
    shown = [c for c, v in zip(ranked.categories, series[f"{name}（重点）"], strict=True) if v is not None]
    assert shown == list(ranked.highlight)


def test_without_a_highlight_the_bars_are_one_series_with_the_name_of_the_index() -> None:
    [chart] = charts_of(placed(replace(RANKED, highlight=())))
    assert drawn(chart) == {"整体上云指数": floats(HIGH.values)}


def test_the_mean_of_standing_bars_is_a_series_of_one_value() -> None:
    [chart] = charts_of(placed(MANY))
    assert drawn(chart)["均值 65.55"] == (65.55,) * 30


def test_a_dumbbell_draws_both_indices_and_their_gap() -> None:
    [chart] = charts_of(placed(DUMBBELL))
    assert drawn(chart)["整体上云指数"] == floats(HIGH.values)
    assert drawn(chart)["云化基础设施指数"] == floats(CLOSE.values)
    all_gaps, marked = (cached(plus) for plus in look_up(chart, "//c:errBars/c:plus/c:numRef"))
    assert all_gaps == pytest.approx((0.38, 1.30, 1.54, 5.80, 7.18))
    assert marked[:4] == (None,) * 4
    assert marked[4] == pytest.approx(7.18)


def test_a_dot_plot_draws_every_index_and_its_mean() -> None:
    [chart] = charts_of(placed(replace(DOTS, references=DOTS.references[:2])))
    series = drawn(chart)
    assert [series[one.name] for one in DOTS.series] == [floats(one.values) for one in DOTS.series]
    assert series["均值 55.28"] == (55.28,) * 5
    assert series["均值 56.10"] == (56.1,) * 5


def test_small_multiples_are_a_chart_for_each_index_all_on_one_scale() -> None:
    charts = charts_of(placed(MULTIPLES))
    found = [together(*drawn(chart).values()) for chart in charts]
    assert found == [floats(panel.series.values) for panel in MULTIPLES.panels]
    assert len({look_up(chart, "string(//c:valAx//c:max/@val)") for chart in charts}) == 1


def test_a_scatter_draws_each_point_at_its_values() -> None:
    [chart] = charts_of(placed(SCATTER))
    points = look_up(chart, "//c:ser")[:2]
    assert {cached(look_up(one, "c:xVal/c:numRef")[0]) for one in points} == {floats([p.x for p in POINTS])}
    assert together(*itertools.islice(drawn(chart).values(), 2)) == floats([p.y for p in POINTS])


def test_a_heat_table_prints_every_value_with_its_decimals() -> None:
    [table] = [shape.table for shape in placed(HEAT).shapes if getattr(shape, "has_table", False)]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["行业", "整体", "云智能"]
    assert rows[3] == ["汽车", "58.00", "4.00"]
    assert len(rows) == 6


def test_a_tile_says_its_value_rounded_half_up() -> None:
    assert called(placed(MAP), "图1 内蒙古").text_frame.text == "内蒙古\n9.0"


def test_a_place_without_data_keeps_its_name_and_says_no_value() -> None:
    assert called(placed(MAP), "图1 台湾").text_frame.text == "台湾"


# ---- workbooks


@each_chart
def test_every_range_of_a_chart_holds_in_the_workbook_what_the_chart_draws(chart: Chart) -> None:
    slide = placed(chart)
    for one, book in zip(charts_of(slide), books_of(slide, data_only=True), strict=True):
        for reference in look_up(one, "//c:strRef|//c:numRef"):
            sheet, cells = look_up(reference, "string(c:f)").rsplit("!", 1)
            left, top, right, bottom = range_boundaries(cells.replace("$", ""))
            page = book[sheet.strip("'")]
            found = [page.cell(row, left).value for row in range(top, bottom + 1)]
            assert left == right
            assert found == list(cached(reference) if reference.tag.endswith("numRef") else cached_names(reference))


def cached_names(reference: Any) -> list[str]:
    return [str(name) for name in look_up(reference, ".//c:v/text()")]


def test_a_workbook_is_one_sheet_with_the_name_of_the_index_and_numbers_of_two_decimals() -> None:
    [book] = books_of(placed(RANKED))
    assert book.sheetnames == ["整体上云指数"]
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == ["名称", "整体上云指数（重点）", "整体上云指数（其他）"]
    assert sheet["B2"].number_format == sheet["C4"].number_format == "0.00"
    assert sheet["C2"].value is None


def test_the_line_between_dots_follows_the_values_by_a_formula() -> None:
    [book] = books_of(placed(DUMBBELL))
    assert [cell.value for cell in book.active[2]][3:5] == ["=MIN(B2:C2)", "=MAX(B2:C2)-MIN(B2:C2)"]


def test_a_sheet_has_no_name_that_excel_refuses() -> None:
    series = replace(HIGH, name="上云/不上云：'指数'[2020]" + "长" * 40)
    [book] = books_of(placed(replace(RANKED, series=series)))
    [name] = book.sheetnames
    assert len(name) <= 31
    assert not re.search(r"[\[\]:*?/\\']", name)


@each_chart
def test_the_same_chart_gives_the_same_bytes(chart: Chart) -> None:
    first, second = placed(chart), placed(chart)
    assert first.part.blob == second.part.blob
    assert [part.blob for part in chart_parts(first)] == [part.blob for part in chart_parts(second)]
    assert book_blobs(first) == book_blobs(second)


def test_no_workbook_says_when_it_was_made() -> None:
    [blob] = book_blobs(placed(RANKED))
    with zipfile.ZipFile(io.BytesIO(blob)) as book:
        assert set(re.findall(rb">(\d{4}-\d\d-\d\d)T", book.read("docProps/core.xml"))) == {b"2000-01-01"}
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# ---- what PowerPoint asks for


@each_chart
def test_axis_ids_are_positive_and_lead_to_axes(chart: Chart) -> None:
    for one in charts_of(placed(chart)):
        axes = look_up(one, "//c:catAx/c:axId/@val|//c:valAx/c:axId/@val")
        used = look_up(one, "//c:axId/@val|//c:crossAx/@val")
        assert all(int(axis) > 0 for axis in axes)
        assert len(axes) == 2
        assert set(used) == set(axes)


@each_chart
def test_all_text_of_a_chart_has_the_themes_fonts_and_is_chinese(chart: Chart) -> None:
    for one in charts_of(placed(chart)):
        settings = look_up(one, "//a:defRPr|//a:rPr")
        assert {(look_up(s, "string(a:latin/@typeface)"), look_up(s, "string(a:ea/@typeface)")) for s in settings} == {
            ("+mn-lt", "+mn-ea")
        }
        assert {s.get("lang") for s in settings} == {"zh-CN"}
        assert min(int(s.get("sz")) for s in settings) >= 1000


@each_chart
def test_all_text_outside_charts_is_chinese_in_the_themes_fonts_and_not_too_small(chart: Chart) -> None:
    for run in placed(chart).shapes._spTree.xpath(".//a:r/a:rPr"):
        assert run.get("lang") == "zh-CN"
        assert run.xpath("string(a:ea/@typeface)") == "+mn-ea"
        assert int(run.get("sz")) >= 1200


@each_chart
def test_names_and_ids_of_shapes_are_unique(chart: Chart) -> None:
    shapes = list(flat(placed(chart).shapes))
    assert len({shape.name for shape in shapes}) == len(shapes)
    assert len({shape.shape_id for shape in shapes}) == len(shapes)


@each_chart
def test_charts_tables_and_groups_have_alternative_text_and_lines_are_decoration(chart: Chart) -> None:
    for shape in flat(placed(chart).shapes):
        [properties] = shape._element.xpath("./*[1]/p:cNvPr")
        if shape.shape_type == 6 or getattr(shape, "has_chart", False) or getattr(shape, "has_table", False):
            assert len(properties.get("descr", "")) > 5
        if shape._element.tag.endswith("cxnSp"):
            assert properties.xpath(".//*[local-name()='decorative']/@val") == ["1"]


@each_chart
@each_frame
def test_nothing_stands_outside_the_frame(chart: Chart, frame: Frame) -> None:
    for shape in flat(placed(chart, frame).shapes):
        stands = frame_of(shape)
        assert stands.x >= frame.x - 0.5, shape.name
        assert stands.y >= frame.y - 0.5, shape.name
        assert stands.x + stands.width <= frame.x + frame.width + 0.5, shape.name
        assert stands.y + stands.height <= frame.y + frame.height + 0.5, shape.name


@each_chart
@each_frame
def test_every_line_of_text_fits_its_box_or_has_lines_to_spare(chart: Chart, frame: Frame) -> None:
    theme = default_theme()
    for shape in flat(placed(chart, frame).shapes):
        if not shape.has_text_frame or not shape.text_frame.text:
            continue
        box = frame_of(shape)
        inner = box.width - 2 * shape.text_frame.margin_left / EMU_PER_POINT
        high = 0.0
        for paragraph in shape.text_frame.paragraphs:
            [run] = paragraph.runs
            width = text_width(theme, run.text, run.font.size.pt, is_bold=run.font.bold)
            high += -(-width // inner) * paragraph.line_spacing.pt
        assert high <= box.height + 0.5, shape.name


# ---- where things stand


def test_lying_bars_begin_with_the_best_on_top() -> None:
    [chart] = charts_of(placed(RANKED))
    assert look_up(chart, "string(//c:barDir/@val)") == "bar"
    assert look_up(chart, "string(//c:catAx//c:orientation/@val)") == "maxMin"


def test_more_than_twenty_bars_stand_where_their_labels_have_room() -> None:
    assert [look_up(c, "string(//c:barDir/@val)") for c in charts_of(placed(MANY, WIDE))] == ["col"]
    twenty = replace(MANY, categories=MANY.categories[:20], series=replace(MANY.series, values=MANY.series.values[:20]))
    assert [look_up(c, "string(//c:barDir/@val)") for c in charts_of(placed(twenty, WIDE))] == ["bar"]


def test_where_they_have_none_they_lie_in_two_blocks_of_one_scale() -> None:
    charts = charts_of(placed(MANY, BESIDE))
    assert [len(look_up(chart, "//c:ser[1]/c:cat//c:pt")) for chart in charts] == [15, 15]
    assert len({look_up(chart, "string(//c:valAx//c:max/@val)") for chart in charts}) == 1


@pytest.mark.parametrize("mean", ["47.38", "55.28", "67.40"])
def test_the_line_of_the_mean_stands_at_its_value(mean: str) -> None:
    slide = placed(replace(RANKED, reference=Reference("均值", Decimal(mean))))
    chart_frame = frame_of(called(slide, "图1 条形"))
    [chart] = charts_of(slide)
    left, width = (
        float(look_up(chart, f"string(//c:plotArea/c:layout//c:{side}/@val)")) * chart_frame.width for side in "xw"
    )
    share = float(mean) / float(look_up(chart, "string(//c:valAx//c:max/@val)"))
    assert frame_of(called(slide, "图1 均值线")).x == pytest.approx(chart_frame.x + left + share * width, abs=0.1)


def test_the_line_of_the_mean_lies_behind_the_bars() -> None:
    names = [shape.name for shape in flat(placed(RANKED).shapes)]
    assert names.index("图1 均值线") < names.index("图1 条形")


def test_labels_that_the_mean_would_cross_stand_on_its_line() -> None:
    [chart] = charts_of(placed(MANY))
    moved = look_up(chart, "//c:barChart//c:dLbl[c:layout]/c:idx/@val")
    values = [value for index in moved if (value := MANY.series.values[int(index)])]
    assert values
    assert all(60 < value < Decimal("65.55") for value in values)


def test_the_panels_of_small_multiples_have_their_rows_at_one_height() -> None:
    slide = placed(MULTIPLES)
    frames = [frame_of(shape) for shape in flat(slide.shapes) if getattr(shape, "has_chart", False)]
    assert len({(round(frame.y, 2), round(frame.height, 2)) for frame in frames}) == 1
    shown = [look_up(chart, "string(//c:catAx/c:tickLblPos/@val)") for chart in charts_of(slide)]
    assert shown == ["low", "none", "none"]


def test_the_higher_of_two_dots_has_its_label_above() -> None:
    [chart] = charts_of(placed(DUMBBELL))
    first, second = look_up(chart, "//c:ser")[-2:]
    assert look_up(first, "c:dLbls/c:dLbl/c:dLblPos/@val") == ["b", "b", "t", "b", "b"]
    assert look_up(second, "c:dLbls/c:dLbl/c:dLblPos/@val") == ["t", "t", "b", "t", "t"]


def test_the_legend_shows_the_indices_alone() -> None:
    [chart] = charts_of(placed(DOTS))
    hidden = set(map(int, look_up(chart, "//c:legendEntry/c:idx/@val")))
    shown = [name for order, name in enumerate(all_names(chart)) if order not in hidden]
    assert shown == [series.name for series in DOTS.series]


def all_names(chart: Any) -> list[str]:
    return [look_up(series, "string(c:tx//c:v)") for series in look_up(chart, "//c:ser")]


def test_named_points_carry_their_names_and_no_other_point_does() -> None:
    [chart] = charts_of(placed(SCATTER))
    assert look_up(chart, "//c:dLbl//a:t/text()") == [point.name for point in POINTS if point.is_named]


coordinates = st.tuples(st.floats(0, 500, width=32), st.floats(0, 300, width=32))


@given(st.lists(coordinates, min_size=1, max_size=25))
def test_spreading_names_covers_no_more_than_putting_all_at_the_right(points: list[tuple[float, float]]) -> None:
    sizes = dict.fromkeys(range(len(points)), (40.0, 14.0))
    sides = spread(points, sizes, Frame(0, 0, 500, 300), (), 6)
    assert hidden_by(points, sizes, sides) <= hidden_by(points, sizes, dict.fromkeys(sizes, "r")) + 40 * 14 * len(
        points
    )


def hidden_by(points: Sequence[tuple[float, float]], sizes: dict[int, tuple[float, float]], sides: Any) -> float:
    """The area that labels share."""
    frames = [label_frame(points[n], sizes[n], sides[n], 6) for n in sizes]
    return sum(shared_area(one, other) for one, other in itertools.combinations(frames, 2))


def test_names_of_near_points_do_not_cover_each_other_nor_a_point() -> None:
    points = [(100.0, 100.0), (112.0, 100.0), (106.0, 116.0), (300.0, 40.0), (497.0, 200.0), (100.0, 295.0)]
    sizes = dict.fromkeys(range(len(points)), (36.0, 14.0))
    sides = spread(points, sizes, Frame(0, 0, 500, 300), (), 6)
    assert hidden_by(points, sizes, sides) == 0
    for number, side in sides.items():
        label = label_frame(points[number], sizes[number], side, 6)
        assert not any(shared_area(label, Frame(x - 5, y - 5, 10, 10)) for x, y in points)
        assert shared_area(label, Frame(0, 0, 500, 300)) == pytest.approx(36 * 14)


def test_a_scale_of_dots_ends_at_round_numbers_beyond_the_values() -> None:
    scale = dot_scale(numbers("47.38", "67.78"), 300, 20)
    assert (scale.low, scale.high, scale.step) == (45, 70, 5)
    assert dot_scale(numbers("0.4", "83"), 300, 20).low == 0


# ---- tables, maps, trees


@pytest.mark.parametrize("name", ["default", "print"])
def test_text_reads_well_on_every_shade(name: str) -> None:
    theme = load_theme(name, [STYLES])
    for shade in shades(theme):
        assert contrast(shade.ground, getattr(theme.color, shade.text)) >= 4.5


def test_the_best_of_a_column_is_darkest_and_the_last_lightest() -> None:
    [table] = [shape.table for shape in placed(HEAT).shapes if getattr(shape, "has_table", False)]
    grounds = [row.cells[1]._tc.xpath("string(a:tcPr/a:solidFill/a:srgbClr/@val)") for row in table.rows][1:]
    scale = [shade.ground for shade in shades(default_theme())]
    assert (grounds[0], grounds[-1]) == (scale[-1], scale[0])


def test_a_column_of_one_value_has_one_light_shade() -> None:
    same = replace(HEAT, values=((Decimal(5), Decimal(1)),) * 5)
    [table] = [shape.table for shape in placed(same).shapes if getattr(shape, "has_table", False)]
    grounds = {row.cells[1]._tc.xpath("string(a:tcPr/a:solidFill/a:srgbClr/@val)") for row in list(table.rows)[1:]}
    assert grounds == {shades(default_theme())[0].ground}


def test_a_table_that_is_too_high_stands_in_blocks_with_the_same_head() -> None:
    rows = tuple((Decimal(n), Decimal(n)) for n in range(31))
    tall = replace(HEAT, categories=tuple(f"省{n}" for n in range(31)), values=rows)
    tables = [shape.table for shape in placed(tall, BESIDE).shapes if getattr(shape, "has_table", False)]
    assert [len(table.rows) for table in tables] == [17, 16]
    assert {table.cell(0, 0).text for table in tables} == {"行业"}
    assert all(table.first_row for table in tables)


def test_the_key_of_a_map_names_every_class_from_the_highest_and_the_missing() -> None:
    slide = placed(MAP)
    key = [called(slide, f"图1 图例 {number}").text_frame.text for number in range(1, 7)]
    assert key == ["60及以上", "45～60", "35～45", "20～35", "低于20", "无数据"]


def test_a_tile_has_the_shade_of_its_class_in_the_key() -> None:
    slide = placed(MAP)
    assert fill_of(called(slide, "图1 北京")) == fill_of(called(slide, "图1 色块 1"))
    assert fill_of(called(slide, "图1 新疆")) == fill_of(called(slide, "图1 色块 5"))
    assert fill_of(called(slide, "图1 台湾")) == fill_of(called(slide, "图1 色块 6"))


def fill_of(shape: Any) -> str:
    return str(shape._element.xpath("string(p:spPr/a:solidFill/*/@val)"))


def test_tiles_do_not_touch() -> None:
    slide = placed(MAP, BESIDE)
    frames = [frame_of(called(slide, f"图1 {tile.name}")) for tile in TILES]
    assert not any(shared_area(one, other) for one, other in itertools.combinations(frames, 2))


@each_frame
def test_the_boxes_of_a_tree_do_not_touch(frame: Frame) -> None:
    boxes = [frame_of(shape) for shape in flat(placed(TREE, frame).shapes) if shape.has_text_frame]
    assert len(boxes) == 20
    assert not any(shared_area(one, other) for one, other in itertools.combinations(boxes, 2))


def test_every_line_of_a_tree_is_attached_to_two_boxes() -> None:
    slide = placed(TREE)
    boxes = {shape.shape_id for shape in flat(slide.shapes) if shape.has_text_frame}
    lines = [shape._element for shape in flat(slide.shapes) if shape._element.tag.endswith("cxnSp")]
    assert len(lines) == 19
    for one in lines:
        ends = [int(end) for end in one.xpath(".//a:stCxn/@id|.//a:endCxn/@id")]
        assert len(ends) == 2
        assert set(ends) <= boxes


# ---- colours


def test_colours_are_those_of_the_powerpoint_theme() -> None:
    theme = default_theme()
    [chart] = charts_of(placed(RANKED))
    fills = look_up(chart, "//c:ser/c:spPr/a:solidFill/a:schemeClr/@val")
    assert fills == [scheme_name(theme, "highlight"), scheme_name(theme, "bar")]


def test_dots_have_the_colours_of_the_series() -> None:
    theme = default_theme()
    [chart] = charts_of(placed(DUMBBELL))
    dots = look_up(chart, "//c:marker/c:spPr/a:solidFill/a:schemeClr/@val")
    assert dots == [scheme_name(theme, "series.0"), scheme_name(theme, "series.1")]


# ---- odd data


def test_a_place_without_data_is_a_gap_in_chart_and_workbook() -> None:
    series = replace(HIGH, values=(*HIGH.values[:4], None))
    for chart in (replace(RANKED, series=series), replace(DUMBBELL, first=series)):
        slide = placed(chart)
        [one], [book] = charts_of(slide), books_of(slide)
        assert [values[4] for name, values in drawn(one).items() if name.startswith("整体上云指数")] in (
            [None],
            [None] * 2,
        )
        assert book.active.cell(6, 2).value is None


@pytest.mark.parametrize(
    "chart",
    [
        RankedBars(("一",), Series("指数", numbers("0")), alt=ALT),
        Dumbbell(("一", "二"), Series("甲", numbers("5", "5")), Series("乙", numbers("5", "5")), alt=ALT),
        DotPlot(("一",), (Series("甲", (None,)),), alt=ALT),
        Scatter("甲", "乙", (Point("一", Decimal(3), Decimal(3)),), alt=ALT),
        TileMap("指数", TILES[:1], (), alt=ALT),
        Tree(TreeNode("一"), alt=ALT),
    ],
    ids=["zero", "no gap", "no value", "one point", "no breaks", "root only"],
)
def test_charts_of_next_to_nothing_can_be_placed(chart: Chart) -> None:
    assert list(placed(chart).shapes)

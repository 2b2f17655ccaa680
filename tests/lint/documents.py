"""Random documents: sections of every part, blocks of every kind, figures of every chart, texts of any length."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, cast, get_args

from hypothesis import strategies as st

from builder.finish.number import number
from builder.model.block import Block, Bullets, Callout, Cell, Figure, Paragraph, Table
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
from builder.model.document import Credits, Document, Part, Section
from builder.model.inline import Inline, Strong, Text

Mark = Literal["", "best", "worst"]
Rows = tuple[tuple[Decimal, ...], ...]
HAN = "工业企业上云用数赋智转型升级产能提高成本下降设备接入平台"
LATIN = ("42.4%", "2020年", "ERP", "MES", "IoT", "cloud-native", "infrastructure", " ", "PDM/PLM", "3.5万", "100 km")
PIECES = (*HAN, *"，、；（）“”：", "——", *LATIN)


def words(least: int, most: int) -> st.SearchStrategy[str]:
    """A text of Han with some Latin in it, that begins with a Han character and is not blank."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=least, max_size=most)
    return pieces.map(lambda found: "云" + "".join(found))


names = words(1, 9)
values = st.decimals(0, 100, places=2)


@st.composite
def inlines(draw: st.DrawFn, least: int, most: int) -> tuple[Inline, ...]:
    text = draw(words(least, most))
    cut = draw(st.integers(0, len(text)))
    return tuple(part for part in (Text(text[:cut]), Strong((Text(text[cut:]),))) if part != Strong((Text(""),)))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """A chart of any kind, its names all different."""
    most = draw(st.sampled_from([4, 16, 31, 60]))
    categories = tuple(draw(st.lists(names, min_size=1, max_size=most, unique=True)))
    column = st.lists(values, min_size=len(categories), max_size=len(categories)).map(tuple)
    titles = draw(st.lists(names, min_size=2, max_size=4, unique=True))
    first, second, *_ = several = tuple(Series(title, draw(column)) for title in titles)
    mean = draw(st.none() | st.builds(Reference, st.just("均值"), values))
    highlight = tuple(draw(st.lists(st.sampled_from(categories), max_size=3, unique=True)))
    alt = draw(words(10, 60))
    match draw(st.sampled_from(get_args(Chart))).__name__:
        case "RankedBars":
            return RankedBars(categories, first, highlight, mean, alt=alt)
        case "Dumbbell":
            return Dumbbell(categories, first, second, highlight, alt=alt)
        case "DotPlot":
            return DotPlot(categories, several, highlight=highlight, alt=alt)
        case "SmallMultiples":
            return SmallMultiples(categories, tuple(Panel(each, mean) for each in several), highlight, alt=alt)
        case "Scatter":
            point = st.builds(Point, names, values, values, st.booleans())
            points = tuple(draw(st.lists(point, min_size=1, max_size=30)))
            return Scatter(first.name, second.name, points, alt=alt)
        case "TileMap":
            places = {(draw(st.integers(0, 7)), draw(st.integers(0, 8))): name[:3] for name in categories}
            tiles = tuple(Tile(name, x, y, draw(st.none() | values)) for (x, y), name in places.items())
            breaks = tuple(sorted(draw(st.sets(values, min_size=1, max_size=4))))
            return TileMap("指数", tiles, breaks, alt=alt)
        case "HeatTable":
            rows = tuple(zip(*(each.values for each in several), strict=True))
            return HeatTable(categories, tuple(titles), cast("Rows", rows), "地区", alt=alt)
        case _:
            nodes = tuple(TreeNode(name, draw(st.just("") | names)) for name in categories[:12])
            return Tree(TreeNode("云", "", nodes), alt=alt)


@st.composite
def figures(draw: st.DrawFn, id: str) -> Figure:
    takeaways = tuple(draw(st.lists(inlines(3, 40), max_size=3)))
    headline = draw(st.just(()) | inlines(5, 45))
    return Figure(id, draw(charts()), draw(inlines(2, 20)), draw(st.just("") | names), (), headline, takeaways)


@st.composite
def tables(draw: st.DrawFn, id: str) -> Table:
    columns = draw(st.integers(1, 8))
    rows = draw(st.integers(1, draw(st.sampled_from([5, 20, 60]))))
    marks: st.SearchStrategy[Mark] = st.sampled_from(["", "", "", "best", "worst"])

    def cell(place: int) -> Cell:
        if place == 0:
            return Cell((Text(draw(words(1, draw(st.sampled_from([6, 6, 6, 30]))))),))
        value = draw(values)
        return Cell((Text(str(value)),), value, draw(marks))

    body = tuple(tuple(cell(place) for place in range(columns)) for _ in range(rows))
    head = tuple(draw(st.lists(words(1, 8), min_size=columns, max_size=columns)))
    return Table(id, draw(inlines(2, 20)), head, body, "l" + "r" * (columns - 1), alt=draw(words(5, 40)))


@st.composite
def cases(draw: st.DrawFn, id: str) -> Callout:
    told = tuple(Paragraph(draw(inlines(5, 200))) for _ in range(draw(st.integers(1, 3))))
    return Callout("case", draw(inlines(3, 30)), told, id, takeaways=tuple(draw(st.lists(inlines(3, 25), max_size=3))))


@st.composite
def blocks(draw: st.DrawFn, id: str) -> tuple[Block, ...]:
    running: st.SearchStrategy[Block] = st.builds(Paragraph, inlines(5, 120))
    listed: st.SearchStrategy[Block] = st.builds(Bullets, st.lists(inlines(3, 60), min_size=1, max_size=5).map(tuple))
    shown: st.SearchStrategy[Block] = figures(f"fig-{id}") | tables(f"tab-{id}") | cases(f"case-{id}")
    return (*draw(st.lists(running | listed, max_size=3)), *draw(st.lists(shown, max_size=1)))


@st.composite
def sections(draw: st.DrawFn, id: str, part: Part) -> Section:
    return Section(
        id,
        part,
        draw(inlines(2, 14)),
        draw(blocks(id)),
        draw(st.just(()) | inlines(5, 50)),
        tuple(draw(st.lists(inlines(4, 70), max_size=draw(st.sampled_from([4, 12]))))),
        slide=draw(st.sampled_from(["message", "message", "recommendation"])),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A report with an opening, a chapter or more with their sections, an appendix."""
    parts: list[Part] = ["front"]
    for _ in range(draw(st.integers(1, 2))):
        parts += ["chapter", *["section"] * draw(st.integers(0, 3))]  # type: ignore[list-item]
    parts += ["appendix"] * draw(st.integers(0, 1))
    return number(
        Document(
            edition="national",
            title=draw(words(3, 16)),
            subtitle=draw(words(3, 20)),
            year="2020",
            language="zh-CN",
            credits=Credits((draw(names),), (draw(words(5, 40)),), ()),
            sections=tuple(draw(sections(f"s{place}", part)) for place, part in enumerate(parts)),
            date="2020-12-31",
        )
    )

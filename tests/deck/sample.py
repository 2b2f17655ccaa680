"""A deck with one slide of each kind, small and made up."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from builder.deck.fitting import fit_deck
from builder.deck.layouts import our_stage
from builder.deck.opening import open_template
from builder.deck.pieces import Sheet
from builder.deck.places import Stage
from builder.deck.properties import Properties
from builder.deck.slides import (
    AgendaEntry,
    AgendaSlide,
    BigNumber,
    CaseSlide,
    ChartSlide,
    DiagramSlide,
    DividerSlide,
    KeyFiguresSlide,
    MessageSlide,
    OnePageSlide,
    RecommendationSlide,
    Slide,
    SourcesSlide,
    SplitSlide,
    SummaryEntry,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from builder.deck.speaker_notes import notes_of
from builder.deck.template import template
from builder.deck.write import write_deck
from builder.model.block import Cell
from builder.model.chart import RankedBars, Series, Tree, TreeNode
from builder.model.inline import Text
from builder.theme.load import load_theme
from builder.theme.theme import Theme

STYLES = Path(__file__).parents[2] / "styles"
SOURCE = "来源：某研究院"
NOTES = ("先说结论。", "再看数据。")


@cache
def default_theme() -> Theme:
    return load_theme("default", [STYLES])


@cache
def default_stage() -> Stage:
    return our_stage(default_theme())


def recolored(theme: Theme, **colors: str) -> Theme:
    return theme.model_copy(update={"color": theme.color.model_copy(update=colors)})


def resized(theme: Theme, **sizes: float) -> Theme:
    return theme.model_copy(update={"deck": theme.deck.model_copy(update=sizes)})


def bars(count: int) -> RankedBars:
    names = tuple(f"城市{i}" for i in range(count))
    return RankedBars(names, Series("指数", tuple(Decimal(90 - i) for i in range(count))), names[:1], alt="城市0最高")


def cell(text: str, mark: str = "") -> Cell:
    return Cell((Text(text),), None, mark)  # type: ignore[arg-type]


def rows(count: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple((cell(f"地区{i}"), cell(f"{80 - i}.00", "best" if i == 0 else "")) for i in range(count))


COVER = TitleSlide("某地数字化报告", "十个城市的指数", ("某研究院", "2020年"), NOTES)
AGENDA = AgendaSlide("目录", (AgendaEntry("一", "行业", 3), AgendaEntry("二", "城市", 5)), NOTES)
DIVIDER = DividerSlide(
    "一",
    "行业视角",
    "工业整体处在起步阶段",
    (AgendaEntry("（一）", "第一节", 2), AgendaEntry("（二）", "第二节", 3)),
    (AgendaEntry("一", "行业", 1), AgendaEntry("二", "城市", 3)),
    0,
    NOTES,
)
MESSAGE = MessageSlide("工业整体处在起步阶段", ("基础设施：消耗占去大部分", "智能应用刚刚开始"), "行业", SOURCE, NOTES)
CHART = ChartSlide("城市0的指数最高", bars(10), "图1　各城市指数", ("城市0最高", "差距很小"), "城市", SOURCE, NOTES)
WIDE_CHART = replace(CHART, title="三十个城市的排名", chart=bars(30))
BARE_CHART = replace(CHART, title="没有要点的图", takeaways=())
TABLE = TableSlide("地区0居首", "表1", ("地区", "整体指数"), rows(5), "lr", 1, "五个地区的指数", "附录", SOURCE, NOTES)
LONG_TABLE = replace(TABLE, title="三十一个地区", rows=rows(31), blocks=2)
CASE = CaseSlide("玩具工厂接入云", "案例1", ("产能提高30%",), "一家玩具企业。\n把设备接入云。", "行业", SOURCE, NOTES)
RECOMMENDATION = RecommendationSlide("分类推进上云", "1", ("树立标杆：公开成本",), "建议", "", NOTES)
SOURCES = SourcesSlide("资料来源", (("[1]\t某研究院. 某报告[R]. 2020.",),), "附录", NOTES)
SHARE = BigNumber("31.8%", "智能与基础设施之比")
SUMMARY = SummarySlide(
    "基础设施领先",
    (SummaryEntry("行业", "工业整体处在起步阶段", SHARE, 1), SummaryEntry("城市", "城市0居首", None, 0)),
    "概要",
    SOURCE,
    NOTES,
)
KEY_FIGURES = KeyFiguresSlide(
    "四个数字", (SHARE, BigNumber("16", "个行业"), BigNumber("31", "个省份")), ("智能刚刚开始",), "行业", SOURCE, NOTES
)
SPLIT = SplitSlide("样本来自一家服务商", ("不含其他服务商",), (BigNumber("数十万家", "企业"),), "行业", SOURCE, NOTES)
TREE = Tree(TreeNode("指数", children=(TreeNode("总量"), TreeNode("智能"))), "指数分为总量和智能")
DIAGRAM = DiagramSlide("指数分为两项", TREE, "图2　指数的构成", ("总量", "智能"), "行业", SOURCE, NOTES)
ONE_PAGE = OnePageSlide("基础设施领先，差距在智能", SUMMARY.entries, bars(10), "图1　各城市指数", SOURCE, NOTES)

SLIDES: tuple[Slide, ...] = (
    COVER,
    AGENDA,
    DIVIDER,
    MESSAGE,
    CHART,
    WIDE_CHART,
    BARE_CHART,
    TABLE,
    LONG_TABLE,
    CASE,
    RECOMMENDATION,
    SOURCES,
    SUMMARY,
    KEY_FIGURES,
    SPLIT,
    DIAGRAM,
    ONE_PAGE,
)
PROPERTIES = Properties(
    title="某地数字化报告",
    subject="十个城市的指数",
    author="某研究院",
    keywords=("指数", "城市"),
    language="zh-CN",
    date="2020-12-31",
)


def written(*slides: Slide, theme: Theme | None = None, properties: Properties = PROPERTIES) -> bytes:
    look = theme or default_theme()
    notes = [notes_of(slide, {}) for slide in slides]
    return write_deck(sheets_of(*slides, theme=look), lambda: notes, properties, look, template_opened(look))


def sheets_of(*slides: Slide, theme: Theme | None = None) -> tuple[Sheet, ...]:
    return fit_deck(slides, our_stage(theme or default_theme()))


def template_opened(theme: Theme | None = None) -> Any:
    return open_template(template(), theme or default_theme())


def reopened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))

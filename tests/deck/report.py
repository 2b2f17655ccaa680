"""A made-up report to plan decks of: two chapters with figures, one of advice, an appendix; texts name their places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.deck import fit
from builder.deck.plan.sizes import plan_deck
from builder.deck.slides import Slide
from builder.finish.number import number
from builder.model.block import Bullets, KeyFigure, Paragraph
from builder.model.chart import RankedBars
from builder.model.document import Document, Section
from builder.model.inline import Text
from builder.model.made import DeckSize
from tests.deck.sample import bars, default_stage, rows
from tests.finish.made_up import document, figure, mention, section, table


def text(words: str) -> tuple[Text, ...]:
    return (Text(words),)


def big(value: str, label: str) -> KeyFigure:
    return KeyFigure(text(value), text(label))


def chapter(id: str, **changes: Any) -> Section:
    """A chapter that says its message."""
    given: dict[str, Any] = {"title": text(f"{id}：题目"), "headline": text(f"{id}的结论")} | changes
    return section(id, "chapter", Paragraph(text(f"{id}说的话。")), **given)


def shown(id: str, *, chart: RankedBars | None = None, **changes: Any) -> Section:
    """A section with a figure."""
    headline = text(f"{id}的图说明什么")
    exhibit = figure(f"fig-{id}", chart=chart or bars(10), headline=headline, takeaways=(text("其一"),))
    given: dict[str, Any] = {"title": text(f"{id}：小题目"), "headline": text(f"{id}的结论")} | changes
    return section(id, "section", mention(f"fig-{id}"), exhibit, **given)


def advice(id: str) -> Section:
    """A recommendation."""
    body = Bullets((text("先做：这件事"), text("再做：那件事")))
    return section(
        id, "section", body, title=text(f"{id}的题目"), headline=text(f"{id}的结论"),
        takeaways=(text("因为如此"), text("也因为如此"), text("第三个理由")), slide="recommendation",
        key_figures=(big("7", f"{id}的数字"),),
    )  # fmt: skip


FRONT = section("front", "front", Paragraph(text("前言。")), title=text("前言"), headline=text("全篇的结论"))
TABLE = replace(table("tab-all"), head=("地区", "整体指数"), rows=rows(5), align="lr", source="某处")
FIGURES = (big("1", "一"), big("2", "二"), big("3", "三"))
REPORT = document(
    FRONT,
    chapter("industries", key_figures=FIGURES, takeaways=(text("行业要点"),)),
    shown("overall", is_brief=True),
    shown("data", is_brief=True),
    shown("scale"),
    chapter("cities"),
    shown("ranks"),
    shown("gaps", is_brief=True),
    shown("outliers", is_brief=True),
    chapter("advice", key_figures=(big("9", "九"),)),
    advice("cost"),
    advice("layout"),
    section("tables", "appendix", mention("tab-all"), TABLE, title=text("数据表")),
)


def slides(whole: Document = REPORT, size: DeckSize = "full") -> tuple[Slide, ...]:
    """The slides of a report."""
    return plan_deck(number(whole), fit.estimate, default_stage(), size)


def with_sections(*sections: Section) -> Document:
    """The report with other sections."""
    return replace(REPORT, sections=sections)



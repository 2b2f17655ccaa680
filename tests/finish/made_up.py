"""A small document to number and to review, with as little in it as each test needs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from builder.model.block import Block, Callout, Compound, Figure, Paragraph, Table
from builder.model.chart import RankedBars, Series
from builder.model.document import Credits, Document, Part, Place, Section
from builder.model.inline import Ref, Text

BARS = RankedBars(("甲",), Series("指数", (Decimal(1),)), alt="条形图：甲为1.00。")


def figure(id: str, **changes: Any) -> Figure:
    """A figure to which nothing is to be said."""
    given: dict[str, Any] = {"source": "某处", "headline": (Text("一句话"),)} | changes
    return Figure(id, given.pop("chart", BARS), (Text("图题"),), **given)


def table(id: str) -> Table:
    """An empty table."""
    return Table(id, (Text("表题"),), (), (), "")


def case(id: str = "", **changes: Any) -> Callout:
    """A case with nothing in it."""
    return Callout("case", (Text("案例"),), (), id, **changes)


def mention(*ids: str) -> Paragraph:
    """A paragraph that leads to each of some ids."""
    return Paragraph(tuple(Ref(id, line=7) for id in ids))


def section(id: str, part: Part, *body: Block | Compound, **changes: Any) -> Section:
    """A section whose file is named after it."""
    given: dict[str, Any] = {"title": (Text("题"),)} | changes
    return Section(id=id, part=part, body=body, place=Place(f"{id}.md", 1), **given)


def document(*sections: Section) -> Document:
    """A document of some sections."""
    return Document("national", "报告", "", "2020", "zh-CN", Credits((), (), ()), sections)

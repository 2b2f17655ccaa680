"""The words that the deck adds to the author's. One place for a language."""

from __future__ import annotations

from collections.abc import Sequence

from builder.facts.references import dated, in_short, listed
from builder.model.document import OutsideSource

AGENDA = "目录"
OPENING = "概要"
APPENDIX = "附录"
SOURCES = "资料来源"
CONTINUED = "（续）"
SOURCE = "数据来源："
NOTE = "注："
CASE_SOURCE = "资料来源：企业或当地提供的材料，未经核实"
INDEX_SOURCE = "上云指数："


def figure_label(number: int) -> str:
    """How a figure is called."""
    return f"图{number}"


def table_label(number: int) -> str:
    """How a table is called."""
    return f"表{number}"


def case_label(number: int) -> str:
    """How a case is called."""
    return f"案例{number}"


def day(date: str) -> str:
    """A date, YYYY-MM-DD, as a slide shows it."""
    year, month, day = map(int, date.split("-"))
    return f"{year}年{month}月{day}日"


def source_study(publishers: Sequence[str]) -> str:
    """Whose study the report comes from."""
    return "原研究：" + "、".join(publishers)


def cited(sources: Sequence[OutsideSource]) -> str:
    """Where the cited figures of a slide come from."""
    return f"{SOURCES}：" + "；".join(map(in_short, sources))


def cited_briefly(sources: Sequence[OutsideSource]) -> str:
    """The same with names and years alone."""
    return f"{SOURCES}：" + "；".join(listed(source.who) + dated(source) for source in sources)


def case_source(sources: Sequence[OutsideSource]) -> str:
    """Who provided a case: what is printed within another work came from those who are named in it."""
    provided = (
        f"{listed(source.who)}提供的{source.title}{dated(source)}" if source.within else in_short(source)
        for source in sources
    )
    return unchecked(f"{SOURCES}：" + "；".join(provided))


def unchecked(source: str) -> str:
    """The source line of what nobody has checked."""
    return f"{source}，未经核实"

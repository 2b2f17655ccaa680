"""The words that the deck adds to the author's. One place for a language."""

from __future__ import annotations

from collections.abc import Sequence

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


def source_study(publishers: Sequence[str]) -> str:
    """Whose study the report comes from."""
    return "原研究：" + "、".join(publishers)


def outside_source(who: str, title: str, year: str) -> str:
    """One entry of the list of sources."""
    return f"{who}：{title}（{year}年）"

"""The words that the deck adds to the author's. One place for a language."""

from __future__ import annotations

from collections.abc import Sequence

from builder.facts import references
from builder.facts.references import dated, in_short
from builder.facts.wording import han
from builder.model.document import OutsideSource

AGENDA = "目录"
OPENING = "概要"
APPENDIX = "附录"
SOURCES = "资料来源"
CONTINUED = "（续）"
EXCERPT = "（节选）"
CRUMB = " › "
GROUNDS = "依据"
JOINT = "；"
AND_MORE = "……"
EVIDENCE = "依据："
THIS_FIGURE, THIS_TABLE, THIS_CASE = "这张图", "这张表", "这个案例"
SAID_OF_SOURCES = "数据和引文的出处列在这一页，编号与报告的参考文献一致。"
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


def continued(number: int) -> str:
    """What is added to the title of the slide after the first (0), the second..., that goes on with something."""
    return "" if number == 0 else CONTINUED if number == 1 else f"（续{number}）"


def whole_text(text: str) -> str:
    """The whole of what a slide shows an excerpt of."""
    return f"全文：{text}"


def captioned(label: str, caption: str) -> str:
    """A label with what it is the label of."""
    return f"{label}　{caption}"


def quoted(name: str) -> str:
    """The name of a section inside a sentence."""
    return f"“{name}”"


def joined(names: Sequence[str]) -> str:
    """Names beside each other."""
    return "、".join(names)


def listed(entry: str) -> str:
    """An entry of a list that has no number."""
    return f"·\t{entry}"


def rows(count: int) -> str:
    """So many rows of a table."""
    return f"{count}行"


def columns(count: int) -> str:
    """So many columns of a table."""
    return f"{count}列"


def proven(said: str, by: str) -> str:
    """What is said, and where that stands."""
    return f"{said}（{by}）" if by else said


def claimed(said: str, evidence: str) -> str:
    """Words and what bears them out."""
    return f"“{said}”：{evidence}"


def values_of(label: str, cells: str) -> str:
    """Where the numbers of a figure or table come from."""
    return f"{label}的数值（{cells}）"


def in_report(page: str, called: str) -> str:
    """Where in the report something stands."""
    return f"见报告第{page}页{called}"


def counted(number: int, said: str) -> str:
    """One of several messages as it is spoken."""
    return f"第{han(number)}，{ended(said)}"


def ended(said: str) -> str:
    """A sentence with its full stop."""
    return said if said.endswith(("。", "！", "？")) else f"{said}。"


def recommendation(number: int) -> str:
    """What a recommendation is called."""
    return f"建议{han(number)}"


def chapter(number: str) -> str:
    """What a chapter is called."""
    return f"第{number}章"


def said_of_chapters(titles: Sequence[str]) -> str:
    """What is said to the agenda."""
    return f"全篇分{han(len(titles))}章，依次是{joined(titles)}。点击章名可以跳到该章。"


def said_of_sections(title: str, names: Sequence[str]) -> str:
    """What is said at the start of a chapter."""
    parts = f"分{han(len(names))}部分：{joined(names)}。" if len(names) > 1 else ""
    return f"下面看“{title}”。{parts}"


def source_study(publishers: Sequence[str]) -> str:
    """Whose study the report comes from."""
    return "原研究：" + "、".join(publishers)


def cited(sources: Sequence[OutsideSource]) -> str:
    """Where the cited figures of a slide come from."""
    return f"{SOURCES}：" + "；".join(map(in_short, sources))


def cited_briefly(sources: Sequence[OutsideSource]) -> str:
    """The same with names and years alone."""
    return f"{SOURCES}：" + "；".join(references.listed(source.who) + dated(source) for source in sources)


def case_source(sources: Sequence[OutsideSource]) -> str:
    """Who provided a case: what is printed within another work came from those who are named in it."""
    provided = (
        f"{references.listed(source.who)}提供的{source.title}{dated(source)}" if source.within else in_short(source)
        for source in sources
    )
    return unchecked(f"{SOURCES}：" + "；".join(provided))


def unchecked(source: str) -> str:
    """The source line of what nobody has checked."""
    return f"{source}，未经核实"

"""The audit view of a document: a small number behind every fact, and the ledger as an annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.ledger.rows import NO_DATA, Data, Row, ledger
from builder.model.block import Cell, Paragraph, Table
from builder.model.document import Document, Section
from builder.model.inline import FactText, Inline, LedgerMark, Text, Traced
from builder.model.walk import change, walk

ID, TABLE_ID = "audit-ledger", "tab-audit-ledger"
_TITLE = "事实台账"
_CAPTION = "事实、断言与引用"
_HEAD = ("序号", "文字", "问题", "数值或依据", "出处")
_SHARES = (0.07, 0.19, 0.29, 0.23, 0.22)
_SAID = "正文中每个取自数据的数字和名称、每条断言和每处引用之后，小号数字是它在下表中的序号。"
_NOTE = "出处为正文文件名和行号；过长的内容以省略号截断，全文见facts.csv。"
_LONGEST = 120  # characters of a cell: a row must fit on a page
# The ledger’s verdicts, which are English as its columns are, for readers of the report.
_VERDICTS = {"from the data": "取自数据", "on file": "已登记", "accepted": "作者担保"}


def audited(document: Document, data: Data = NO_DATA) -> Document:
    """The document with a mark behind every fact and the ledger as its last appendix."""
    annex = _annex(document, data)
    sections = marked(document).sections
    # Before the profiles, which stand after all appendices.
    at = next((index for index, section in enumerate(sections) if section.part == "profile"), len(sections))
    return replace(document, sections=(*sections[:at], annex, *sections[at:]))


def marked(document: Document) -> Document:
    """The document with a mark behind each fact and behind the last of the words that a claim vouches for."""
    left = Counter(node.fact for node in walk(document.sections) if isinstance(node, Traced))

    def how(node: Any) -> Any:
        match node:
            case FactText(fact, _):
                return Traced(_with_mark((node,), fact + 1), fact)
            case Traced(children, fact):
                left[fact] -= 1
                return node if left[fact] else replace(node, children=_with_mark(children, fact + 1))
            case _:
                return node

    return replace(document, sections=change(document.sections, how))


def _with_mark(text: tuple[Inline, ...], number: int) -> tuple[Inline, ...]:
    """A text with a mark at its end; where there is one already, they become one."""
    match text[-1] if text else None:
        case LedgerMark(numbers):
            return (*text[:-1], LedgerMark(tuple(sorted((*numbers, number)))))
        case Traced(children, fact):
            return (*text[:-1], Traced(_with_mark(children, number), fact))
        case _:
            return (*text, LedgerMark((number,)))


def _annex(document: Document, data: Data) -> Section:
    rows = ledger(document, data=data).rows[: len(document.facts)]
    tables = sum(isinstance(node, Table) for node in walk(document.sections))
    appendices = sum(section.part == "appendix" for section in document.sections)
    table = Table(
        id=TABLE_ID,
        caption=(Text(_CAPTION),),
        head=_HEAD,
        rows=tuple(tuple(_cells(row)) for row in rows),
        align="lllll",
        note=(Text(_NOTE),),
        number=tables + 1,
        shares=_SHARES,
        alt=f"表格：{_CAPTION}，共{len(rows)}行。",
    )
    said = Paragraph((Text(_SAID),))
    return Section(ID, "appendix", (Text(_TITLE),), (said, table), number=f"附录{appendices + 1}")


def _cells(row: Row) -> Iterator[Cell]:
    file = row.file.rpartition("/")[2]
    for words in (str(row.number), row.text, row.question or row.source, _evidence(row), f"{file}:{row.line}"):
        yield Cell((Text(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"),))


def _evidence(row: Row) -> str:
    """The exact value, or what else speaks for the words."""
    return row.value or row.evidence or _VERDICTS.get(row.verdict, row.verdict)

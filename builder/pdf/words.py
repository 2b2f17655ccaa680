"""The words that the PDF adds to the author's: names of lists, labels of captions. One place for a language."""

from __future__ import annotations

CONTENTS = "目录"
FIGURES = "图目录"
TABLES = "表目录"
APPENDICES = "附录"
PROFILES = "机构简介"
REFERENCES = "参考文献"
CREDITS = "版权与说明"
SOURCE = "数据来源："
NOTE = "注："
CASE = "案例"
CONTINUED = "续"
BEST_WORST = "▲ 该列最高值　▼ 该列最低值"
BEST, WORST = "▲", "▼"
COLON = "："
SOURCE_STUDY = "原研究发布机构"


def chapter_label(number: str) -> str:
    """The small line over a chapter's title."""
    return f"第{number}章"


def figure_label(number: int) -> str:
    """How a figure is called."""
    return f"图{number}"


def table_label(number: int) -> str:
    """How a table is called."""
    return f"表{number}"


def case_label(number: int) -> str:
    """How a case is called."""
    return f"{CASE}{number}"


def remark(note: str) -> str:
    """A note behind an entry of the references."""
    return f"（{note}）"


def roman(number: int) -> str:
    """A page number of the front matter."""
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in signs:
        while number >= value:
            text += sign
            number -= value
    return text

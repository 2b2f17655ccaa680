"""Styles of text and places that several of our layouts share."""

from __future__ import annotations

from dataclasses import replace

from builder.deck import geometry as at
from builder.deck.places import LEAST_NOTE, Place, Style

LEAST_TITLE = 22.0

TITLE_STYLE = Style(26, 34, is_bold=True, token="title", least=LEAST_TITLE, most_lines=2)
BODY_STYLE = Style(18, 28, after=14, indent=18, bullet="•", token="body")
SMALL_STYLE = Style(16, 24, after=12, indent=16, bullet="•", token="body_small")
ROW_STYLE = Style(16, 24, after=6, indent=16, bullet="•", token="body_small")
TEXT_STYLE = Style(16, 26, after=12, token="body_small")
CAPTION_STYLE = Style(14, 20, is_bold=True, least=LEAST_NOTE)
NOTE_STYLE = Style(12, 16, color="accent4", token="note", least=LEAST_NOTE)
TABLE_STYLE = Style(12, 14.5, token="table", least=LEAST_NOTE)
AGENDA_STYLE = Style(20, 28, after=36)
FIGURE_STYLE = Style(26, 30, color="accent1", is_bold=True, least=20)
LABEL_STYLE = Style(14, 19, color="accent4", least=LEAST_NOTE)

SOURCES_COLUMNS = ("entries", "entries 2")

TITLE = Place("title", 0, "title", at.TITLE, TITLE_STYLE, "标题", "用一句话写出本页的结论")
SOURCE = Place("source", 13, "body", at.SOURCE, replace(NOTE_STYLE, anchor="b"), "来源", "来源：")
FOOTER = Place("footer", 11, "ftr", at.CRUMB, NOTE_STYLE, "页脚", "章 › 节")
DATE = Place("date", 10, "dt", at.DATE, replace(NOTE_STYLE, align="r"), "日期", "")
NUMBER = Place("slide number", 12, "sldNum", at.NUMBER, replace(NOTE_STYLE, align="r", anchor="b"), "页码", "")
CAPTION = Place("caption", 14, "body", at.CAPTION, CAPTION_STYLE, "图题", "图号与图题")
FOOT = (SOURCE, FOOTER, NUMBER)

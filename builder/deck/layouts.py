"""Our own layouts as values: which places each has, where they stand and how their text is set.

Our template is made from them. Plan, fit and write know them only as one stage: another may take its place.
"""

from __future__ import annotations

from dataclasses import replace

from builder.deck import geometry as at
from builder.deck.number_layouts import KEY_FIGURES, ONE_PAGE, SPLIT, SUMMARY
from builder.deck.places import LEAST_NOTE, NOTHING, Edges, Layout, Place, Stage, Style, in_theme
from builder.deck.shared_places import (
    AGENDA_STYLE,
    BODY_STYLE,
    CAPTION,
    CAPTION_STYLE,
    DATE,
    FOOT,
    FOOTER,
    NUMBER,
    ROW_STYLE,
    SMALL_STYLE,
    SOURCES_COLUMNS,
    TABLE_STYLE,
    TEXT_STYLE,
    TITLE,
)
from builder.deck.slides import Frame
from builder.theme.theme import Theme

COVER = Layout(
    "cover",
    "封面",
    (
        Place(
            "title",
            0,
            "ctrTitle",
            at.across(1, 8, 140, 256),
            Style(40, 54, color="bg1", is_bold=True, anchor="b"),
            "标题",
            "报告名称",
        ),
        Place("subtitle", 1, "subTitle", at.across(1, 8, 290, 350), Style(20, 30, color="bg1"), "副标题", "副标题"),
        Place(
            "lines",
            15,
            "body",
            at.across(1, 8, 400, 492),
            Style(14, 22, color="bg1", anchor="b"),
            "发布单位",
            "发布单位与日期",
        ),
    ),
    is_dark=True,
)
AGENDA = Layout(
    "agenda",
    "目录",
    (
        TITLE,
        Place(
            "entries",
            1,
            "body",
            at.across(1, 11, at.CONTENT_TOP, at.CONTENT_BOTTOM),
            replace(AGENDA_STYLE, indent=74),
            "目录",
            "章号与章名，以制表符分隔",
        ),
        Place(
            "pages",
            15,
            "body",
            at.across(12, 1, at.CONTENT_TOP, at.CONTENT_BOTTOM),
            replace(AGENDA_STYLE, color="accent4", align="r"),
            "各章页码",
            "页码",
        ),
        NUMBER,
    ),
)
_DISPLAY = Style(36, 50, is_bold=True)
_CHAPTER = Style(18, 26, color="accent1", is_bold=True)
DIVIDER = Layout(
    "divider",
    "章节",
    (
        Place("title", 0, "title", at.across(5, 8, 116, 216), replace(_DISPLAY, most_lines=2), "标题", "章名"),
        Place("number", 15, "body", at.across(5, 8, 84, 112), _CHAPTER, "章号", "章号"),
        Place("message", 16, "body", at.across(5, 8, 220, 280), Style(20, 30), "本章结论", "用一句话写出本章的结论"),
        Place(
            "sections",
            1,
            "body",
            at.across(5, 8, 288, at.CONTENT_BOTTOM),
            Style(18, 26, after=10, color="accent4", token="body"),
            "本章各节",
            "本章各节",
        ),
        Place(
            "chapters",
            17,
            "body",
            Frame(at.MARGIN, 84, 232, 360),
            Style(16, 24, after=20, indent=36, color="accent5"),
            "各章",
            "章号与章名，以制表符分隔",
            fill="tx2",
        ),
        NUMBER,
    ),
)
MESSAGE = Layout(
    "message",
    "要点",
    (
        TITLE,
        Place("points", 1, "body", at.POINTS, BODY_STYLE, "要点", "三至五个要点，每点一句话"),
        *FOOT,
    ),
)
CHART_COLUMN = Layout(
    "chart",
    "图表与要点",
    (
        TITLE,
        replace(CAPTION, frame=at.CAPTION_LEFT),
        Place("object", 15, "chart", at.BESIDE_TAKEAWAYS, SMALL_STYLE, "图表", "插入图表"),
        Place("takeaways", 16, "body", at.TAKEAWAYS, SMALL_STYLE, "要点", "读者应从图中看出什么"),
        *FOOT,
    ),
)
CHART_WIDE = Layout(
    "chart-wide",
    "整幅图表",
    (
        TITLE,
        CAPTION,
        Place("object", 15, "chart", at.ABOVE_TAKEAWAYS, SMALL_STYLE, "图表", "插入图表"),
        *(
            Place(f"takeaway {i}", 15 + i, "body", frame, ROW_STYLE, f"要点{i}", "读者应从图中看出什么")
            for i, frame in enumerate(at.side_by_side(at.TAKEAWAYS_ROW, 3), 1)
        ),
        *FOOT,
    ),
)
TABLE = Layout(
    "table",
    "表格",
    (
        TITLE,
        replace(CAPTION, frame=at.CAPTION_LEFT, name="表题", prompt="表号与表题"),
        Place("object", 15, "tbl", at.UNDER_CAPTION_WIDE, TABLE_STYLE, "表格", "插入表格"),
        *FOOT,
    ),
)
CASE = Layout(
    "case",
    "案例",
    (
        TITLE,
        replace(
            CAPTION,
            role="label",
            frame=at.across(1, 7, at.CAPTION_TOP, at.CAPTION_TOP + 20),
            style=replace(CAPTION_STYLE, color="accent1"),
            name="案例号",
            prompt="案例号",
        ),
        Place(
            "text",
            1,
            "body",
            at.across(1, 7, 134, at.CONTENT_BOTTOM),
            TEXT_STYLE,
            "案例正文",
            "谁，做了什么，结果如何",
        ),
        Place(
            "points",
            16,
            "body",
            at.across(8, 5, at.CAPTION_TOP, at.CONTENT_BOTTOM),
            Style(18, 30, after=18, color="tx2", is_bold=True, anchor="ctr", token="body"),
            "案例要点",
            "最说明问题的数字",
            fill="bg2",
            edges=Edges(24, 24, 24, 24),
        ),
        *FOOT,
    ),
)
RECOMMENDATION = Layout(
    "recommendation",
    "建议",
    (
        TITLE,
        Place(
            "points",
            1,
            "body",
            at.across(5, 8, at.CAPTION_TOP, at.CONTENT_BOTTOM),
            replace(BODY_STYLE, anchor="ctr"),
            "要点",
            "要做什么，由谁来做",
        ),
        Place(
            "number",
            15,
            "body",
            at.across(1, 4, at.CAPTION_TOP, at.CAPTION_TOP + 104),
            Style(60, 72, color="accent1", is_bold=True, anchor="ctr"),
            "建议号",
            "号",
            fill="bg2",
            edges=Edges(24, 16, 24, 0),
        ),
        Place(
            "grounds",
            16,
            "body",
            at.across(1, 4, at.CAPTION_TOP + 104, at.CONTENT_BOTTOM),
            Style(16, 24, after=12, token="body_small"),
            "依据",
            "建议依据什么提出",
            fill="bg2",
            edges=Edges(24, 8, 24, 20),
        ),
        *FOOT,
    ),
)
_ENTRIES = Style(12, 17, after=7, indent=30, least=LEAST_NOTE)
SOURCES = Layout(
    "sources",
    "资料来源",
    (
        TITLE,
        *(
            Place(role, index, "body", frame, _ENTRIES, f"资料来源{index}", "序号与条目，以制表符分隔")
            for index, (role, frame) in enumerate(zip(SOURCES_COLUMNS, at.side_by_side(at.CONTENT, 2), strict=True), 1)
        ),
        FOOTER,
        NUMBER,
    ),
)

LAYOUTS = (
    COVER,
    SUMMARY,
    AGENDA,
    DIVIDER,
    MESSAGE,
    KEY_FIGURES,
    SPLIT,
    CHART_COLUMN,
    CHART_WIDE,
    TABLE,
    CASE,
    RECOMMENDATION,
    SOURCES,
    ONE_PAGE,
)


PICTURE = Layout(
    "picture",
    "图片",
    (
        TITLE,
        replace(CAPTION, frame=at.CAPTION_LEFT),
        Place("picture", 15, "pic", at.BESIDE_TAKEAWAYS, SMALL_STYLE, "图片", "插入图片"),
        Place("takeaways", 16, "body", at.TAKEAWAYS, SMALL_STYLE, "要点", "读者应从图中看出什么"),
        *FOOT,
    ),
)
TEMPLATE_LAYOUTS = (*LAYOUTS, PICTURE)
"""Those that the template has: also one that no slide of ours stands on, for editors who add their own."""


def offered(layout: Layout) -> tuple[Place, ...]:
    """The places that the template has on a layout: also one for a date, which editors may turn on."""
    return (*layout.places, DATE) if layout.has("slide number") else layout.places


def our_stage(theme: Theme) -> Stage:
    """Our layouts, their texts in the sizes of a theme."""
    layouts = (replace(layout, places=tuple(_sized(place, theme) for place in layout.places)) for layout in LAYOUTS)
    return Stage({layout.role: layout for layout in layouts}, at.SLIDE, theme)


def _sized(place: Place, theme: Theme) -> Place:
    style = in_theme(place.style, theme.deck)
    # LibreOffice does not hand the layout's style on to a footer: it is said again on the slide.
    return replace(place, style=style, given=NOTHING if place.kind in ("ftr", "sldNum") else style)

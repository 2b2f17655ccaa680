"""Our layouts for what is said in a few sentences with a large number each: a summary, key figures, a single page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.deck import geometry as at
from builder.deck.places import Edges, Layout, Place, Style
from builder.deck.shared_places import (
    BODY_STYLE,
    CAPTION,
    FIGURE_STYLE,
    FOOT,
    LABEL_STYLE,
    NUMBER,
    SMALL_STYLE,
    SOURCE,
    TITLE,
)
from builder.deck.slides import Frame

MOST_ROWS = 6
MOST_FIGURES = 5
_PANEL = at.across(8, 5, at.CAPTION_TOP, at.CONTENT_BOTTOM)


def _rows(messages: Frame, message: Style, figures: Frame, figure: Style) -> Iterator[Place]:
    """Places for the messages of a report and their numbers, one row below the other."""
    for number, (left, right) in enumerate(
        zip(at.rows(messages, MOST_ROWS), at.rows(figures, MOST_ROWS), strict=True), 1
    ):
        yield Place(f"message {number}", 20 + number, "body", left, message, f"结论{number}", "结论")
        yield Place(f"figure {number}", 30 + number, "body", right, figure, f"数字{number}", "数字")


def _card(number: int, frame: Frame, value: Style, label: Style, side: float) -> Iterator[Place]:
    """A large number over its name, on a panel that the two share.

    The name comes first: readers that take one body for another then hold a text for smaller than it is, not larger.
    """
    top = round(value.leading * 1.6)
    upper, lower = replace(frame, height=top), replace(frame, y=frame.y + top, height=frame.height - top)
    over, under = Edges(side, 14, side, 0), Edges(side, 4, side, 8)
    yield Place(f"label {number}", 30 + number, "body", lower, label, f"名称{number}", "数字的名称", "bg2", under)
    yield Place(f"value {number}", 20 + number, "body", upper, value, f"数字{number}", "数字", "bg2", over)


SUMMARY = Layout(
    "summary",
    "摘要",
    (
        TITLE,
        *_rows(
            at.across(1, 8, at.CONTENT_TOP, at.CONTENT_BOTTOM),
            Style(18, 26, indent=128, anchor="ctr", token="body"),
            at.across(9, 4, at.CONTENT_TOP, at.CONTENT_BOTTOM),
            replace(FIGURE_STYLE, indent=114, anchor="ctr", is_bold=False),
        ),
        *FOOT,
    ),
)
KEY_FIGURES = Layout(
    "key-figures",
    "关键数字",
    (
        TITLE,
        *(
            place
            for number, frame in enumerate(
                at.side_by_side(at.across(1, 12, at.CONTENT_TOP, at.CONTENT_TOP + 128), MOST_FIGURES), 1
            )
            for place in _card(
                number,
                frame,
                Style(40, 48, color="accent1", is_bold=True, anchor="b", least=20, most_lines=1),
                LABEL_STYLE,
                16,
            )
        ),
        Place(
            "points",
            1,
            "body",
            at.across(1, 12, at.CONTENT_TOP + 160, at.CONTENT_BOTTOM),
            BODY_STYLE,
            "要点",
            "三个要点，每点一句话",
        ),
        *FOOT,
    ),
)
SPLIT = Layout(
    "split",
    "要点与数字",
    (
        TITLE,
        Place(
            "points",
            1,
            "body",
            at.across(1, 7, at.CONTENT_TOP, at.CONTENT_BOTTOM),
            BODY_STYLE,
            "要点",
            "两三个要点，每点一句话",
        ),
        *(
            place
            for number, frame in enumerate(at.rows(_PANEL, 2), 1)
            for place in _card(
                number,
                frame,
                Style(48, 60, color="accent1", is_bold=True, anchor="b", least=24, most_lines=1),
                replace(LABEL_STYLE, size=16, leading=24, least=14),
                24,
            )
        ),
        *FOOT,
    ),
)
ONE_PAGE = Layout(
    "one-page",
    "一页",
    (
        TITLE,
        replace(CAPTION, frame=at.across(8, 5, at.CAPTION_TOP, at.CAPTION_TOP + 20)),
        *_rows(
            at.across(3, 5, at.CAPTION_TOP, at.CONTENT_BOTTOM),
            Style(16, 22, anchor="ctr", token="body_small"),
            at.across(1, 2, at.CAPTION_TOP, at.CONTENT_BOTTOM),
            replace(FIGURE_STYLE, size=24, leading=30, anchor="ctr", least=16, most_lines=1),
        ),
        Place(
            "object",
            15,
            "chart",
            at.across(8, 5, at.UNDER_CAPTION, at.CONTENT_BOTTOM),
            SMALL_STYLE,
            "图表",
            "插入图表",
        ),
        SOURCE,
        NUMBER,
    ),
)

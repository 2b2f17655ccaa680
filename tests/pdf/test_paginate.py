"""Dealing boxes out to pages: where figures, headings, notes and parted paragraphs come to stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.pdf.boxes import Box, BreakBox, FigureBox, TextBox
from builder.pdf.notes import NOTE_SPACE
from builder.pdf.paginate import Page, Paginator
from builder.pdf.text import set_words
from tests.pdf.made_boxes import (
    HEIGHT,
    NOTE,
    STYLES,
    Lines,
    Solid,
    dealt,
    figure,
    name_of,
    names,
    note,
    plain_note,
    size_of,
    text,
)


def test_a_figure_that_does_not_fit_stands_at_the_next_page_s_head_and_text_flows_before_it() -> None:
    pages = dealt(Solid("above", 60), figure("figure", 70), text("below", 4), Solid("last", 10))
    assert names(pages) == [["above", "below"], ["figure", "last"]]
    assert pages[1].placed[0][1] == 0.0


def test_text_is_parted_before_a_figure_that_waits() -> None:
    pages = dealt(Solid("above", 50), figure("figure", 70), text("below", 8))
    assert names(pages) == [["above", "below"], ["figure", "below"]]
    assert [len(box.lines) for page in pages for box, _ in page.placed if isinstance(box, Lines)] == [5, 3]


def test_a_figure_that_almost_fits_gives_up_a_little_height() -> None:
    [page] = dealt(Solid("above", 35), figure("figure", 70))
    assert [box.height for box, _ in page.placed] == [35, pytest.approx(65)]


def test_figures_stay_in_their_order_even_where_a_later_one_would_fit() -> None:
    pages = dealt(Solid("above", 60), figure("large", 70), figure("small", 20), Solid("below", 30))
    assert names(pages) == [["above", "below"], ["large", "small"]]


def test_figures_that_wait_stand_before_a_page_break() -> None:
    pages = dealt(Solid("above", 60), figure("figure", 70), BreakBox(), Solid("chapter", 10))
    assert names(pages) == [["above"], ["figure"], ["chapter"]]


def test_a_heading_brings_a_waiting_figure_when_little_of_the_page_is_left() -> None:
    pages = dealt(Solid("above", 80), figure("figure", 50), Solid("head", 6, keeps=True), text("below", 3))
    assert names(pages) == [["above"], ["figure", "head", "below"]]


def test_a_new_chapter_s_text_fills_the_page_below_a_figure_when_only_one_more_waits() -> None:
    chapter = TextBox(set_words("章", STYLES.body, 300), keeps=True, outline=("章", 0))
    pages = dealt(Solid("above", 60), figure("first", 45), figure("second", 90), chapter, text("below", 3))
    assert [[box for box, _ in page.placed if box is chapter] for page in pages] == [[], [chapter], []]
    others = [[name_of(box) for box, _ in page.placed if box is not chapter] for page in pages]
    assert others == [["above"], ["first", "below"], ["second"]]


def test_a_heading_above_a_figure_that_moves_on_keeps_to_the_text_below() -> None:
    pages = dealt(Solid("above", 40), Solid("head", 6, keeps=True), figure("figure", 90), text("below", 3))
    assert names(pages) == [["above", "head", "below"], ["figure"]]


def test_a_heading_goes_with_two_lines_of_a_paragraph_at_least() -> None:
    below = TextBox(set_words("字" * 200, STYLES.body, 300))
    leading = STYLES.body.leading
    head = Solid("head", 10, keeps=True)
    for free, count in ((10 + 1.9 * leading, 1), (10 + 2.1 * leading, 3)):
        pages = Paginator(40 * leading, size_of).run([Solid("above", 40 * leading - free), head, below])
        assert [len(page.placed) for page in pages] == [count, 3 - count + (count == 3)]


def test_two_headings_stay_together_with_what_follows() -> None:
    heads = [Solid("chapter", 15, keeps=True), Solid("section", 10, keeps=True)]
    assert names(dealt(Solid("above", 70), *heads, Solid("below", 20))) == [["above"], ["chapter", "section", "below"]]


def test_a_footnote_takes_its_room_from_the_page_of_its_mark() -> None:
    marked = Solid("marked", 20, marks=(note("甲"),))
    assert names(dealt(Solid("above", 80 - NOTE - NOTE_SPACE), marked)) == [["above", "marked"]]
    assert names(dealt(Solid("above", 81 - NOTE - NOTE_SPACE), marked)) == [["above"], ["marked"]]


def test_a_paragraph_is_parted_so_that_each_note_stands_below_its_line() -> None:
    pages = dealt(Solid("above", 50), text("below", 6, 1, 5))
    assert names(pages) == [["above", "below"], ["below"]]
    assert [[plain_note(each) for each in page.marked] for page in pages] == [["below1"], ["below5"]]


def test_the_larger_of_two_spaces_stands_between_boxes_and_none_at_the_head() -> None:
    [page] = dealt(Solid("a", 10, before=30, after=4), Solid("b", 10, before=9, after=2), Solid("c", 10))
    assert [top for _, top in page.placed] == [0.0, 19.0, 31.0]


def test_a_box_higher_than_a_page_stands_alone() -> None:
    pages = dealt(Solid("above", 10), Solid("giant", 130), Solid("below", 10))
    assert names(pages) == [["above"], ["giant"], ["below"]]


def test_no_boxes_are_no_pages() -> None:
    assert dealt() == ()
    assert dealt(BreakBox(), BreakBox()) == ()


paragraphs = st.builds(
    lambda count, noted: ("text", count, noted), st.integers(1, 14), st.frozensets(st.integers(0, 13), max_size=2)
)
heads = st.builds(lambda height: ("head", height, frozenset[int]()), st.integers(5, 12))
solids = st.builds(lambda height: ("solid", height, frozenset[int]()), st.integers(5, 70))
figures = st.builds(lambda height: ("figure", height, frozenset[int]()), st.integers(15, 100))
breaks = st.just(("break", 0, frozenset[int]()))
columns = st.lists(st.one_of(paragraphs, paragraphs, heads, solids, figures, breaks), max_size=40)


def made(kinds: Sequence[tuple[str, int, frozenset[int]]]) -> list[Box]:
    boxes: list[Box] = []
    for index, (kind, size, noted) in enumerate(kinds):
        name = f"{kind} {index}"
        if kind == "text":
            boxes.append(text(name, size, *noted))
        elif kind == "figure":
            boxes.append(figure(name, size))
        elif kind == "break":
            boxes.append(BreakBox())
        else:
            boxes.append(Solid(name, size, keeps=kind == "head"))
    return boxes


def pieces(boxes: Sequence[Box]) -> list[tuple[str, int]]:
    """Every line of every paragraph and every box that is not parted, but for figures and breaks."""
    found: list[tuple[str, int]] = []
    for box in boxes:
        if isinstance(box, Lines):
            found.extend((box.name, index) for index, _ in box.lines)
        elif isinstance(box, Solid):
            found.append((box.name, 0))
    return found


def placed(pages: Sequence[Page]) -> list[Box]:
    return [box for page in pages for box, _ in page.placed]


@settings(max_examples=200, deadline=None)
@given(columns)
def test_every_line_stands_once_and_in_order(kinds: list[tuple[str, int, frozenset[int]]]) -> None:
    boxes = made(kinds)
    assert pieces(placed(dealt(*boxes))) == pieces(boxes)


@settings(max_examples=200, deadline=None)
@given(columns)
def test_every_figure_stands_once_in_order_and_never_before_its_place(
    kinds: list[tuple[str, int, frozenset[int]]],
) -> None:
    boxes = made(kinds)
    got = placed(dealt(*boxes))
    order = [name_of(box) for box in boxes if not isinstance(box, BreakBox)]
    seen = [name_of(box) for box in got]
    assert [name for name in seen if name.startswith("figure")] == [name for name in order if name.startswith("figure")]
    for name in (name for name in seen if name.startswith("figure")):
        assert {*order[: order.index(name)]} <= {*seen[: seen.index(name)]}


@settings(max_examples=200, deadline=None)
@given(columns)
def test_nothing_leaves_its_page_or_covers_its_notes(kinds: list[tuple[str, int, frozenset[int]]]) -> None:
    for page in dealt(*made(kinds)):
        notes = len(page.notes) * NOTE + (NOTE_SPACE if page.notes else 0.0)
        assert page.filled + notes <= HEIGHT + 1e-3 or len(page.placed) == 1
        at = 0.0
        for box, top in page.placed:
            assert top >= at - 1e-6
            at = top + box.height


@settings(max_examples=200, deadline=None)
@given(columns)
def test_every_note_stands_on_the_page_of_its_line(kinds: list[tuple[str, int, frozenset[int]]]) -> None:
    for page in dealt(*made(kinds)):
        assert page.marked == [each for box, _ in page.placed for each in box.notes()]


TWO_HEADINGS_AND_A_FIGURE_TOO_HIGH = (("head", 7), ("figure", 26), ("head", 5), ("text", 1))
TWO_FIGURES_OF_WHICH_THE_SECOND_WOULD_FIT = (("solid", 20), ("head", 12), ("figure", 77), ("head", 5), ("figure", 15))


@settings(max_examples=200, deadline=None)
@example(
    [("text", 5, frozenset({0}))] + [(kind, size, frozenset()) for kind, size in TWO_HEADINGS_AND_A_FIGURE_TOO_HIGH]
)
@example([(kind, size, frozenset()) for kind, size in TWO_FIGURES_OF_WHICH_THE_SECOND_WOULD_FIT])
@given(columns)
def test_no_heading_stands_last_on_a_page_that_text_follows(kinds: list[tuple[str, int, frozenset[int]]]) -> None:
    boxes = made(kinds)
    following: dict[str, Box | None] = {}
    text_or_break: Box | None = None
    for box in reversed(boxes):
        if isinstance(box, Solid):
            following[box.name] = text_or_break
        if not isinstance(box, FigureBox):
            text_or_break = box
    for page in dealt(*boxes)[:-1]:
        last = page.placed[-1][0]
        if isinstance(last, Solid) and last.keeps and not is_first_run(page):
            assert following[last.name] is None or isinstance(following[last.name], BreakBox)


def is_first_run(page: Page) -> bool:
    """Whether a page holds headings alone, too many of them to leave room for anything else."""
    return all(box.keeps for box, _ in page.placed)


@settings(max_examples=100, deadline=None)
@given(columns)
def test_a_page_break_parts_what_stands_before_it_from_what_stands_after(
    kinds: list[tuple[str, int, frozenset[int]]],
) -> None:
    boxes = made(kinds)
    part: dict[str, int] = {}
    number = 0
    for box in boxes:
        if isinstance(box, BreakBox):
            number += 1
        else:
            part[name_of(box)] = number
    for page in dealt(*boxes):
        assert len({part[name_of(box)] for box, _ in page.placed}) == 1

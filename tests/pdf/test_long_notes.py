"""Footnotes too long for the page of their mark: they go on over it, and not a line of them is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.inline import Footnote
from builder.pdf.notes import MIN_NOTE_LINES, NoteFoot, NotePart
from builder.pdf.paginate import Page
from tests.pdf.made_boxes import HEIGHT, NOTE, Lines, Solid, dealt, name_of, note, plain_note, size_of


def text(name: str, count: int, at: int, note_lines: int) -> Lines:
    """A paragraph with one footnote of so many lines, marked on its line `at`."""
    mark = note(f"{name}:{note_lines}")
    return Lines(name, tuple((index, mark if index == at else None) for index in range(count)))


def lines_of(pages: Sequence[Page]) -> list[list[tuple[str, int]]]:
    """By page: the boxes on it with how many lines of each."""
    return [
        [(name_of(box), len(box.lines) if isinstance(box, Lines) else 0) for box, _ in page.placed] for page in pages
    ]


def notes_of(pages: Sequence[Page]) -> list[list[tuple[int, int]]]:
    """By page: the first and the last line of each footnote on it."""
    return [[(part.first, part.last) for part in page.notes] for page in pages]


def test_a_note_that_would_leave_a_hole_begins_below_its_mark_and_goes_on_over_the_page() -> None:
    pages = dealt(text("long", 8, 1, 12))
    assert lines_of(pages) == [[("long", 2)], [("long", 6)]]
    assert notes_of(pages) == [[(0, 10)], [(10, 12)]]


def test_only_where_a_note_begins_is_it_numbered() -> None:
    first, second = dealt(text("long", 8, 1, 12))
    assert [plain_note(each) for each in first.marked] == ["long:12"]
    assert second.marked == []


def test_the_rest_of_a_note_stands_above_the_notes_of_its_page() -> None:
    _, second = dealt(text("long", 6, 1, 12), text("short", 2, 0, 1))
    assert [plain_note(part.note) for part in second.notes] == ["long:12", "short:1"]
    assert [plain_note(each) for each in second.marked] == ["short:1"]


def test_a_note_stays_whole_where_that_leaves_but_a_small_hole() -> None:
    pages = dealt(Solid("above", 92), text("long", 4, 0, 6))
    assert lines_of(pages) == [[("above", 0)], [("long", 4)]]
    assert notes_of(pages) == [[], [(0, 6)]]


def test_a_note_longer_than_a_page_leaves_room_for_text_on_each() -> None:
    pages = dealt(text("long", 20, 1, 25))
    assert lines_of(pages) == [[("long", 2)], [("long", 4)], [("long", 4)], [("long", 10)]]
    assert notes_of(pages) == [[(0, 11)], [(11, 18)], [(18, 25)], []]


def test_a_note_that_another_may_not_follow_yet_takes_the_whole_page() -> None:
    pages = dealt(text("first", 10, 7, 17), text("second", 4, 0, 6))
    assert lines_of(pages) == [[("first", 7)], [("first", 3)], [("second", 2)], [("second", 2)]]
    assert notes_of(pages) == [[], [(0, 9)], [(9, 17), (0, 3)], [(3, 6)]]


def test_the_end_of_a_note_fills_the_last_page_before_it_asks_for_another() -> None:
    pages = dealt(text("long", 7, 5, 10), Solid("last", 10))
    assert lines_of(pages) == [[("long", 7)], [("last", 0)]]
    assert notes_of(pages) == [[(0, 2)], [(2, 10)]]


@pytest.mark.parametrize("room", [0.0, NOTE, 1.9 * NOTE])
def test_a_note_is_not_cut_where_but_one_line_of_it_would_stand(room: float) -> None:
    foot = NoteFoot(size_of)
    assert foot.cut(foot.whole(note("n:9")), room) is None


def test_two_lines_of_a_note_at_least_go_over() -> None:
    foot = NoteFoot(size_of)
    parts = foot.cut(foot.whole(note("n:9")), 8.5 * NOTE)
    assert parts is not None
    assert [(part.first, part.last) for part in parts] == [(0, 7), (7, 9)]


paragraphs = st.tuples(st.integers(1, 14), st.integers(0, 13), st.integers(0, 40))


@settings(max_examples=300, deadline=None)
@given(st.lists(paragraphs, max_size=25))
def test_every_line_of_text_and_notes_stands_once_in_order_and_nothing_covers_the_notes(
    kinds: list[tuple[int, int, int]],
) -> None:
    boxes = [
        text(f"p{index}", count, at if lines else -1, lines) for index, (count, at, lines) in enumerate(kinds)
    ]
    pages = dealt(*boxes)
    placed = [box for page in pages for box, _ in page.placed if isinstance(box, Lines)]
    told = [(box.name, line) for box in placed for line in box.lines]
    assert told == [(box.name, line) for box in boxes for line in box.lines]
    assert ends(part for page in pages for part in page.notes) == [
        (note, size_of(note).lines) for box in boxes for note in box.notes()
    ]
    for page in pages:
        assert page.marked == [each for box, _ in page.placed for each in box.notes()]
        assert page.filled + NoteFoot(size_of).height(page.notes) <= HEIGHT + 1e-3 or len(page.placed) == 1
        assert page.placed or page.notes
        assert all(part.last - part.first >= MIN_NOTE_LINES or size_of(part.note).lines == 1 for part in page.notes)


def ends(parts: Iterable[NotePart]) -> list[tuple[Footnote, int]]:
    """Each note with the line it has reached, where its parts follow each other without a gap."""
    found: list[tuple[Footnote, int]] = []
    for part in parts:
        if found and found[-1][0] is part.note:
            assert part.first == found[-1][1]
            found[-1] = (part.note, part.last)
        else:
            assert part.first == 0
            found.append((part.note, part.last))
    return found

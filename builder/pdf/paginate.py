"""Deal a column of boxes out to pages: figures to their mention or the next page's head, footnotes to the foot."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from builder.model.inline import Footnote
from builder.pdf.boxes import Box, BreakBox, FigureBox, TextBox
from builder.pdf.grid import Grid
from builder.pdf.notes import NOTE_SPACE, NoteCut, NoteFoot, NotePart, NoteSize
from builder.pdf.tables import TableBox

NOTE_HOLE = 0.1  # of a page: what may stay empty so that a footnote stands whole on the page of its mark
MOST_CARRIED = 0.6  # of a page: how much of it a footnote from the page before may take
MOST_ASTRAY = 1  # figures of a chapter that may still wait when the next one begins below it
SMALL_HOLE = 0.24  # of a page: what may stay empty so that a waiting figure does not stray into the next section


Floating = FigureBox | TableBox


def floating_of(box: Box) -> Floating | None:
    """The box, where it may move on while text flows past it: a figure, or a small table that says it floats."""
    if isinstance(box, FigureBox) or (isinstance(box, TableBox) and box.floats):
        return box
    return None


@dataclass
class Page:
    """One page: boxes with the distance of each from the top of the column, and its footnotes."""

    placed: list[tuple[Box, float]] = field(default_factory=list)
    notes: list[NotePart] = field(default_factory=list)
    filled: float = 0.0

    @property
    def marked(self) -> list[Footnote]:
        """The footnotes whose marks stand on this page: they are numbered here."""
        return [part.note for part in self.notes if part.begins]


@dataclass(frozen=True)
class _NoteGoesOn:
    """What of a box stands on a page, the rest of it, and its footnotes with the last going on over the page."""

    part: Box
    rest: Box | None
    cut: NoteCut


class Paginator:
    """Fills pages of `height` points one after the other."""

    def __init__(self, height: float, note_size: Callable[[Footnote], NoteSize], grid: Grid | None = None) -> None:
        self.height = height
        self.foot = NoteFoot(note_size)
        self.grid = grid or Grid()
        self.pages: list[Page] = [Page()]
        self.waiting: deque[Floating] = deque()
        self.carried: NotePart | None = None

    def run(self, boxes: Iterable[Box]) -> tuple[Page, ...]:
        """The pages that the boxes fill."""
        todo = deque(boxes)
        while todo:
            self._step(todo)
        self._flush()
        self._end_carried()
        return tuple(page for page in self.pages if page.placed or page.notes)

    def _step(self, todo: deque[Box]) -> None:
        box = todo.popleft()
        if isinstance(box, BreakBox):
            self._flush()
            self._turn()
            return
        if len(self.waiting) > MOST_ASTRAY and isinstance(box, TextBox) and box.outline and box.outline[1] == 0:
            self._flush(MOST_ASTRAY)
        if self.waiting and box.keeps and self._room(box) < SMALL_HOLE * self.height and not self._ends_with_heading():
            self._turn()
        floating = floating_of(box)
        if self.waiting and floating:  # figures stay in their order
            self.waiting.append(floating)
            return
        if self._fits(box, todo):
            self._place(box)
            return
        if floating:
            self._place_floating(floating)
            return
        parts = None if box.keeps else self._split(box)
        leaves_hole = not box.keeps and self._hole(parts) > NOTE_HOLE * self.height
        if leaves_hole and (over := self._with_note_cut(box, is_last=not todo)) is not None:
            self._place_cut(over, todo)
            return
        if parts is not None:
            self._place(parts[0])
            self._turn()
            todo.appendleft(parts[1])
            return
        if not self._page.placed and self.carried is not None:
            self._fill_with_carried()
            if self.carried is not None:
                self._next_page()
            todo.appendleft(box)
            return
        if not self._page.placed:  # higher than a page: nothing else can be done
            self._place(box)
            return
        self._turn()
        todo.appendleft(box)

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _ends_with_heading(self) -> bool:
        return bool(self._page.placed) and self._page.placed[-1][0].keeps

    @property
    def _last(self) -> Box | None:
        return self._page.placed[-1][0] if self._page.placed else None

    def _notes_height(self, boxes: Iterable[Box]) -> float:
        """How high the footnotes of this page stand with those marked in some boxes.

        While a note still goes on over this page no other can begin on it: they would stand out of their order.
        """
        more = [self.foot.whole(note) for box in boxes for note in box.notes()]
        if more and self.carried is not None:
            return 2 * self.height
        return self.foot.height([*self._page.notes, *more])

    def _gap(self, box: Box) -> float:
        return self.grid.gap(self._last, self._page.filled, box)

    def _left(self, box: Box) -> float:
        """What is left of the page below the space above a box, the footnotes not counted."""
        return self.height - self._page.filled - self._gap(box)

    def _room(self, box: Box) -> float:
        """What is left for the box above the footnotes, its own among them."""
        return self._left(box) - self._notes_height([box])

    def _fits(self, box: Box, rest: Iterable[Box]) -> bool:
        """Whether a box fits here with all that it must keep to: a heading needs the head of what follows it."""
        chain = [box]
        has_waiting = False
        for following in rest:
            if not chain[-1].keeps or isinstance(following, BreakBox):
                break
            must_wait = bool(self.waiting) or has_waiting  # figures stay in their order
            if floating_of(following) and (must_wait or not self._is_room_for([*chain, following])):
                has_waiting = True  # the figure moves on, and what follows it stands below the heading
                continue
            chain.append(following if following.keeps else self._least(following))
        return self._is_room_for(chain) and not (has_waiting and chain[-1].keeps)

    def _is_room_for(self, chain: Sequence[Box]) -> bool:
        """Whether boxes fit here, one below the other, with the footnotes marked in them."""
        foot = self.grid.foot(self._last, self._page.filled, chain)
        return foot + self._notes_height(chain) <= self.height + 1e-6

    def _least(self, box: Box) -> Box:
        """How much of a box must stand below its heading."""
        parts = box.split(2 * box.text.style.leading if isinstance(box, TextBox) else self.height / 3)
        return parts[0] if parts else box

    def _split(self, box: Box) -> tuple[Box, Box] | None:
        """The most of a box that fits here above the footnotes marked in that part, and the rest."""
        room = self._left(box)
        parts = box.split(room - self._notes_height(()))
        while parts is not None and parts[0].height + self._notes_height([parts[0]]) > room + 1e-6:
            parts = box.split(parts[0].height - 0.01)
        return parts

    def _hole(self, parts: tuple[Box, Box] | None) -> float:
        """What stays empty of this page where only the first of two parts, or nothing, is placed on it."""
        placed = parts[:1] if parts else ()
        return self.height - self.grid.foot(self._last, self._page.filled, placed) - self._notes_height(placed)

    def _with_note_cut(self, box: Box, *, is_last: bool) -> _NoteGoesOn | None:
        """The least of a box below which the page is filled by the beginning of a long footnote marked in it.

        The last box of a chapter is not placed whole: a page with nothing on it but the end of a note would follow.
        """
        if self.carried is not None:
            return None
        room = self._left(box)
        found = None
        parts: tuple[Box, Box | None] | None = box.split(room) if is_last else (box, None)
        while parts is not None:
            cut = self.foot.begun(self._page.notes, parts[0].notes(), room - parts[0].height)
            if cut is not None:
                found = _NoteGoesOn(parts[0], parts[1], cut)
            elif found is not None:
                break
            parts = box.split(min(room, parts[0].height - 0.01))
        return found

    def _place_cut(self, over: _NoteGoesOn, todo: deque[Box]) -> None:
        self._put(over.part)
        self._page.notes.extend(over.cut.here)
        self.carried = over.cut.over
        self._turn()
        if over.rest is not None:
            todo.appendleft(over.rest)

    def _place(self, box: Box) -> None:
        self._put(box)
        self._page.notes.extend(map(self.foot.whole, box.notes()))

    def _put(self, box: Box) -> None:
        page = self._page
        top = page.filled + self._gap(box)
        page.placed.append((box, top))
        page.filled = top + box.height

    def _place_floating(self, box: Floating) -> None:
        squeezed = box.squeezed(self._room(box)) if isinstance(box, FigureBox) else None
        if squeezed is not None and not self.waiting:
            self._place(squeezed)
        else:
            self.waiting.append(box)

    def _turn(self) -> None:
        """Go on to a new page; figures that wait stand at its head."""
        if self._page.placed:
            self._next_page()
        while self.waiting and self.waiting[0].height <= self._room(self.waiting[0]) + 1e-6:
            self._place(self.waiting.popleft())
        if self.waiting and not self._page.placed:
            self._place(self.waiting.popleft())

    def _next_page(self) -> None:
        """Begin a page, at its foot what has not had room of a footnote on the page before."""
        self.pages.append(Page())
        if self.carried is None:
            return
        here, self.carried = self._cut(self.carried, MOST_CARRIED * self.height - NOTE_SPACE)
        self._page.notes.append(here)

    def _cut(self, part: NotePart, room: float) -> tuple[NotePart, NotePart | None]:
        """What of a footnote stands in `room`, and what is left to go on: nothing where it fits, or no cut is good."""
        fits = self.foot.height([part]) - NOTE_SPACE <= room + 1e-6
        return (part, None) if fits else self.foot.cut(part, room) or (part, None)

    def _fill_with_carried(self) -> None:
        """Let a footnote that goes on over this page take all that is left of it: no text stands below it."""
        if self.carried is None:
            return
        begun = self._page.notes.pop()
        above = self._page.filled + self.foot.height(self._page.notes)
        room = self.height - above - (0.0 if self._page.notes else NOTE_SPACE)
        here, self.carried = self._cut(replace(begun, last=self.carried.last), room)
        self._page.notes.append(here)

    def _end_carried(self) -> None:
        """Place the end of a footnote that no text follows: on the last page as much as fits, the rest after it."""
        self._fill_with_carried()
        while self.carried is not None:
            self._next_page()
            self._fill_with_carried()

    def _flush(self, left: int = 0) -> None:
        """Place figures that wait until so many are left.

        Where none is, no text fills the hole below one: the next gives up a little to stand there.
        """
        while len(self.waiting) > left:
            figure = self.waiting[0]
            room = self._room(figure)
            squeezed = figure.squeezed(room) if isinstance(figure, FigureBox) else None
            if figure.height <= room + 1e-6:
                self._place(self.waiting.popleft())
            elif squeezed is not None:
                self._place(squeezed)
                self.waiting.popleft()
            else:
                self._turn()

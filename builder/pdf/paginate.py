"""Deal a column of boxes out to pages: figures to their mention or the next page's head, footnotes to the foot."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from builder.model.inline import Footnote
from builder.pdf.boxes import Box, BreakBox, FigureBox, TextBox, gap_between, stacked_height
from builder.pdf.tables import TableBox

NoteHeight = Callable[[Footnote], float]
NOTE_SPACE = 14.0  # between the text and the first footnote, with the rule in it
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
    notes: list[Footnote] = field(default_factory=list)
    filled: float = 0.0


class Paginator:
    """Fills pages of `height` points one after the other."""

    def __init__(self, height: float, note_height: NoteHeight) -> None:
        self.height = height
        self.note_height = note_height
        self.pages: list[Page] = [Page()]
        self.waiting: deque[Floating] = deque()

    def run(self, boxes: Iterable[Box]) -> tuple[Page, ...]:
        """The pages that the boxes fill."""
        todo = deque(boxes)
        while todo:
            self._step(todo)
        self._flush()
        return tuple(page for page in self.pages if page.placed)

    def _step(self, todo: deque[Box]) -> None:
        box = todo.popleft()
        if isinstance(box, BreakBox):
            self._flush()
            self._turn()
            return
        if len(self.waiting) > MOST_ASTRAY and isinstance(box, TextBox) and box.outline and box.outline[1] == 0:
            self._flush()
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
        if not box.keeps and (parts := self._split(box)) is not None:
            self._place(parts[0])
            self._turn()
            todo.appendleft(parts[1])
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

    def _notes_height(self, notes: Iterable[Footnote]) -> float:
        heights = [self.note_height(note) for note in notes]
        return sum(heights) + (NOTE_SPACE if heights else 0.0)

    def _gap(self, box: Box) -> float:
        return gap_between(self._page.placed[-1][0], box) if self._page.placed else 0.0

    def _room(self, box: Box) -> float:
        """What is left for the box above the footnotes, its own among them."""
        notes = [*self._page.notes, *box.notes()]
        return self.height - self._page.filled - self._gap(box) - self._notes_height(notes)

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
        notes = [*self._page.notes, *(note for box in chain for note in box.notes())]
        room = self.height - self._page.filled - self._gap(chain[0]) - self._notes_height(notes)
        return stacked_height(chain) <= room + 1e-6

    def _least(self, box: Box) -> Box:
        """How much of a box must stand below its heading."""
        parts = box.split(2 * box.text.style.leading if isinstance(box, TextBox) else self.height / 3)
        return parts[0] if parts else box

    def _split(self, box: Box) -> tuple[Box, Box] | None:
        """The most of a box that fits here above the footnotes marked in that part, and the rest."""
        page = self._page
        room = self.height - page.filled - self._gap(box)
        parts = box.split(room - self._notes_height(page.notes))
        while parts is not None:
            notes = [*page.notes, *parts[0].notes()]
            if parts[0].height + self._notes_height(notes) <= room + 1e-6:
                break
            parts = box.split(parts[0].height - 0.01)
        return parts

    def _place(self, box: Box) -> None:
        page = self._page
        top = page.filled + self._gap(box)
        page.placed.append((box, top))
        page.notes.extend(box.notes())
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
            self.pages.append(Page())
        while self.waiting and self.waiting[0].height <= self._room(self.waiting[0]) + 1e-6:
            self._place(self.waiting.popleft())
        if self.waiting and not self._page.placed:
            self._place(self.waiting.popleft())

    def _flush(self) -> None:
        """Place all figures that wait."""
        while self.waiting:
            figure = self.waiting[0]
            if figure.height <= self._room(figure) + 1e-6:
                self._place(self.waiting.popleft())
            else:
                self._turn()

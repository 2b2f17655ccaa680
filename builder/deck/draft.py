"""One slide while it is decided what stands where and how large: its places are filled in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from builder.deck import fit, words
from builder.deck.pieces import BlockPiece, ChartPiece, NumberPiece, Piece, TextPiece
from builder.deck.places import Layout, Place, Stage, Style
from builder.deck.slides import Frame
from builder.deck.text import Run, unmarked
from builder.deck.tidy import headline, in_company, tidy_style
from builder.model.chart import Chart

HAIRLINE = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide's layout on its stage, the measure of its texts, and what stands on it so far."""

    layout: Layout
    stage: Stage
    measure: fit.Measure
    pieces: list[Piece] = field(default_factory=list)

    def place(self, role: str) -> Place:
        """A place of the layout."""
        return self.layout.place(role)

    def write(
        self,
        role: str,
        texts: Iterable[str],
        steps: Sequence[float] = fit.ONE_SIZE,
        *,
        marked: Callable[[str, Style], Sequence[Run]] = unmarked,
        is_spread: bool = False,
        frame: Frame | None = None,
    ) -> None:
        """Fill a place, in its own frame or another, with a paragraph per text; leave it out when all are empty.

        `steps` are the sizes to try as factors of the place's own; NoRoom when the texts have no room in any. With
        `is_spread` they are points: the size is one that leaves few lonely words, the room between them is used.
        """
        said = tuple(text for text in texts if text)
        if not said:
            return
        place = self.place(role)
        room = place.edges.inside(frame or place.frame)
        size = place.style.size
        measured = [fit.as_wide_as(text, marked(text, place.style), size) for text in said]
        sized = tidy_style if is_spread else fit.style_that_fits
        style = sized(measured, room, place.style, steps, self.measure)
        if is_spread:
            style = fit.spread(measured, room, style, self.measure)
        said = tuple(in_company(text, room.width - style.indent, style, self.measure) for text in said)
        shrinks = len(steps) > 1
        # What is larger in a text is so beside its nominal size: PowerPoint shrinks both alike.
        nominal = self._nominal(place, measured, room, style) if shrinks else style.size
        self.write_runs(
            role, [marked(text, replace(style, size=nominal)) for text in said], style, frame, shrinks=shrinks
        )

    def write_title(self, title: str, steps: Sequence[float] = fit.TITLE_STEPS) -> None:
        """The slide's message, in a size and a width at which no lonely word stands on its second line."""
        place = self.place("title")
        style, room = headline(title, place.room, place.style, self.measure, steps)
        narrower = place.room.width - room.width
        start = {"ctr": narrower / 2, "r": narrower}.get(style.align, 0.0)
        frame = replace(place.frame, x=place.frame.x + start, width=place.frame.width - narrower)
        self.write_runs("title", [(Run(title),)], style, frame, shrinks=True)

    def write_runs(
        self,
        role: str,
        texts: Sequence[Sequence[Run]],
        style: Style,
        frame: Frame | None = None,
        *,
        shrinks: bool = False,
    ) -> None:
        """Fill a place with paragraphs of marked words, known to fit, in a style and in a frame if not the place's."""
        place = self.place(role)
        where = frame or place.frame
        nominal = style.size
        if shrinks:
            said = ["".join(run.text for run in runs) for runs in texts]
            nominal = self._nominal(place, said, place.edges.inside(where), style)
        paragraphs = tuple(map(tuple, texts))
        may_shrink = shrinks and place.may_shrink and place.style.most_lines != 1
        self.add(TextPiece(place, where, paragraphs, style, nominal, may_shrink))

    def write_number(self) -> None:
        """Show the slide's number, and the date where the layout has a place for it."""
        if self.stage.date and self.layout.has("date"):
            place, day = self.place("date"), self.stage.date
            said = (each for each in (words.day(day), day) if fit.fits((each,), place.room, place.style, self.measure))
            self.write("date", (next(said, ""),))
        self.add(NumberPiece(self.place("slide number")))

    def write_foot(self, source: str, crumb: str) -> None:
        """Source, chapter and slide number at the foot."""
        self.write("source", (source,))
        self.write_footer(crumb)

    def write_footer(self, crumb: str) -> None:
        """Chapter and slide number; the chapter where the layout has a place for it, and as much of it as has room."""
        if crumb and self.layout.has("footer"):
            place = self.place("footer")
            self.write("footer", (fit.shortened(crumb, place.room, place.style, self.measure),))
        self.write_number()

    def add_chart(self, chart: Chart, frame: Frame, caption: str) -> None:
        """Put a chart into the place for it; its caption names it."""
        self.add(ChartPiece(self.place("object"), frame, chart, caption.replace("　", " ")))

    def rule(self, row: Frame) -> None:
        """A hairline along the lower edge of a row."""
        self.add(BlockPiece(Frame(row.x, row.y + row.height - HAIRLINE / 2, row.width, HAIRLINE), "accent5"))

    def add(self, piece: Piece) -> None:
        """Put a piece on the slide, after the others."""
        self.pieces.append(piece)

    def _nominal(self, place: Place, texts: Sequence[str], room: Frame, style: Style) -> float:
        """The size that the runs of a text carry: the place's own, where PowerPoint shrinks that to the style's.

        What must stand on one line is not left to it: it would rather break the line than make the words smaller.
        """
        own = place.style.size
        may_shrink = place.may_shrink and place.style.most_lines != 1
        return own if may_shrink and fit.is_shrunk(texts, room, style, own, self.measure) else style.size

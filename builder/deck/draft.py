"""One slide while it is decided what stands where and how large: its places are filled in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from builder.deck import fit
from builder.deck.headline import headline
from builder.deck.pieces import ChartPiece, NumberPiece, Piece, TextPiece
from builder.deck.places import Layout, Place, Stage, Style
from builder.deck.slides import Frame
from builder.deck.text import Run, unmarked
from builder.model.chart import Chart


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

        `steps` are the sizes to try as factors of the place's own; NoRoom when the texts have no room in any.
        """
        said = tuple(text for text in texts if text)
        if not said:
            return
        place = self.place(role)
        room = place.edges.inside(frame or place.frame)
        style = fit.style_that_fits(said, room, place.style, steps, self.measure)
        if is_spread:
            style = fit.spread(said, room, style, self.measure)
        # What is larger in a text is so beside its nominal size: PowerPoint shrinks both alike.
        nominal = style if style.size > place.style.size else place.style
        self.write_runs(role, [marked(text, nominal) for text in said], style, frame, shrinks=len(steps) > 1)

    def write_title(self, title: str) -> None:
        """The slide's message, in a size and a width at which no lonely word stands on its second line."""
        place = self.place("title")
        style, room = headline(title, place.room, place.style, self.measure)
        frame = replace(place.frame, width=place.frame.width - (place.room.width - room.width))
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
        self.add(TextPiece(place, frame or place.frame, tuple(map(tuple, texts)), style, shrinks))

    def write_number(self) -> None:
        """Show the slide's number."""
        self.add(NumberPiece(self.place("slide number")))

    def write_foot(self, source: str, crumb: str) -> None:
        """Source, chapter and slide number at the foot."""
        self.write("source", (source,))
        self.write_footer(crumb)

    def write_footer(self, crumb: str) -> None:
        """Chapter and slide number."""
        self.write("footer", (crumb,))
        self.write_number()

    def add_chart(self, chart: Chart, frame: Frame) -> None:
        """Put a chart into the place for it."""
        self.add(ChartPiece(self.place("object"), frame, chart))

    def add(self, piece: Piece) -> None:
        """Put a piece on the slide, after the others."""
        self.pieces.append(piece)

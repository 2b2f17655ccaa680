"""One slide while it is being filled: its places are written in reading order, and only those that hold something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml

from builder.deck import fit, markup
from builder.deck.places import Layout, Place, Style, in_theme
from builder.deck.slides import Frame
from builder.deck.text import Run, paragraph, unmarked
from builder.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Page:
    """A slide of a presentation, the layout it follows, and what its texts need to know."""

    slide: Any
    layout: Layout
    theme: Theme
    language: str
    measure: fit.Measure
    number: int

    def place(self, role: str) -> Place:
        """A place of the layout, its text in the theme's size."""
        place = self.layout.place(role)
        return replace(place, style=in_theme(place.style, self.theme.deck))

    def write(
        self,
        role: str,
        texts: Iterable[str],
        steps: Sequence[float] = fit.ONE_SIZE,
        *,
        marked: Callable[[str, Style], Sequence[Run]] = unmarked,
        is_spread: bool = False,
    ) -> None:
        """Fill a place with a paragraph per text; leave it out when all are empty.

        `steps` are the sizes to try as factors of the place's own; NoRoom when the texts have no room in any.
        """
        said = tuple(text for text in texts if text)
        if not said:
            return
        place = self.place(role)
        style = fit.style_that_fits(said, place.room, place.style, steps, self.measure)
        if is_spread:
            style = fit.spread(said, place.room, style, self.measure)
        self.write_runs(role, [marked(text, style) for text in said], style)

    def write_runs(self, role: str, texts: Sequence[Sequence[Run]], style: Style, frame: Frame | None = None) -> None:
        """Fill a place with paragraphs of marked words, known to fit, in a style and in a frame if not the place's."""
        place = self.place(role)
        own = style if style != place.style else None
        self._add(place, "".join(paragraph(runs, self.language, own) for runs in texts), frame or place.frame)

    def write_number(self) -> None:
        """Show the slide's number."""
        place = self.place("slide number")
        self._add(place, markup.slide_number_field(str(self.number), self.language, place.style), place.frame)

    def write_foot(self, source: str, crumb: str) -> None:
        """Source, chapter and slide number at the foot."""
        self.write("source", (source,))
        self.write_footer(crumb)

    def write_footer(self, crumb: str) -> None:
        """Chapter and slide number."""
        place = self.place("footer")
        if crumb:
            # LibreOffice does not hand the layout's style on to a footer, so it is said again.
            words = Run(crumb, color=place.style.color)
            self._add(place, paragraph((words,), self.language, place.style), place.frame)
        self.write_number()

    def next_id(self) -> int:
        """A number that no shape of the slide has yet."""
        return max(map(int, self.slide.shapes._spTree.xpath(".//p:cNvPr/@id")), default=1) + 1

    def append(self, shape: str) -> Any:
        """Put a shape on top of the others."""
        element = parse_xml(shape)
        self.slide.shapes._spTree.append(element)
        return element

    def _add(self, place: Place, paragraphs: str, frame: Frame) -> None:
        # Frame, fill and edges are those of the layout, said again for readers that mistake one body for another.
        look = markup.transform(frame) + (markup.fill(place.fill) if place.fill else "")
        body = f"{markup.body_properties(place.style.anchor, place.inset)}<a:lstStyle/>{paragraphs}"
        shape = markup.placeholder(self.next_id(), place, look, body)
        self.append(shape.replace("<p:sp>", f"<p:sp {markup.NAMES}>", 1))

"""A list whose entries lead to slides: how it is set, and where each of its entries stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.deck import fit
from builder.deck.draft import Draft
from builder.deck.fit import NoRoom
from builder.deck.pieces import LinkPiece
from builder.deck.places import Place, Style
from builder.deck.slides import AgendaEntry, Frame

STEPS = (1.0, 16 / 18, 14 / 18)


@dataclass(frozen=True, slots=True)
class Listing:
    """The style of a list and the frame of each entry, with half of the space to its neighbours."""

    style: Style
    frames: tuple[Frame, ...]


def listing(page: Draft, place: Place, titles: Sequence[str], frame: Frame) -> Listing:
    """A list in the largest of its sizes that has room, with as much between its entries as its style wants."""
    for style in fit.sizes(place.style, STEPS):
        heights = [page.measure(title, style.size, frame.width - style.indent) * style.leading for title in titles]
        spare = frame.height - sum(heights)
        if spare >= 0:
            after = min(style.after, int(spare / max(len(titles) - 1, 1)))
            return Listing(replace(style, after=after), tuple(_frames(frame, heights, after)))
    raise NoRoom(f"a list of {len(titles)} entries that begins with “{titles[0][:20]}…” has no room")


def link(page: Draft, entries: Sequence[AgendaEntry], frames: Sequence[Frame], *, is_ruled: bool = False) -> None:
    """A link over each entry that leads somewhere, so that its words keep their colour and have no underline."""
    for number, (entry, frame) in enumerate(zip(entries, frames, strict=True), 1):
        if entry.slide:
            title = f"{entry.number} {entry.title}".strip()
            page.add(LinkPiece(frame, title, entry.slide, is_ruled and number < len(entries)))


def _frames(frame: Frame, heights: Sequence[float], after: float) -> list[Frame]:
    frames, top = [], frame.y
    for height in heights:
        frames.append(Frame(frame.x, top - after / 2, frame.width, height + after))
        top += height + after
    return frames

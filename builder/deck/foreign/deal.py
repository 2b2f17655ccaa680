"""Deal a layout of somebody else's template out into the places that a role needs.

Title, chapter, number and date stand in the template's own placeholders. So does the text of a slide, where the layout
has a placeholder for content, and whatever a mapping names. The rest are text boxes in the fonts and colours of the
template. They stand to each other as in our own layout, over the area that the template has for content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.charts.shades import READABLE
from builder.deck import geometry as at
from builder.deck.colors import Tint
from builder.deck.foreign.found import FEET, FoundLayout, Placeholder
from builder.deck.foreign.look import readable
from builder.deck.foreign.palette import READABLE_LARGE
from builder.deck.foreign.reading import LEAST_LINE
from builder.deck.places import LEAST_NOTE, NOTHING, Edges, Home, Layout, Place, Role, Style
from builder.deck.shared_places import FOOTER, LEAST_TITLE
from builder.deck.slides import Frame

HEADLINE_LINE = 24  # Han characters that a line of a headline should hold: headlines are sentences
MAIN = "points"  # the text of a slide, for which a layout may have a placeholder
_LARGE = 18.0
_STRIP, _UNDER_STRIP = 20.0, 4.0  # a caption
_SOURCE = 32.0  # two lines of a note
_OVER_SOURCE = 8.0
_OVER_FEET, _OVER_RULE = 2.0, 4.0
_CRUMB, _NUMBER = 200.0, 36.0
_BESIDE = 8.0
_WIDE_SIGNS, _WIDE_SIGN = "■●▶○□◆»", 1.4  # bullets as wide as a Han character, and the indent they need, in em
_MESSAGE = 0.3  # of the room under a chapter's title

# Which feet are called what in our layouts.
_FEET = {"footer": "ftr", "slide number": "sldNum", "date": "dt"}


@dataclass(frozen=True, slots=True)
class Band:
    """The area for content of one layout, the strip for sources at its foot, and room beside that for what it lacks."""

    area: Frame
    source: Frame
    crumb: Frame
    number: Frame

    @property
    def whole(self) -> Frame:
        """The area for a slide that names no source."""
        return at.around((self.area, self.source))


@dataclass(frozen=True, slots=True)
class Dealer:
    """A layout in a role: what it has itself, what our own layout has, the slide's size and how small that is."""

    role: Role
    found: FoundLayout
    own: Mapping[str, Placeholder]
    ours: Layout
    size: Frame
    scale: float

    def layout(self) -> Layout:
        """The layout with all places that the role needs."""
        places = {"cover": self._cover, "divider": self._divider}.get(self.role, self._content)()
        return Layout(self.role, self.found.name, places, part=self.found.part)

    def _cover(self) -> tuple[Place, ...]:
        """Title and subtitle; the publishers stand under it, in its colour, or in a placeholder of their own."""
        title = self._title()
        holder = self._own("subtitle", "subTitle", "body")
        frame = holder.frame if holder else _under(title.frame, self.size)
        lines = self._own("lines")
        upper, lower = (frame, frame) if lines else at.rows(frame, 2)
        subtitle = self._text("subtitle", holder, upper)
        if lines:
            return title, subtitle, self._text("lines", lines, lines.frame)
        like = subtitle.style
        style = replace(self._style("lines"), align=like.align, color=like.color)
        return title, subtitle, self._box("lines", subtitle.edges.inside(lower), style)

    def _divider(self) -> tuple[Place, ...]:
        """A chapter's title with its number, its message next to it, its sections as far as the feet."""
        title = self._title()
        holder = self._own("sections", "body", "obj", "subTitle")
        frame = holder.frame if holder else _under(title.frame, self.size)
        is_under = frame.y >= title.frame.y
        if is_under:
            frame = replace(frame, height=max(frame.height, self._floor() - frame.y))
        else:
            top, bottom = 0.08 * self.size.height, min(frame.y + frame.height, title.frame.y - at.GUTTER / 2)
            frame = replace(frame, y=top, height=bottom - top)
        said, listed = _parted(frame, _MESSAGE) if is_under else _parted(frame, 1 - _MESSAGE)[::-1]
        sections = self._text("sections", holder, listed)
        like = sections.style
        style = replace(self._style("message"), align=like.align, color=like.color, anchor="t" if is_under else "b")
        message = self._box("message", sections.edges.inside(said), style)
        return title, message, sections, *self._feet(None)

    def _content(self) -> tuple[Place, ...]:
        """The title, what the role shows, the feet; in the order of our own layout."""
        title = self._headline()
        band = self._band(title)
        dealt = [place for place in self.ours.places if place.role not in ("title", "source", *_FEET)]
        area = band.area if self.ours.has("source") else band.whole
        frames = _spread(dealt, area, has_strips=not {"caption", "label"} & self.own.keys())
        places = (self._dealt(place, frame) for place, frame in zip(dealt, frames, strict=True))
        source = (self._dealt(self.ours.place("source"), band.source),) if self.ours.has("source") else ()
        return title, *places, *source, *self._feet(band)

    def _dealt(self, place: Place, frame: Frame) -> Place:
        """One of our places in a placeholder of the template, or where it is dealt to."""
        holder = self._own(place.role, *(("obj", "body") if place.role == MAIN else ()))
        if place.kind in ("chart", "tbl"):
            return self._object(place, holder, frame)
        if holder is None:
            box = self._box(place.role, frame, self._style(place.role))
            return replace(box, fill=place.fill, edges=_smaller(place.edges, self.scale))
        return self._text(place.role, holder, holder.frame if place.role in self.own else frame)

    def _title(self) -> Place:
        """A title that stands for itself, in the size that the template gives it."""
        holder = self._holder_of_title
        style = replace(holder.style, after=0, least=min(LEAST_TITLE, holder.style.size))
        return self._placed("title", holder, style, holder.frame)

    def _headline(self) -> Place:
        """A title that is a sentence: in a size at which a line holds a headline's worth and two lines have room."""
        holder = self._holder_of_title
        room, given = holder.room, holder.style
        pitch = max(LEAST_LINE, given.leading / given.size)
        size = float(int(min(given.size, max(LEAST_TITLE, room.width / HEADLINE_LINE))))
        if 2 * size * pitch > room.height:
            pitch = LEAST_LINE
            size = float(int(min(size, max(LEAST_TITLE, room.height / 2 / pitch))))
        least = min(LEAST_TITLE, size)
        shown = replace(given, size=size, leading=round(size * pitch, 1), after=0, least=least, most_lines=2)
        return self._placed("title", holder, shown, holder.frame)

    @property
    def _holder_of_title(self) -> Placeholder:
        holder = self.own.get("title") or self.found.title
        if holder is None:
            raise ValueError(f"layout {self.found.name} was matched and has no title")
        return holder

    def _object(self, place: Place, holder: Placeholder | None, frame: Frame) -> Place:
        """Where a chart or table stands: in a placeholder that is mapped for it, else on the slide itself."""
        style = self._style(place.role)
        if holder is None:
            return self._box(place.role, frame, style)
        return Place(place.role, holder.index, holder.kind, _between(holder.frame, frame), style, holder.name, "")

    def _text(self, role: str, holder: Placeholder | None, frame: Frame) -> Place:
        """A text in a placeholder, its alignment, colour and weight the template's; in a box where there is none."""
        style = self._style(role)
        if holder is None:
            return self._box(role, frame, style)
        given = holder.style
        size = min(style.size, max(given.size, style.least))
        shown = replace(
            style.sized(size), color=given.color, is_bold=given.is_bold, align=given.align, anchor=given.anchor
        )
        if style.bullet:  # as the template has it
            shown = replace(shown, bullet=given.bullet, bullet_color=given.bullet_color, indent=given.indent)
        return self._placed(role, holder, shown, frame)

    def _placed(self, role: str, holder: Placeholder, style: Style, frame: Frame) -> Place:
        """A place in a placeholder. Its colour is kept where it can be read on what lies under it."""
        color = self._readable(holder.style.color, style, frame)
        return Place(
            role,
            holder.index,
            holder.kind,
            frame,
            replace(style, color=color),
            holder.name,
            "",
            edges=holder.edges,
            # The leading is always said: a share of a face's own height is another one with every face.
            # LibreOffice does not hand the layout's style on to the feet: all of it is said again there.
            given=NOTHING if holder.kind in FEET else replace(holder.style, leading=0),
            home=Home(holder.frame, holder.edges),
            may_shrink=holder.may_shrink,
        )

    def _box(self, role: str, frame: Frame, style: Style) -> Place:
        """A text box of our own, called as our own layout calls the place."""
        return Place(role, 0, "box", frame, style, self.ours.place(role).name, "")

    def _readable(self, color: str | Tint, style: Style, frame: Frame) -> str | Tint:
        if not isinstance(color, Tint):
            return color
        least = READABLE_LARGE if style.size >= _LARGE else READABLE
        return readable(color, self.found.under(frame), self.found.palette, least)

    def _own(self, role: str, *kinds: str) -> Placeholder | None:
        """The placeholder that is mapped for a place, else the largest of some kinds that is mapped for none."""
        if role in self.own:
            return self.own[role]
        taken = {each.index for each in self.own.values()}
        free = [each for each in self.found.of_kind(*kinds) if each.index not in taken]
        return max(free, key=lambda each: each.frame.width * each.frame.height, default=None)

    def _style(self, role: str) -> Style:
        """How our own layout sets this place, in the size of this slide and with the bullets of the template's text."""
        our = self.ours.place(role).style
        style = our.sized(max(min(our.least, our.size), round(our.size * self.scale)))
        if not style.bullet:
            return replace(style, indent=round(our.indent * style.size / our.size))
        like = self.found.body_style
        needed = round(_WIDE_SIGN * style.size) if like.bullet in _WIDE_SIGNS else 0
        indent = max(style.indent, needed) if like.bullet else 0
        return replace(style, bullet=like.bullet, bullet_color=like.bullet_color, indent=indent)

    def _band(self, title: Place) -> Band:
        """The area for content: that of the layout's placeholder, or of its master, under the title, over the feet."""
        holder = self.found.content
        frame, edges = (holder.frame, holder.edges) if holder else (self.found.body, self.found.body_edges)
        mapped = [each.frame for place, each in self.own.items() if place not in ("title", *_FEET)]
        if mapped:
            frame = at.around((frame, *mapped) if holder else mapped)
        top = max(frame.y, title.frame.y + title.frame.height if title.frame.y < frame.y + frame.height / 2 else 0)
        left, right = frame.x + edges.left, frame.x + frame.width - edges.right
        floor = min(self._floor(), self.size.height - _OVER_FEET)
        bottom = frame.y + frame.height
        below = Frame(left, bottom, right - left, max(0.0, floor - bottom))
        free = self.found.free_until(below)
        bottom = floor if free >= floor else max(bottom, free - _OVER_RULE)
        strip = Frame(left, bottom - _SOURCE, right - left, _SOURCE)
        missing = [width for role, width in (("footer", _CRUMB), ("slide number", _NUMBER)) if not self._foot(role)]
        source = replace(strip, width=strip.width - sum(missing) - at.GUTTER * bool(missing))
        line = Frame(0, strip.y + strip.height / 2, 0, strip.height / 2)
        number = replace(line, x=right - _NUMBER, width=_NUMBER)
        crumb = replace(line, x=right - sum(missing), width=_CRUMB - _BESIDE)
        area = Frame(left, top, right - left, strip.y - _OVER_SOURCE - top)
        return Band(area, source, crumb, number)

    def _floor(self) -> float:
        """Where content must end: over the layout's feet."""
        feet = [each.frame.y for each in self.found.of_kind(*FEET) if each.frame.y > self.size.height / 2]
        return min(feet, default=0.95 * self.size.height) - _OVER_FEET

    def _foot(self, role: str) -> Placeholder | None:
        return self.own.get(role) or next(iter(self.found.of_kind(_FEET[role])), None)

    def _feet(self, band: Band | None) -> tuple[Place, ...]:
        """Date, chapter and number where the layout has them; beside the source, where it lacks the last two."""
        places = []
        for role in _FEET:
            if holder := self._foot(role):
                # One line, for which the frame is often lower than its own edges allow: only their sides are kept.
                given, height = holder.style, holder.frame.height
                size = max(given.size, min(LEAST_NOTE, height / LEAST_LINE))
                leading = min(given.leading * size / given.size, height)
                style = replace(given, size=size, leading=leading, after=0, least=min(size, LEAST_NOTE), most_lines=1)
                place = self._placed(role, holder, style, holder.frame)
                places.append(replace(place, edges=replace(holder.edges, top=0, bottom=0)))
            elif band is not None and self.ours.has(role):
                frame = band.number if role == "slide number" else band.crumb
                style = replace(FOOTER.style, align="r", anchor="b", most_lines=1)
                places.append(Place(role, 0, "box", frame, style, FOOTER.name, ""))
        return tuple(places)


def _spread(places: Sequence[Place], area: Frame, *, has_strips: bool) -> list[Frame]:
    """Where our places stand when their layout is stretched over an area.

    A caption over them keeps its height, since a line of text does not become lower with the slide.
    """
    old = at.around([place.frame for place in places])
    strips = [place for place in places if place.frame.y == old.y and place.frame.height <= _STRIP]
    under = min((p.frame.y for p in places if p.frame.y >= old.y + _STRIP), default=old.y) if strips else old.y
    used = (_STRIP + _UNDER_STRIP if has_strips else 0.0) if strips else 0.0
    across = area.width / old.width
    down = (area.height - used) / (old.y + old.height - under)

    def moved(place: Place) -> Frame:
        frame = place.frame
        x, width = area.x + (frame.x - old.x) * across, frame.width * across
        if place in strips:
            return Frame(x, area.y, width, _STRIP)
        top = area.y if frame.y < under else area.y + used + (frame.y - under) * down
        bottom = area.y + used + (frame.y + frame.height - under) * down
        return Frame(x, top, width, bottom - top)

    return [moved(place) for place in places]


def _parted(frame: Frame, share: float) -> tuple[Frame, Frame]:
    """The upper part of a frame, with a share of its height, and the lower part."""
    upper = share * frame.height
    return replace(frame, height=upper), replace(frame, y=frame.y + upper, height=frame.height - upper)


def _smaller(edges: Edges, scale: float) -> Edges:
    return Edges(*(round(side * scale, 1) for side in (edges.left, edges.top, edges.right, edges.bottom)))


def _between(frame: Frame, band: Frame) -> Frame:
    """The part of a frame that lies between the upper and the lower edge of another."""
    top, bottom = max(frame.y, band.y), min(frame.y + frame.height, band.y + band.height)
    return replace(frame, y=top, height=bottom - top)


def _under(title: Frame, size: Frame) -> Frame:
    """The room under a title, where a layout has no place for a second text."""
    top = title.y + title.height + at.GUTTER / 2
    return replace(title, y=top, height=max(0.0, min(0.3 * size.height, 0.92 * size.height - top)))

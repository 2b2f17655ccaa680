"""Deal a layout of somebody else's template out into the places that a role needs.

Title, chapter, number and date stand in the template's own placeholders. So does the text of a slide, where the layout
has a placeholder for content, and whatever a mapping names. The rest are text boxes in the fonts and colours of the
template, dealt out over the area that its master has for content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.charts.shades import READABLE
from builder.deck import geometry as at
from builder.deck import layouts as ours
from builder.deck.colors import Tint
from builder.deck.foreign.found import FEET, FoundLayout, Placeholder
from builder.deck.foreign.look import readable
from builder.deck.foreign.palette import READABLE_LARGE
from builder.deck.foreign.reading import LEAST_LINE
from builder.deck.places import LEAST_NOTE, NOTHING, Edges, Layout, Place, Role, Style
from builder.deck.slides import Frame

HEADLINE_LINE = 24  # Han characters that a line of a headline should hold: headlines are sentences
_LARGE = 18.0
_STRIP = 20.0  # a caption
_UNDER_STRIP = 4.0
_SOURCE = 32.0  # two lines of a note
_OVER_SOURCE = 8.0
_OVER_FEET = 2.0
_CRUMB, _NUMBER = 200.0, 36.0
_NUMBER_INDENT = 64.0
_PANEL = 20.0
_WIDEST_AGENDA = 680.0
_PAGES = 48.0
_BIG_NUMBER = 96.0

# Which feet are called what in our layouts.
_FEET = {"footer": "ftr", "slide number": "sldNum", "date": "dt"}


@dataclass(frozen=True, slots=True)
class Band:
    """The area for content of one layout, and the strip for sources at its foot."""

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
    """One layout in one role: what it has itself, and the looks of what is added."""

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
        upper, lower = (frame, frame) if lines else _halves(frame)
        subtitle = self._text("subtitle", holder, upper)
        if lines:
            return title, subtitle, self._text("lines", lines, lines.frame)
        like = subtitle.style
        style = replace(self._style("lines"), align=like.align, color=like.color)
        return title, subtitle, self._box("lines", subtitle.edges.inside(lower), style)

    def _divider(self) -> tuple[Place, ...]:
        """The chapter's title, its sections under it, as far as the feet; no place for the number: the title has it."""
        title = self._title()
        holder = self._own("sections", "body", "obj", "subTitle")
        frame = holder.frame if holder else _under(title.frame, self.size)
        if frame.y >= title.frame.y:
            frame = replace(frame, height=max(frame.height, self._floor() - frame.y))
        else:
            top, bottom = 0.08 * self.size.height, min(frame.y + frame.height, title.frame.y - at.GUTTER / 2)
            frame = replace(frame, y=top, height=bottom - top)
        return title, self._text("sections", holder, frame), *self._feet(None)

    def _content(self) -> tuple[Place, ...]:
        """The title, what the role shows, the feet."""
        title = self._headline()
        band = self._band(title)
        deal = {
            "agenda": self._agenda,
            "message": self._message,
            "chart": self._chart,
            "chart-wide": self._chart_wide,
            "table": self._table,
            "case": self._case,
            "recommendation": self._recommendation,
            "sources": self._sources,
        }[self.role]
        has_source = self.role not in ("agenda", "sources")
        source = (self._mapped("source", band.source),) if has_source else ()
        return title, *deal(band), *source, *self._feet(band)

    def _agenda(self, band: Band) -> tuple[Place, ...]:
        width = min(band.whole.width, _WIDEST_AGENDA)
        entries = replace(band.whole, width=width - _PAGES)
        pages = replace(band.whole, x=entries.x + entries.width, width=_PAGES)
        return self._mapped("entries", entries), self._mapped("pages", pages)

    def _message(self, band: Band) -> tuple[Place, ...]:
        return (self._main("points", band.area),)

    def _chart(self, band: Band) -> tuple[Place, ...]:
        caption, below = self._under_strip("caption", band.area)
        left, right = _columns(below, 2 / 3)
        return (
            self._mapped("caption", replace(caption, width=left.width)),
            self._object(left),
            self._mapped("takeaways", right),
        )

    def _chart_wide(self, band: Band) -> tuple[Place, ...]:
        caption, below = self._under_strip("caption", band.area)
        height = min(3 * self._style("takeaway 1").leading, below.height / 4)
        chart = replace(below, height=below.height - height - at.GUTTER / 2)
        row = replace(below, y=below.y + below.height - height, height=height)
        return (
            self._mapped("caption", caption),
            self._object(chart),
            *(self._mapped(f"takeaway {i}", frame) for i, frame in enumerate(at.side_by_side(row, 3), 1)),
        )

    def _table(self, band: Band) -> tuple[Place, ...]:
        caption, below = self._under_strip("caption", band.area)
        left, _ = _columns(caption, 2 / 3)
        return self._mapped("caption", left), self._object(below)

    def _case(self, band: Band) -> tuple[Place, ...]:
        left, right = _columns(band.area, 7 / 12)
        label, below = self._under_strip("label", left)
        points = self._mapped("points", right)
        if points.kind == "box":
            edges = Edges(_PANEL, _PANEL, _PANEL, _PANEL)
            points = replace(points, style=replace(points.style, color="tx1"), fill="bg2", edges=edges)
        return self._mapped("label", label), self._mapped("text", below), points

    def _recommendation(self, band: Band) -> tuple[Place, ...]:
        left, right = _columns(band.area, 1 / 6)
        number = replace(left, height=min(_BIG_NUMBER, left.height))
        return self._main("points", right), self._mapped("number", number)

    def _sources(self, band: Band) -> tuple[Place, ...]:
        return (self._mapped("entries", band.whole),)

    def _title(self) -> Place:
        """A title that stands for itself, in the size that the template gives it."""
        holder = self._holder_of_title
        style = replace(holder.style, after=0, least=min(ours.LEAST_TITLE, holder.style.size))
        return self._placed("title", holder, style, holder.frame)

    def _headline(self) -> Place:
        """A title that is a sentence: in a size at which a line holds a headline's worth and two lines have room."""
        holder = self._holder_of_title
        room, given = holder.room, holder.style
        pitch = max(LEAST_LINE, given.leading / given.size)
        size = float(int(min(given.size, max(ours.LEAST_TITLE, room.width / HEADLINE_LINE))))
        if 2 * size * pitch > room.height:
            pitch = LEAST_LINE
            size = float(int(min(size, max(ours.LEAST_TITLE, room.height / 2 / pitch))))
        least = min(ours.LEAST_TITLE, size)
        shown = replace(given, size=size, leading=round(size * pitch, 1), after=0, least=least, most_lines=2)
        return self._placed("title", holder, shown, holder.frame)

    @property
    def _holder_of_title(self) -> Placeholder:
        holder = self.own.get("title") or self.found.title
        if holder is None:
            raise ValueError(f"layout {self.found.name} was matched and has no title")
        return holder

    def _main(self, role: str, frame: Frame) -> Place:
        """The text of a slide, in the layout's placeholder for content where it has one."""
        holder = self._own(role, "obj", "body")
        own = holder.frame if holder and role in self.own else frame
        return self._text(role, holder, own)

    def _mapped(self, role: str, frame: Frame) -> Place:
        """A text in the placeholder that is mapped for it, or in a box."""
        holder = self._own(role)
        return self._text(role, holder, holder.frame if holder else frame)

    def _object(self, frame: Frame) -> Place:
        """Where a chart or table stands: in a placeholder that is mapped for it, else on the slide itself."""
        holder = self._own("object")
        if holder is None:
            return self._box("object", frame, self._style("object"))
        where = _between(holder.frame, frame)
        return Place("object", holder.index, holder.kind, where, self._style("object"), holder.name, "")

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
            home=holder.frame,
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
        style = self.ours.place(role).style
        style = style.sized(max(style.least, round(style.size * self.scale)))
        if not style.bullet:
            return style
        like = self.found.body_style
        indent = style.indent if like.bullet else 0
        return replace(style, bullet=like.bullet, bullet_color=like.bullet_color, indent=indent)

    def _under_strip(self, role: str, area: Frame) -> tuple[Frame, Frame]:
        """The strip of a caption and what is left under it: all, where the caption has a placeholder elsewhere."""
        used = 0.0 if role in self.own else _STRIP + _UNDER_STRIP
        return replace(area, height=_STRIP), replace(area, y=area.y + used, height=area.height - used)

    def _band(self, title: Place) -> Band:
        """The area for content: that of the layout's placeholder, or of its master, under the title, over the feet."""
        holder = self.found.content
        frame, edges = (holder.frame, holder.edges) if holder else (self.found.body, self.found.body_edges)
        if self.own:
            mapped = [each.frame for place, each in self.own.items() if place not in ("title", *_FEET)]
            frame = at.around((frame, *mapped)) if holder else at.around(mapped) if mapped else frame
        top = max(frame.y, title.frame.y + title.frame.height if title.frame.y < frame.y + frame.height / 2 else 0)
        left, right = frame.x + edges.left, frame.x + frame.width - edges.right
        floor = min(self._floor(), self.size.height - _OVER_FEET)
        below = Frame(left, frame.y + frame.height, right - left, floor - frame.y - frame.height)
        bottom = frame.y + frame.height
        if below.height < 0 or self.found.is_free(below):
            bottom = floor
        strip = Frame(left, bottom - _SOURCE, right - left, _SOURCE)
        missing = [width for role, width in (("footer", _CRUMB), ("slide number", _NUMBER)) if not self._foot(role)]
        source = replace(strip, width=strip.width - sum(missing) - at.GUTTER * bool(missing))
        line = Frame(0, strip.y + strip.height / 2, 0, strip.height / 2)
        number = replace(line, x=right - _NUMBER, width=_NUMBER)
        crumb = replace(line, x=right - sum(missing), width=_CRUMB - 8)
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
                leading = min(holder.style.leading, holder.frame.height)
                least = min(holder.style.size, LEAST_NOTE)
                style = replace(holder.style, leading=leading, after=0, least=least, most_lines=1)
                place = self._placed(role, holder, style, holder.frame)
                places.append(replace(place, edges=replace(holder.edges, top=0, bottom=0)))
            elif band is not None and role != "date":
                frame = band.number if role == "slide number" else band.crumb
                places.append(self._box(role, frame, replace(ours.FOOTER.style, most_lines=1)))
        return tuple(places)


def _columns(area: Frame, share: float) -> tuple[Frame, Frame]:
    """Two columns with a gutter between them, the first with a share of the width."""
    left = share * (area.width + at.GUTTER) - at.GUTTER
    return replace(area, width=left), replace(area, x=area.x + left + at.GUTTER, width=area.width - left - at.GUTTER)


def _halves(frame: Frame) -> tuple[Frame, Frame]:
    """The upper and the lower half."""
    half = frame.height / 2
    return replace(frame, height=half), replace(frame, y=frame.y + half, height=half)


def _between(frame: Frame, band: Frame) -> Frame:
    """The part of a frame that lies between the upper and the lower edge of another."""
    top, bottom = max(frame.y, band.y), min(frame.y + frame.height, band.y + band.height)
    return replace(frame, y=top, height=bottom - top)


def _under(title: Frame, size: Frame) -> Frame:
    """The room under a title, where a layout has no place for a second text."""
    top = title.y + title.height + at.GUTTER / 2
    return replace(title, y=top, height=max(0.0, min(0.3 * size.height, 0.92 * size.height - top)))

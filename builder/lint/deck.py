"""A presentation as values: its slides in the order in which they are shown, with all that they inherit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from builder.lint.colors import NONE, UNKNOWN, Color, fill_of
from builder.lint.faces import Faces
from builder.lint.geometry import EMU_PER_POINT, Box
from builder.lint.holders import Holders, read_layout, read_master, text_styles
from builder.lint.levels import PLAIN, Levels, styled
from builder.lint.measure import Setting
from builder.lint.reading import Source, read_shapes
from builder.lint.scheme import Scheme, read_scheme
from builder.lint.shapes import Shape, flat
from builder.lint.tables import TableStyles, read_table_styles
from builder.office.names import A, Element, P, R, child, is_on, number
from builder.office.package import Damaged, Package


@dataclass(frozen=True)
class Slide:
    """A slide. `under` are the shapes of its master and layout, the lowest first; `animated` the ids that move."""

    number: int
    part: str
    shapes: tuple[Shape, ...]
    under: tuple[Shape, ...]
    background: Color
    setting: Setting
    holders: Holders
    animated: frozenset[str] = frozenset()
    is_hidden: bool = False
    all: tuple[Shape, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", tuple(flat(self.shapes)))

    @property
    def scheme(self) -> Scheme:
        """Its theme."""
        return self.setting.scheme

    @property
    def title(self) -> str:
        """Its title in one line; empty where there is none."""
        titles = (shape.body.text for shape in self.all if shape.is_title and shape.body)
        return " ".join(next(titles, "").split())


@dataclass(frozen=True)
class Deck:
    """A presentation that is judged: its slides, the size of the page, the file behind it."""

    package: Package
    page: Box
    slides: tuple[Slide, ...]

    @cached_property
    def homes(self) -> dict[str, int]:
        """The number of the slide on which a part is seen first: its own part, its notes, charts and pictures."""
        homes = {slide.part: slide.number for slide in self.slides}
        for slide in self.slides:
            for relation in self.package.relations(slide.part).values():
                if not relation.is_external and not relation.kind.endswith(("/slideLayout", "/slide")):
                    homes.setdefault(relation.target, slide.number)
        return homes


def read_deck(package: Package, faces: Faces) -> Deck:
    """The slides of a presentation that can be read; what cannot is told by the rules for the package.

    Raises Damaged where the presentation itself cannot.
    """
    main = package.main
    tree = package.tree(main)
    if tree.tag != f"{P}presentation":
        raise Damaged(main, "is no presentation")
    size = child(tree, f"{P}sldSz")
    page = Box(0, 0, number(size, "cx", 9_144_000) / EMU_PER_POINT, number(size, "cy", 6_858_000) / EMU_PER_POINT)
    reader = _Reader(package, main, styled(PLAIN, child(tree, f"{P}defaultTextStyle")), faces)
    return Deck(package, page, tuple(reader.slides(tree)))


@dataclass(frozen=True)
class _Ground:
    """What a master or a layout gives to the slides on it."""

    theme: Element | None
    names: Element | None
    scheme: Scheme
    holders: Holders
    shapes: tuple[Shape, ...]
    background: Color
    styles: dict[str, Levels]


class _Reader:
    """Reads slides; a layout or master that several stand on is read once."""

    def __init__(self, package: Package, main: str, plain: Levels, faces: Faces) -> None:
        self.package, self.main, self.plain, self.faces = package, main, plain, faces
        self.masters: dict[str, _Ground] = {}
        self.layouts: dict[str, _Ground] = {}
        self.table_styles = self._table_styles()

    def slides(self, tree: Element) -> Iterator[Slide]:
        """The slides in the order of the presentation's list, by their numbers there."""
        relations = self.package.relations(self.main)
        for place, entry in enumerate(tree.iterfind(f"{P}sldIdLst/{P}sldId"), 1):
            relation = relations.get(entry.get(f"{R}id", ""))
            if relation is None or relation.is_external:
                continue
            try:
                yield self._slide(place, relation.target)
            except Damaged:
                continue

    def _slide(self, place: int, part: str) -> Slide:
        tree = self.package.tree(part)
        content = child(tree, f"{P}cSld")
        shapes = child(content, f"{P}spTree")
        if shapes is None:
            raise Damaged(part, "has no shapes")
        layout = self._layout(self._one(part, "slideLayout"))
        own = child(tree, f"{P}clrMapOvr")
        is_own = child(own, f"{A}overrideClrMapping") is not None
        scheme = read_scheme(layout.theme, layout.names, own) if is_own else layout.scheme
        source = Source(self.package, part, scheme, layout.holders, self.plain, self.table_styles)
        return Slide(
            place, part, read_shapes(shapes, source),
            layout.shapes if is_on(tree, "showMasterSp", default=True) else (),
            _background(content, scheme) or layout.background,
            Setting(self.faces, scheme), layout.holders, _animated(tree), not is_on(tree, "show", default=True),
        )  # fmt: skip

    def _layout(self, part: str) -> _Ground:
        if part not in self.layouts:
            tree = self.package.tree(part)
            master = self._master(self._one(part, "slideMaster"))
            own = child(tree, f"{P}clrMapOvr")
            scheme = read_scheme(master.theme, master.names, own)
            holders = read_layout(tree, master.holders, master.styles)
            shapes = self._under(tree, part, scheme, holders)
            below = master.shapes if is_on(tree, "showMasterSp", default=True) else ()
            background = _background(child(tree, f"{P}cSld"), scheme) or master.background
            self.layouts[part] = replace(
                master, scheme=scheme, holders=holders, shapes=below + shapes, background=background
            )
        return self.layouts[part]

    def _master(self, part: str) -> _Ground:
        if part not in self.masters:
            tree = self.package.tree(part)
            theme = self.package.tree(self._one(part, "theme"))
            names = child(tree, f"{P}clrMap")
            scheme = read_scheme(theme, names)
            styles = text_styles(tree, self.plain)
            holders = read_master(tree, styles)
            self.masters[part] = _Ground(
                theme, names, scheme, holders, self._under(tree, part, scheme, holders),
                _background(child(tree, f"{P}cSld"), scheme) or NONE, styles,
            )  # fmt: skip
        return self.masters[part]

    def _under(self, tree: Element, part: str, scheme: Scheme, holders: Holders) -> tuple[Shape, ...]:
        """The shapes of a layout or master that are seen on slides: its placeholders are not."""
        source = Source(self.package, part, scheme, holders, self.plain, self.table_styles)
        read = read_shapes(child(tree, f"{P}cSld", f"{P}spTree"), source)
        return tuple(shape for shape in read if shape.tie is None)

    def _one(self, part: str, kind: str) -> str:
        found = self.package.related(part, kind)
        if not found:
            raise Damaged(part, f"names no {kind}")
        return found[0]

    def _table_styles(self) -> TableStyles:
        try:
            found = self.package.related(self.main, "tableStyles")
            return read_table_styles(self.package.tree(found[0]) if found else None)
        except Damaged:
            return TableStyles()


def _background(content: Element | None, scheme: Scheme) -> Color | None:
    """The background that a slide, layout or master says; None where it says nothing."""
    ground = child(content, f"{P}bg")
    if ground is None:
        return None
    own = child(ground, f"{P}bgPr")
    return (fill_of(own) if own is not None else scheme.fill(child(ground, f"{P}bgRef"))) or UNKNOWN


def _animated(tree: Element) -> frozenset[str]:
    """The ids of the shapes that come or go while the slide is shown."""
    timing = child(tree, f"{P}timing")
    targets = timing.iter(f"{P}spTgt") if timing is not None else ()
    return frozenset(target.get("spid", "") for target in targets)

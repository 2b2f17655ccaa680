"""Rules of the file: what PowerPoint refuses to open, or opens after a repair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from builder.lint.deck import Deck
from builder.lint.order import misplaced
from builder.lint.rule import KEPT, Flaw, Seen
from builder.office.names import P14, A, Element, P, R, local
from builder.office.package import CONTENT_TYPES, ROOT, Damaged, Package, relations_part

_FIRST_SLIDE, _FIRST_MASTER, _END = 256, 2**31, 2**32
_XML = (".xml", ".rels", ".vml")
_DRAWN = re.compile(
    r"ppt/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters|charts|presentation)\b[^_]*\.xml"
)
_KINDS = {
    "slide": "presentationml.slide+xml",
    "slideLayout": "presentationml.slideLayout+xml",
    "slideMaster": "presentationml.slideMaster+xml",
    "notesSlide": "presentationml.notesSlide+xml",
    "chart": "drawingml.chart+xml",
    "theme": "theme+xml",
}
_RELATION_USES = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})
_MADE_AGAIN = "make the file again; PowerPoint refuses or repairs it"
_SAVED_AGAIN = "open it in PowerPoint, let it repair the file and save it"


def archive(deck: Deck) -> Seen:
    """No part is in the file twice, and each can be unpacked."""
    package = deck.package
    counts = Counter(name.lower() for name in package.entries)
    for name in sorted(package.names):
        if counts[name.lower()] > 1:
            yield _flaw(deck, name, "is in the file more than once", _MADE_AGAIN)
            continue
        try:
            package.read(name)
        except Damaged as error:
            yield _flaw(deck, name, error.why, _MADE_AGAIN)
        else:
            yield KEPT


def well_formed(deck: Deck) -> Seen:
    """Every XML part is well-formed."""
    for name in _xml_parts(deck.package):
        try:
            deck.package.tree(name)
        except Damaged as error:
            yield _flaw(deck, name, error.why, _MADE_AGAIN)
        else:
            yield KEPT


def relationships(deck: Deck) -> Seen:
    """Every part that another names is in the file, and every id that a part uses is named."""
    package = deck.package
    for part in (ROOT, *_xml_parts(package)):
        if part.endswith(".rels") or part == CONTENT_TYPES:
            continue
        try:
            relations = package.relations(part)
            tree = package.tree(part) if part else None
        except Damaged:
            continue  # told by the rules above
        for relation in relations.values():
            is_there = relation.is_external or relation.target in package.names
            if is_there:
                yield KEPT
            else:
                what = f"names {relation.target or 'nothing'} ({relation.id}), which is not in the file"
                yield _flaw(deck, part or relations_part(ROOT), what, _MADE_AGAIN)
        for element, id in _used(tree):
            if id not in relations:
                what = f"<{local(element)}> uses the relation {id}, which the part does not name"
                yield _flaw(deck, part, what, _MADE_AGAIN)
    yield from _grounds(deck)


def content_types(deck: Deck) -> Seen:
    """Every part says what it is, and what it says is right."""
    package = deck.package
    try:
        overrides = package.overrides
    except Damaged:
        return
    for part in sorted(package.names - {CONTENT_TYPES}):
        if package.content_type(part):
            yield KEPT
        else:
            yield _flaw(deck, part, f"{CONTENT_TYPES} does not say what it is", _MADE_AGAIN)
    known = {part.lower() for part in package.names}
    for part in overrides:
        if part not in known:
            yield _flaw(deck, part, f"{CONTENT_TYPES} names it, and it is not in the file", _MADE_AGAIN)
    for kind, part in sorted(set(_named(package))):
        said = package.content_type(part)
        if said and part in package.names and not said.endswith(_KINDS[kind]):
            yield _flaw(deck, part, f"is a {kind} and says it is {said}", _MADE_AGAIN)


def ids(deck: Deck) -> Seen:
    """Shapes, slides, layouts and masters have ids of their own, within their bounds."""
    package = deck.package
    for name in sorted(package.names):
        if _DRAWN.fullmatch(name) and (tree := _tree(package, name)) is not None:
            yield from _shape_ids(deck, name, tree)
    main = _tree(package, package.main)
    if main is None:
        return
    yield from _listed(deck, package.main, main.iterfind(f"{P}sldIdLst/{P}sldId"), _FIRST_SLIDE, _FIRST_MASTER)
    masters = [*main.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")]
    layouts = [
        entry
        for part in package.related(package.main, "slideMaster")
        if (tree := _tree(package, part)) is not None
        for entry in tree.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")
    ]
    yield from _listed(deck, package.main, iter([*masters, *layouts]), _FIRST_MASTER, _END)


def element_order(deck: Deck) -> Seen:
    """Elements stand in the order of the schema, and none that must be there is missing."""
    for name in sorted(deck.package.names):
        if not _DRAWN.fullmatch(name) or (tree := _tree(deck.package, name)) is None:
            continue
        found = misplaced(tree)
        if found is None:
            yield KEPT
        else:
            element, what = found
            yield Flaw(_slide_of(deck, name), _shape_of(element), f"{name}: {what}", _MADE_AGAIN)


def orphans(deck: Deck) -> Seen:
    """Every part is named by another, from the file's root on."""
    package = deck.package
    reached: set[str] = set()
    ahead = [ROOT]
    while ahead:
        part = ahead.pop()
        if part in reached:
            continue
        reached |= {part, relations_part(part)}
        try:
            found = package.relations(part).values()
        except Damaged:
            continue
        ahead += [relation.target for relation in found if not relation.is_external]
    for part in sorted(package.names - {CONTENT_TYPES}):
        if part in reached:
            yield KEPT
        else:
            yield _flaw(deck, part, "is named by nothing in the file", "save it in PowerPoint, which leaves it out")


def links(deck: Deck) -> Seen:
    """Every link leads somewhere: to a slide of this deck, or to an address."""
    shown = {slide.part for slide in deck.slides}
    for slide in deck.slides:
        tree = _tree(deck.package, slide.part)
        relations = deck.package.relations(slide.part)
        for link in tree.iter(f"{A}hlinkClick", f"{A}hlinkMouseOver", f"{A}hlinkHover") if tree is not None else ():
            relation = relations.get(link.get(f"{R}id", ""))
            is_jump = link.get("action", "").startswith("ppaction://hlinksldjump")
            mend = "choose the target again"
            if is_jump and (relation is None or relation.target not in shown):
                yield Flaw(slide.number, _shape_of(link), "its link leads to a slide that is not in the deck", mend)
            elif relation is not None and relation.is_external and not relation.target.strip():
                yield Flaw(slide.number, _shape_of(link), "its link leads nowhere", mend)
            else:
                yield KEPT


def sections(deck: Deck) -> Seen:
    """Every slide is in one section, where there are sections, and sections list no others."""
    main = _tree(deck.package, deck.package.main)
    listed = [*main.iter(f"{P14}sectionLst")] if main is not None else []
    if main is None or not listed:
        return
    slides = [entry.get("id", "") for entry in main.iterfind(f"{P}sldIdLst/{P}sldId")]
    counts = Counter(entry.get("id", "") for entry in listed[0].iter(f"{P14}sldId"))
    for id in [*slides, *(id for id in counts if id not in slides)]:
        if id not in slides:
            yield _flaw(deck, "", f"a section lists a slide that is not there (id {id})", _SAVED_AGAIN)
        elif counts[id] != 1:
            what = "is in no section" if not counts[id] else "is in more than one section"
            yield Flaw(slides.index(id) + 1, "", f"the slide {what}", "drag it into one in the list of slides")
        else:
            yield KEPT


def _xml_parts(package: Package) -> list[str]:
    return sorted(name for name in package.names if name.lower().endswith(_XML[:2]))


def _used(tree: Element | None) -> Iterator[tuple[Element, str]]:
    """Elements that use a relation, with its id; an empty one belongs to a link that only acts."""
    found: Any = _RELATION_USES(tree) if tree is not None else ()
    return ((value.getparent(), str(value)) for value in found if value)


def _grounds(deck: Deck) -> Seen:
    """Every slide names a layout, every layout a master, every master a theme."""
    package = deck.package
    wanted = {"ppt/slides/": "slideLayout", "ppt/slideLayouts/": "slideMaster", "ppt/slideMasters/": "theme"}
    for part in sorted(package.names):
        folder = part[: part.rfind("/") + 1]
        if folder not in wanted or not part.endswith(".xml"):
            continue
        try:
            found = package.related(part, wanted[folder])
        except Damaged:
            continue
        yield KEPT if len(found) == 1 else _flaw(deck, part, f"names {len(found)} {wanted[folder]}s", _MADE_AGAIN)


def _named(package: Package) -> Iterator[tuple[str, str]]:
    """The parts that are named as something that this knows, with what they are named as."""
    for part in _xml_parts(package):
        if part.endswith(".rels"):
            continue
        try:
            found = package.relations(part).values()
        except Damaged:
            continue
        for relation in found:
            kind = relation.kind.rpartition("/")[2]
            if kind in _KINDS and not relation.is_external:
                yield kind, relation.target


def _shape_ids(deck: Deck, name: str, tree: Element) -> Seen:
    heads = list(tree.iter(f"{P}cNvPr"))
    counts = Counter(head.get("id", "") for head in heads)
    for id, count in counts.items():
        if count == 1:
            yield KEPT
        else:
            shapes = ", ".join(f"“{head.get('name', '')}”" for head in heads if head.get("id", "") == id)
            yield Flaw(_slide_of(deck, name), "", f"{name}: {shapes} have the same id {id}", _SAVED_AGAIN)


def _listed(deck: Deck, part: str, entries: Iterator[Element], least: int, end: int) -> Seen:
    seen: set[str] = set()
    for entry in entries:
        id = entry.get("id", "")
        what = local(entry)
        if id in seen:
            yield _flaw(deck, part, f"two {what} have the id {id}", _MADE_AGAIN)
        elif not (id.isdigit() and least <= int(id) < end):
            yield _flaw(deck, part, f"the id {id or '(none)'} of a {what} is not from {least} on", _MADE_AGAIN)
        else:
            yield KEPT
        seen.add(id)


def _slide_of(deck: Deck, part: str) -> int:
    return deck.homes.get(part, 0)


def _shape_of(element: Element) -> str:
    """The name of the shape that an element stands in."""
    for holder in (element, *element.iterancestors()):
        head = holder if holder.tag == f"{P}cNvPr" else next(iter(holder.iterfind(f"*/{P}cNvPr")), None)
        if head is not None and holder.tag != f"{P}spTree":
            return head.get("name", "")
    return ""


def _flaw(deck: Deck, part: str, what: str, mend: str) -> Flaw:
    said = f"{part}: {what}" if part else what
    return Flaw(_slide_of(deck, part), "", said, mend)


def _tree(package: Package, part: str) -> Element | None:
    try:
        return package.tree(part)
    except Damaged:
        return None

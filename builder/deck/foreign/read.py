"""Read somebody else's template: the stage that it is for our slides, and the presentation that they are put into."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesMasterPart

from builder.deck import geometry as at
from builder.deck import master, styles
from builder.deck.foreign.deal import Dealer
from builder.deck.foreign.found import FoundTemplate
from builder.deck.foreign.look import look_of
from builder.deck.foreign.match import Match, match
from builder.deck.foreign.package import opened
from builder.deck.foreign.reading import read_found
from builder.deck.layouts import our_stage
from builder.deck.markup import NAMES
from builder.deck.places import LEAST_NOTE, LEAST_TEXT, Stage
from builder.deck.template import app_properties
from builder.problems import BuildError, Problem, stop_on
from builder.theme.theme import Corporate, Deck, Theme

_TABLE_STYLES = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
_NO_TABLE_STYLES = (
    b'<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    b'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
)


def read_template(mapping: Corporate, theme: Theme) -> tuple[Stage, Any]:
    """The stage and the presentation of a template. Raises BuildError with all that it lacks."""
    name = str(mapping.file)
    presentation = opened(read_file(mapping.file), name)
    found = read_found(presentation, name)
    matched = match(found, mapping)
    stop_on(matched.problems)
    stage = stage_of(found, matched, theme)
    _prepare(presentation, stage.theme)
    if not found.has_east_asian:
        _name_east_asian(presentation, theme.font.deck_east_asian)
    return stage, presentation


def read_file(path: Path) -> bytes:
    """The bytes of a template. Raises BuildError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "template in report.toml, or --template, names the file"
        raise BuildError([Problem(str(path), f"cannot be read: {error.strerror}", hint)]) from None


def stage_of(found: FoundTemplate, matched: Match, theme: Theme) -> Stage:
    """The layouts of a template dealt out into the places of our roles, and the theme in its colours."""
    east_asian = "" if found.has_east_asian else theme.font.deck_east_asian
    scale = min(1.0, math.sqrt(found.size.width * found.size.height / (at.SLIDE.width * at.SLIDE.height)))
    look = look_of(theme, matched.layouts["message"], east_asian)
    ours = our_stage(look)
    layouts = {
        role: Dealer(role, layout, matched.placeholders[role], ours[role], found.size, scale).layout()
        for role, layout in matched.layouts.items()
    }
    return Stage(layouts, found.size, look.model_copy(update={"deck": _scaled(theme.deck, scale)}))


def _prepare(presentation: Any, look: Theme) -> None:
    """Bring what our slides need beside layouts: the style of their tables, a page for notes, a true description."""
    for relation in presentation.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.TABLE_STYLES:
            relation.target_part._blob = styles.add_table_style(relation.target_part.blob, look)
            break
    else:
        blob = styles.add_table_style(_NO_TABLE_STYLES, look)
        _add_part(presentation, "/ppt/tableStyles.xml", _TABLE_STYLES, RELATIONSHIP_TYPE.TABLE_STYLES, blob)
    if not any(relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER for relation in presentation.part.rels.values()):
        _add_notes_master(presentation)
    for relation in presentation.part.package._rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = app_properties("自定义").encode()


def _name_east_asian(presentation: Any, face: str) -> None:
    """Give the masters' themes a Chinese face where they name none: for what editors will type, and for charts."""
    for owner in presentation.slide_masters:
        part = owner.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root: Any = etree.fromstring(part.blob)
        for fonts in root.iter(qn("a:majorFont"), qn("a:minorFont")):
            named = fonts.find(qn("a:ea"))
            if not named.get("typeface"):
                named.set("typeface", face)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _add_notes_master(presentation: Any) -> None:
    package = presentation.part.package
    page = NotesMasterPart(
        package.next_partname("/ppt/notesMasters/notesMaster%d.xml"),
        CONTENT_TYPE.PML_NOTES_MASTER,
        package,
        parse_xml(master.notes_master()),
    )
    name = package.next_partname("/ppt/theme/theme%d.xml")
    theme = Part(name, CONTENT_TYPE.OFC_THEME, package, styles.theme_part().encode())
    page.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    relation = presentation.part.relate_to(page, RELATIONSHIP_TYPE.NOTES_MASTER)
    listed = parse_xml(f'<p:notesMasterIdLst {NAMES}><p:notesMasterId r:id="{relation}"/></p:notesMasterIdLst>')
    presentation.part._element.find(qn("p:sldMasterIdLst")).addnext(listed)


def _add_part(presentation: Any, name: str, kind: str, relation: str, blob: bytes) -> None:
    part = Part(PackURI(name), kind, presentation.part.package, blob)
    presentation.part.relate_to(part, relation)


def _scaled(deck: Deck, scale: float) -> Deck:
    """The sizes of text on a smaller slide, none under what can be read."""
    least = {"body": LEAST_TEXT, "body_small": LEAST_TEXT, "note": LEAST_NOTE, "table": LEAST_NOTE, "chart": LEAST_NOTE}
    sized = {token: max(low, round(2 * scale * getattr(deck, token)) / 2) for token, low in least.items()}
    return deck.model_copy(update=sized)

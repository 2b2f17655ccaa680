"""In which order elements must stand, and which must be there: what PowerPoint repairs a file for.

From ECMA-376, parts 1 and 4: the sequences of the types that slides, masters, tables and charts are made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from builder.office.names import A, C, Element, P


class Place(NamedTuple):
    """Where a child stands among the others, and whether there may be several."""

    rank: int
    many: bool


_SPACES = {"a": A, "c": C, "p": P}
_FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
_FONTS = "latin ea cs sym"
_CHARACTERS = (
    f"ln {_FILLS} effectLst effectDag highlight uLnTx uLn uFillTx uFill {_FONTS} hlinkClick hlinkMouseOver rtl extLst"
)
_PARAGRAPH = (
    "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip tabLst "
    "defRPr extLst"
)
_SHAPE = f"xfrm custGeom prstGeom {_FILLS} ln effectLst effectDag scene3d sp3d extLst"
_LEVELS = "defPPr " + " ".join(f"lvl{n}pPr" for n in range(1, 10)) + " extLst"
_FRAMED = "c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt"
_AXIS = f"c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines {_FRAMED}"
_SHOWN = "c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent " \
    "c:showBubbleSize c:separator"  # fmt: skip
_TEXT = {f"a:{name}": _CHARACTERS for name in ("rPr", "defRPr", "endParaRPr")} | {
    f"a:{name}": _PARAGRAPH for name in ("pPr", *(f"lvl{n}pPr" for n in range(1, 10)), "defPPr")
}

# A name with a prefix is that of another namespace than its parent's. Names that share a place are alternatives; a star
# says that there may be several.
_SEQUENCES: Mapping[str, str] = _TEXT | {
    "p:sld": "cSld clrMapOvr transition timing extLst",
    "p:sldLayout": "cSld clrMapOvr transition timing hf extLst",
    "p:sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
    "p:presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags "
    "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst",
    "p:cSld": "bg spTree custDataLst controls extLst",
    "p:bgPr": f"a:{_FILLS.replace(' ', ' a:')} a:effectLst a:effectDag extLst",
    "p:txStyles": "titleStyle bodyStyle otherStyle extLst",
    "p:titleStyle": f"a:{_LEVELS.replace(' ', ' a:')}",
    "p:bodyStyle": f"a:{_LEVELS.replace(' ', ' a:')}",
    "p:otherStyle": f"a:{_LEVELS.replace(' ', ' a:')}",
    "p:defaultTextStyle": f"a:{_LEVELS.replace(' ', ' a:')}",
    "a:lstStyle": _LEVELS,
    "p:sp": "nvSpPr spPr style txBody extLst",
    "p:pic": "nvPicPr blipFill spPr style extLst",
    "p:cxnSp": "nvCxnSpPr spPr style extLst",
    "p:graphicFrame": "nvGraphicFramePr xfrm a:graphic extLst",
    "p:nvSpPr": "cNvPr cNvSpPr nvPr",
    "p:nvPicPr": "cNvPr cNvPicPr nvPr",
    "p:nvCxnSpPr": "cNvPr cNvCxnSpPr nvPr",
    "p:nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr",
    "p:nvGraphicFramePr": "cNvPr cNvGraphicFramePr nvPr",
    "p:nvPr": "ph a:audioCd a:wavAudioFile a:audioFile a:videoFile a:quickTimeFile custDataLst extLst",
    "p:cNvPr": "a:hlinkClick a:hlinkHover a:extLst",
    "p:style": "a:lnRef a:fillRef a:effectRef a:fontRef",
    "p:spPr": f"a:{_SHAPE.replace(' ', ' a:')}",
    "c:spPr": f"a:{_SHAPE.replace(' ', ' a:')}",
    "p:grpSpPr": f"a:xfrm a:{_FILLS.replace(' ', ' a:')} a:effectLst a:effectDag a:scene3d a:extLst",
    "p:blipFill": "a:blip a:srcRect a:tile a:stretch",
    "p:txBody": "a:bodyPr a:lstStyle a:p*",
    "a:txBody": "bodyPr lstStyle p*",
    "c:txPr": "a:bodyPr a:lstStyle a:p*",
    "c:rich": "a:bodyPr a:lstStyle a:p*",
    "a:bodyPr": "prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d flatTx extLst",
    "a:p": "pPr r|br|fld* endParaRPr",
    "a:r": "rPr t",
    "a:fld": "rPr pPr t",
    "a:br": "rPr",
    "a:xfrm": "off ext chOff chExt",
    "p:xfrm": "a:off a:ext",
    "a:ln": "noFill|solidFill|gradFill|pattFill prstDash|custDash round|bevel|miter headEnd tailEnd extLst",
    "a:custGeom": "avLst gdLst ahLst cxnLst rect pathLst",
    "a:gradFill": "gsLst lin|path tileRect",
    "a:tbl": "tblPr tblGrid tr*",
    "a:tblPr": f"{_FILLS} effectLst effectDag tableStyle|tableStyleId extLst",
    "a:tr": "tc* extLst",
    "a:tc": "txBody tcPr extLst",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILLS} headers extLst",
    "a:graphic": "graphicData",
    "c:chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData "
    "printSettings userShapes extLst",
    "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
    "dispBlanksAs showDLblsOverMax extLst",
    "c:title": "tx layout overlay spPr txPr extLst",
    "c:legend": "legendPos legendEntry* layout overlay spPr txPr extLst",
    "c:ser": "idx order tx spPr invertIfNegative pictureOptions marker explosion dPt* dLbls trendline* errBars* cat "
    "xVal val yVal bubbleSize bubble3D smooth shape extLst",
    "c:dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "c:marker": "symbol size spPr extLst",
    "c:dLbls": f"dLbl* delete {_SHOWN.replace('c:', '')} showLeaderLines leaderLines extLst",
    "c:dLbl": f"idx delete layout tx {_SHOWN.replace('c:', '')} extLst",
    "c:errBars": "errDir errBarType errValType noEndCap plus minus val spPr extLst",
    "c:catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst".replace("c:", ""),
    "c:valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits extLst".replace("c:", ""),
    "c:dateAx": f"{_AXIS} auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit extLst".replace(
        "c:", ""
    ),
    "c:serAx": f"{_AXIS} tickLblSkip tickMarkSkip extLst".replace("c:", ""),
    "c:scaling": "logBase orientation max min extLst",
    "c:barChart": "barDir grouping varyColors ser* dLbls gapWidth overlap serLines* axId* extLst",
    "c:lineChart": "grouping varyColors ser* dLbls dropLines hiLowLines upDownBars marker smooth axId* extLst",
    "c:areaChart": "grouping varyColors ser* dLbls dropLines axId* extLst",
    "c:scatterChart": "scatterStyle varyColors ser* dLbls axId* extLst",
    "c:pieChart": "varyColors ser* dLbls firstSliceAng extLst",
    "c:doughnutChart": "varyColors ser* dLbls firstSliceAng holeSize extLst",
    "c:bubbleChart": "varyColors ser* dLbls bubble3D bubbleScale showNegBubbles sizeRepresents axId* extLst",
    "c:radarChart": "radarStyle varyColors ser* dLbls axId* extLst",
    "c:numRef": "f numCache extLst",
    "c:strRef": "f strCache extLst",
    "c:numCache": "formatCode ptCount pt* extLst",
    "c:strCache": "ptCount pt* extLst",
    "c:layout": "manualLayout extLst",
    "c:manualLayout": "layoutTarget xMode yMode wMode hMode x y w h extLst",
}  # fmt: skip

_NEEDED: Mapping[str, str] = {
    "p:sld": "cSld",
    "p:cSld": "spTree",
    "p:sp": "nvSpPr spPr",
    "p:pic": "nvPicPr blipFill spPr",
    "p:graphicFrame": "nvGraphicFramePr xfrm a:graphic",
    "p:cxnSp": "nvCxnSpPr spPr",
    "p:txBody": "a:bodyPr a:p",
    "a:txBody": "bodyPr p",
    "c:txPr": "a:bodyPr a:p",
    "c:rich": "a:bodyPr a:p",
    "a:r": "t",
    "a:tbl": "tblGrid",
    "a:tc": "txBody",
    "c:chartSpace": "chart",
    "c:ser": "idx order",
    "c:catAx": "axId scaling axPos crossAx",
    "c:valAx": "axId scaling axPos crossAx",
}


def _full(name: str, space: str) -> str:
    prefix, colon, own = name.partition(":")
    return _SPACES[prefix] + own if colon else _SPACES[space] + name


def _places(parent: str, sequence: str) -> dict[str, Place]:
    space = parent.partition(":")[0]
    return {
        _full(name, space): Place(rank, many=names.endswith("*"))
        for rank, names in enumerate(sequence.split())
        for name in names.rstrip("*").split("|")
    }


ORDER: Mapping[str, Mapping[str, Place]] = {
    _full(parent, "p"): _places(parent, sequence) for parent, sequence in _SEQUENCES.items()
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    _full(parent, "p"): tuple(_full(name, parent.partition(":")[0]) for name in names.split())
    for parent, names in _NEEDED.items()
}
_KNOWN_SPACES = tuple(space.rstrip("}") for space in (A, C, P))
_COUNTED = f"{A}tbl"


def misplaced(root: Element) -> tuple[Element, str] | None:
    """The first element under `root` whose children are not as they must be, with what is wrong; None for none."""
    for element in root.iter():
        tag = element.tag
        if tag not in ORDER or not (len(element) or tag in NEEDED):
            continue
        what = _wrong(tag, tuple([child.tag for child in element])) or (_uneven(element) if tag == _COUNTED else "")
        if what:
            return element, what
    return None


@lru_cache(maxsize=10_000)  # a deck has few kinds of elements and many of each
def _wrong(tag: str, children: tuple[object, ...]) -> str:
    """What is wrong with the children of an element; empty for nothing."""
    places, name = ORDER[tag], tag.rpartition("}")[2]
    last, before = -1, ""
    for child in children:
        place = places.get(str(child))
        own = str(child).rpartition("}")[2]
        if place is None:
            if isinstance(child, str) and child.startswith(_KNOWN_SPACES):
                return f"<{own}> has no place in <{name}>"
            continue
        if place.rank < last:
            return f"<{own}> stands after <{before}> in <{name}>, it must stand before"
        if place.rank == last and not place.many:
            return f"<{own}> stands after <{before}> in <{name}>, where there may be only one"
        last, before = place.rank, own
    missing = next((each for each in NEEDED.get(tag, ()) if each not in children), "")
    return f"<{name}> lacks its <{missing.rpartition('}')[2]}>" if missing else ""


def _uneven(table: Element) -> str:
    """What is wrong with a table whose rows have not a cell for each column."""
    columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
    for number, row in enumerate(table.iterchildren(f"{A}tr"), 1):
        cells = len(row.findall(f"{A}tc"))
        if cells != columns:
            return f"row {number} of the table has {cells} cells for {columns} columns"
    return ""

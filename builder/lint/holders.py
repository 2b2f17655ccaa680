"""Placeholders of masters and layouts: what a shape on a slide takes from the one that it is tied to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.lint.colors import Color, fill_of
from builder.lint.geometry import Box, box_of
from builder.lint.levels import PLAIN, Levels, styled
from builder.lint.text import PLAIN_FRAME, Frame, frame_over
from builder.office.names import A, Element, P, child, whole

TITLES = frozenset({"title", "ctrTitle"})
FOOTS = frozenset({"dt", "ftr", "sldNum"})
_MASTERS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "chart": "body", "tbl": "body", "clipArt": "body",
            "dgm": "body", "media": "body", "pic": "body", "": "body", "sldImg": "sldImg"}  # fmt: skip


@dataclass(frozen=True)
class Holder:
    """A placeholder with all that it inherits. `texts` are the words that stand in it before it is filled."""

    kind: str
    index: int
    box: Box | None
    levels: Levels
    frame: Frame
    fill: Color | None
    texts: frozenset[str]
    name: str = ""


@dataclass(frozen=True)
class Holders:
    """The placeholders of a master or a layout."""

    all: tuple[Holder, ...] = ()

    def like(self, kind: str, index: int) -> Holder | None:
        """The one that a kind and an index lead to: placeholders by their index, titles and foots by their kind."""
        if kind in TITLES:
            return next((holder for holder in self.all if holder.kind in TITLES), None)
        by_index = next((holder for holder in self.all if holder.index == index and holder.kind not in TITLES), None)
        if by_index is not None and (by_index.kind == kind or kind not in FOOTS):
            return by_index
        return next((holder for holder in self.all if holder.kind == kind), None)

    def of_kind(self, kind: str) -> Holder | None:
        """The master's one for a layout's kind."""
        wanted = _MASTERS.get(kind, kind)
        return next((holder for holder in self.all if _MASTERS.get(holder.kind, holder.kind) == wanted), None)


def read_master(tree: Element, styles: Mapping[str, Levels]) -> Holders:
    """The placeholders of a master; `styles` are its text styles by the kind of text (title, body, other)."""
    return Holders(tuple(_holder(shape, None, _style_for(shape, styles)) for shape in _tied(tree)))


def read_layout(tree: Element, master: Holders, styles: Mapping[str, Levels]) -> Holders:
    """The placeholders of a layout, laid over those of its master."""
    ties = [(shape, tie_of(shape) or ("", 0)) for shape in _tied(tree)]
    return Holders(tuple(_holder(shape, master.of_kind(kind), _style_for(shape, styles)) for shape, (kind, _) in ties))


def text_styles(master: Element, base: Levels) -> dict[str, Levels]:
    """The text styles of a master."""
    styles = child(master, f"{P}txStyles")
    return {kind: styled(base, child(styles, f"{P}{kind}Style")) for kind in ("title", "body", "other")}


def style_kind(kind: str) -> str:
    """Which of the master's text styles a kind of placeholder is set in."""
    return "title" if kind in TITLES else "other" if kind in FOOTS else "body"


def tie_of(shape: Element) -> tuple[str, int] | None:
    """What ties a shape to a placeholder: its kind (empty for any content) and its index; None where nothing does."""
    tie = child(shape[0], f"{P}nvPr", f"{P}ph") if len(shape) else None
    return None if tie is None else (tie.get("type", ""), whole(tie, "idx"))


def own_levels(shape: Element, levels: Levels) -> Levels:
    """Levels with the styles laid over that a shape's text has itself."""
    return styled(levels, child(shape, f"{P}txBody", f"{A}lstStyle"))


def _tied(tree: Element) -> Iterator[Element]:
    return (shape for shape in tree.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame") if tie_of(shape) is not None)


def _style_for(shape: Element, styles: Mapping[str, Levels]) -> Levels:
    kind, _ = tie_of(shape) or ("", 0)
    return styles.get(style_kind(kind), PLAIN)


def _holder(shape: Element, below: Holder | None, style: Levels) -> Holder:
    kind, index = tie_of(shape) or ("", 0)
    properties = child(shape, f"{P}spPr")
    own = box_of(child(properties, f"{A}xfrm") if properties is not None else child(shape, f"{P}xfrm"))
    head = child(shape[0], f"{P}cNvPr")
    return Holder(
        kind,
        index,
        own or (below.box if below else None),
        own_levels(shape, below.levels if below else style),
        frame_over(below.frame if below else PLAIN_FRAME, child(shape, f"{P}txBody", f"{A}bodyPr")),
        fill_of(properties) or (below.fill if below else None),
        _words(shape) | (below.texts if below else frozenset()),
        head.get("name", "") if head is not None else "",
    )


def _words(shape: Element) -> frozenset[str]:
    paragraphs = shape.iterfind(f"{P}txBody/{A}p")
    texts = ["".join(each.text or "" for each in paragraph.iter(f"{A}t")).strip() for paragraph in paragraphs]
    return frozenset(["\n".join(texts).strip(), *texts[:1]]) - {""}

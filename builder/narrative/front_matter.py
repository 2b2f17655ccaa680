"""The front matter of a file: what may stand in it, and the section that it makes of the blocks below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from builder.model.block import Block, Compound
from builder.model.document import Part, Section, SlideKind
from builder.narrative.directives import Reader, key_figures, listed

_NEEDED = ("id", "part", "title")
_FOR_THE_DECK = {"short", "headline", "takeaways", "key-figures", "notes", "slide", "briefing"}
_KEYS = {*_NEEDED, "scope", *_FOR_THE_DECK}
_YES_OR_NO = {"yes": True, "no": False, "": False}


def section_of(front: Reader, body: Sequence[Block | Compound]) -> Section | None:
    """The section of a file; None after a complaint."""
    options = front.options
    for key in _NEEDED:
        if not options.get(key):
            front.complain(f"the front matter has no {key}", "it needs id, part and title")
    part: Any = _one_of(front, "part", get_args(Part))
    slide: Any = _one_of(front, "slide", get_args(SlideKind)) or "message"
    is_brief = _YES_OR_NO[_one_of(front, "briefing", ("yes", "no"))]
    for key in sorted(options.keys() - _KEYS):
        front.complain(f"the front matter has {key or 'no keys'}", f"known are {', '.join(sorted(_KEYS))}")
    figures = key_figures(front, options["key-figures"]) if options.get("key-figures") else ()
    if not all(options.get(key) for key in _NEEDED):
        return None
    return Section(
        id=str(options["id"]),
        part=part,
        title=front.text("title"),
        body=tuple(body),
        headline=front.text("headline"),
        takeaways=front.texts("takeaways"),
        place=front.place,
        slide=slide,
        short=front.text("short"),
        key_figures=figures,
        notes=tuple(front.markup(each) for each in listed(options.get("notes"))),
        is_brief=is_brief,
    )


def _one_of(front: Reader, key: str, known: Sequence[str]) -> str:
    """The value of a key that takes one of a few words; complains about another."""
    value = str(front.options.get(key) or "")
    if value and value not in known:
        front.complain(f"{key} is {value}", f"expected one of {', '.join(known)}")
        return ""
    return value

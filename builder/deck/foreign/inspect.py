"""What a template has and lacks, told to whoever is about to use it: as a table, or for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.deck.colors import Tint
from builder.deck.foreign.found import FoundLayout, FoundTemplate, Placeholder
from builder.deck.foreign.look import look_of
from builder.deck.foreign.match import Match, match
from builder.deck.foreign.package import opened
from builder.deck.foreign.read import read_file
from builder.deck.foreign.reading import read_found
from builder.problems import Problem
from builder.theme.theme import Corporate, Theme

_CM = 72 / 2.54  # points


@dataclass(frozen=True, slots=True)
class Inspection:
    """A template's layouts, the roles that they play, and what its decks will have otherwise than it says."""

    found: FoundTemplate
    matched: Match
    notes: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing."""
        return self.matched.problems


def inspect(mapping: Corporate, theme: Theme) -> Inspection:
    """Look through a template. Raises BuildError for a file that is none."""
    name = str(mapping.file)
    found = read_found(opened(read_file(mapping.file), name), name)
    matched = match(found, mapping)
    return Inspection(found, matched, tuple(_notes(found, matched, theme)))


def as_text(inspection: Inspection) -> str:
    """A table of placeholders for each layout, then the notes."""
    size = inspection.found.size
    layouts = f"{len(inspection.found.layouts)} layouts"
    lines = [f"{inspection.found.name}: {_cm(size.width):.2f} × {_cm(size.height):.2f} cm, {layouts}"]
    for layout in inspection.found.layouts:
        roles = ", ".join(inspection.matched.roles_of(layout))
        lines += ["", f"{layout.name}{f'  ({layout.kind})' if layout.kind else ''}  serves: {roles or 'nothing'}"]
        lines += [_row(each) for each in layout.placeholders] or ["  no placeholders"]
    return "\n".join([*lines, "", *(f"note: {note}" for note in inspection.notes)]).rstrip()


def as_json(inspection: Inspection) -> str:
    """The same for programs; lengths in centimetres, sizes in points."""
    size = inspection.found.size
    content = {
        "file": inspection.found.name,
        "width": _cm(size.width),
        "height": _cm(size.height),
        "layouts": [_layout(layout, inspection.matched) for layout in inspection.found.layouts],
        "notes": inspection.notes,
        "missing": [{"what": problem.what, "hint": problem.hint} for problem in inspection.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _layout(layout: FoundLayout, matched: Match) -> dict[str, Any]:
    return {
        "name": layout.name,
        "kind": layout.kind,
        "serves": matched.roles_of(layout),
        "placeholders": [
            {
                "idx": each.index,
                "type": each.kind,
                "name": each.name,
                "left": _cm(each.frame.x),
                "top": _cm(each.frame.y),
                "width": _cm(each.frame.width),
                "height": _cm(each.frame.height),
                "size": each.style.size,
            }
            for each in layout.placeholders
        ],
    }


def _row(placeholder: Placeholder) -> str:
    frame = placeholder.frame
    where = f"{_cm(frame.x):>6.2f} {_cm(frame.y):>6.2f}  {_cm(frame.width):>6.2f} × {_cm(frame.height):<6.2f}"
    kind = f"{placeholder.index:>4}  {placeholder.kind:<9}"
    return f"{kind} {where} {f'{placeholder.style.size:g} pt':>7}  {placeholder.name}"


def _notes(found: FoundTemplate, matched: Match, theme: Theme) -> Iterator[str]:
    """Where a deck departs from the template, and why."""
    if not found.has_east_asian:
        yield f"its theme names no Chinese font: {theme.font.deck_east_asian} is set, as the builder's theme says"
    message = matched.layouts.get("message")
    if message is None:
        return
    accent = look_of(theme, message, "").scheme["accent"]
    if accent != Tint("accent1"):
        plain = message.palette.value(Tint("accent1"))
        instead = message.palette.value(accent)
        yield f"accent1 (#{plain}) cannot be read as text on its background: #{instead} is set instead"


def _cm(points: float) -> float:
    return round(points / _CM, 2)

"""Which layout of a template plays which role: by the user's mapping, by our names, by PowerPoint's names and kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from builder.deck.foreign.found import FoundLayout, FoundTemplate, Placeholder
from builder.deck.layouts import LAYOUTS
from builder.deck.places import Role
from builder.problems import Problem
from builder.theme.theme import Corporate

_TITLE_SLIDE = ("Title Slide", "标题幻灯片", "title")
_SECTION = ("Section Header", "节标题", "secHead")
_CONTENT = ("Title and Content", "标题和内容", "obj", "tx")
_TITLE_ONLY = ("Title Only", "仅标题", "titleOnly")
_TWO = ("Two Content", "两栏内容", "twoObj")

# What PowerPoint's own layouts are called in English and Chinese, and the kind that a file says they are of. Where our
# places are dealt out anew, an empty slide under the title is the better ground; text likes the content placeholder.
_USUAL: Mapping[Role, tuple[str, ...]] = {
    "cover": _TITLE_SLIDE,
    "summary": (*_TITLE_ONLY, *_CONTENT),
    "key-figures": (*_CONTENT, *_TITLE_ONLY),
    "split": (*_CONTENT, *_TITLE_ONLY),
    "one-page": (*_TITLE_ONLY, *_CONTENT),
    "agenda": (*_TITLE_ONLY, *_CONTENT),
    "divider": _SECTION,
    "message": (*_CONTENT, *_TITLE_ONLY),
    "chart": (*_TITLE_ONLY, *_CONTENT, *_TWO),
    "chart-wide": (*_TITLE_ONLY, *_CONTENT, *_TWO),
    "table": (*_TITLE_ONLY, *_CONTENT, *_TWO),
    "case": (*_TITLE_ONLY, *_CONTENT, *_TWO),
    "recommendation": (*_CONTENT, *_TITLE_ONLY),
    "sources": (*_TITLE_ONLY, *_CONTENT),
}
# A layout that is named for one role serves its like as well.
_LIKE: Mapping[Role, tuple[Role, ...]] = {
    "summary": ("message",),
    "agenda": ("message",),
    "key-figures": ("message",),
    "split": ("message",),
    "one-page": ("chart", "message"),
    "chart": ("message",),
    "chart-wide": ("chart", "message"),
    "table": ("chart", "message"),
    "case": ("chart", "message"),
    "recommendation": ("message",),
    "sources": ("message",),
}
ROLES: tuple[Role, ...] = tuple(layout.role for layout in LAYOUTS)
_OUR_NAMES = {layout.role: layout.name for layout in LAYOUTS}


@dataclass(frozen=True, slots=True)
class Match:
    """The layout for each role, the placeholders that a mapping names for its places, and what is missing."""

    layouts: Mapping[Role, FoundLayout]
    placeholders: Mapping[Role, Mapping[str, Placeholder]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def roles_of(self, layout: FoundLayout) -> tuple[Role, ...]:
        """The roles that a layout plays."""
        return tuple(role for role in ROLES if role in self.layouts and self.layouts[role].part == layout.part)


def match(template: FoundTemplate, mapping: Corporate) -> Match:
    """The layouts of that master which plays most roles."""
    matches = [_match_in(layouts, template, mapping) for layouts in template.masters]
    return min(matches, key=lambda each: len(each.problems))


def _match_in(layouts: tuple[FoundLayout, ...], template: FoundTemplate, mapping: Corporate) -> Match:
    problems = [*_unknown_roles(template, mapping)]
    chosen: dict[Role, FoundLayout] = {}
    lacking: dict[tuple[str, ...], list[Role]] = {}
    untitled: dict[str, list[Role]] = {}
    for role in ROLES:
        named = mapping.layouts.get(role)
        found = _named(layouts, named) if named else _usual(layouts, role, mapping)
        if found is not None and found.title is not None:
            chosen[role] = found
        elif found is not None:
            untitled.setdefault(found.name, []).append(role)
        elif named:
            problems.append(_not_there(template.name, role, named, layouts))
        else:
            lacking.setdefault(tuple(sorted(_USUAL[role])), []).append(role)
    problems += [_no_title(template.name, name, roles) for name, roles in untitled.items()]
    problems += [_missing(template.name, _USUAL[roles[0]], roles) for roles in lacking.values()]
    placeholders: dict[Role, Mapping[str, Placeholder]] = {}
    for role, layout in chosen.items():
        own, wrong = _own_placeholders(template.name, role, layout, mapping)
        placeholders[role] = own
        problems += wrong
    return Match(chosen, placeholders, tuple(dict.fromkeys(problems)))


def _usual(layouts: tuple[FoundLayout, ...], role: Role, mapping: Corporate) -> FoundLayout | None:
    """The layout with our own name for a role, one that is mapped for a like role, one with a usual name or kind."""
    if (own := _named(layouts, _OUR_NAMES[role])) is not None:
        return own
    for like in _LIKE.get(role, ()):
        if like in mapping.layouts:
            return _named(layouts, mapping.layouts[like])
    found = (each for name in _USUAL[role] if (each := _named(layouts, name) or _of_kind(layouts, name)) is not None)
    return next(found, None)


def _named(layouts: tuple[FoundLayout, ...], name: str) -> FoundLayout | None:
    return next((layout for layout in layouts if _plain(layout.name) == _plain(name)), None)


def _of_kind(layouts: tuple[FoundLayout, ...], kind: str) -> FoundLayout | None:
    return next((layout for layout in layouts if layout.kind == kind), None)


def _plain(name: str) -> str:
    """A layout's name as people compare it: PowerPoint itself puts 1_ before the second of a name."""
    return " ".join(re.sub(r"^\d+_", "", name).split()).casefold()


def _unknown_roles(template: FoundTemplate, mapping: Corporate) -> Iterator[Problem]:
    for table, named in (("layouts", mapping.layouts), ("placeholders", mapping.placeholders)):
        for role in named:
            if role not in ROLES:
                yield Problem(template.name, f"[deck.{table}] has no role “{role}”", f"roles: {', '.join(ROLES)}")


def _own_placeholders(
    template: str, role: Role, layout: FoundLayout, mapping: Corporate
) -> tuple[dict[str, Placeholder], list[Problem]]:
    """The placeholders that the mapping names for the places of a role, or those that stand where ours stand."""
    ours = next(each for each in LAYOUTS if each.role == role)
    known = {place.role: place.index for place in ours.places}
    own: dict[str, Placeholder] = {}
    problems: list[Problem] = []
    if _plain(layout.name) == _plain(ours.name):
        own = {place: found for place, index in known.items() if (found := _placeholder(layout, index)) is not None}
    for key, wanted in mapping.placeholders.get(role, {}).items():
        place = key.replace("-", " ")
        found = _placeholder(layout, wanted)
        if place not in known:
            hint = f"its places: {', '.join(each.replace(' ', '-') for each in known)}"
            problems.append(Problem(template, f"[deck.placeholders.{role}] has no place “{key}”", hint))
        elif found is None:
            there = ", ".join(f"{each.index} ({each.name})" for each in layout.placeholders)
            what = f"layout “{layout.name}” has no placeholder “{wanted}”, which [deck.placeholders.{role}] names"
            problems.append(Problem(template, what, f"it has {there}"))
        else:
            own[place] = found
    return own, problems


def _placeholder(layout: FoundLayout, wanted: int | str) -> Placeholder | None:
    return next((each for each in layout.placeholders if wanted in (each.index, each.name)), None)


def _not_there(template: str, role: Role, name: str, layouts: tuple[FoundLayout, ...]) -> Problem:
    close = get_close_matches(name, [layout.name for layout in layouts], 1, 0.5)
    hint = f"did you mean “{close[0]}”?" if close else f"it has {', '.join(layout.name for layout in layouts)}"
    return Problem(template, f"has no layout “{name}”, which [deck.layouts] names for {role}", hint)


def _no_title(template: str, name: str, roles: list[Role]) -> Problem:
    what = f"layout “{name}” has no title placeholder and cannot be used for {', '.join(roles)}"
    return Problem(template, what, "give it one in PowerPoint's view of the master")


def _missing(template: str, names: tuple[str, ...], roles: list[Role]) -> Problem:
    """One problem for all roles that the same layouts could play."""
    usual = " or ".join(f"“{name}”" for name in names if not name[0].islower())
    hint = f"PowerPoint calls it {usual}; if it has another name here, give it in [deck.layouts] of report.toml"
    return Problem(template, f"has no layout for {', '.join(roles)}", hint)

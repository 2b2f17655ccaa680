"""The conditions in a file's front matter: for which editions its section is. Read before its template runs.

A template speaks of what its editions are about, so it can only run for those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import get_args

import yaml

from builder.editions.edition import SCOPES, Scope
from builder.narrative.yaml_text import read_yaml
from builder.problems import Problem
from builder.records import did_you_mean

CONDITIONS = ("scope", "needs", "lacks", "when", "names")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.S)
_OPENED = re.compile(r"---[ \t]*\n")
_KEY = re.compile(r"([\w-]+):")


@dataclass(frozen=True, slots=True)
class Front:
    """For which editions a section is.

    `scope`: what kinds (all, where none is named). `needs`: words that must stand for something, as own_cities;
    `lacks`: those that must stand for nothing. `when`: a claim that must hold, and its line. `names`: places that its
    text may name though no answer does.
    """

    id: str = ""
    scope: tuple[Scope, ...] = ()
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    when: str = ""
    line: int = 0
    names: tuple[str, ...] = ()

    def is_for(self, scope: Scope) -> bool:
        """Whether an edition of this scope may have the section."""
        return not self.scope or scope in self.scope


@lru_cache(maxsize=2048)
def read_front(file: str, text: str, words: tuple[str, ...]) -> tuple[Front, tuple[Problem, ...]]:
    """The conditions of a file, and what is wrong with them. `words` are those that `needs` and `lacks` may name.

    Read once for all editions.
    """
    reader = _Reader(file, text)
    for key in ("needs", "lacks"):
        for word in reader.listed(key):
            if word not in words:
                reader.complain(key, f"there is no word {word}", did_you_mean(word, words))
    scopes = reader.listed("scope")
    for scope in scopes:
        if scope not in SCOPES:
            reader.complain("scope", f"scope is {scope}", f"expected {', '.join(SCOPES)}")
    whens = reader.listed("when")
    found = Front(
        id=reader.text("id"),
        scope=tuple(scope for scope in get_args(Scope) if scope in scopes),
        needs=tuple(reader.listed("needs")),
        lacks=tuple(reader.listed("lacks")),
        when=" and ".join(f"({each})" for each in whens) if len(whens) > 1 else "".join(whens),
        line=reader.line("when"),
        names=tuple(reader.listed("names")),
    )
    return found, tuple(dict.fromkeys(reader.problems))  # a key that cannot be read is asked for more than once


@dataclass
class _Reader:
    """Reads keys of the front matter one by one: the others may hold what is YAML only when it is filled in."""

    file: str
    whole: str
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.keys = dict(self._keys())

    def line(self, key: str) -> int:
        return self.keys[key][0] if key in self.keys else 0

    def text_of(self, key: str) -> object:
        if key not in self.keys:
            return None
        try:
            value = read_yaml(self.keys[key][1])
        except yaml.YAMLError:
            hint = "needs: [own_cities], or one word" if key != "when" else "put a claim that holds : or # in quotes"
            self.complain(key, f"{key} is not YAML", hint)
            return None
        return value.get(key) if isinstance(value, Mapping) else None

    def text(self, key: str) -> str:
        value = self.text_of(key)
        return str(value) if value is not None else ""

    def listed(self, key: str) -> list[str]:
        value = self.text_of(key)
        return [str(each) for each in (value if isinstance(value, list) else [value]) if each]

    def complain(self, key: str, what: str, hint: str = "") -> None:
        self.problems.append(Problem(f"{self.file}:{self.line(key)}", what, hint))

    def _keys(self) -> Iterator[tuple[str, tuple[int, str]]]:
        """Each key of interest with its line and the text that is its own."""
        whole = self.whole.replace("\r\n", "\n")
        found = _FRONT.match(whole)
        if found is None and _OPENED.match(whole):
            self.problems.append(
                Problem(f"{self.file}:1", "the front matter has no end", "close it with a line of its own: ---")
            )
        lines = found[1].split("\n") if found else []
        starts = [(number, match[1]) for number, line in enumerate(lines) if (match := _KEY.match(line))]
        ends = [*(number for number, _ in starts[1:]), len(lines)]
        for (start, key), end in zip(starts, ends, strict=False):  # where no key begins, none ends
            if key in CONDITIONS or key == "id":
                yield key, (start + 2, "\n".join(lines[start:end]))

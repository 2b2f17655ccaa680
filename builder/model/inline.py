"""Text inside a block: plain and marked words, links, references, footnotes, facts, citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. `line` says where in the author's file they stand, for messages; it is no part of what they are."""

    value: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that are set bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed. Chinese has no italic: outputs set these in the heading face."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the report."""

    children: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a figure, table, case or section of the report by its id; `text` comes with numbering.

    `line` says where in the author's file it stands, for messages; it is no part of what the reference is.
    """

    target: str
    text: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FactText:
    """A number or name that came from the data; `fact` is its place in the document's list of facts."""

    fact: int
    value: str


@dataclass(frozen=True, slots=True)
class Traced:
    """Words that a claim or an acceptance vouches for; `fact` is its place in the document's list of facts."""

    children: tuple[Inline, ...]
    fact: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that stands at the foot of the page; its mark stands here."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """The mark behind a figure from outside: the number of its source in the list of references. Numbering sets it."""

    number: int


@dataclass(frozen=True, slots=True)
class LedgerMark:
    """The mark of the audit view behind words from the data: the numbers of their rows in the ledger."""

    numbers: tuple[int, ...]


Inline = Text | Strong | Emphasis | Link | Ref | FactText | Traced | Footnote | Citation | LedgerMark


def plain(text: tuple[Inline, ...]) -> str:
    """The words alone, without marks, footnotes and citations."""
    return "".join(_plain_one(part) for part in text)


def pieces(text: tuple[Inline, ...], inside: tuple[int, ...] = ()) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The words of `plain` piece by piece, each with the numbers of the facts and claims it belongs to."""
    for part in text:
        match part:
            case FactText(fact, value):
                yield value, (*inside, fact)
            case Traced(children, fact):
                yield from pieces(children, (*inside, fact))
            case Strong(children) | Emphasis(children) | Link(children, _):
                yield from pieces(children, inside)
            case _:
                yield _plain_one(part), inside


def footnotes(text: tuple[Inline, ...]) -> Iterator[Footnote]:
    """The footnotes of a text, in reading order."""
    for part in text:
        match part:
            case Footnote():
                yield part
            case Strong(children) | Emphasis(children) | Link(children, _) | Traced(children, _):
                yield from footnotes(children)
            case _:
                pass


def _plain_one(part: Inline) -> str:
    match part:
        case Text(value) | FactText(_, value) | Ref(_, value):
            return value
        case Strong(children) | Emphasis(children) | Link(children, _) | Traced(children, _):
            return plain(children)
        case Footnote() | Citation() | LedgerMark():
            return ""
        case _:
            assert_never(part)

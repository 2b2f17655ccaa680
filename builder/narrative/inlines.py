"""Inline Markdown to the model's inlines, fact marks included."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from builder.facts.fact import Fact
from builder.model.inline import Emphasis, FactText, Footnote, Inline, Link, Ref, Strong, Text, Traced
from builder.narrative.template import FACT, MARK, Answer

Complain = Callable[[str, str], None]


class InlineReader:
    """Turns markdown-it's inline tokens of one file into inlines.

    `first_fact` is the number of the file's first fact in the document; `notes` are the file's footnotes by id;
    `line` tells the line of the author's file that is being read.
    """

    def __init__(
        self, facts: Sequence[Answer], first_fact: int, complain: Complain, line: Callable[[], int] = lambda: 0
    ) -> None:
        self.facts = facts
        self.first_fact = first_fact
        self.complain = complain
        self.line = line
        self.notes: Mapping[int, tuple[Inline, ...]] = {}
        self.open: list[int] = []  # the claims and acceptances inside whose words the reader is

    def read(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """The inlines of one inline token's children."""
        inlines, rest = self._until(list(tokens), None)
        assert not rest
        return _merged(inlines)

    def text(self, value: str) -> tuple[Inline, ...]:
        """Plain words with fact marks."""
        return tuple(self._parts(value))

    def names(self, value: str) -> tuple[str, ...]:
        """The rows that the facts in a value name; none where there is no such fact."""
        answers = [self.facts[int(number)] for number in FACT.findall(value)]
        names = tuple(name for answer in answers if isinstance(answer, Fact) for name in answer.names)
        if names and FACT.sub("", value).strip("、和 "):
            self.complain("answers and other words are mixed here", "write a list, as in [杭州, 苏州]")
        return names

    def numbers(self, value: str) -> tuple[int, ...]:
        """The facts in a value, by their numbers in the document."""
        return tuple(self.first_fact + int(number) for number in FACT.findall(value))

    def words(self, value: str) -> str:
        """A string with each fact mark replaced by the fact's text."""
        return MARK.sub(lambda mark: str(self.facts[int(mark[1])]) if mark[1] else "", value)

    def _parts(self, value: str) -> Iterator[Inline]:
        at = 0
        for mark in MARK.finditer(value):
            if mark.start() > at:
                yield self._vouched(Text(value[at : mark.start()], self.line()))
            match mark.groups():
                case str(fact), None, None:
                    yield self._vouched(self._answer(int(fact)))
                case None, str(opened), None:
                    self.open.append(self.first_fact + int(opened))
                case _ if self.open:
                    self.open.pop()
            at = mark.end()
        if at < len(value):
            yield self._vouched(Text(value[at:], self.line()))

    def _answer(self, number: int) -> Inline:
        words: Inline = FactText(self.first_fact + number, str(self.facts[number]))
        return words

    def _vouched(self, part: Inline) -> Inline:
        """A part with the claims and acceptances round it."""
        for entry in reversed(self.open):
            part = Traced((part,), entry)
        return part

    def _until(self, tokens: list[Token], end: str | None) -> tuple[list[Inline], list[Token]]:
        inlines: list[Inline] = []
        while tokens:
            token = tokens.pop(0)
            match token.type:
                case kind if kind == end:
                    return inlines, tokens
                case "text" if "**" in token.content:
                    # Markdown's own rule: a closing ** between a mark and a character opens, and would be printed.
                    self.complain("these ** make nothing bold", "close them before the mark, as in **云**。")
                case "text" | "text_special":
                    inlines.extend(self._parts(token.content))
                case "softbreak" | "hardbreak":
                    inlines.append(Text("\n"))
                case "strong_open":
                    children, tokens = self._until(tokens, "strong_close")
                    inlines.append(Strong(_merged(children)))
                case "em_open":
                    children, tokens = self._until(tokens, "em_close")
                    inlines.append(Emphasis(_merged(children)))
                case "link_open":
                    children, tokens = self._until(tokens, "link_close")
                    url = str(token.attrGet("href") or "")
                    inlines.append(self._linked(_merged(children), url))
                case "code_inline":
                    inlines.append(Emphasis(self.text(token.content)))
                case "footnote_ref":
                    inlines.append(Footnote(self.notes.get(token.meta["id"], ())))
                case "image":
                    self.complain("a picture cannot stand in the text", "figures are ```figure blocks")
                case other:
                    self.complain(f"this kind of text is not known here: {other}", "")
        return inlines, tokens

    def _linked(self, children: tuple[Inline, ...], url: str) -> Inline:
        if not url.startswith("#"):
            return Link(children, url)
        if children:
            self.complain("a reference is given its words, as in 图3", f"leave the brackets empty: []({url})")
        return self._vouched(Ref(unquote(url[1:]), line=self.line()))


def _merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one; a line break of the source vanishes between Han and is a space between words."""
    merged: list[Inline] = []
    for each in inlines:
        if isinstance(each, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].value + each.value, merged[-1].line)
        else:
            merged.append(each)
    return tuple(Text(_unwrapped(each.value), each.line) if isinstance(each, Text) else each for each in merged)


def _unwrapped(value: str) -> str:
    if "\n" not in value:
        return value
    first, *rest = value.split("\n")
    for line in rest:
        is_words = first[-1:].isascii() and line[:1].isascii() and first[-1:].strip() and line[:1].strip()
        first += (" " if is_words else "") + line
    return first

"""Inline Markdown to the model's inlines, fact marks included."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from builder.facts.fact import Fact
from builder.model.inline import Emphasis, FactText, Footnote, Inline, Link, Ref, Strong, Text
from builder.narrative.template import FACT

Complain = Callable[[str, str], None]


class InlineReader:
    """Turns markdown-it's inline tokens of one file into inlines.

    `first_fact` is the number of the file's first fact in the document; `notes` are the file's footnotes by id;
    `line` tells the line of the author's file that is being read.
    """

    def __init__(
        self, facts: Sequence[Fact], first_fact: int, complain: Complain, line: Callable[[], int] = lambda: 0
    ) -> None:
        self.facts = facts
        self.first_fact = first_fact
        self.complain = complain
        self.line = line
        self.notes: Mapping[int, tuple[Inline, ...]] = {}

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
        names = tuple(name for number in FACT.findall(value) for name in self.facts[int(number)].names)
        if names and FACT.sub("", value).strip("、和 "):
            self.complain("answers and other words are mixed here", "write a list, as in [杭州, 苏州]")
        return names

    def words(self, value: str) -> str:
        """A string with each fact mark replaced by the fact's text."""
        return FACT.sub(lambda mark: self.facts[int(mark[1])].text, value)

    def _parts(self, value: str) -> Iterator[Inline]:
        at = 0
        for mark in FACT.finditer(value):
            if mark.start() > at:
                yield Text(value[at : mark.start()])
            number = int(mark[1])
            yield FactText(self.first_fact + number, self.facts[number].text)
            at = mark.end()
        if at < len(value):
            yield Text(value[at:])

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
        return Ref(unquote(url[1:]), line=self.line())


def _merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one; a line break of the source vanishes between Han and is a space between words."""
    merged: list[Inline] = []
    for each in inlines:
        if isinstance(each, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].value + each.value)
        else:
            merged.append(each)
    return tuple(Text(_unwrapped(each.value)) if isinstance(each, Text) else each for each in merged)


def _unwrapped(value: str) -> str:
    if "\n" not in value:
        return value
    first, *rest = value.split("\n")
    for line in rest:
        is_words = first[-1:].isascii() and line[:1].isascii() and first[-1:].strip() and line[:1].strip()
        first += (" " if is_words else "") + line
    return first

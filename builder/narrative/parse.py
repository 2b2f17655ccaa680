"""Parse one filled-in file of the narrative into a section. Every problem is told with file and line."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from builder.model.block import Block, Break, Bullets, Callout, Compound, Heading, Paragraph
from builder.model.document import Section
from builder.model.inline import Inline, plain
from builder.narrative.directives import DATA_DIRECTIVES, Reader
from builder.narrative.front_matter import section_of
from builder.narrative.inlines import InlineReader
from builder.narrative.template import Filled
from builder.narrative.yaml_text import read_yaml
from builder.problems import Problem

_TEXT_DIRECTIVES = ("case", "note", "page-break")
_INSTEAD = {"table": "write a ```table block", "code_block": "do not indent paragraphs"}


def parse(filled: Filled, first_fact: int) -> tuple[Section | None, list[Problem]]:
    """The section that a file holds; facts are numbered on from `first_fact`."""
    parser = _Parser(filled, first_fact)
    section = parser.section()
    return (None if parser.problems else section), parser.problems


class _Parser:
    def __init__(self, filled: Filled, first_fact: int) -> None:
        self.filled = filled
        self.lines = filled.text.split("\n")
        self.problems: list[Problem] = []
        self.line = 0
        self.offset = 0
        self.inlines = InlineReader(filled.facts, first_fact, self.complain, lambda: filled.place(self.line).line)
        # Tables are known so that they can be refused; underlined headings are not: --- under a text is a rule.
        # Texts are joined later, by us: an escaped * must not pass for one that found no partner.
        self.markdown = MarkdownIt("commonmark").enable("table").disable(["lheading", "text_join"]).use(footnote_plugin)
        self.markdown.use(container_plugin, "directive", validate=lambda *_: True)

    def complain(self, what: str, hint: str = "", line: int | None = None) -> None:
        place = self.filled.place(self.line if line is None else line)
        self.problems.append(Problem(str(place), what, hint))

    def section(self) -> Section | None:
        front, body = self._front_matter()
        if front is None:
            return None
        blocks = self._blocks(self._tokens(body))
        self.line = 0  # what is read from here on stands in the front matter
        return section_of(Reader(front, self.markup, self.inlines, self.complain, self.filled.place(0)), blocks)

    def markup(self, text: object) -> tuple[Inline, ...]:
        """One line of Markdown from a YAML value; its footnotes are its own."""
        if not isinstance(text, str):
            self.complain(f"words are expected here, not {text}", "put values that hold : in double quotes")
            return ()
        inline, *notes = self.markdown.parseInline(text)
        around, line = self.inlines.notes, self.line
        self.line = self._line_of(text)
        self.inlines.notes = self._notes(notes, {})
        read = self.inlines.read(inline.children or ())
        self.inlines.notes, self.line = around, line
        return read

    def _line_of(self, text: str) -> int:
        """The line on which a value of the YAML that is being read stands, where it can be seen."""
        start = text[:40]
        return next((at for at in range(self.line, len(self.lines)) if start in self.lines[at]), self.line)

    def _front_matter(self) -> tuple[Mapping[str, Any] | None, str]:
        found = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", self.filled.text, re.S)
        if not found:
            self.complain("the file does not begin with front matter", "--- id, part, title ---", 0)
            return None, ""
        self.offset = found[0].count("\n")
        return self.yaml(found[1], 1), self.filled.text[found.end() :]

    def yaml(self, text: str, first_line: int) -> Mapping[str, Any] | None:
        """The keys and values of a YAML text that begins on the given line; None after a complaint."""
        try:
            value = read_yaml(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = str(getattr(error, "problem", "") or "cannot be read")
            hint = "put values that hold : # or {{ }} in double quotes"
            self.complain(f"this is not YAML: {what}", hint, first_line + (mark.line if mark else 0))
            return None
        if not isinstance(value, Mapping):
            return {"": value} if value else {}
        return value

    def _tokens(self, body: str) -> list[Token]:
        tokens = self.markdown.parse(body)
        for index, token in enumerate(tokens):
            if token.type == "footnote_block_open":
                self.inlines.notes = self._notes(tokens[index:], _note_lines(tokens[:index]))
                return tokens[:index]
        return tokens

    def _notes(self, tokens: Sequence[Token], lines: Mapping[int, int]) -> dict[int, tuple[Inline, ...]]:
        """The footnotes by id; `lines` says in which line of the body each is marked."""
        notes: dict[int, tuple[Inline, ...]] = {}
        current = -1
        for token in tokens:
            if token.type == "footnote_open":
                current = token.meta["id"]
                self.line = self.offset + lines[current] if current in lines else self.line
            elif token.type == "inline":
                notes[current] = notes.get(current, ()) + self.inlines.read(token.children or ())
        return notes

    def _blocks(self, tokens: list[Token]) -> list[Block | Compound]:
        blocks: list[Block | Compound] = []
        while tokens:
            token = tokens.pop(0)
            if token.map:
                self.line = self.offset + token.map[0]
            match token.type:
                case "paragraph_open":
                    blocks.extend(self._paragraph(_take(tokens, "paragraph_close")))
                case "heading_open":
                    [inline] = _take(tokens, "heading_close")
                    blocks.append(Heading(self.inlines.read(inline.children or ())))
                case "bullet_list_open" | "ordered_list_open":
                    is_ordered = token.type.startswith("ordered")
                    close = token.type.replace("open", "close")
                    blocks.append(self._bullets(_take(tokens, close), is_ordered=is_ordered))
                case "fence":
                    blocks.extend(self._fence(token))
                case "container_directive_open":
                    blocks.extend(self._container(token, _take(tokens, "container_directive_close")))
                case "hr":
                    self.complain("a rule has no meaning here", "for a new page write ::: page-break and :::")
                case "html_block":
                    self.complain("HTML is not set", "use the directives of the README")
                case other:
                    kind = other.removesuffix("_open")
                    if kind != other:
                        _take(tokens, f"{kind}_close")
                    self.complain(f"this kind of block is not known here: {kind}", _INSTEAD.get(kind, ""))
        return blocks

    def _paragraph(self, tokens: Sequence[Token]) -> list[Block]:
        text = self.inlines.read([child for token in tokens for child in token.children or ()])
        if plain(text).lstrip().startswith(":::"):
            self.complain("this directive is not closed or not opened", "::: name … and ::: on lines of their own")
        return [Paragraph(text)] if text else []

    def _bullets(self, tokens: list[Token], *, is_ordered: bool) -> Bullets:
        items: list[tuple[Inline, ...]] = []
        for token in tokens:
            if token.map:
                self.line = self.offset + token.map[0]
            match token.type:
                case "list_item_open":
                    items.append(())
                case "inline" if items[-1]:
                    self.complain("an item of a list is one paragraph", "write another item")
                case "inline":
                    items[-1] = self.inlines.read(token.children or ())
                case "bullet_list_open" | "ordered_list_open":
                    self.complain("a list inside a list is not set", "write one level")
                case other if not other.startswith("paragraph_") and not other.endswith("_close"):
                    self.complain(f"an item of a list holds words only, no {other.removesuffix('_open')}")
        return Bullets(tuple(items), is_ordered)

    def _fence(self, token: Token) -> list[Block | Compound]:
        name = token.info.strip()
        read = DATA_DIRECTIVES.get(name)
        if read is None:
            known = ", ".join([*DATA_DIRECTIVES, *_TEXT_DIRECTIVES])
            self.complain(f"there is no directive {name or '```'}", f"directives are {known}")
            return []
        options = self.yaml(token.content, self.line + 1)
        if options is None:
            return []
        reader = Reader(options, self.markup, self.inlines, self.complain, self.filled.place(self.line))
        block = read(reader)
        return [] if block is None else [block]

    def _container(self, token: Token, inside: list[Token]) -> list[Block]:
        name, *_ = token.info.split() or [""]
        end = self.offset + token.map[1] if token.map else 0
        if end >= len(self.lines) or not self.lines[end].strip().startswith(":::"):
            self.complain("this directive is not closed", "::: on a line of its own")
        if name == "page-break":
            if inside:
                self.complain("a page-break holds nothing", "close it on the next line with :::")
            return [Break()]
        if name not in _TEXT_DIRECTIVES:
            known = ", ".join([*_TEXT_DIRECTIVES, *DATA_DIRECTIVES])
            self.complain(f"there is no directive {name}", f"directives are {known}")
            return []
        attributes = self._attributes(token.info)
        head = self._case_head(inside)
        body = self._blocks(inside)
        if any(isinstance(block, Compound | Callout) for block in body):
            self.complain(f"a {name} holds paragraphs and lists only")
        return [
            Callout(
                tone="case" if name == "case" else "note",
                title=self.markup(attributes.get("title", "")),
                body=tuple(block for block in body if not isinstance(block, Compound)),
                id=attributes.get("id", ""),
                takeaways=tuple(self.markup(part) for part in head.get("takeaways", ())),
                headline=self.markup(head["headline"][0]) if head.get("headline") else (),
            )
        ]

    def _attributes(self, info: str) -> dict[str, str]:
        try:
            words = shlex.split(info)[1:]
        except ValueError:
            self.complain("a quotation mark is not closed", 'title="…"')
            return {}
        pairs = [word.partition("=") for word in words]
        for key, equals, _ in pairs:
            if not equals or key not in ("id", "title"):
                self.complain(f"{key} is no attribute", 'attributes are id=… and title="…"')
        return {key: value for key, _, value in pairs}

    def _case_head(self, tokens: list[Token]) -> dict[str, list[str]]:
        """Take the lines `headline: …` and `takeaways: …；…` from the head of a case: what they say, by their names."""
        head: dict[str, list[str]] = {}
        while inline := next((token for token in tokens[:2] if token.type == "inline"), None):
            first, _, rest = inline.content.partition("\n")
            name, colon, said = first.partition(":")
            if not colon or name not in ("headline", "takeaways"):
                break
            head[name] = [part.strip() for part in said.split("；" if name == "takeaways" else "\n") if part.strip()]
            if rest:
                # Cut, not parsed again: the footnotes of the rest are numbered already.
                children = inline.children or []
                end = next(index for index, child in enumerate(children) if child.type.endswith("break"))
                inline.children = children[end + 1 :]
                inline.content = rest
            else:
                del tokens[:3]
        return head


def _note_lines(tokens: Sequence[Token]) -> dict[int, int]:
    """The line of the block in which each footnote is marked."""
    return {
        child.meta["id"]: token.map[0]
        for token in tokens
        if token.map
        for child in token.children or ()
        if child.type == "footnote_ref"
    }


def _take(tokens: list[Token], close: str) -> list[Token]:
    """The tokens up to the closing one of the same level, which is dropped."""
    level = 1
    opening = close.replace("close", "open")
    for index, token in enumerate(tokens):
        level += (token.type == opening) - (token.type == close)
        if level == 0:
            inside = tokens[:index]
            del tokens[: index + 1]
            return inside
    raise AssertionError(f"markdown-it left {close} out")

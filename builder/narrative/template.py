"""Fill in the narrative's templates (jinja2), so that every answer keeps knowing that it is one.

An answer is written as a mark, not as its text: a `*` in a name then cannot break the Markdown, and the parser can
turn the mark into a FactText. Line marks let every later message name the line of the author's file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from jinja2 import (
    ChainableUndefined,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    pass_context,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from builder.facts.fact import Fact, QuestionError
from builder.model.document import Place
from builder.problems import Problem

_COLLECT = "collect facts"  # no word that a template could say
FACT_OPEN, FACT_CLOSE = "\ue000", "\ue001"
_LINE_OPEN, _LINE_CLOSE = "\ue002", "\ue003"
FACT = re.compile(f"{FACT_OPEN}(\\d+){FACT_CLOSE}")
_LINE = re.compile(f"{_LINE_OPEN}(\\d+){_LINE_CLOSE}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled-in file: its text with fact marks, the source line of each of its lines, and the facts by number."""

    file: str
    text: str
    lines: tuple[int, ...]
    facts: tuple[Fact, ...]

    def place(self, line: int) -> Place:
        """Where line `line` (from 0) of the filled-in text stands in the author's file."""
        return Place(self.file, self.lines[min(line, len(self.lines) - 1)] if self.lines else 0)


class LineMarks(Extension):
    """Put a mark with its number at the start of every line of the template's plain text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Called by jinja2 with the tokens of one template."""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            line = token.lineno
            parts = token.value.split("\n")
            marked = [parts[0]]
            for offset, part in enumerate(parts[1:], 1):
                marked.append(f"{_LINE_OPEN}{line + offset}{_LINE_CLOSE}{part}")
            yield Token(token.lineno, token.type, "\n".join(marked))


class Unknown(StrictUndefined):
    """A word or a question that is not there, told in the words of its author."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint or self._undefined_obj is missing:
            return str(super()._undefined_message)
        name = str(self._undefined_name)
        close = get_close_matches(name, [each for each in dir(self._undefined_obj) if each[0] != "_"], 1, 0.5)
        return f"there is no question {name} here" + (f", did you mean {close[0]}?" if close else "")


class _Unanswered(ChainableUndefined):
    """What stands for an answer that there is none of, so that the rest of the template can still be asked."""

    def __call__(self, *args: Any, **options: Any) -> _Unanswered:  # type: ignore[override]
        return self


class _Environment(ImmutableSandboxedEnvironment):
    """Goes on after a question that cannot be answered, so that all of them are told together."""

    def call(self, context: Context, what: Any, /, *args: Any, **options: Any) -> Any:
        """Called by jinja2 for every question of a template."""
        unanswered = next((each for each in (*args, *options.values()) if isinstance(each, _Unanswered)), None)
        if unanswered is not None:
            return unanswered
        try:
            return super().call(context, what, *args, **options)
        except QuestionError as error:
            frame = sys._getframe(1)  # of the compiled template
            line = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno)
            context[_COLLECT].mistakes.append((line, error))
            return _Unanswered()


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    """Called by jinja2 with the value of every expression that is written out."""
    return context[_COLLECT](value)


@lru_cache(maxsize=1024)
def _compiled(text: str) -> Template:
    """A template, compiled once for all editions that use it."""
    environment = _Environment(
        undefined=Unknown, finalize=_finalize, extensions=[LineMarks], keep_trailing_newline=True
    )
    environment.globals.clear()  # jinja2's own globals (range, lipsum...) are no words of a report
    return environment.from_string(text)


@dataclass
class _Collector:
    """Gathers the facts of one file, and the questions without an answer, while its template runs."""

    facts: list[Fact] = field(default_factory=list)
    mistakes: list[tuple[int, QuestionError]] = field(default_factory=list)

    def __call__(self, value: Any) -> Any:
        if isinstance(value, Fact):
            self.facts.append(value)
            return f"{FACT_OPEN}{len(self.facts) - 1}{FACT_CLOSE}"
        if not isinstance(value, str | Undefined):
            hint = "a question ends in brackets, as in cities.count()" if callable(value) else ""
            raise QuestionError(f"this is no answer that can be written out: a {type(value).__name__}", hint)
        return value


def fill_in(file: str, text: str, words: Mapping[str, Any]) -> tuple[Filled | None, list[Problem]]:
    """Run one template with the given words. Every question that cannot be answered is a problem with its line."""
    collect = _Collector()
    rendered, problems = _rendered(file, text, words, collect)
    told = [Problem(f"{file}:{line}", error.what, error.hint) for line, error in collect.mistakes]
    if told or problems:
        return None, [*told, *problems]
    return _without_line_marks(file, rendered, tuple(collect.facts)), []


def _rendered(file: str, text: str, words: Mapping[str, Any], collect: _Collector) -> tuple[str, list[Problem]]:
    """The text of a template that has run; or a problem that ended it."""
    try:
        return _compiled(text.replace("\r\n", "\n")).render({**words, _COLLECT: collect}), []
    except TemplateSyntaxError as error:
        hint = "questions stand in {{ }}, conditions in {% %}"
        return "", [Problem(f"{file}:{error.lineno}", f"this is no template: {error.message}", hint)]
    except QuestionError as error:
        return "", [Problem(f"{file}:{_template_line(error)}", error.what, error.hint)]
    except UndefinedError as error:
        hint = f"words are {', '.join(sorted(words))}"
        return "", [Problem(f"{file}:{_template_line(error)}", str(error.message), hint)]
    except (TypeError, ValueError, ArithmeticError, LookupError, TemplateError) as error:
        return "", [Problem(f"{file}:{_template_line(error)}", f"this question cannot be asked so: {error}")]


def _template_line(error: BaseException) -> int:
    """The line of the template that a traceback leads through; jinja2 rewrites it so."""
    line, traceback = 0, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _without_line_marks(file: str, rendered: str, facts: tuple[Fact, ...]) -> Filled:
    lines: list[int] = []
    plain: list[str] = []
    current = 1
    for line in rendered.split("\n"):
        if found := _LINE.search(line):
            current = int(found[1])
        lines.append(current)
        plain.append(_LINE.sub("", line))
    return Filled(file, "\n".join(plain), tuple(lines), facts)

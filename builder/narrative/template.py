"""Fill in the narrative's templates (jinja2), so that every answer keeps knowing that it is one.

An answer is written as a mark, not as its text: a `*` in a name then cannot break the Markdown, and the parser can
turn the mark into a FactText. Line marks let every later message name the line of the author's file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import jinja2.nodes as nodes
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

from builder.facts.claim import Claim
from builder.facts.fact import Fact, QuestionError
from builder.facts.focus_words import GroupName
from builder.model.document import Place
from builder.narrative.joining import ShortForms
from builder.narrative.statements import COLLECT, WORDS_CLOSE, WORDS_OPEN, Statements
from builder.problems import Contradiction, Problem

FACT_OPEN, FACT_CLOSE = "\ue000", "\ue001"
_LINE_OPEN, _LINE_CLOSE = "\ue002", "\ue003"
FACT = re.compile(f"{FACT_OPEN}(\\d+){FACT_CLOSE}")
MARK = re.compile(f"{FACT_OPEN}(\\d+){FACT_CLOSE}|{WORDS_OPEN}(\\d+):|({WORDS_CLOSE})")
_CLASS = re.compile(r"^\w+\.(?=\w+\(\))")  # Python names a question's class, which is no word of an author
_LINE = re.compile(f"{_LINE_OPEN}(\\d+){_LINE_CLOSE}")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Words that an author vouches for, with the reason."""

    reason: str


Answer = Fact | Claim | Acceptance


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled-in file: its text with fact marks, the source line of each of its lines, and the facts by number."""

    file: str
    text: str
    lines: tuple[int, ...]
    facts: tuple[Answer, ...]

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

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        """Called by jinja2 with the tree of a template."""
        return super()._generate(ShortForms(Statements.identifier).visit(source), *args, **options)

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
            context[COLLECT].mistakes.append((line, error))
            return _Unanswered()


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    """Called by jinja2 with the value of every expression that is written out."""
    return context[COLLECT](value)


@lru_cache(maxsize=1024)
def _compiled(text: str) -> Template:
    """A template, compiled once for all editions that use it."""
    environment = _Environment(
        undefined=Unknown,
        finalize=_finalize,
        extensions=[LineMarks, Statements],
        keep_trailing_newline=True,
        optimized=False,  # folding constants takes longer than it saves: a template runs once or a few times
    )
    environment.globals.clear()  # jinja2's own globals (range, lipsum...) are no words of a report
    return environment.from_string(text)


@dataclass
class _Collector:
    """Gathers the facts of one file, and the questions without an answer, while its template runs."""

    facts: list[Answer] = field(default_factory=list)
    false: list[int] = field(default_factory=list)
    mistakes: list[tuple[int, QuestionError]] = field(default_factory=list)

    def __call__(self, value: Any) -> Any:
        if isinstance(value, GroupName):
            value = value.fact
        if isinstance(value, Fact):
            self.facts.append(value)
            return f"{FACT_OPEN}{len(self.facts) - 1}{FACT_CLOSE}"
        if not isinstance(value, str | Undefined):
            hint = "a question ends in brackets, as in cities.count()" if callable(value) else ""
            if isinstance(value, Claim):
                hint = "a claim needs its words, as in claim(cities.is_first(…), “居首”)"
            raise QuestionError(f"this is no answer that can be written out: a {type(value).__name__}", hint)
        return value

    def judge(self, claim: Any, *, has_else: bool) -> bool:
        """Keep a claim, and say whether its words stand: without other words they do, and are told when false."""
        if isinstance(claim, _Unanswered):
            return True
        if not isinstance(claim, Claim):
            if isinstance(claim, Undefined):
                str(claim)  # tells the word that is not known
            raise QuestionError("what is claimed is no claim", 'as in cities.leads("深圳", "overall")')
        self.facts.append(claim)
        if not claim.holds and not has_else:
            self.false.append(len(self.facts) - 1)
        return claim.holds or not has_else

    def accept(self, reason: str) -> None:
        """Keep that words are accepted."""
        self.facts.append(Acceptance(reason))

    def opening(self) -> str:
        """The mark before the words of what was kept last."""
        return f"{WORDS_OPEN}{len(self.facts) - 1}:"


@pass_context
def _claim(context: Context, claim: Any, words: str, otherwise: str | None = None) -> str:
    """The short form of a claim: `{{ claim(EXPR, "words", "other words") }}`."""
    collect: _Collector = context[COLLECT]
    stands = collect.judge(claim, has_else=otherwise is not None)
    if isinstance(claim, _Unanswered):
        return ""
    return f"{collect.opening()}{words if stands else otherwise}{WORDS_CLOSE}"


def fill_in(file: str, text: str, words: Mapping[str, Any]) -> tuple[Filled | None, list[Problem]]:
    """Run one template with the given words. Every question that cannot be answered is a problem with its line."""
    collect = _Collector()
    rendered, problems = _rendered(file, text, words, collect)
    told = [Problem(f"{file}:{line}", error.what, error.hint) for line, error in collect.mistakes]
    if told or problems:
        return None, [*told, *problems]
    filled = _without_line_marks(file, rendered, tuple(collect.facts))
    return filled, list(_false_claims(filled, collect.false))


def _false_claims(filled: Filled, false: Sequence[int]) -> Iterator[Contradiction]:
    """Each claim that the data contradicts, with its sentence and the numbers."""
    for number in false:
        claim = filled.facts[number]
        assert isinstance(claim, Claim)
        line = next(at for at, text in enumerate(filled.text.split("\n")) if f"{WORDS_OPEN}{number}:" in text)
        sentence = _sentence_of(filled, number)
        hint = f"{claim.question}: {claim.evidence}"
        yield Contradiction(str(filled.place(line)), f"the data contradicts “{sentence}”", hint)


def _sentence_of(filled: Filled, number: int) -> str:
    """The sentence in which a claim's words stand, as it would be printed."""
    at = filled.text.index(f"{WORDS_OPEN}{number}:")
    start = max((filled.text.rfind(mark, 0, at) for mark in "。！？；\n"), default=-1) + 1
    end = min((found for mark in "。！？；\n" if (found := filled.text.find(mark, at)) >= 0), default=len(filled.text))
    printed = MARK.sub(lambda mark: str(filled.facts[int(mark[1])]) if mark[1] else "", filled.text[start : end + 1])
    return printed.strip()


def _rendered(file: str, text: str, words: Mapping[str, Any], collect: _Collector) -> tuple[str, list[Problem]]:
    """The text of a template that has run; or a problem that ended it."""
    try:
        return _compiled(text.replace("\r\n", "\n")).render({"claim": _claim, **words, COLLECT: collect}), []
    except TemplateSyntaxError as error:
        hint = "questions stand in {{ }}, conditions in {% %}"
        return "", [Problem(f"{file}:{error.lineno}", f"this is no template: {error.message}", hint)]
    except QuestionError as error:
        return "", [Problem(f"{file}:{_template_line(error)}", error.what, error.hint)]
    except UndefinedError as error:
        hint = f"words are {', '.join(sorted(words))}"
        return "", [Problem(f"{file}:{_template_line(error)}", str(error.message), hint)]
    except (TypeError, ValueError, ArithmeticError, LookupError, TemplateError) as error:
        what = f"this question cannot be asked so: {_CLASS.sub('', str(error))}"
        return "", [Problem(f"{file}:{_template_line(error)}", what)]


def _template_line(error: BaseException) -> int:
    """The line of the template that a traceback leads through; jinja2 rewrites it so."""
    line, traceback = 0, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _without_line_marks(file: str, rendered: str, facts: tuple[Answer, ...]) -> Filled:
    lines: list[int] = []
    plain: list[str] = []
    current = 1
    for line in rendered.split("\n"):
        if found := _LINE.search(line):
            current = int(found[1])
        lines.append(current)
        plain.append(_LINE.sub("", line))
    return Filled(file, "\n".join(plain), tuple(lines), facts)

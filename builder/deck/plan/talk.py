"""What is said to a slide: whole sentences of a text as they are spoken, with the facts that stand in them.

A speaker does not read out brackets, and does not say 如图3所示 of a picture that hangs behind him.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.model.inline import Emphasis, FactText, Inline, Link, Ref, Strong, Text, Traced

MOST_SPOKEN = 300  # characters to a slide: a minute and a half

Texts = Sequence[tuple[Inline, ...]]
Letters = list[tuple[str, tuple[int, ...]]]
"""The characters of a text, each with the facts it belongs to."""

_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’」』]*")
_BRACKETS = re.compile(r"（([^（）]*)）")
_ALTERNATIVES = re.compile(r"[\u4e00-\u9fff](?:、[\u4e00-\u9fff])+")
_NUMBERS = re.compile(r"[\d.,%％～]+")
_POINTER = re.compile(r"[^\u4e00-\u9fff]*|(?:参?见|如|图|表).*", re.S)
_SHOWN = re.compile(r"如〔[^〕]*〕所示，|[〔〕]")
_MARKS = "，。；：、！？”"


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said, a string per paragraph, and which facts are said whole."""

    said: tuple[str, ...] = ()
    facts: tuple[int, ...] = ()


def talk(texts: Texts, shown: str = "", what: str = "", limit: int = MOST_SPOKEN) -> Talk:
    """Texts as they are spoken to a slide, up to so many characters in whole sentences, but at least one.

    `shown` is the id of what hangs behind the speaker: a reference to it becomes `what` (这张图).
    """
    written = [[(letter, facts) for part, facts in _parts(text, shown, what) for letter in part] for text in texts]
    kept: list[Letters] = []
    for letters in map(_spoken, written):
        sentences: Letters = []
        for sentence in _sentences(letters):
            limit -= len(sentence)
            if limit < 0 and (kept or sentences):
                break
            sentences += sentence
        kept.append(sentences)
        if limit <= 0:
            break
    said = tuple("".join(letter for letter, _ in letters) for letters in kept if letters)
    return Talk(said, _whole(written, kept))


def _spoken(letters: Letters) -> Letters:
    """A text as it is spoken: a number loses its brackets, other words in brackets become a clause of their own.

    What only points somewhere (见附录) or says a name again in Latin letters is left out.
    """
    letters = _with(letters, _BRACKETS, _opened)
    return _with(letters, _SHOWN, lambda found: dict.fromkeys(range(found.start(), found.end()), ""))


def _opened(found: re.Match[str]) -> dict[int, str]:
    """What becomes of the letters of a text in brackets, where they change."""
    start, end = found.start(), found.end() - 1
    if _NUMBERS.fullmatch(found[1]):
        return {start: "", end: ""}
    if _POINTER.fullmatch(found[1]):
        return dict.fromkeys(range(start, end + 1), "")
    if _ALTERNATIVES.fullmatch(found[1]):  # 省（区、市） goes on as 省、区、市
        return {start: "、", end: ""}
    return {start: "，", end: "" if found.string[end + 1 : end + 2] in _MARKS else "，"}


def _with(letters: Letters, pattern: re.Pattern[str], change: Callable[[re.Match[str]], dict[int, str]]) -> Letters:
    text = "".join(letter for letter, _ in letters)
    changed = {at: letter for found in pattern.finditer(text) for at, letter in change(found).items()}
    kept = ((changed[at], ()) if at in changed else letters[at] for at in range(len(letters)))
    return [(letter, facts) for letter, facts in kept if letter]


def _sentences(letters: Letters) -> Iterator[Letters]:
    for found in _SENTENCE.finditer("".join(letter for letter, _ in letters)):
        yield letters[found.start() : found.end()]


def _parts(
    text: Sequence[Inline], shown: str, what: str, inside: tuple[int, ...] = ()
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for part in text:
        match part:
            case FactText(fact, value):
                yield value, (*inside, fact)
            case Traced(children, fact):
                yield from _parts(children, shown, what, (*inside, fact))
            case Strong(children) | Emphasis(children) | Link(children, _):
                yield from _parts(children, shown, what, inside)
            case Ref(target, value):
                yield (f"〔{what}〕" if shown and target == shown else value), inside
            case Text(value):
                yield value, inside
            case _:
                pass  # footnotes and marks are for readers


def _whole(written: Iterable[Letters], kept: Iterable[Letters]) -> tuple[int, ...]:
    """The facts of which nothing was left out."""
    before, after = (
        Counter(fact for each in letters for _, facts in each for fact in facts) for letters in (written, kept)
    )
    return tuple(sorted(fact for fact, count in after.items() if before[fact] == count))

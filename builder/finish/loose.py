"""Find the numbers and the ranking words of a finished text that nothing vouches for.

A number is vouched for by an answer of the data, a citation or a claim that knows it; a word such as 领先 by a claim
whose words it is, by an answer in its own clause that says as much (the top three beside 前三位), or by a citation.
Claims vouch only for words that point their way, and for the rows they speak of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.finish.words import Word, words_in
from builder.model.block import Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.document import Document, FactEntry, Place, Section
from builder.model.inline import Emphasis, FactText, Inline, Link, Ref, Strong, Text, Traced, footnotes
from builder.problems import Problem

_WITHIN = re.compile(r"within\(\"([^\"]+)\"\)")
_POINTS_BACK = re.compile("[这其它]|两者|[前后]者")
_EXCEPT = re.compile("除[^，。；]*?外")
ANSWER = "⟦⟧"  # stands for an answer in the text that is looked through: no pattern of a word takes it for one
_CLAUSE, _SENTENCE = "，。！？；：\n", "。！？；\n"
_PART = _CLAUSE + "、"  # of a list


@dataclass(frozen=True, slots=True)
class Structure:
    """What is plain in a report: the names of rows, groups and columns; how many rows, columns, groups, tables it has.

    A group has a name and its other names; columns have their short names by id.
    """

    names: frozenset[str] = frozenset()
    counts: frozenset[int] = frozenset()
    groups: tuple[tuple[str, ...], ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)


def loose_words(document: Document, structure: Structure) -> Iterator[Problem]:
    """A problem for each number and word of the document that nothing vouches for, with file, line and sentence."""
    for section in document.sections:
        for text in _texts(section):
            for each in (text, *(note.children for note in footnotes(text))):
                yield from _loose(_flat(each), section, document.facts, structure)


def _texts(section: Section) -> Iterator[tuple[Inline, ...]]:
    yield from (section.title, section.short, section.headline, *section.takeaways, *section.notes)
    for figure in section.key_figures:
        yield from (figure.value, figure.label)
    for block in section.body:
        yield from _block_texts(block)


def _block_texts(block: object) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Bullets(items):
            yield from items
        case Table():
            yield from (block.caption, block.note, block.headline)
            if block.origin is None:
                yield from (cell.text for row in block.rows for cell in row)
        case Figure():
            yield from (block.caption, block.note, block.headline, *block.takeaways)
        case Callout():
            yield from (block.title, block.headline, *block.takeaways)
            for inner in block.body:
                yield from _block_texts(inner)
        case Compound():
            for inner in block.lower():
                yield from _block_texts(inner)
        case _:
            pass


@dataclass(slots=True)
class _Flat:
    """A text as one string in which answers are placeholders, with what each part of it is vouched for by."""

    text: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)  # where each part begins, and its line
    answers: list[tuple[int, int]] = field(default_factory=list)  # where each answer stands, and its entry
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # start, end and entry of words vouched for

    def add(self, part: str, line: int = 0) -> None:
        if line:
            self.lines.append((len(self.text), line))
        self.text += part

    def line(self, at: int) -> int:
        first = self.lines[0][1] if self.lines else 0
        return next((line for start, line in reversed(self.lines) if start <= at), first)

    def bounds(self, at: int, marks: str) -> tuple[int, int]:
        """Where the clause or sentence round a place begins and ends."""
        start = max(self.text.rfind(mark, 0, at) for mark in marks) + 1
        ends = [end for mark in marks if (end := self.text.find(mark, at)) >= 0]
        return start, min(ends, default=len(self.text))

    def said(self, start: int, end: int, facts: Sequence[FactEntry]) -> str:
        """A part of the text in which answers that are names stand as such."""
        inside = [(at, facts[entry]) for at, entry in self.answers if start <= at < end]
        names = {at: entry.text for at, entry in inside if entry.value is None}
        parts = [self.text[start:end]]
        for at in sorted(names, reverse=True):
            head = parts.pop()
            parts += [head[at - start + len(ANSWER) :], names[at], head[: at - start]]
        return "".join(reversed(parts))

    def covering(self, word: Word) -> list[int]:
        return [entry for start, end, entry in self.spans if start <= word.start and word.end <= end]

    def beside(self, word: Word) -> list[int]:
        """The answers in the clause of a word."""
        start, end = self.bounds(word.start, _CLAUSE)
        return [entry for at, entry in self.answers if start <= at < end]

    def near(self, word: Word) -> list[int]:
        """The answers in the sentence of a word."""
        start, end = self.bounds(word.start, _SENTENCE)
        return [entry for at, entry in self.answers if start <= at < end]


def _flat(text: Sequence[Inline]) -> _Flat:
    flat = _Flat()
    _add(text, flat)
    return flat


def _add(text: Sequence[Inline], flat: _Flat) -> None:
    for part in text:
        match part:
            case Text(value, line):
                flat.add(value, line)
            case FactText(entry, _):
                flat.answers.append((len(flat.text), entry))
                flat.add(ANSWER)
            case Ref():
                flat.add("〔〕")
            case Traced(children, entry):
                start = len(flat.text)
                _add(children, flat)
                if flat.spans and flat.spans[-1][1:] == (start, entry):  # one claim, cut by an answer or by bold words
                    start = flat.spans.pop()[0]
                flat.spans.append((start, len(flat.text), entry))
            case Strong(children) | Emphasis(children) | Link(children, _):
                _add(children, flat)
            case _:
                pass


def _loose(flat: _Flat, section: Section, facts: Sequence[FactEntry], structure: Structure) -> Iterator[Problem]:
    for word in words_in(flat.text, structure.counts):
        if reason := _why_loose(word, flat, facts):
            yield _problem(flat, word.start, section, facts, f"“{_shown(word.text)}” {reason}")
    for at, number in flat.answers:
        answer = facts[number]
        if name := _other_row(flat, at, answer, facts, structure.names):
            about = "、".join(answer.says.names)
            yield _problem(flat, at, section, facts, f"the answer is about {about}, the words before it about {name}")
        for other in (_other_group(flat, at, answer, structure), _other_column(flat, at, answer, structure)):
            if other:
                what = f"the answer is about {other[0]}, the words beside it about {other[1]}"
                yield _problem(flat, at, section, facts, what)
    for start, end, entry in flat.spans:
        if facts[entry].kind == "claim":
            words, claim = flat.text[start:end], facts[entry]
            for name in (*_strangers(words, claim, structure.names), *_strange_columns(words, claim, structure)):
                yield _problem(flat, start, section, facts, f"“{name}” is no part of what is claimed here")


def _why_loose(word: Word, flat: _Flat, facts: Sequence[FactEntry]) -> str:
    """Why nothing vouches for a word; empty where something does."""
    covering = [facts[entry] for entry in flat.covering(word)]
    if any(entry.kind in ("acceptance", "citation") for entry in covering):
        return ""
    if word.is_unit:
        [answer] = [facts[entry] for at, entry in flat.answers if at == word.start]
        is_right = answer.kind == "citation" or word.sense in answer.says.senses
        return "" if is_right else "is no unit of what the answer says"
    # What is averaged is often said once for several clauses: 按门类平均，甲为…，乙为…
    beside = [facts[entry] for entry in (flat.near(word) if word.sense == "mean" else flat.beside(word))]
    if any(entry.kind == "citation" for entry in beside) and word.number is None:
        return ""
    claims = [entry for entry in covering if entry.kind == "claim"]
    vouching = [entry for entry in (*claims, *beside) if _speaks_of(entry, word)]
    if not vouching:
        return "is not what the claim says" if claims else "is not borne out by an answer, a claim or a citation"
    if all(_is_turned_round(entry, word, flat, facts) for entry in vouching):
        return "says the opposite of what the data says"
    return ""


def _speaks_of(entry: FactEntry, word: Word) -> bool:
    says = entry.says
    if word.number is not None and word.number not in says.numbers:
        return False
    return word.sense is None or word.sense in (says.denied if word.is_denied else says.senses)


def _is_turned_round(entry: FactEntry, word: Word, flat: _Flat, facts: Sequence[FactEntry]) -> bool:
    """Whether the words name what is lower where the higher belongs: 乙高于甲, 乙比甲高, 乙最高 for above(甲, 乙).

    Names count alike, whether they are typed or answers.
    """
    says = entry.says
    if word.sense in ("first", "last") and not word.is_denied and says.upper and says.lower:
        start, _ = flat.bounds(word.start, _PART)
        before = flat.said(start, word.start, facts)
        named = [name for name in {*says.names, *says.upper, *says.lower} if name in before]
        return bool(named) and not any(name in named for name in (says.upper if word.sense == "first" else says.lower))
    if word.sense not in ("above", "below") or not says.upper or not says.lower:
        return False
    start, end = flat.bounds(word.start, _CLAUSE)
    at = word.start
    before = flat.said(start, at, facts)
    if word.text.startswith("比"):
        after = flat.said(at, word.end, facts)
    else:
        after = flat.said(word.end, end, facts)
        if "比" in before:
            before, _, after = before.partition("比")
    subject, object_ = (says.upper, says.lower) if word.sense == "above" else (says.lower, says.upper)
    is_right = any(name in before for name in subject) or any(name in after for name in object_)
    is_wrong = any(name in before for name in object_) or any(name in after for name in subject)
    return is_wrong and not is_right


def _strangers(words: str, claim: FactEntry, names: frozenset[str]) -> Iterator[str]:
    """Rows that a claim's words name and the claim does not."""
    if not claim.says.names:
        return
    left = words
    for known in sorted(claim.says.names, key=len, reverse=True):
        left = left.replace(known, "＿")
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name in left:
            left = left.replace(name, "＿")
            yield name


def _other_row(flat: _Flat, at: int, entry: FactEntry, facts: Sequence[FactEntry], names: frozenset[str]) -> str:
    """The row that the words before an answer speak of, where the answer is about another that they never name."""
    if entry.kind != "fact" or not 1 <= len(entry.says.names) <= 2:
        return ""
    start, end = flat.bounds(at, _CLAUSE)
    said = flat.text[:end] + "".join(facts[each].text for place, each in flat.answers if place <= at)
    if any(name in said for name in entry.says.names):
        return ""
    clause = flat.text[start:at]
    return max((name for name in names if name in clause), key=lambda name: (len(name), name), default="")


def _other_group(flat: _Flat, at: int, entry: FactEntry, structure: Structure) -> tuple[str, str] | None:
    """A group asked for, and the other one that the clause of the answer names instead."""
    asked = _WITHIN.search(entry.question) if entry.kind == "fact" else None
    own = next((names for names in structure.groups if asked and asked[1] in names), ())
    other = _other_name(flat, at, own, [name for names in structure.groups for name in names])
    return (own[0], other) if other else None


def _other_column(flat: _Flat, at: int, entry: FactEntry, structure: Structure) -> tuple[str, str] | None:
    """The column of an answer, and the other one that its clause names instead."""
    columns = {cell.column for cell in entry.cells}
    own = structure.columns.get(columns.pop(), "") if entry.kind == "fact" and len(columns) == 1 else ""
    other = _other_name(flat, at, (own,) if own else (), structure.columns.values())
    return (own, other) if other else None


def _other_name(flat: _Flat, at: int, own: Sequence[str], names: Iterable[str]) -> str:
    """The last name that a clause says before an answer (behind it, if the answer comes first), instead of its own;
    empty where it says its own, or points back to what was named before.
    """
    start, end = flat.bounds(at, _CLAUSE)
    words = flat.text[start : end if at == start else at]
    if not own or any(name in flat.text[start:end] for name in own) or _POINTS_BACK.search(words):
        return ""
    return max((name for name in names if name in words), key=words.rfind, default="")


def _strange_columns(words: str, claim: FactEntry, structure: Structure) -> Iterator[str]:
    """Columns that a claim's words name, but as an exception, and the claim does not read."""
    words = _EXCEPT.sub("", words)
    read = {structure.columns.get(cell.column) for cell in claim.cells}
    if claim.cells:
        yield from (name for name in dict.fromkeys(structure.columns.values()) if name in words and name not in read)


def _problem(flat: _Flat, at: int, section: Section, facts: Sequence[FactEntry], what: str) -> Problem:
    start, end = flat.bounds(at, _SENTENCE)
    answers = iter([facts[entry].text for place, entry in flat.answers if start <= place <= end])
    sentence = re.sub(ANSWER, lambda _: next(answers, ""), flat.text[start : end + 1])
    where = Place(section.place.file, flat.line(at) or section.place.line)
    hint = "ask the data for it, claim it ({% claim %}), cite it, or accept it with a reason"
    return Problem(str(where), what, f"in “{sentence.strip()}”; {hint}")


def _shown(text: str) -> str:
    return re.sub("[⟦⟧]+", "…", text)


def structure_of(
    rows: Mapping[str, Sequence[str]],
    counts: Sequence[int],
    groups: Sequence[Sequence[str]] = (),
    columns: Mapping[str, str] | None = None,
) -> Structure:
    """The structure of a project: the rows of its tables by table, other plain counts, names of groups and columns."""
    names = frozenset(name for table in rows.values() for name in table)
    all_counts = frozenset((*counts, *(len(table) for table in rows.values()), len(rows)))
    return Structure(names, all_counts, tuple(tuple(each) for each in groups), columns or {})

"""Rules of words: nothing left to be filled, fonts of the theme, Chinese set as Chinese, nothing too small to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.lint.deck import Deck, Slide
from builder.lint.holders import TITLES
from builder.lint.levels import Look
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Seen
from builder.lint.rule import Look as Verdict
from builder.lint.scheme import Scheme
from builder.lint.shapes import Shape
from builder.lint.text import HAN, HANGUL, KANA, Body, Run

TEXT_FLOOR = 14.0
"""Points: running text is read from the back of a room. From the brief of this builder's decks."""
NOTE_FLOOR = 12.0
"""Sources, footnotes, dates and numbers, cells of tables, labels of diagrams."""
CHART_FLOOR = 10.0
"""Labels of charts: they name what the eye has found already."""
_ROUNDING = 0.05
_SYMBOLS = ("symbol", "dings", "emoji", "math", "icon")
_EAST_ASIAN = ("zh", "ja", "ko", "yue", "wuu")


def empty_placeholders(deck: Deck) -> Seen:
    """No placeholder is left empty or with the words that ask for its content."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.tie is None or shape.kind != "shape" or shape.is_foot or shape.tie[0] == "sldImg":
                continue
            yield _filled(slide, shape)


def theme_fonts(deck: Deck) -> Seen:
    """Texts are in the fonts of the theme."""
    for slide, shape, runs in _texts(deck):
        yield from _one(_foreign(slide, shape, runs), any(True for _ in runs))
    for slide, shape in _charts(deck):
        named = {face for text in shape.chart.texts for _, face in text.own_fonts} if shape.chart else set()
        foreign = sorted(face for face in named if not _is_known(face, slide.scheme))
        yield _font_flaw(slide, shape, foreign) if foreign else KEPT


def east_asian_font(deck: Deck) -> Seen:
    """Every Chinese text has an East Asian font, its own or the theme's."""
    for slide, shape, runs in _texts(deck):
        han = [run for run in runs if run.is_han]
        bad = next((run for run in han if not _has_face(run.look, slide.scheme)), None)
        if bad:
            yield _no_face(slide, shape, bad.text)
        elif han:
            yield KEPT
    for slide, shape in _charts(deck):
        chart = shape.chart
        if chart is None or not HAN.search(chart.words):
            continue
        # A chart that names no font of its own has the theme's.
        looks = [text.look for text in chart.texts if text.look.east_asian]
        has_face = all(_has_face(look, slide.scheme) for look in looks or [Look(east_asian="+mn-ea")])
        yield KEPT if has_face else _no_face(slide, shape, chart.words)


def language(deck: Deck) -> Seen:
    """Every text says its language; a Chinese one says Chinese."""
    for slide, shape, runs in _texts(deck):
        found = list(runs)
        unsaid = next((run for run in found if not run.look.language), None)
        wrong = next((run for run in found if _is_misnamed(run.text, run.look)), None)
        if unsaid:
            yield _language_flaw(slide, shape, f"“{_short(unsaid.text)}” does not say its language", unsaid.text)
        elif wrong:
            what = f"“{_short(wrong.text)}” is Chinese and says {wrong.look.language}"
            yield _language_flaw(slide, shape, what, wrong.text)
        elif found:
            yield KEPT
    for slide, shape in _charts(deck):
        yield from _chart_language(slide, shape)


def text_size(deck: Deck) -> Seen:
    """No text is too small: 14 pt, 12 pt for notes, numbers, tables and labels, 10 pt in charts."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.body is not None and shape.has_text:
                yield _sized(slide, shape, shape.body, floor_of(shape))
            if shape.table is not None:
                for cell in shape.table.cells:
                    if not cell.body.is_empty:
                        yield _sized(slide, shape, cell.body, NOTE_FLOOR)
            if shape.chart is not None:
                yield from _chart_sizes(slide, shape)


def floor_of(shape: Shape) -> float:
    """How small the text of a shape may be.

    In a placeholder it is running text, unless the layout sets that one no larger than the least of it: then it is for
    captions or notes. Outside, it is a label.
    """
    if shape.tie is None or shape.is_foot:
        return NOTE_FLOOR
    if shape.holder is not None and shape.holder.levels[0].look.size <= TEXT_FLOOR and shape.tie[0] not in TITLES:
        return NOTE_FLOOR
    return TEXT_FLOOR


def _filled(slide: Slide, shape: Shape) -> Flaw | Verdict:
    mend = "fill it or delete it"
    if not shape.has_text:
        return Flaw(slide.number, shape.name, "the placeholder is empty", mend)
    assert shape.body is not None
    said = shape.body.text.strip()
    if shape.holder is not None and said in shape.holder.texts:
        return Flaw(slide.number, shape.name, f"“{_short(said)}” asks for content that is not there", mend)
    return KEPT


def _foreign(slide: Slide, shape: Shape, runs: Iterable[Run]) -> Flaw | None:
    foreign = {
        face
        for run in runs
        for script, face in run.own_fonts
        if (run.is_han if script == "ea" else run.is_latin) and not _is_known(face, slide.scheme)
    }
    return _font_flaw(slide, shape, sorted(foreign)) if foreign else None


def _font_flaw(slide: Slide, shape: Shape, foreign: list[str]) -> Flaw:
    what = f"{', '.join(foreign)}: no font of the theme ({', '.join(sorted(slide.scheme.fonts)[:4]) or 'it has none'})"
    return Flaw(slide.number, shape.name, what, "choose the theme's heading or body font")


def _is_known(face: str, scheme: Scheme) -> bool:
    name = face.lower()
    return name in {font.lower() for font in scheme.fonts} or any(word in name for word in _SYMBOLS)


def _has_face(look: Look, scheme: Scheme) -> bool:
    return bool(look.east_asian and scheme.font(look.east_asian, "ea", look.language))


def _no_face(slide: Slide, shape: Shape, text: str) -> Flaw:
    what = f"no East Asian font is named for “{_short(text)}”: each computer takes another"
    return Flaw(slide.number, shape.name, what, "name one in the theme's fonts, or as <a:ea> of the run")


def _is_misnamed(text: str, look: Look) -> bool:
    """Whether a Chinese text says another language; characters are Japanese or Korean among kana or hangul too."""
    if not HAN.search(text) or KANA.search(text) or HANGUL.search(text):
        return False
    said = (look.language.lower(), look.other_language.lower())
    return bool(look.language) and not any(code.startswith(_EAST_ASIAN) for code in said if code)


def _chart_language(slide: Slide, shape: Shape) -> Iterator[Flaw | Verdict]:
    chart = shape.chart
    if chart is None or not HAN.search(chart.words):
        return
    for text in chart.texts:
        look = text.look
        said = look.language or chart.language
        if text.words and not HAN.search(text.words):
            continue
        if not said:
            yield _language_flaw(slide, shape, f"its {text.what} does not say its language", chart.words)
            return
        if not said.lower().startswith(_EAST_ASIAN) and not look.other_language.lower().startswith(_EAST_ASIAN):
            yield _language_flaw(slide, shape, f"its {text.what} is Chinese and says {said}", chart.words)
            return
    yield KEPT


def _language_flaw(slide: Slide, shape: Shape, what: str, text: str) -> Flaw:
    code = "zh-CN" if HAN.search(text) else "its language"
    return Flaw(slide.number, shape.name, what, f"set the proofing language: lang={code}")


def _sized(slide: Slide, shape: Shape, body: Body, floor: float) -> Flaw | Verdict:
    small = min(body.runs(), key=lambda run: run.look.size)
    size = small.look.size * body.frame.scale
    if size >= floor - _ROUNDING:
        return KEPT
    what = f"“{_short(small.text)}” is {size:g} pt, less than {floor:g} pt"
    return Flaw(slide.number, shape.name, what, "set it larger; take words out or split the slide to make room")


def _chart_sizes(slide: Slide, shape: Shape) -> Iterator[Flaw | Verdict]:
    assert shape.chart is not None
    said = [text for text in shape.chart.texts if text.look.size]
    if len(said) < len(shape.chart.texts):
        yield UNJUDGED
    small = min(said, key=lambda text: text.look.size, default=None)
    if small is None:
        return
    if small.look.size >= CHART_FLOOR - _ROUNDING:
        yield KEPT
        return
    what = f"its {small.what} are {small.look.size:g} pt, less than {CHART_FLOOR:g} pt"
    yield Flaw(slide.number, shape.name, what, "set them larger, or show less in the chart")


def _texts(deck: Deck) -> Iterator[tuple[Slide, Shape, list[Run]]]:
    """Each shape's runs, and each table's."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.body is not None and shape.has_text:
                yield slide, shape, list(shape.body.runs())
            elif shape.table is not None:
                yield slide, shape, [run for cell in shape.table.cells for run in cell.body.runs()]


def _charts(deck: Deck) -> Iterator[tuple[Slide, Shape]]:
    return ((slide, shape) for slide in deck.slides for shape in slide.all if shape.chart is not None)


def _one(flaw: Flaw | None, looked: bool) -> Iterator[Flaw | Verdict]:
    if flaw:
        yield flaw
    elif looked:
        yield KEPT


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 20 else f"{words[:18]}…"

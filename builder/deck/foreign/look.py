"""The tokens of a theme in the colours of somebody else's template: every text readable, every colour one of its own.

Colours are named and not valued (`accent1`, darker), so that they follow when the template's theme is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.charts.shades import CLASSES, READABLE, mix
from builder.deck.colors import Look, Tint
from builder.deck.foreign.found import FoundLayout
from builder.deck.foreign.palette import VISIBLE, Palette
from builder.deck.foreign.vision import apart
from builder.theme.theme import Theme

_ACCENTS = tuple(Tint(f"accent{number}") for number in range(1, 7))
_DARKER = ((("lumMod", 75_000),), (("lumMod", 50_000),))
_LIGHTER = ((("lumMod", 60_000), ("lumOff", 40_000)), (("lumMod", 40_000), ("lumOff", 60_000)))
_FAINT = {True: (("lumMod", 20_000), ("lumOff", 80_000)), False: (("lumMod", 50_000),)}
_MUTED = {
    True: ((("lumMod", 65_000), ("lumOff", 35_000)), (("lumMod", 75_000), ("lumOff", 25_000))),
    False: ((("lumMod", 75_000),), (("lumMod", 85_000),)),
}
_TEXT = ("tx1", "tx2", "bg1", "bg2", "dk1", "lt1")
_SERIES = 5


def look_of(theme: Theme, layout: FoundLayout, east_asian: str) -> Look:
    """The theme in the colours that a layout for content has; `east_asian` is the face that its runs must name."""
    scheme = dict(_tokens(layout))
    values = {token: f"#{layout.palette.value(tint)}" for token, tint in scheme.items()}
    series = tuple(values.pop(f"series.{place}") for place in range(_SERIES))
    color = theme.color.model_copy(update={**values, "series": series, "scale": _scale(values)})
    return Look(**{**dict(theme), "color": color}, scheme=scheme, east_asian=east_asian)


def readable(color: Tint, ground: Tint | None, palette: Palette, least: float = READABLE) -> Tint:
    """A template's colour of text, or one of its others where it cannot be read on what lies under it.

    Of an accent first another shade, of a colour of text the other one.
    """
    if ground is None:  # a picture: who made the template has seen to it
        return color
    shades, others = tuple(shifted(color, ground, palette)), tuple(map(Tint, _TEXT))
    candidates = (color, *others, *shades) if color.value in _TEXT else (color, *shades, *others)
    found = palette.first_readable(candidates, ground, least)
    return found or max(candidates, key=lambda tint: palette.contrast(tint, ground))


def shifted(color: Tint, ground: Tint, palette: Palette) -> Iterator[Tint]:
    """Darker shades of a colour on a light ground, lighter ones on a dark one."""
    for changes in _DARKER if _is_light(ground, palette) else _LIGHTER:
        yield Tint(color.value, changes)


def _tokens(layout: FoundLayout) -> Iterator[tuple[str, Tint]]:
    """What stands for each token, from the paper up."""
    palette = layout.palette
    paper = layout.under(layout.body) or Tint("bg1")
    is_light = _is_light(paper, palette)
    said = layout.body_style.color
    ink = readable(said if isinstance(said, Tint) else Tint("tx1"), paper, palette)
    accent = _accent(_ACCENTS, paper, palette) or ink
    yield from (("paper", paper), ("ink", ink), ("accent", accent), ("highlight", accent), ("good", accent))
    dark = palette.first_readable((Tint("tx2"), *_own(accent)), paper) or ink
    yield "accent_dark", dark
    readers = [tint for tint in _shades(paper, palette) if palette.contrast(tint, paper) >= READABLE]
    other = max(readers, key=lambda tint: _apart(tint, (accent,), palette), default=ink)
    yield from (("reference", other), ("bad", other), ("on_accent", paper))
    quiet = [Tint(ink.value, changes) for changes in _MUTED[is_light]]
    muted = next((tint for tint in quiet if _reads_on(tint, (paper, Tint("bg2")), palette)), ink)
    yield "muted", muted
    faint = Tint(accent.value, _FAINT[is_light])
    yield "accent_soft", faint if palette.contrast(ink, faint) >= READABLE else paper
    yield "surface", _surface((ink, accent, dark, muted), paper, palette)
    yield "rule", _step(paper, palette, 85_000, 25_000)
    yield "missing", _step(paper, palette, 90_000, 15_000)
    yield "bar", Tint(paper.value, (("lumMod", 70_000),)) if is_light else Tint(ink.value, (("lumMod", 50_000),))
    for place, tint in enumerate(_series(accent, paper, palette)):
        yield f"series.{place}", tint


def _accent(candidates: Iterable[Tint], paper: Tint, palette: Palette) -> Tint | None:
    """The first accent that can be read, as it is or in a shade of its own."""
    wanted = (each for accent in candidates for each in (accent, *shifted(accent, paper, palette)))
    return palette.first_readable(wanted, paper)


def _own(accent: Tint) -> tuple[Tint, ...]:
    return (Tint(accent.value, _DARKER[1]), accent)


def _reads_on(text: Tint, grounds: Sequence[Tint], palette: Palette) -> bool:
    return all(palette.contrast(text, ground) >= READABLE for ground in grounds)


def _surface(texts: Sequence[Tint], paper: Tint, palette: Palette) -> Tint:
    """The ground of a panel: the template's second one where all texts read on it, else a step from the paper."""
    candidates = (Tint("bg2"), _step(paper, palette, 95_000, 8_000), _step(paper, palette, 97_000, 4_000))
    fitting = (
        tint
        for tint in candidates
        if palette.value(tint) != palette.value(paper)
        and palette.contrast(tint, paper) < VISIBLE
        and all(palette.contrast(text, tint) >= READABLE for text in texts)
    )
    return next(fitting, paper)


def _step(paper: Tint, palette: Palette, darker: int, lighter: int) -> Tint:
    """A shade beside the paper: darker on light paper, lighter on dark."""
    if _is_light(paper, palette):
        return Tint(paper.value, (*paper.changes, ("lumMod", darker)))
    return Tint(paper.value, (*paper.changes, ("lumMod", 100_000 - lighter), ("lumOff", lighter)))


def _series(accent: Tint, paper: Tint, palette: Palette) -> tuple[Tint, ...]:
    """The colours of series: the accent first, then each time the one that is told from the others best, by anybody.

    Each of another hue of the theme, as long as it has any.
    """
    rest = [tint for tint in _shades(paper, palette) if tint.value != accent.value]
    chosen = [accent]
    while len(chosen) < _SERIES and rest:
        chosen.append(max(rest, key=lambda tint: _apart(tint, chosen, palette)))
        fresh = [tint for tint in rest if tint.value != chosen[-1].value]
        rest = fresh or [tint for tint in rest if tint not in chosen]
    return (*chosen, *[accent] * (_SERIES - len(chosen)))


def _shades(paper: Tint, palette: Palette) -> list[Tint]:
    """The accents and their shades that can be seen on the paper."""
    shades = (each for one in _ACCENTS for each in (one, *shifted(one, paper, palette)))
    return [tint for tint in shades if palette.contrast(tint, paper) >= VISIBLE]


def _apart(tint: Tint, others: Sequence[Tint], palette: Palette) -> float:
    """How far a colour stands from the nearest of others, also for programs that show a colour without its shade."""
    ways = ((a, b) for other in others for a, b in ((tint, other), (Tint(tint.value), Tint(other.value))))
    return min(apart(palette.value(a), palette.value(b)) for a, b in ways)


def _scale(values: dict[str, str]) -> tuple[str, ...]:
    """From near the paper to the accent."""
    return tuple(mix(values["paper"], values["accent"], (step + 0.6) / (CLASSES - 0.4)) for step in range(CLASSES))


def _is_light(color: Tint, palette: Palette) -> bool:
    return palette.contrast(color, Tint("000000")) > palette.contrast(color, Tint("FFFFFF"))

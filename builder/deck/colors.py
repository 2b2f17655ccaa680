"""Colours by reference: each token as a colour of the PowerPoint theme, or as a shade of one.

A PowerPoint theme has ten colours for use. The tokens that slides use most have one of their own. Any other is written
as a shade of the one that it is a relative of: turned in hue, weaker or stronger, lighter or darker. So a deck holds no
fixed colour outside its theme part, and another choice of theme colours in PowerPoint recolours all of it. In somebody
else's template the `Look` says what stands for each token.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from builder.theme.theme import Theme

SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "accent_dark",
    "lt2": "surface",
    "accent1": "accent",
    "accent2": "series.1",
    "accent3": "series.2",
    "accent4": "muted",
    "accent5": "bar",
    "accent6": "reference",
    "hlink": "accent",
    "folHlink": "accent_dark",
}

# A slide speaks of text and background, which its master maps to the dark and light colours of the theme.
_SPOKEN = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_OWN = {token: _SPOKEN.get(slot, slot) for slot, token in reversed(SLOTS.items())}
# Whose relatives the tokens without a colour of their own are; all others are relatives of the accent.
_RELATIVE = {"rule": "bar", "missing": "bar", "bad": "reference", "on_accent": "paper"}

_TOKENS = {name: token for token, name in _OWN.items()}
_VALUE = len("RRGGBB")
_WHOLE = 100_000  # one, as the format writes shares
_DEGREE = 60_000
_STEP = 1 / 255  # the least difference that a colour of eight bits can show
_GREY = 0.02  # of saturation: below it a colour has no hue to speak of


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour of a PowerPoint theme (`accent1`) or a value (RRGGBB), and what is done to it, in 1/100000."""

    value: str
    changes: tuple[tuple[str, int], ...] = ()

    def xml(self, share: int = 100) -> str:
        """The colour as XML; `share` is how opaque it is, in percent."""
        kind = "srgbClr" if len(self.value) == _VALUE else "schemeClr"  # no name of a theme colour is as long
        changes = (*self.changes, ("alpha", share * 1000)) if share < 100 else self.changes
        inside = "".join(f'<a:{name} val="{amount}"/>' for name, amount in changes)
        return f'<a:{kind} val="{self.value}">{inside}</a:{kind}>' if inside else f'<a:{kind} val="{self.value}"/>'


class Look(Theme):
    """A theme as somebody else's template shows it: the colour that stands for each token, the face of Chinese text.

    `east_asian` is named by every run where the template's own fonts have no Chinese one; empty where they have.
    """

    scheme: Mapping[str, Tint]
    east_asian: str = ""


def shade(theme: Theme, token: str) -> str:
    """The value of a colour token as PowerPoint writes it: RRGGBB. `series.0` is the first of the series' colours."""
    name, _, place = token.partition(".")
    value = getattr(theme.color, name)
    return _digits(str(value[int(place)] if place else value))


def scheme_name(theme: Theme, token: str) -> str | None:
    """The theme colour that is a token's value (`accent1`, `tx1`...); None where only a shade of one is."""
    if token in _OWN:
        return _OWN[token]
    relative = _relative(token)
    for named in (relative, *_OWN):
        if shade(theme, named) == shade(theme, token):
            return _OWN[named]
    return None


def solid(theme: Theme, token: str, share: int = 100) -> str:
    """A fill with a token's colour as XML; `share` is how opaque it is, in percent."""
    return f"<a:solidFill>{_tint(theme, token).xml(share)}</a:solidFill>"


def solid_shade(theme: Theme, value: str, token: str = "accent") -> str:
    """A fill with a colour (#RRGGBB) that no token has, as a shade of one that has a theme colour of its own."""
    base = _tint(theme, token)
    shaded = Tint(base.value, (*base.changes, *_changes(shade(theme, token), _digits(value))))
    return f"<a:solidFill>{shaded.xml()}</a:solidFill>"


def spoken(theme: Theme, color: str | Tint) -> Tint:
    """The colour that stands for one of our PowerPoint theme, by its name there (`tx1`, `accent4`...)."""
    return color if isinstance(color, Tint) else _tint(theme, _TOKENS[color])


def painted(theme: Theme, color: str | Tint) -> str:
    """A fill with a colour that is named as our PowerPoint theme has it."""
    return f"<a:solidFill>{spoken(theme, color).xml()}</a:solidFill>"


def east_asian(theme: Theme) -> str:
    """The face that Chinese text on a slide must name, since the template's theme names none; mostly empty."""
    return theme.east_asian if isinstance(theme, Look) else ""


def _tint(theme: Theme, token: str) -> Tint:
    """The colour that a token has here: a theme colour, or a shade of its relative."""
    if isinstance(theme, Look) and token in theme.scheme:
        return theme.scheme[token]
    if name := scheme_name(theme, token):
        return Tint(name)
    relative = _relative(token)
    return Tint(_OWN[relative], _changes(shade(theme, relative), shade(theme, token)))


def _relative(token: str) -> str:
    return _RELATIVE.get(token, "accent")


@lru_cache(maxsize=1024)
def _changes(base: str, wanted: str) -> tuple[tuple[str, int], ...]:
    """What makes one colour of another.

    Lighter is said as a way towards white and darker as one towards black, as PowerPoint's own choice of shades does:
    from whatever colour they start, several shades of one keep their order.
    """
    return tuple(_changed(base, wanted))


def _changed(base: str, wanted: str) -> Iterator[tuple[str, int]]:
    hue, light, strength = _hls(base)
    hue2, light2, strength2 = _hls(wanted)
    turn = ((hue2 - hue) * 360 + 180) % 360 - 180  # never by 300 degrees forward: LibreOffice does not go round
    if strength2 >= _GREY and abs(turn) / 60 * (1 - abs(2 * light2 - 1)) * strength2 >= _STEP:
        yield "hueOff", round(turn * _DEGREE)
    if strength < _GREY:
        if strength2 >= _GREY:
            yield "satOff", round(strength2 * _WHOLE)
    elif abs(strength2 - strength) >= _STEP:
        yield "satMod", round(strength2 / strength * _WHOLE)
    if light2 > light:
        kept = round((1 - light2) / (1 - light) * _WHOLE)
        yield "lumMod", kept
        yield "lumOff", _WHOLE - kept
    elif light2 < light:
        yield "lumMod", round(light2 / light * _WHOLE)


def _hls(digits: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in bytes.fromhex(digits))
    return colorsys.rgb_to_hls(red, green, blue)


def _digits(color: str) -> str:
    return color.lstrip("#").upper()

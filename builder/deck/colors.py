"""Which colour of a PowerPoint theme stands for which token, so that a slide can name the meaning and not the shade.

A PowerPoint theme has ten colours for use. The tokens that slides use most have one of their own; another token is
written as the theme colour of the same shade where there is one, else by its value.
"""

from __future__ import annotations

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


def shade(theme: Theme, token: str) -> str:
    """The value of a colour token as PowerPoint writes it: RRGGBB. `series.0` is the first of the series' colours."""
    name, _, place = token.partition(".")
    value = getattr(theme.color, name)
    return str(value[int(place)] if place else value).lstrip("#").upper()


def scheme_name(theme: Theme, token: str) -> str | None:
    """The theme colour that stands for a token (`accent1`, `tx1`...); None where only its value will do."""
    if token in _OWN:
        return _OWN[token]
    wanted = shade(theme, token)
    same = (own for named, own in _OWN.items() if shade(theme, named) == wanted)
    return min(same, default=None)


def solid(theme: Theme, token: str, share: int = 100) -> str:
    """A fill with a token's colour as XML; `share` is how opaque it is, in percent."""
    lighter = f'<a:alpha val="{share * 1000}"/>' if share < 100 else ""
    name = scheme_name(theme, token)
    kind, value = ("schemeClr", name) if name else ("srgbClr", shade(theme, token))
    return f'<a:solidFill><a:{kind} val="{value}">{lighter}</a:{kind}></a:solidFill>'

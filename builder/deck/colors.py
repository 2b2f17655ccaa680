"""Which colour of a PowerPoint theme stands for which token, so that a slide can name the meaning and not the shade.

A PowerPoint theme has ten colours for use. In our own template the tokens that slides use most have one of their own;
another token is written as the theme colour of the same shade where there is one, else by its value. In somebody else's
template the `Look` says what stands for each token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
_TOKENS = {name: token for token, name in _OWN.items()}
_VALUE = len("RRGGBB")


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour of a PowerPoint theme (`accent1`) or a value (RRGGBB), and what is done to it (`lumMod`, per mille)."""

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
    return f"<a:solidFill>{_tint(theme, token).xml(share)}</a:solidFill>"


def painted(theme: Theme, color: str | Tint) -> str:
    """A fill with a colour that is named as our PowerPoint theme has it (`tx1`, `accent4`...)."""
    return f"<a:solidFill>{color.xml()}</a:solidFill>" if isinstance(color, Tint) else solid(theme, _TOKENS[color])


def east_asian(theme: Theme) -> str:
    """The face that Chinese text on a slide must name, since the template's theme names none; mostly empty."""
    return theme.east_asian if isinstance(theme, Look) else ""


def _tint(theme: Theme, token: str) -> Tint:
    if isinstance(theme, Look) and token in theme.scheme:
        return theme.scheme[token]
    return Tint(scheme_name(theme, token) or shade(theme, token))

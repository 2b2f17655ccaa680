"""Figures from outside the data: each has a source on file, and the figure typed must be the figure on file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from builder.facts.fact import Fact, QuestionError, typed
from builder.model.document import OutsideSource


def citing(sources: Mapping[str, OutsideSource]) -> Callable[..., Fact]:
    """The template word `cite(key, figure)` over the project's sources; without a figure for words of theirs."""

    def cite(key: str, figure: str | None = None) -> Fact:
        if key not in sources:
            close = get_close_matches(key, sources, 1, 0.5)
            hint = f"did you mean {close[0]}?" if close else "add it to data/sources.toml"
            raise QuestionError(f"there is no source “{key}”", hint)
        if figure is None:
            return Fact("", f'cite("{key}")', source=key)
        if figure not in sources[key].figures:
            known = "、".join(sources[key].figures)
            raise QuestionError(f"the source “{key}” does not give the figure “{figure}”", f"on file: {known}")
        return Fact(figure, f"cite({typed(key)}, {typed(figure)})", source=key)

    return cite

"""From the names of editions given on the command line to the editions to make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.editions.edition import Edition
from builder.problems import UsageError


def resolve(names: Sequence[str], editions: Mapping[str, Edition]) -> tuple[Edition, ...]:
    """The editions of these names, each once, in the order asked; all that are declared when none is named.

    Raises UsageError for a name that is not declared.
    """
    unknown = [name for name in names if name not in editions]
    if unknown:
        raise UsageError(f"there is no edition {', '.join(unknown)}; there is {', '.join(editions)}")
    return tuple(editions[name] for name in dict.fromkeys(names or editions))

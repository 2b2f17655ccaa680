"""Numbers as they are printed: decimal, rounded half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """`value` with `digits` decimals, halves away from zero: 8.95 is 9.0, never 8.9."""
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def written(value: Decimal, digits: int) -> str:
    """`value` as text with `digits` decimals."""
    return f"{round_half_up(value, digits):f}"

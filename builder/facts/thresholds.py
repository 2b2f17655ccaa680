"""What “close” and “clearly” mean in a report: shares of the larger value, declared once in report.toml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits, as shares of the larger value: `same` and `close` up to, `clear` from.

    Two columns are correlated from `strong`, uncorrelated up to `weak` (Pearson's r).
    """

    same: Decimal = Decimal("0.02")
    close: Decimal = Decimal("0.05")
    clear: Decimal = Decimal("0.10")
    strong: Decimal = Decimal("0.8")
    weak: Decimal = Decimal("0.3")

    def is_same(self, *values: Decimal) -> bool:
        """Whether values are about the same."""
        return _apart(values) <= self.same

    def is_close(self, *values: Decimal) -> bool:
        """Whether values are close."""
        return _apart(values) <= self.close

    def is_clear(self, *values: Decimal) -> bool:
        """Whether values are clearly apart."""
        return _apart(values) >= self.clear

    def __str__(self) -> str:
        return ", ".join(f"{field.name} {getattr(self, field.name)}" for field in fields(self))


def _apart(values: tuple[Decimal, ...]) -> Decimal:
    """How far the largest and the smallest value are apart, as a share of the larger amount."""
    scale = max(abs(value) for value in values)
    return (max(values) - min(values)) / scale if scale else Decimal(0)

"""What columns of numbers say together, in exact decimals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from builder.facts.fact import QuestionError


def mean(values: Sequence[Decimal]) -> Decimal:
    """The unweighted mean."""
    return sum(values, Decimal(0)) / len(values)


def median(values: Sequence[Decimal]) -> Decimal:
    """The middle value, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def deviation(values: Sequence[Decimal]) -> Decimal:
    """The standard deviation of the whole population."""
    center = mean(values)
    return mean([(value - center) ** 2 for value in values]).sqrt()


def correlation(first: Sequence[Decimal], second: Sequence[Decimal]) -> Decimal:
    """Pearson's correlation. Raises QuestionError where one column does not vary."""
    mean_first, mean_second = mean(first), mean(second)
    pairs = [(a - mean_first, b - mean_second) for a, b in zip(first, second, strict=True)]
    squares = (sum((a * a for a, _ in pairs), Decimal(0)) * sum((b * b for _, b in pairs), Decimal(0))).sqrt()
    if not squares:
        raise QuestionError("a column whose values are all equal has no correlation")
    return sum((a * b for a, b in pairs), Decimal(0)) / squares

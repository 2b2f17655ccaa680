"""Numbers are printed in decimals, halves away from zero."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.numbers import round_half_up, written


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("8.95", 1, "9.0"),  # a binary float gives 8.9
        ("5.15", 1, "5.2"),  # and 5.1
        ("2.675", 2, "2.68"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),  # not to the even digit
        ("-2.5", 0, "-3"),
        ("-0.05", 1, "-0.1"),
        ("55.35466667", 2, "55.35"),
        ("7", 2, "7.00"),
        ("0", 2, "0.00"),
        ("99.995", 2, "100.00"),
        ("1E+3", 1, "1000.0"),
        ("1E-7", 2, "0.00"),
    ],
)
def test_halves_go_away_from_zero(value: str, digits: int, text: str) -> None:
    assert written(Decimal(value), digits) == text


@settings(max_examples=100, deadline=None)
@given(st.decimals(-1000, 1000, allow_nan=False, places=6), st.integers(0, 5))
def test_rounding_agrees_with_arithmetic_in_fractions(value: Decimal, digits: int) -> None:
    units = math.floor(abs(Fraction(value)) * 10**digits + Fraction(1, 2))
    assert abs(Fraction(round_half_up(value, digits))) == Fraction(units, 10**digits)


@settings(max_examples=100, deadline=None)
@given(st.decimals(0, 1000, allow_nan=False, places=4), st.integers(0, 3))
def test_as_many_digits_are_printed_as_were_asked_for(value: Decimal, digits: int) -> None:
    assert len(written(value, digits).partition(".")[2]) == digits

"""The bench's hard paragraphs at some of its widths: no break is forbidden, nothing is parted, overfull or lost."""

from __future__ import annotations

import pytest

from builder.conformance.glyphs import read_sheets
from tests.bench.sweep import WIDTHS, Counted, count, ours


@pytest.mark.parametrize("first", range(0, len(WIDTHS), 24))
def test_no_line_of_the_sweep_breaks_a_rule(first: int) -> None:
    widths = WIDTHS[first : first + 2]
    counted = Counted()
    count(read_sheets(ours(widths)[0]), widths, counted)
    assert (counted.starts, counted.ends, counted.parted, counted.overfull, counted.lost) == (0, 0, 0, 0, 0)
    assert counted.ragged <= 0.12 * counted.full  # parts of an address that have nothing to stretch

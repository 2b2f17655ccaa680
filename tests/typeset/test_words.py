"""Where words of letters and digits may be parted."""

from __future__ import annotations

import pytest

from builder.typeset import words


@pytest.mark.parametrize("name", ["10-throughput.md:4", "enterprise_scale", "harbours.top(", "HTML5Validator"])
def test_names_of_files_columns_and_products_are_no_words_to_hyphenate(name: str) -> None:
    assert not words.can_hyphenate(name)
    assert words.syllables_of(name) == (name,)

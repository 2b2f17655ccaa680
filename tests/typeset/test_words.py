"""Where words of letters and digits may be parted."""

from __future__ import annotations

import pytest

from builder.typeset import words


@pytest.mark.parametrize("name", ["10-throughput.md:4", "enterprise_scale", "harbours.top(", "HTML5Validator"])
def test_names_of_files_columns_and_products_are_no_words_to_hyphenate(name: str) -> None:
    assert not words.can_hyphenate(name)
    assert words.syllables_of(name) == (name,)


@pytest.mark.parametrize(
    ("word", "letters"),
    [("3%ab", ["3%", "a", "b"]), ("a(b)c", ["a", "(b)", "c"]), ("f((", ["f", "(("]), ("no.", ["n", "o."])],
)
def test_a_word_is_cut_between_letters_but_never_before_or_after_a_mark_that_clings(
    word: str, letters: list[str]
) -> None:
    assert words.letters_of(word) == letters

"""A figure from outside is cited as it is on file, or not at all."""

from __future__ import annotations

import pytest

from builder.facts.fact import Fact, QuestionError
from builder.facts.sources import citing
from builder.model.document import OutsideSource

cite = citing({"harbour-2020": OutsideSource("harbour-2020", "港务局", "年鉴", "2020", ("12艘", "42.4%"))})


def test_a_figure_on_file_is_printed_word_for_word_and_remembers_its_source() -> None:
    assert cite("harbour-2020", "42.4%") == Fact("42.4%", 'cite("harbour-2020", "42.4%")', source="harbour-2020")


@pytest.mark.parametrize("figure", ["42.40%", "42.4", "13艘", "", "12艘 "])
def test_any_other_figure_is_told_with_those_on_file(figure: str) -> None:
    with pytest.raises(QuestionError) as error:
        cite("harbour-2020", figure)
    assert error.value.what == f"the source “harbour-2020” does not give the figure “{figure}”"
    assert error.value.hint == "on file: 12艘、42.4%"


def test_a_misspelt_source_is_told_with_the_likeliest_one() -> None:
    with pytest.raises(QuestionError) as error:
        cite("harbor-2020", "12艘")
    assert (error.value.what, error.value.hint) == ("there is no source “harbor-2020”", "did you mean harbour-2020?")


def test_an_unknown_source_is_told_with_the_place_to_add_it() -> None:
    with pytest.raises(QuestionError) as error:
        cite("gdp", "12艘")
    assert error.value.hint == "add it to data/sources.toml"

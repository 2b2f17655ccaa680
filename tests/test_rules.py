"""Rules of an output: an own rule, or simpler blocks, or a clear error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import pytest

from builder.model.block import Block, Break, Bullets, Callout, Compound, Heading, Paragraph
from builder.model.inline import Text, plain
from builder.rules import NoRule, Rules


@dataclass(frozen=True, slots=True)
class Motto(Compound):
    """Words in a frame, made of simpler blocks, one of which is a compound itself when the words are two."""

    words: tuple[str, ...]

    def lower(self) -> tuple[Block, ...]:
        return tuple(Paragraph((Text(word),)) for word in self.words)


def words() -> Rules[str, str]:
    """An output that writes paragraphs and headings after a prefix, and nothing else."""
    rules: Rules[str, str] = Rules("words")

    @rules(Paragraph)
    def paragraph(block: Paragraph, prefix: str) -> Iterator[str]:
        yield prefix + plain(block.text)

    @rules(Heading)
    def heading(block: Heading, prefix: str) -> list[str]:
        return [prefix, plain(block.text)]

    return rules


def test_a_block_is_written_by_its_own_rule() -> None:
    assert list(words().apply(Paragraph((Text("云"),)), "> ")) == ["> 云"]


def test_a_rule_may_give_several_pieces_of_any_kind() -> None:
    assert list(words().apply(Heading((Text("题"),)), "#")) == ["#", "题"]


def test_a_compound_without_a_rule_is_written_as_its_simpler_blocks() -> None:
    assert list(words().apply(Motto(("上", "云")), "> ")) == ["> 上", "> 云"]


def test_a_compound_with_a_rule_of_its_own_is_not_lowered() -> None:
    rules = words()

    @rules(Motto)
    def motto(block: Motto, prefix: str) -> Iterator[str]:
        yield prefix + "".join(block.words) + "！"

    assert list(rules.apply(Motto(("上", "云")), "> ")) == ["> 上云！"]


def test_a_block_without_a_rule_is_an_error_that_names_both() -> None:
    with pytest.raises(NoRule, match="words has no rule for Break"):
        list(words().apply(Break(), ""))


def test_a_compound_that_lowers_to_a_block_without_a_rule_is_the_same_error() -> None:
    class Pause(Compound):
        def lower(self) -> tuple[Block, ...]:
            return (Break(),)

    with pytest.raises(NoRule, match="words has no rule for Break"):
        list(words().apply(Pause(), ""))


def test_a_second_rule_for_a_block_is_refused() -> None:
    rules = words()
    with pytest.raises(ValueError, match="words already has a rule for Paragraph"):
        rules(Paragraph)(lambda block, prefix: [])


def test_rules_of_one_output_are_not_those_of_another() -> None:
    words()
    assert Rules[str, str]("other").missing() == set(get_args(Block))


def test_what_an_output_cannot_write_yet_is_listed() -> None:
    assert words().missing() == set(get_args(Block)) - {Paragraph, Heading}
    assert {Bullets, Callout, Break} <= words().missing()

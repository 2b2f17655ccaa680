"""What must hold for every table: places and lists agree, claims turn round, words never say more than the numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.datasets.schema import Column, Dataset
from builder.facts.claim import both, either, opposite
from builder.facts.vocabulary import Questions, ask
from builder.facts.wording import fraction, han, multiple, tenths
from builder.places.places import Places

HAN = {word: number for number, word in enumerate("零一二三四五六七八九十")}
numbers = st.decimals(0, 100, places=1)


@st.composite
def tables(draw: st.DrawFn) -> Questions:
    """A table of two columns, often with equal values."""
    cells = draw(st.lists(st.tuples(numbers | st.sampled_from([Decimal(5)]), numbers), min_size=2, max_size=8))
    columns = tuple(Column(id, id, "", id, "", "", Decimal(0), Decimal(100), 1, "") for id in ("sun", "rain"))
    names = tuple(f"r{number}" for number in range(len(cells)))
    return ask(Dataset("t", "", "", "", "", "other", "", "", "", (), columns, names, tuple(cells)), Places())


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_places_and_lists_agree(table: Questions, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(table.members)))
    top, bottom = table.top("sun", count).names, table.bottom("sun", count).names
    assert table.at(count, "sun").names == top[-1:]
    assert [number_in(table.rank(name, "sun").value) <= count for name in top] == [True] * count
    assert table.is_first(top[0], "sun")
    assert table.is_last(bottom[-1], "sun")
    assert set(top) | set(table.bottom("sun", len(table.members)).names[count:]) == set(table.members)
    if count < len(table.members):
        assert table.top_are(top, "sun").holds == table.leads(top, "sun").holds
        assert table.leads(top, "sun").holds == table.trails(tuple(set(table.members) - set(top)), "sun").holds


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_above_is_below_with_the_sides_exchanged(table: Questions, data: st.DataObject) -> None:
    rows = data.draw(st.permutations(table.members))
    cut = data.draw(st.integers(1, len(rows) - 1))
    one, other = rows[:cut], rows[cut:]
    assert table.above(one, other, "all").holds == table.below(other, one, "all").holds
    assert table.clearly_above(one, other, "sun").holds == table.clearly_below(other, one, "sun").holds
    assert table.mean_above([one], [other], "sun").holds == table.mean_below([other], [one], "sun").holds
    assert not (table.clearly_above(one, other, "sun") and table.slightly_above(one, other, "sun"))
    assert not (table.above(one, other, "sun") and table.below(one, other, "sun"))
    if table.above(one, other, "sun"):
        assert table.mean_above([one], [other], "sun")


@settings(max_examples=100, deadline=None)
@given(tables(), numbers)
def test_shares_counts_and_quantities_agree(table: Questions, bound: Decimal) -> None:
    above, rows = number_in(table.count_above("sun", bound).value), len(table.members)
    assert table.all_above("sun", bound).holds == (above == rows)
    assert table.any_above("sun", bound).holds == (above > 0)
    assert table.most_above("sun", bound).holds == (2 * above > rows)
    assert table.share_above("sun", bound).value == Decimal(above) / rows
    if above:
        assert table.only_above(table.count_above("sun", bound), "sun", bound)


@settings(max_examples=100, deadline=None)
@given(tables())
def test_not_turns_a_claim_round_and_twice_leaves_it(table: Questions) -> None:
    claim, other = table.above("r0", "r1", "sun"), table.equal(["r0", "r1"], "rain")
    for each in (claim, other):
        assert opposite(each).holds == (not each.holds)
        assert opposite(opposite(each)).holds == each.holds
        assert opposite(each).evidence == each.evidence
    assert opposite(both(claim, other)).holds == either(opposite(claim), opposite(other)).holds
    if opposite(claim).holds and "below" in opposite(claim).says.senses:
        assert table.below("r0", "r1", "sun")


@settings(max_examples=100, deadline=None)
@given(st.fractions(0, 1, max_denominator=1000))
def test_tenths_never_say_more_than_is_true(share: Fraction) -> None:
    text, tenth = tenths(as_decimal(share)), share * 10
    if text in ("全部", "没有", "不足一成"):
        assert {"全部": share == 1, "没有": share == 0, "不足一成": 0 < tenth < 1}[text]
    elif text.startswith("近"):
        assert HAN[text[1]] - Fraction("0.31") < tenth < HAN[text[1]]
    else:
        assert HAN[text[0]] <= tenth < HAN[text[0]] + (1 if text.endswith("多") else Fraction("0.06"))


@settings(max_examples=100, deadline=None)
@given(st.fractions(0, 1, max_denominator=1000))
def test_a_fraction_is_exact_or_about_right_or_in_tenths(share: Fraction) -> None:
    text = fraction(as_decimal(share))
    words = text.removeprefix("约")
    if "分之" not in words and words != "一半":
        assert text == tenths(as_decimal(share))
        return
    lower, _, upper = words.replace("一半", "二分之一").partition("分之")
    said = Fraction(HAN[upper], HAN[lower])
    assert abs(said - share) <= Fraction("0.03")
    assert text.startswith("约") or abs(said - share) < Fraction(1, 10**20)


@settings(max_examples=100, deadline=None)
@given(st.fractions(0, 50, max_denominator=100))
def test_a_multiple_in_words_is_exact(ratio: Fraction) -> None:
    text = multiple(as_decimal(ratio), 1).removesuffix("倍")
    if text in ("两", *HAN):
        assert ratio == HAN.get(text, 2)
    else:
        assert abs(Fraction(text) - ratio) <= Fraction("0.05")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 99))
def test_han_digits_read_back(number: int) -> None:
    tens, has_ten, ones = han(number).rpartition("十")
    assert (HAN[tens] if tens else bool(has_ten)) * 10 + (HAN[ones] if ones else 0) == number


def as_decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator


def number_in(value: Decimal | None) -> int:
    assert value is not None
    return int(value)

"""Every word that claims something, on a made-up table: whether it holds, and the numbers that decide it."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from builder.facts.claim import Claim
from builder.facts.vocabulary import Questions, vocabulary
from builder.narrative.template import fill_in
from tests.facts.made_up import made_up

# sun: 矿业8.95 纸、笔6.00 茶叶6.00 渔业2.05 油、气、煤4.10; rain: 1.00 5.15 9.10 3.00 4.10
HOLDS: dict[str, str] = {
    'above("矿业", ["渔业", "茶叶"], "sun")': "矿业8.95（sun）；渔业2.05（sun）；茶叶6.00（sun）",
    'above("矿业", 8, "sun")': "矿业8.95（sun），对照8.00",
    'above("茶叶", trades.mean("rain"), "rain")': "茶叶9.10（rain），对照4.47",
    'below("渔业", "能源", "sun")': "渔业2.05（sun）；矿业8.95（sun）；油、气、煤4.10（sun）",
    'clearly_above("矿业", "茶叶", "sun")': "矿业8.95（sun）；茶叶6.00（sun）",
    'clearly_below("渔业", "油、气、煤", "sun")': "渔业2.05（sun）；油、气、煤4.10（sun）",
    'slightly_above("茶叶", 5.9, "sun")': "茶叶6.00（sun），对照5.90",
    'slightly_below("茶叶", 6.1, "sun")': "茶叶6.00（sun），对照6.10",
    'is_above("矿业", "茶叶", "sun")': "矿业8.95（sun）；茶叶6.00（sun）",
    'between(["茶叶", "纸、笔"], 6, 8.95, "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'between("茶叶", "矿业", "渔业", "sun")': "茶叶6.00（sun）；矿业8.95（sun）；渔业2.05（sun）",
    'close(["茶叶", "纸、笔"], "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'close(["茶叶", "油、气、煤"], "sun", within=1.9)': "茶叶6.00（sun）；油、气、煤4.10（sun）",
    'about_same(["茶叶", "纸、笔"], "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'equal(["茶叶", "纸、笔"], ["sun", "snow"])': (
        "茶叶6.00（sun）；纸、笔6.00（sun）；"
        "茶叶0.00（snow）；纸、笔0.00（snow）"
    ),
    'leads("矿业", "sun")': "矿业8.95（sun）；纸、笔6.00（sun）",
    'leads("能源", "sun", over="渔业")': "油、气、煤4.10（sun）；渔业2.05（sun）",
    'trails(["渔业", "油、气、煤"], "sun")': "纸、笔6.00（sun）；油、气、煤4.10（sun）",
    'trails("矿业", "rain", behind=["渔业", "茶叶"])': "渔业3.00（rain）；矿业1.00（rain）",
    'is_first("矿业", "sun")': "矿业8.95（sun），第1位",
    'is_last("渔业", "sun")': "渔业2.05（sun），第5位",
    'rank_is(["茶叶", "纸、笔"], 2, "sun")': "茶叶第2位（sun）；纸、笔第2位（sun）",
    'rank_between("茶叶", 1, 2, ["sun", "rain"])': "茶叶第2位（sun）；茶叶第1位（rain）",
    'top_are(["茶叶", "纸、笔"], "rain")': "纸、笔5.15（rain）；油、气、煤4.10（rain）",
    'bottom_are(["渔业", "矿业"], "rain")': "油、气、煤4.10（rain）；渔业3.00（rain）",
    'ordered(["茶叶", "纸、笔", "矿业"], "rain")': "茶叶9.10（rain）；纸、笔5.15（rain）；矿业1.00（rain）",
    'widest_step("茶叶", "纸、笔", "rain")': "茶叶9.10（rain）；纸、笔5.15（rain）",
    'all_above("sun", 2)': "矿业8.95（sun）；纸、笔6.00（sun）；茶叶6.00（sun）；渔业2.05（sun）；5行中有5行，对照2.00",
    'all_above("sun", "rain", but=["茶叶", "渔业", "油、气、煤"])': (
        "矿业8.95（sun）；纸、笔6.00（sun）；"
        "矿业1.00（rain）；纸、笔5.15（rain）；2行中有2行"
    ),
    'all_below("rain", 5, names="能源")': "矿业1.00（rain）；油、气、煤4.10（rain）；2行中有2行，对照5.00",
    'most_above("sun", 4)': (
        "矿业8.95（sun）；纸、笔6.00（sun）；"
        "茶叶6.00（sun）；油、气、煤4.10（sun）；5行中有4行，对照4.00"
    ),
    'most_below("rain", "茶叶")': (
        "矿业1.00（rain）；纸、笔5.15（rain）；渔业3.00（rain）；"
        "油、气、煤4.10（rain）；茶叶9.10（rain）；4行中有4行"
    ),
    'any_above("rain", 9)': "茶叶9.10（rain）；5行中有1行，对照9.00",
    'any_below("rain", trades.mean("rain"))': (
        "矿业1.00（rain）；渔业3.00（rain）；"
        "油、气、煤4.10（rain）；5行中有3行，对照4.47"
    ),
    'only_above("矿业", "sun", 6)': "矿业8.95（sun），对照6.00",
    'columns_ordered(["sun", "snow"])': (
        "矿业8.95（sun）；矿业0.00（snow）；纸、笔6.00（sun）；"
        "纸、笔0.00（snow）；茶叶6.00（sun）；茶叶0.00（snow）"
    ),
    'same_order("sun", "sun", 3)': "矿业8.95（sun）；纸、笔6.00（sun）；茶叶6.00（sun）",
    'correlated("sun", "sun")': "r = 1.00",
    'mean_above("能源", ["渔业"], "sun")': "能源均值6.53（sun）；渔业2.05（sun）",
    'mean_below([["渔业", "茶叶"]], "能源", "sun")': "渔业和茶叶均值4.03（sun）；能源均值6.53（sun）",
    'mean_clearly_above("能源", "渔业", "sun")': "能源均值6.53（sun）；渔业2.05（sun）",
    'mean_clearly_below("渔业", "能源", "sun")': "渔业2.05（sun）；能源均值6.53（sun）",
    'columns_close(["sun", "rain"], names="油、气、煤")': "油、气、煤4.10（sun）；油、气、煤4.10（rain）",
    'columns_close(["sun", "rain"], names="渔业", within=0.95)': "渔业2.05（sun）；渔业3.00（rain）",
    'listed_by("snow")': "矿业0.00（snow）；油、气、煤0.00（snow）",
    "is_complete()": "5行齐全",
    'uncorrelated("sun", "rain")': "r = -0.12",
    'rises("渔业", "sun", "rain")': "渔业由第5位到第4位",
    'falls("矿业", "sun", "rain")': "矿业由第1位到第5位",
    'belong(trades.top("sun"), "能源")': "矿业",
    'same_in(trades, "矿业")': "逐项相同",
    'above_means("茶叶", ["sun", "rain"])': "茶叶6.00（sun）；茶叶9.10（rain），均值5.42和4.47",
    'below_means("渔业", ["sun", "rain"])': "渔业2.05（sun）；渔业3.00（rain），均值5.42和4.47",
    'ranks_close("茶叶", ["sun", "rain"], within=1)': "茶叶第1至第2位",
}
FALSE: dict[str, str] = {
    'above("茶叶", ["纸、笔", "渔业"], "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'below("渔业", "能源", "rain")': "渔业3.00（rain）；矿业1.00（rain）",
    'clearly_above("茶叶", 5.9, "sun")': "茶叶6.00（sun），对照5.90",
    'clearly_below("茶叶", "纸、笔", "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'slightly_above("矿业", "茶叶", "sun")': "矿业8.95（sun）；茶叶6.00（sun）",
    'slightly_below("茶叶", 6, "sun")': "茶叶6.00（sun），对照6.00",
    'is_above("茶叶", "矿业", "sun")': "茶叶6.00（sun）；矿业8.95（sun）",
    'between(["茶叶", "渔业"], 6, 9, "sun")': "渔业2.05（sun）",
    'close(["茶叶", "油、气、煤"], "sun")': "茶叶6.00（sun）；油、气、煤4.10（sun）",
    'close(["茶叶", "油、气、煤"], "sun", within=1.8)': "茶叶6.00（sun）；油、气、煤4.10（sun）",
    'about_same(["矿业", "纸、笔"], "sun")': "矿业8.95（sun）；纸、笔6.00（sun）",
    'equal(["茶叶", "纸、笔"], ["sun", "rain"])': "茶叶9.10（rain）；纸、笔5.15（rain）",
    'leads(["矿业", "茶叶"], "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'trails("渔业", ["sun", "rain"])': "矿业1.00（rain）；渔业3.00（rain）",
    'is_first("茶叶", "sun")': "茶叶6.00（sun），第2位",
    'is_last("油、气、煤", "sun")': "油、气、煤4.10（sun），第4位",
    'rank_is(["茶叶", "渔业"], 2, "sun")': "渔业第5位（sun）",
    'rank_between("茶叶", 2, 3, ["sun", "rain"])': "茶叶第1位（rain）",
    'top_are(["矿业", "纸、笔"], "sun")': "纸、笔6.00（sun）；茶叶6.00（sun）",
    'bottom_are("茶叶", "rain")': "矿业1.00（rain）；茶叶9.10（rain）",
    'ordered(["矿业", "茶叶", "纸、笔"], "sun")': "茶叶6.00（sun）；纸、笔6.00（sun）",
    'widest_step("渔业", "矿业", "rain")': "渔业3.00（rain）；矿业1.00（rain）；茶叶9.10（rain）；纸、笔5.15（rain）",
    'all_above("sun", 3)': "渔业2.05（sun）；5行中有4行，对照3.00",
    'all_above("sun", "rain", but=["茶叶", "渔业", "油、气、煤", "矿业"])': (
        "矿业8.95（sun）；"
        "矿业1.00（rain）；1行中有1行"
    ),
    'all_below("rain", 4, names="能源")': "油、气、煤4.10（rain）；2行中有1行，对照4.00",
    'most_above("sun", 6)': (
        "纸、笔6.00（sun）；茶叶6.00（sun）；"
        "渔业2.05（sun）；油、气、煤4.10（sun）；5行中有1行，对照6.00"
    ),
    'most_below("rain", 4)': "纸、笔5.15（rain）；茶叶9.10（rain）；油、气、煤4.10（rain）；5行中有2行，对照4.00",
    'any_above("rain", "茶叶")': (
        "矿业1.00（rain）；纸、笔5.15（rain）；渔业3.00（rain）；"
        "油、气、煤4.10（rain）；茶叶9.10（rain）；4行中有0行"
    ),
    'any_below("rain", 1)': (
        "矿业1.00（rain）；纸、笔5.15（rain）；"
        "茶叶9.10（rain）；渔业3.00（rain）；5行中有0行，对照1.00"
    ),
    'only_above("矿业", "sun", 5)': "纸、笔6.00（sun）；茶叶6.00（sun），对照5.00",
    'columns_ordered(["sun", "rain"], "能源")': "油、气、煤4.10（sun）；油、气、煤4.10（rain）",
    'same_order("sun", "rain", 2)': "矿业8.95（sun）；纸、笔6.00（sun）；茶叶9.10（rain）；纸、笔5.15（rain）",
    'correlated("sun", "rain")': "r = -0.12",
    'mean_above("能源", ["渔业", "茶叶"], ["sun", "rain"])': (
        "能源均值2.55（rain）；渔业3.00（rain）；茶叶9.10（rain）"
    ),
    'mean_below("能源", "渔业", "sun")': "能源均值6.53（sun）；渔业2.05（sun）",
    'mean_clearly_above([["矿业", "油、气、煤"]], "茶叶", "sun")': "矿业和“油、气、煤”均值6.53（sun）；茶叶6.00（sun）",
    'mean_clearly_below("茶叶", "能源", "sun")': "茶叶6.00（sun）；能源均值6.53（sun）",
    'columns_close(["sun", "rain"], names="能源")': "矿业8.95（sun）；矿业1.00（rain）",
    'listed_by("sun")': "渔业2.05（sun）；油、气、煤4.10（sun）",
    'uncorrelated("sun", "sun")': "r = 1.00",
    'rises("矿业", "sun", "rain")': "矿业由第1位到第5位",
    'falls(["矿业", "渔业"], "sun", "rain")': "渔业由第5位到第4位",
    'belong(trades.top("sun", 3), "能源")': "“纸、笔”和茶叶不在其中",
    'above_means("茶叶")': "茶叶0.00（snow），均值0.00",
    'below_means(["渔业", "矿业"], ["sun", "rain"])': "矿业8.95（sun），均值5.42",
    'ranks_close(["茶叶", "矿业"], ["sun", "rain"])': "矿业第1至第5位",
}


@pytest.mark.parametrize("question", HOLDS)
def test_a_claim_that_the_data_bears_out_holds_and_shows_its_numbers(question: str) -> None:
    claim = claimed(question)
    assert (claim.holds, claim.evidence) == (True, HOLDS[question])
    assert "trades.top(" in question or claim.question == f"trades.{question}"


@pytest.mark.parametrize("question", FALSE)
def test_a_claim_that_the_data_contradicts_shows_the_numbers_against_it(question: str) -> None:
    claim = claimed(question)
    assert (claim.holds, claim.evidence) == (False, FALSE[question])


def test_every_word_that_claims_something_is_judged_here() -> None:
    words = {word for word in vocabulary() if get_type_hints(getattr(Questions, word))["return"] is Claim}
    # Those that need a second table are judged on the real ones.
    assert words - {"above_in"} == {question.partition("(")[0] for question in HOLDS}


def claimed(question: str) -> Claim:
    filled, _ = fill_in("a.md", f"{{% claim trades.{question} %}}x{{% endclaim %}}", {"trades": made_up()})
    assert filled is not None, question
    [claim] = filled.facts
    assert isinstance(claim, Claim)
    return claim

"""Entries of a list of references after GB/T 7714-2015."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.facts.references import in_short, reference, type_problem
from builder.model.document import OutsideSource

STUDY = OutsideSource("study", "电子学会, 研究中心", "云洞察: 研究报告", "2020", (), type="R")
MARKET = OutsideSource("idc", "IDC", "中国公有云市场份额统计: 2020年第一季度", "2020", (), type="R")
CASE = OutsideSource("case", "玩具公司", "案例材料", "2020", (), type="R", pages="案例1")


@pytest.mark.parametrize(
    ("source", "entry"),
    [
        (MARKET, "IDC. 中国公有云市场份额统计：2020年第一季度[R]. 2020."),
        (STUDY, "电子学会，研究中心．云洞察：研究报告[R]. 2020."),
        (replace(STUDY, pages="12-15"), "电子学会，研究中心．云洞察：研究报告[R]. 2020: 12-15."),
        (
            replace(STUDY, type="M", place="北京", publisher="科学出版社"),
            "电子学会，研究中心．云洞察：研究报告[M]. 北京：科学出版社，2020.",
        ),
        (replace(STUDY, publisher="科学出版社"), "电子学会，研究中心．云洞察：研究报告[R]. 科学出版社，2020."),
        (
            replace(MARKET, type="EB/OL", url="https://example.org/q1", accessed="2020-06-01"),
            "IDC. 中国公有云市场份额统计：2020年第一季度[EB/OL]. 2020[2020-06-01]. https://example.org/q1",
        ),
        (replace(MARKET, who="IDC Corp."), "IDC Corp. 中国公有云市场份额统计：2020年第一季度[R]. 2020."),
    ],
)
def test_a_source_is_an_entry_of_its_own(source: OutsideSource, entry: str) -> None:
    assert reference(source) == entry


def test_a_source_within_another_names_it_after_two_strokes() -> None:
    assert reference(replace(CASE, within=STUDY)) == (
        "玩具公司．案例材料[R]//电子学会，研究中心．云洞察：研究报告．2020: 案例1."
    )


def test_a_source_known_from_another_says_which_one_quotes_it_and_where() -> None:
    assert reference(replace(MARKET, quoted_in=STUDY, pages="脚注")) == (
        "IDC. 中国公有云市场份额统计：2020年第一季度[R]. 2020. "
        "转引自：电子学会，研究中心．云洞察：研究报告[R]. 2020: 脚注．"
    )


def test_in_short_a_source_is_who_title_and_year_as_chinese_text_has_them() -> None:
    assert in_short(STUDY) == "电子学会、研究中心，云洞察：研究报告（2020年）"


def test_in_short_a_year_that_the_title_gives_is_not_repeated() -> None:
    assert in_short(MARKET) == "IDC，中国公有云市场份额统计：2020年第一季度"


@pytest.mark.parametrize("type", ["R", "Z", "A", "EB/OL", "DB/CD"])
def test_a_type_of_the_standard_has_no_problem(type: str) -> None:
    assert type_problem(type) == ""


@pytest.mark.parametrize("type", ["", "r", "RR", "R/", "/OL", "R/OL/OL", "[R]", "R\n"])
def test_any_other_type_is_told_with_those_there_are(type: str) -> None:
    assert type_problem(type).startswith(f"“{type}” is no document type of GB/T 7714: M, C, ")

"""Each rule of line breaking on a small text: what holds together, where words part, what a publisher may choose."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from builder.typeset.breaker import LOOSEST, Line, break_lines, first_indent, natural_width
from builder.typeset.clusters import House, Run, clusters_of
from builder.typeset.fonts import load_face
from builder.typeset.lines import SOFT_HYPHEN
from builder.typeset.marks import NO_END, NO_START
from builder.typeset.words import last_parts_of, parts_of, syllables_of

FACE = load_face(Path(__file__).parents[2] / "styles/fonts/NotoSerifSC-Regular.ttf")
SIZE = 10.0
HYPHENS = House(hyphenates=True)


def run(text: str) -> tuple[Run, ...]:
    return (Run(text, FACE, SIZE),)


def words(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def lines_of(text: str, width: float, house: House = House()) -> list[str]:  # noqa: B008
    return [words(line) for line in break_lines(run(text), width, 0.0, "justify", house)]


@pytest.mark.parametrize(
    "whole",
    [
        "42.4%", "100 km", "16 GB", "3.5 kWh", "25 °C", "25℃", "9.8 m/s", "40 %", "5 ‰", "30 mm²",  # number and unit
        "￥100", "¥100", "€ 100", "US$ 100", "RMB 100", "£5", "№5", "No. 7", "Fig. 3", "p. 12",  # prefix and number
        "−40", "± 3", "> 80", "100万", "3.5亿", "20 万",  # a numeral, though partly of Han characters
        "云[1]", "云[2,3]", "cloud [1]", "云²",  # note marks and their word
        "——", "……", "…………", "2019-2020", "don’t", "S/4HANA", "TCP/IP", "A\u00a0B", "云\u2060上",
    ],
)  # fmt: skip
def test_what_belongs_together_is_never_parted(whole: str) -> None:
    for width in range(95, 160):
        lines = lines_of(f"云计算工业{whole}云计算工业企业上云用数", width)
        assert any(whole.replace("\u00a0", " ").replace("\u2060", "") in line for line in lines), (width, lines)


@pytest.mark.parametrize("text", ["5年", "5个", "12家", "100元", "20多万", "万亿", "云万"])
def test_other_measure_words_may_begin_a_line(text: str) -> None:
    assert all(gap.can_break for gap in clusters_of(run(text), 1000.0)[1])


def test_a_raised_mark_does_not_hold_the_amount_after_it() -> None:
    runs = (*run("42%"), Run("12", FACE, 6.0, is_attached=True), *run("万物"))
    assert [gap.can_break for gap in clusters_of(runs, 1000.0)[1]] == [False, True, True]


@pytest.mark.parametrize("mark", sorted(NO_START - {"—"}))
def test_no_line_begins_with_a_mark_that_may_not(mark: str) -> None:
    for width in range(60, 75):
        assert not any(line.startswith(mark) for line in lines_of(f"云计算工业企业{mark}云计算上云用数", width))


@pytest.mark.parametrize("mark", sorted(NO_END))
def test_no_line_ends_with_a_mark_that_may_not(mark: str) -> None:
    for width in range(60, 75):
        assert not any(line.endswith(mark) for line in lines_of(f"云计算工业企业{mark}云计算上云用数", width)[:-1])


def test_a_stroke_between_han_neither_begins_nor_ends_a_line_and_has_no_gap() -> None:
    for stroke in "/／":
        for width in range(60, 80):
            lines = lines_of(f"云计算工业企{stroke}业上云用数", width)
            assert not any(line.startswith(stroke) or line.endswith(stroke) for line in lines)
    assert natural_width(run("是/否")) == pytest.approx(20 + FACE.width("/", SIZE))


def test_the_strict_set_lets_no_dash_begin_a_line_and_the_other_only_where_the_line_were_torn() -> None:
    text = "云" * 19 + "——" + "上云用数" * 6
    for house in (House("strict"), House()):
        for width in range(190, 230):
            assert not any(line.startswith("——") for line in lines_of(text, width, house))
    torn = "云计算infrastructure——云计算"
    narrow = FACE.width("云计算infrastructure", SIZE) + 3
    assert any(line.startswith("——") for line in lines_of(torn, narrow))
    assert not any(line.startswith("——") for line in lines_of(torn, narrow, House("strict")))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("cloud-native", ["cloud-", "native"]),
        ("hardware/software", ["hardware/", "software"]),
        ("well-known-fact", ["well-", "known-", "fact"]),
        ("2020-06-30", ["2020-06-30"]),
        ("e-mail", ["e-mail"]),
        ("A/B", ["A/B"]),
        ("www.a.org/b-c?d=1&e", ["www.a.org/", "b-", "c?", "d=", "1&", "e"]),
        ("li@cloud.org", ["li@", "cloud.org"]),
    ],
)
def test_a_word_may_be_broken_at_its_hyphens_and_an_address_at_its_joints(word: str, parts: list[str]) -> None:
    assert [part for part, _ in parts_of(word)] == parts


def test_a_word_wider_than_a_line_has_more_joints() -> None:
    assert last_parts_of("IndustrialCloud(Beta)") == ["Industrial", "Cloud", "(Beta)"]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("infrastructure,", ("in", "fra", "struc", "ture,")),
        ("cloud", ("cloud",)),
        ("KUBERNETES", ("KUBERNETES",)),
        ("industry", ("in", "dus", "try")),
    ],
)
def test_a_long_word_has_syllables_of_two_letters_before_and_three_after(word: str, syllables: tuple[str, ...]) -> None:
    assert syllables_of(word) == syllables
    assert "".join(syllables) == word


def test_a_word_is_parted_by_syllables_only_where_a_line_were_torn_apart_without() -> None:
    text = "云计算上infrastructure云计算上云用数"
    assert not any(SOFT_HYPHEN in line for line in lines_of(text, 150.0, HYPHENS))
    width = 80.0
    whole, parted = (break_lines(run(text), width, 0.0, "justify", house) for house in (House(), HYPHENS))
    assert words(parted[0]).endswith(SOFT_HYPHEN)
    assert words(whole[0]) == "云计算上"
    assert parted[0].width == pytest.approx(width)
    assert "".join(map(words, parted)).replace(SOFT_HYPHEN, "") == text


def test_the_hyphen_of_a_parted_word_has_its_own_room() -> None:
    first = break_lines(run("云计算上infrastructure云计算上云用数"), 80.0, 0.0, "justify", HYPHENS)[0]
    before, hyphen = first.spans[-2:]
    assert hyphen.text == SOFT_HYPHEN
    assert hyphen.width == pytest.approx(FACE.width("-", SIZE))
    assert hyphen.x == pytest.approx(before.x + FACE.width(before.text, SIZE))


def test_a_soft_hyphen_and_a_zero_width_space_of_the_author_are_places_to_break() -> None:
    assert lines_of("云计算上工Kuber\u00adnetes", 95.0)[0] == f"云计算上工Kuber{SOFT_HYPHEN}"
    assert lines_of("云计算上工Kuber\u200bnetes", 90.0)[0] == "云计算上工Kuber"
    assert lines_of("云计算上Kuber\u00adnetes", 200.0) == ["云计算上Kubernetes"]


def test_no_quarter_em_stands_at_the_edge_of_a_line() -> None:
    text = "云计算ERP上云SAP用数MES" * 6
    for width in range(80, 140):
        for line in break_lines(run(text), width):
            assert line.spans[0].x == pytest.approx(0.0)
            assert line.width <= width + 0.01


def test_room_is_given_to_spaces_then_between_han_and_latin_then_between_han() -> None:
    text = "云计算ERP SAP上云用数"
    natural = natural_width(run(text))
    tail = "云" * 30

    def gaps(slack: float) -> tuple[float, float, float]:
        line = break_lines(run(text + tail), natural + slack)[0]
        at = {span.text[0]: span for span in line.spans}
        assert words(line) == text
        space = at["S"].x - at["E"].x - FACE.width("ERP", SIZE)
        latin = at["上"].x - at["S"].x - FACE.width("SAP", SIZE)
        return space, latin, line.spans[0].tracking

    assert gaps(1.0) == pytest.approx((3.5, 2.5, 0.0))
    assert gaps(2.0) == pytest.approx((3.75, 2.5 + 0.375, 0.0))
    assert gaps(5.0) == pytest.approx((3.75, 10 / 3, (5 - 1.25 - 5 / 3) / 5))


def test_hanging_marks_stand_beyond_the_right_edge_where_the_house_wants_that() -> None:
    text = "云" * 10 + "，" + "云" * 10 + "。"
    first, *_ = break_lines(run(text), 100.0, 0.0, "justify", House(hangs=True))
    assert words(first) == "云" * 10 + "，"
    assert first.width == pytest.approx(100.0)
    assert first.spans[-1].x + first.spans[-1].width == pytest.approx(110.0)
    assert words(break_lines(run(text), 100.0)[0]) != words(first)


@pytest.mark.parametrize(("width", "indent"), [(420.0, 21.0), (210.0, 21.0), (209.0, 10.5), (60.0, 10.5)])
def test_a_paragraph_in_a_narrow_column_is_indented_by_one_em(width: float, indent: float) -> None:
    assert first_indent(2.0, 10.5, width) == indent
    assert first_indent(0.0, 10.5, width) == 0.0


def test_an_indent_as_wide_as_the_column_is_none() -> None:
    assert lines_of("云云", 10.0) == ["云", "云"]
    assert break_lines(run("云云"), 10.0, 20.0)[0].spans[0].x == 0.0


def test_the_last_line_is_no_single_character_with_its_mark() -> None:
    for count in range(12, 80):
        for width in (120.0, 133.0, 210.0):
            lines = lines_of("云" * count + "。", width)
            assert len(lines) == 1 or len(lines[-1]) > 2


def test_no_line_is_stretched_beyond_the_most_that_is_allowed() -> None:
    text = "工业企业上云，ERP与企业在20年达到4%；“云计算”——《云计算发展》（三年）……" * 4
    for width in range(200, 600, 3):
        for line in break_lines(run(text), width, 20.0)[:-1]:
            assert max(span.tracking for span in line.spans) <= LOOSEST * SIZE + 1e-6


def test_what_has_no_place_to_break_is_broken_all_the_same_a_unit_first() -> None:
    assert all(line.width <= 50.01 for line in break_lines(run("，" * 40), 50.0))
    assert lines_of("3 km", 18.0) == ["3", "km"]
    assert lines_of("云。", 12.0) == ["云", "。"]  # a mark at a line start, rather than off the page


@pytest.mark.parametrize("character", ["云", "a", "，", "（", "١", "👍"])
def test_ten_thousand_characters_are_set_in_seconds(character: str) -> None:
    text = character * 10_000
    start = time.perf_counter()
    lines = break_lines(run(text), 441.0, 21.0)
    assert "".join(map(words, lines)) == text
    assert all(line.width <= 441.01 for line in lines)
    assert time.perf_counter() - start < 5.0


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("云👍🏽上", ["云", "👍🏽", "上"]),  # a skin colour
        ("👨\u200d👩\u200d👧云", ["👨👩👧", "云"]),  # a family, joined by signs that nobody sees
        ("🇨🇳🇫🇷", ["🇨🇳", "🇫🇷"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("云\u0301上", ["云\u0301", "上"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("مرحبا", ["مرحبا"]),
        ("Привет", ["Привет"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("한국어", ["한", "국", "어"]),
        ("カタ", ["カ", "タ"]),
        ("云\ufe0f上\u200e\x07", ["云", "上"]),
        ("\ud800", ["\ufffd"]),
        ("\u200b\u2060\u00ad\ufeff\u200d", []),
    ],
)
def test_signs_of_any_kind_are_cut_as_a_reader_sees_them(text: str, pieces: list[str]) -> None:
    assert [cluster.text for cluster in clusters_of(run(text), 1000.0)[0]] == pieces

"""Visiting and changing what is inside a value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.block import Bullets, Callout, Cell, Paragraph, Table
from builder.model.document import Section
from builder.model.inline import Emphasis, FactText, Footnote, Inline, Link, Ref, Strong, Text
from builder.model.walk import change, walk

TABLE = Table(
    "t",
    (Text("表题"),),
    ("业", "指数"),
    ((Cell((Text("甲"),)), Cell((FactText(0, "9.00"),), Decimal(9), "best")), (Cell((Ref("x"),)), Cell(()))),
    "lr",
    note=(Text("附注"),),
)
SECTION = Section(
    "s",
    "section",
    (Text("题"),),
    (
        Paragraph((Text("一"), Strong((Text("二"), Emphasis((Text("三"),)))), Footnote((Text("四"),)))),
        Bullets(((Text("五"),), (Link((Text("六"),), "https://example.org"),))),
        Callout("case", (Text("七"),), (Paragraph((Text("八"),)),), takeaways=((Text("九"),),)),
        TABLE,
    ),
)

leaves = st.builds(Text, st.text("甲乙丙", max_size=3)) | st.builds(Ref, st.sampled_from("ab"))
inlines: st.SearchStrategy[Inline] = st.recursive(
    leaves, lambda children: st.builds(Strong, st.lists(children, max_size=3).map(tuple)), max_leaves=12
)


def texts(node: object) -> list[str]:
    return [each.value for each in walk(node) if isinstance(each, Text)]


def test_everything_inside_is_visited_in_reading_order() -> None:
    assert texts(SECTION) == ["题", *"一二三四五六七八九", "表题", "甲", "附注"]


def test_the_value_itself_comes_first_and_plain_fields_are_not_visited() -> None:
    assert list(walk(Strong((Text("甲"), Ref("x"))))) == [Strong((Text("甲"), Ref("x"))), Text("甲"), Ref("x")]
    assert list(walk(((Text("甲"),), "字", 3))) == [Text("甲")]
    assert list(walk("字")) == []


def test_change_reaches_every_depth() -> None:
    def starred(node: Any) -> Any:
        return Text(f"{node.value}*") if isinstance(node, Text) else node

    assert texts(change(SECTION, starred)) == [f"{text}*" for text in texts(SECTION)]


def test_change_goes_from_the_inside_out() -> None:
    def unwrapped(node: Any) -> Any:
        return replace(node, children=(Text("甲"),)) if node == Strong((Text("乙"),)) else node

    def both(node: Any) -> Any:
        return unwrapped(Text("乙") if node == Text("丙") else node)

    assert change(Strong((Text("丙"),)), both) == Strong((Text("甲"),))


def test_what_is_not_changed_is_shared() -> None:
    def renamed(node: Any) -> Any:
        return Text("改") if node == Text("八") else node

    new = change(SECTION, renamed)
    assert new is not SECTION
    assert [a is b for a, b in zip(SECTION.body, new.body, strict=True)] == [True, True, False, True]
    assert change(SECTION, lambda node: node) is SECTION


@settings(max_examples=60, deadline=None)
@given(st.lists(inlines, max_size=6).map(tuple))
def test_every_value_is_visited_once(children: tuple[Inline, ...]) -> None:
    def count(node: Inline) -> int:
        return 1 + (sum(map(count, node.children)) if isinstance(node, Strong) else 0)

    assert len(list(walk(children))) == sum(map(count, children))


@settings(max_examples=60, deadline=None)
@given(st.lists(inlines, max_size=6).map(tuple))
def test_a_change_there_and_back_changes_nothing(children: tuple[Inline, ...]) -> None:
    there = change(children, lambda node: Ref(f"{node.target}!") if isinstance(node, Ref) else node)
    back = change(there, lambda node: Ref(node.target[:-1]) if isinstance(node, Ref) else node)
    assert back == children
    assert sum(isinstance(node, Ref) for node in walk(there)) == sum(isinstance(node, Ref) for node in walk(children))

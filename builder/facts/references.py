"""Outside sources as entries of a list of references, after GB/T 7714-2015, and in short for the foot of a slide."""

from __future__ import annotations

import re

from builder.model.document import OutsideSource

TYPES = ["M", "C", "G", "N", "J", "D", "R", "S", "P", "DB", "CP", "EB", "A", "CM", "DS", "Z"]
CARRIERS = ["OL", "CD", "DK", "MT"]
ONLINE = "/OL"


def reference(source: OutsideSource) -> str:
    """The entry of a source: IDC. 中国公有云市场份额统计：2020年第一季度[R]. 2020."""
    return _in_chinese(_entry(source))


def _entry(source: OutsideSource) -> str:
    if source.within:
        host = source.within
        return f"{_head(source)}//{_ended(host.who)} {_ended(host.title)} {_imprint(host, source.pages)}"
    if source.quoted_in:
        return f"{_work(source, '')} 转引自: {_work(source.quoted_in, source.pages)}"
    return _work(source, source.pages)


def in_short(source: OutsideSource) -> str:
    """Who says it, where, when: IDC，中国公有云市场份额统计：2020年第一季度. A year in the title is not repeated."""
    when = "" if source.year in source.title else dated(source)
    return f"{listed(source.who)}，{source.title.replace(': ', '：')}{when}"


def listed(who: str) -> str:
    """Names that stand with commas in an entry, as running Chinese text lists them."""
    return who.replace(", ", "、")


def dated(source: OutsideSource) -> str:
    """The year as it stands behind a name."""
    return f"（{source.year}年）"


def type_problem(type: str) -> str:
    """What is wrong with a type; empty for a mark of GB/T 7714 (Z, R ...), alone or with its carrier (EB/OL)."""
    if re.fullmatch(rf"({'|'.join(TYPES)})(/({'|'.join(CARRIERS)}))?", type):
        return ""
    return f"“{type}” is no document type of GB/T 7714: {', '.join(TYPES)}, with a carrier as in EB/OL"


_AFTER_HAN = re.compile(r"(?<=[\u4e00-\u9fff”》）])([.,:])(?: |$)")
_FULL_WIDTH = {".": "．", ",": "，", ":": "："}


def _in_chinese(entry: str) -> str:
    """The marks of GB/T 7714 as Chinese publishers set them: full-width behind Han, half-width behind all else."""
    return _AFTER_HAN.sub(lambda mark: _FULL_WIDTH[mark[1]], entry)


def _work(source: OutsideSource, pages: str) -> str:
    return f"{_head(source)}. {_imprint(source, pages)}"


def _head(source: OutsideSource) -> str:
    return f"{_ended(source.who)} {source.title}[{source.type}]"


def _imprint(source: OutsideSource, pages: str) -> str:
    """Place, publisher, year, pages; for what is online when it was looked up and where."""
    publisher = ": ".join(part for part in (source.place, source.publisher) if part)
    issued = ", ".join(part for part in (publisher, source.year) if part)
    said = issued + (f": {pages}" if pages else "") + (f"[{source.accessed}]" if source.accessed else "") + "."
    return f"{said} {source.url}" if source.url else said


def _ended(words: str) -> str:
    return words if words.endswith(".") else f"{words}."

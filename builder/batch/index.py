"""What there is after a run: every edition that is declared against those that stand there, and a page of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from builder import __version__
from builder.batch.shelf import Shelf, manifest_of
from builder.edition_files import as_json
from builder.editions.edition import Edition
from builder.problems import Problem

INDEX, PAGE = "index.json", "index.html"

FAMILIES: Mapping[str, str] = {
    "nation": "全国",
    "cluster": "片区",
    "province": "省（区、市）",
    "city": "城市",
    "industry": "行业",
    "row": "专题",
    "places": "定制",
    "custom": "定制",
}


@dataclass(frozen=True)
class Entry:
    """One edition: what is declared of it, and its manifest, empty where it has not been made."""

    id: str
    title: str
    scope: str
    manifest: Mapping[str, Any]

    @property
    def files(self) -> Mapping[str, Mapping[str, Any]]:
        """The outputs by file name, with bytes, SHA-256 and counts."""
        found: Mapping[str, Mapping[str, Any]] = self.manifest.get("outputs", {})
        return found


@dataclass(frozen=True)
class Index:
    """All editions of a shelf, in the order of their declaration, then those that nobody declares any more."""

    title: str
    entries: tuple[Entry, ...]
    strangers: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is declared and does not stand there whole."""
        return tuple(entry.id for entry in self.entries if not entry.files)

    @property
    def doubled(self) -> tuple[tuple[str, ...], ...]:
        """Files of different editions that are the same to the byte: one of them is not what its name says."""
        places: dict[str, list[str]] = {}
        for entry in self.entries:
            for name, file in entry.files.items():
                places.setdefault(file["sha256"], []).append(f"{entry.id}/{name}")
        return tuple(tuple(names) for names in places.values() if len(names) > 1)

    def problems(self, asked: Iterable[str]) -> Iterator[Problem]:
        """What is wrong with the editions that were asked for, now that they should all stand there."""
        missing = set(self.missing)
        for id in asked:
            if id in missing:
                yield Problem(id, "is not there, or its files are not what its manifest says", "build it again")
        for names in self.doubled:
            yield Problem(names[0], f"is the same file as {', '.join(names[1:])}", "two editions say the same")

    def files(self) -> dict[str, bytes]:
        """The index as files: one for programs, and a plain page with links for a browser."""
        return {INDEX: self.as_json(), PAGE: _page(self).encode()}

    def as_json(self) -> bytes:
        """The index for programs."""
        return as_json(
            {
                "title": self.title,
                "builder": __version__,
                "expected": len(self.entries),
                "made": len(self.entries) - len(self.missing),
                "missing": list(self.missing),
                "doubled": [list(names) for names in self.doubled],
                "not_declared": list(self.strangers),
                "editions": [_said(entry) for entry in self.entries if entry.files],
            }
        )


def index_of(title: str, editions: Sequence[Edition], shelf: Shelf) -> Index:
    """Look at what stands in a shelf."""
    entries = tuple(Entry(each.id, each.title, each.scope, manifest_of(shelf, each.id)) for each in editions)
    declared = {each.id for each in editions}
    return Index(title, entries, tuple(name for name in shelf.folders() if name not in declared))


def _said(entry: Entry) -> dict[str, Any]:
    manifest = entry.manifest
    return {
        "id": entry.id,
        "title": entry.title,
        "scope": entry.scope,
        "theme": manifest["theme"],
        "files": dict(entry.files),
        "facts": manifest["facts"],
        "warnings": len(manifest["warnings"]),
    }


def _page(index: Index) -> str:
    groups = "".join(_group(name, index, scope) for scope, name in FAMILIES.items())
    missing = (
        f"<p class=missing>缺 {len(index.missing)} 个版本：{escape('、'.join(index.missing))}</p>"
        if index.missing
        else ""
    )
    count = len(index.entries) - len(index.missing)
    return (
        f"<!doctype html>\n<html lang=zh-CN>\n<meta charset=utf-8>\n<meta name=viewport content='width=device-width'>\n"
        f"<title>{escape(index.title)}</title>\n<style>{_STYLE}</style>\n<h1>{escape(index.title)}</h1>\n"
        f"<p>{count} 个版本</p>\n{missing}{groups}</html>\n"
    )


def _group(name: str, index: Index, scope: str) -> str:
    entries = [entry for entry in index.entries if entry.scope == scope and entry.files]
    if not entries:
        return ""
    rows = "".join(map(_row, entries))
    head = "<tr><th>版本<th>文件<th class=n>页／张<th class=n>大小"
    return f"<h2>{escape(name)}</h2>\n<table>\n<thead>{head}\n<tbody>\n{rows}</table>\n"


def _row(entry: Entry) -> str:
    lines = []
    for number, (name, file) in enumerate(entry.files.items()):
        first = f"<th scope=row rowspan={len(entry.files)}>{escape(entry.title)}" if number == 0 else ""
        count = f"{file['pages']} 页" if "pages" in file else f"{file['slides']} 张"
        link = f"<a href='{quote(entry.id)}/{quote(name)}'>{escape(name)}</a>"
        lines.append(f"<tr>{first}<td>{link}<td class=n>{count}<td class=n>{file['bytes'] / 1024:.0f} KB\n")
    return "".join(lines)


_FACES = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif"
_STYLE = (
    f"body{{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.6 {_FACES};color:#1d2733}}"
    "table{border-collapse:collapse;width:100%}thead th{color:#566473}"
    "th,td{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top;font-weight:400}"
    "th,td{border-bottom:1px solid #dde3e9}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}.missing{color:#b4520a}a{color:#1764a8}"
    "h2{margin-top:2rem;font-size:1.2rem}"
)

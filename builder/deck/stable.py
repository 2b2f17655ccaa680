"""Make the same deck the same bytes: no clock in the package. The workbooks inside it are made without one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def stable(package: bytes, date: str) -> bytes:
    """The package with its parts in a fixed order and `date` (YYYY-MM-DD) for every date in it."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return zipped({name: _without_clock(name, data, date) for name, data in parts.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, its list of types first and the others by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts, key=lambda part: (part != _FIRST, part)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.external_attr = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            package.writestr(entry, parts[name])
    return made.getvalue()


def _without_clock(name: str, data: bytes, date: str) -> bytes:
    if name == "docProps/core.xml":
        return _DATES.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode() + rb"\g<2>", data)
    return data

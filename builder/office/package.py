"""An Office file as a package: its parts, what they are, and how they name each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

from builder.office.names import RELATION, TYPES, Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 512 * 2**20  # what a file may unpack to; a deck of film clips has less
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
ROOT = ""  # the package itself, where a part is asked for
CONTENT_TYPES = "[Content_Types].xml"


class NotOffice(ValueError):
    """The bytes are no Office file that can be read."""


class Damaged(ValueError):
    """A part of the file cannot be read."""

    def __init__(self, part: str, why: str) -> None:
        self.part, self.why = part, why
        super().__init__(f"{part} {why}")


@dataclass(frozen=True, slots=True)
class Relation:
    """How one part names another: `target` is a part's name, or an address where it is external."""

    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of an Office file by their names. Each is unpacked and parsed once."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            is_locked = _ENCRYPTED in content
            raise NotOffice(
                "it is protected with a password; save it without one"
                if is_locked
                else "it is an old binary file; save it as .pptx"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise NotOffice("it is no Office file (no zip archive that can be read)") from None
        self.entries = tuple(entry.filename for entry in self._zip.infolist())
        self.names = frozenset(name for name in self.entries if not name.endswith("/"))
        if sum(entry.file_size for entry in self._zip.infolist()) > _LARGEST:
            raise NotOffice(f"it unpacks to more than {_LARGEST // 2**20} MiB")
        if CONTENT_TYPES not in self.names:
            raise NotOffice("it is a zip archive, but no Office file ([Content_Types].xml is not in it)")
        self._contents: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._relations: dict[str, Mapping[str, Relation]] = {}

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises Damaged when it is not there or its archive is broken."""
        if part in self._contents:
            return self._contents[part]
        try:
            content = self._contents[part] = self._zip.read(part)
        except KeyError:
            raise Damaged(part, "is not in the file") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Damaged(part, f"cannot be unpacked ({error})") from None
        return content

    def tree(self, part: str) -> Element:
        """The root of an XML part. Raises Damaged."""
        if part not in self._trees:
            self._trees[part] = parsed(self.read(part), part)
        return self._trees[part]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part names, by the ids it names it with; nothing for a part that names nothing. Raises Damaged."""
        if part not in self._relations:
            sheet = relations_part(part)
            found = self.tree(sheet) if sheet in self.names else ()
            folder = posixpath.dirname(part)
            each = (_relation(element, folder) for element in found if element.tag == f"{RELATION}Relationship")
            self._relations[part] = {relation.id: relation for relation in each}
        return self._relations[part]

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts of a kind (the last word of its relation's type) that a part names."""
        found = self.relations(part).values()
        return tuple(each.target for each in found if not each.is_external and each.kind.endswith(f"/{kind}"))

    @cached_property
    def main(self) -> str:
        """The part that the file is about. Raises Damaged where none is named."""
        found = self.related(ROOT, "officeDocument")
        if not found:
            raise Damaged(relations_part(ROOT), "names no document")
        return found[0]

    def content_type(self, part: str) -> str:
        """What a part is said to be; empty where nothing is said."""
        overrides, defaults = self._content_types
        return overrides.get(part.lower(), "") or defaults.get(part.rpartition(".")[2].lower(), "")

    @cached_property
    def overrides(self) -> tuple[str, ...]:
        """The parts that are said to be something by their own name."""
        return tuple(self._content_types[0])

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for element in self.tree(CONTENT_TYPES):
            kind = element.get("ContentType", "")
            if element.tag == f"{TYPES}Override":
                overrides[element.get("PartName", "").lstrip("/").lower()] = kind
            elif element.tag == f"{TYPES}Default":
                defaults[element.get("Extension", "").lower()] = kind
        return overrides, defaults


@lru_cache(maxsize=3)
def opened(content: bytes) -> Package:
    """The package of some bytes, to be read and not changed: a deck that was made is read for parity and by the lint.

    Raises NotOffice.
    """
    return Package(content)


def relations_part(part: str) -> str:
    """Where the relations of a part stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(content: bytes, part: str) -> Element:
    """The root of some XML. Raises Damaged; reads no entity and nothing from outside."""
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Damaged(part, f"is no well-formed XML ({str(error.msg)[:120]})") from None


def _relation(element: Element, folder: str) -> Relation:
    target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", ""), target, is_external)

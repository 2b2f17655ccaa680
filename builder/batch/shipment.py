"""A project as bytes, for machines that do not have its folder; unpacked there once and read as any other."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from builder.fingerprint import code_digest, digest
from builder.project import Project, built_in_folder

_DAY_ONE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Shipment:
    """The files of a project in a zip archive, where they lay, and the builder that packed them."""

    archive: bytes
    folder: str
    code: str

    @property
    def name(self) -> str:
        """What tells it from others."""
        return digest(self.archive)[:16]


def pack(project: Project) -> Shipment:
    """Pack a project's folder: its data and its own styles. The built-in ones are with every builder."""
    made = io.BytesIO()
    parts = ("data",) if project.folder == built_in_folder() else ("data", "styles")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        found = {path for part in parts for path in (project.folder / part).rglob("*")}
        if project.report.corporate.file.is_relative_to(project.folder):
            found.add(project.report.corporate.file)
        for path in sorted(found):
            if path.is_file():
                name = path.relative_to(project.folder).as_posix()
                archive.writestr(zipfile.ZipInfo(name, _DAY_ONE), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return Shipment(made.getvalue(), str(project.folder), code_digest())


def unpack(shipment: Shipment, under: Path | None = None) -> Path:
    """The folder of a shipment on this machine; unpacked when it first comes, whole or not at all."""
    under = Path(tempfile.gettempdir()) if under is None else under
    folder = under / f"report-builder-{shipment.name}"
    if folder.is_dir():
        return folder
    under.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=under))
    with zipfile.ZipFile(io.BytesIO(shipment.archive)) as archive:
        archive.extractall(beside)
    try:
        beside.rename(folder)
    except OSError:  # another worker of this machine was faster
        if not folder.is_dir():
            raise
    return folder

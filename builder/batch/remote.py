"""A shelf at a URL (s3://…, memory://…), by fsspec, which comes with the extra `cluster`."""

from __future__ import annotations

from collections.abc import Mapping

import fsspec

from builder.problems import BuildError, Problem, UsageError


class Remote:
    """A folder behind a URL. Files are written whole, the manifest last; there is no lock between runs."""

    def __init__(self, url: str) -> None:
        self.name = url.rstrip("/")
        try:
            self._files, self._root = fsspec.core.url_to_fs(self.name)
        except (ValueError, ImportError) as error:
            raise UsageError(f"{url} cannot be written to: {error}") from None

    def read(self, path: str) -> bytes | None:
        """A file by its path in the shelf; None where there is none or it cannot be read."""
        try:
            content: bytes = self._files.cat_file(f"{self._root}/{path}")
        except OSError:
            return None
        return content

    def write(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Write files, the last of them last. Raises BuildError when the other side refuses."""
        where = "/".join(filter(None, (self._root, folder)))
        try:
            self._files.makedirs(where, exist_ok=True)
            for name, content in files.items():
                self._files.pipe_file(f"{where}/{name}", content)
        except OSError as error:
            hint = "its manifest is written last: a run makes again what does not match it"
            raise BuildError([Problem(f"{self.name}/{folder}", f"cannot be written: {error}", hint)]) from None

    def folders(self) -> list[str]:
        """The folders in it, in order."""
        try:
            found = self._files.ls(self._root, detail=True)
        except OSError:
            return []
        return sorted(each["name"].rsplit("/", 1)[-1] for each in found if each["type"] == "directory")

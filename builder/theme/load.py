"""Read a theme file, what it extends, and its palette; check every token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from builder.problems import BuildError, Problem, stop_on
from builder.theme.theme import Theme
from builder.toml import line_of, read_toml

_TOLD = "a colour that is not in the palette"  # in its place: that it is missing has been told

TEMPLATE = "deck.pptx"


def load_theme(name: str, folders: Sequence[Path]) -> Theme:
    """The theme called `name` from the first of `folders` that has it.

    Raises BuildError with every unknown, missing or malformed token, and for a theme or font file that is not there.
    """
    path = _find(name, folders)
    problems: list[Problem] = []
    tokens = _inherited(name, path, folders, (), problems)
    palette = tokens.pop("palette", {})
    if not isinstance(palette, Mapping):
        where = f"{path}{line_of(path, ['palette'])}"
        raise BuildError([*problems, Problem(where, "palette is no table of colours", "[palette]")])
    resolved = _resolve(tokens, palette, path, (), problems)
    folder = _fonts_folder(folders)
    problems.extend(_missing_fonts(resolved.get("font"), folder, path))
    try:
        found = {"name": name, "fonts_folder": folder, "template": _template(folders)}
        theme = Theme.model_validate({**resolved, **found})
    except ValidationError as error:
        raise BuildError([*problems, *_malformed(error, path)]) from None
    stop_on(problems)
    return theme


def themes_in(folders: Sequence[Path]) -> tuple[str, ...]:
    """The names of the themes in `folders`."""
    return tuple(sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.toml")}))


def font_file(theme: Theme, name: str) -> Path:
    """The file of one of the theme's fonts."""
    return theme.fonts_folder / name


def _find(name: str, folders: Sequence[Path]) -> Path:
    for folder in folders:
        path = folder / f"{name}.toml"
        if path.is_file():
            return path
    known = ", ".join(themes_in(folders)) or "none"
    raise BuildError([Problem(f"theme {name}", "there is no such theme", f"themes here: {known}")])


def _inherited(
    name: str, path: Path, folders: Sequence[Path], seen: tuple[str, ...], problems: list[Problem]
) -> dict[str, Any]:
    own = read_toml(path)
    base_name = own.pop("extends", None)
    if base_name is None:
        return own
    if base_name == name or base_name in seen:
        raise BuildError([Problem(str(path), f"extends {base_name}, which extends it in turn", "break the circle")])
    base = _inherited(base_name, _find(base_name, folders), folders, (*seen, name), problems)
    return _merge(base, own, path, (), problems)


def _merge(
    base: Mapping[str, Any], own: Mapping[str, Any], path: Path, where: tuple[str, ...], problems: list[Problem]
) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        here = (*where, key)
        if key not in base and here[0] != "palette":
            hint = "a theme may only change tokens that its base has"
            problems.append(Problem(f"{path}{line_of(path, here)}", f"{'.'.join(here)} is no token", hint))
        elif isinstance(value, Mapping) and isinstance(base.get(key), Mapping):
            merged[key] = _merge(base[key], value, path, here, problems)
        else:
            merged[key] = value
    return merged


def _resolve(
    value: Any, palette: Mapping[str, Any], path: Path, where: tuple[str, ...], problems: list[Problem]
) -> Any:
    if isinstance(value, Mapping):
        return {key: _resolve(child, palette, path, (*where, key), problems) for key, child in value.items()}
    if isinstance(value, list):
        return [_resolve(child, palette, path, where, problems) for child in value]
    if isinstance(value, str) and value.startswith("$"):
        if value[1:] in palette:
            return palette[value[1:]]
        hint = f"it has {', '.join(sorted(palette))}"
        problems.append(Problem(f"{path}{line_of(path, where)}", f"{value} is not in the palette", hint))
        return _TOLD
    return value


def _malformed(error: ValidationError, path: Path) -> list[Problem]:
    return [
        Problem(f"{path}{line_of(path, item['loc'])}", f"{'.'.join(map(str, item['loc']))}: {item['msg']}")
        for item in error.errors()
        if item["input"] != _TOLD
    ]


def _fonts_folder(folders: Sequence[Path]) -> Path:
    return next((folder / "fonts" for folder in folders if (folder / "fonts").is_dir()), folders[-1] / "fonts")


def _template(folders: Sequence[Path]) -> Path:
    """The deck's masters and layouts: the first folder's that has any."""
    found = (folder / TEMPLATE for folder in folders if (folder / TEMPLATE).is_file())
    return next(found, folders[-1] / TEMPLATE)


def _missing_fonts(fonts: Any, folder: Path, path: Path) -> list[Problem]:
    tokens = ("body", "body_bold", "heading", "heading_bold")
    named = {token: fonts[token] for token in tokens if token in fonts} if isinstance(fonts, Mapping) else {}
    return [
        Problem(
            f"{path}{line_of(path, ('font', token))}",
            f"font.{token} is {name}, and {folder} has no such file",
            "put the TrueType file there or name another",
        )
        for token, name in named.items()
        if isinstance(name, str) and name != _TOLD and not (folder / name).is_file()
    ]

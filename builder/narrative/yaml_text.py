"""Read the YAML of front matter and directives. What an author types is what is read: 8.50 stays 8.50, no stays no."""

from __future__ import annotations

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> object:
    """A YAML text as dicts and lists of strings; what is left empty is an empty string, and so is an empty text.

    Raises YAMLError, also for a key that is set twice.
    """
    node = yaml.compose(text, Loader=_LOADER)
    return "" if node is None else _value(node)


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    if not isinstance(node, yaml.MappingNode):
        return "" if node.tag.endswith(":null") else str(node.value)
    values: dict[str, object] = {}
    for key, child in node.value:
        name = str(_value(key))
        if name in values:
            raise yaml.MarkedYAMLError(problem=f"{name} is set twice", problem_mark=key.start_mark)
        values[name] = _value(child)
    return values

"""Keep the numbers of every part of a claim: `and`, `or`, `not` and comparisons become calls that join claims."""

from __future__ import annotations

from functools import reduce

import jinja2.nodes as nodes
from jinja2.visitor import NodeTransformer

_SIGNS = {"gt": ">", "lt": "<", "gteq": ">=", "lteq": "<=", "eq": "=="}  # by what jinja2 calls them


class Joining(NodeTransformer):
    """Turns what joins the parts of one claim into calls of an extension."""

    def __init__(self, extension: str) -> None:
        self.extension = extension

    def visit_And(self, node: nodes.And) -> nodes.Call:  # noqa: N802  # jinja2's name
        """`A and B`."""
        return self._call("both", self.visit(node.left), self.visit(node.right))

    def visit_Or(self, node: nodes.Or) -> nodes.Call:  # noqa: N802
        """`A or B`."""
        return self._call("either", self.visit(node.left), self.visit(node.right))

    def visit_Not(self, node: nodes.Not) -> nodes.Call:  # noqa: N802
        """`not A`."""
        return self._call("opposite", self.visit(node.node))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:  # noqa: N802
        """`a > b > c` is `a > b` and `b > c`; two answers may be asked whether they are equal."""
        if any(each.op not in _SIGNS for each in node.ops):
            return node
        sides = [self.visit(side) for side in (node.expr, *(each.expr for each in node.ops))]
        signs = [nodes.Const(_SIGNS[each.op]) for each in node.ops]
        parts = [self._call("compared", *each) for each in zip(sides, sides[1:], signs, strict=False)]
        return reduce(lambda first, second: self._call("both", first, second), parts)

    def _call(self, method: str, *arguments: nodes.Expr) -> nodes.Call:
        return nodes.Call(nodes.ExtensionAttribute(self.extension, method), list(arguments), [], None, None)


class ShortForms(NodeTransformer):
    """Joins the claims in the short form `claim(EXPR, "words")`."""

    def __init__(self, extension: str) -> None:
        self.extension = extension

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """A call of any word."""
        if isinstance(node.node, nodes.Name) and node.node.name == "claim":
            node.args[:1] = [Joining(self.extension).visit(each) for each in node.args[:1]]
        return self.generic_visit(node)

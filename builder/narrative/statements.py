"""The statements of templates that vouch for words: claim, cited, accept; and how claims are joined."""

from __future__ import annotations

from typing import Any

import jinja2.nodes as nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context

from builder.facts.claim import Claim, both, either, opposite
from builder.facts.fact import QuestionError, compare
from builder.narrative.joining import Joining

COLLECT = "collect facts"  # what keeps the answers while a template runs, in its context; no word could say this
WORDS_OPEN, WORDS_CLOSE = "\ue004", "\ue005"  # round words that are vouched for; the number of the fact stands first


class Statements(Extension):
    """The statements that vouch for words.

    `{% claim EXPR %}…{% elif EXPR %}…{% else %}…{% endclaim %}`, `{% cited "key" %}…{% endcited %}` for what an outside
    source says, `{% accept "reason" %}…{% endaccept %}`.
    """

    tags = {"claim", "cited", "accept"}  # noqa: RUF012  # jinja2 wants it so
    compared = staticmethod(compare)

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Called by jinja2 at one of the tags."""
        token = next(parser.stream)
        if token.value == "claim":
            return [self._claim(parser, token.lineno)]
        expression = parser.parse_expression()
        body = parser.parse_statements((f"name:end{token.value}",), drop_needle=True)
        return [self._mark(f"open_{token.value}", token.lineno, expression), *body, self._end(token.lineno)]

    def _claim(self, parser: Parser, line: int) -> nodes.Node:
        """A claim with its words, and those that stand instead: of another claim, or in any case."""
        expression = Joining(self.identifier).visit(parser.parse_expression())
        body = parser.parse_statements(("name:elif", "name:else", "name:endclaim"))
        after = next(parser.stream)
        open_words, end = self._mark("claimed", line), self._end(line)
        falls: list[nodes.Node] = [open_words, end]
        if after.value == "elif":
            falls = [self._claim(parser, after.lineno)]
        elif after.value == "else":
            falls = [open_words, *parser.parse_statements(("name:endclaim",), drop_needle=True), end]
        has_other = nodes.Const(after.value != "endclaim")
        test = self.call_method("judge", [nodes.ContextReference(), expression, has_other], lineno=line)
        return nodes.If(test, [open_words, *body, end], [], falls, lineno=line)

    def judge(self, context: Context, claim: Any, has_other: bool) -> bool:
        """Keep the claim, and say which words stand. Without other words they stand, and the claim is told as false."""
        return context[COLLECT].judge(claim, has_else=has_other)  # type: ignore[no-any-return]

    def claimed(self, context: Context) -> str:
        """The mark before the words of the claim that was judged last."""
        return context[COLLECT].opening()  # type: ignore[no-any-return]

    def open_accept(self, context: Context, reason: Any) -> str:
        """The mark before accepted words."""
        if not isinstance(reason, str) or not reason.strip():
            raise QuestionError("accept needs a reason", '{% accept "why" %}…{% endaccept %}')
        context[COLLECT].accept(reason)
        return self.claimed(context)

    def open_cited(self, context: Context, key: Any) -> str:
        """The mark before words of an outside source."""
        context[COLLECT].facts.append(context.resolve("cite")(key))
        return self.claimed(context)

    def both(self, first: Any, second: Any) -> Any:
        """`and` between claims."""
        return both(first, second) if isinstance(first, Claim) and isinstance(second, Claim) else first and second

    def either(self, first: Any, second: Any) -> Any:
        """`or` between claims."""
        return either(first, second) if isinstance(first, Claim) and isinstance(second, Claim) else first or second

    def opposite(self, claim: Any) -> Any:
        """`not` before a claim."""
        return opposite(claim) if isinstance(claim, Claim) else not claim

    def _mark(self, method: str, line: int, *arguments: nodes.Expr) -> nodes.Output:
        call = self.call_method(method, [nodes.ContextReference(), *arguments], lineno=line)
        return nodes.Output([call], lineno=line)

    def _end(self, line: int) -> nodes.Output:
        return nodes.Output([nodes.TemplateData(WORDS_CLOSE)], lineno=line)

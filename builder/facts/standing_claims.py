"""Claims on how rows stand in several columns together: all above the means, all in about the same place."""

from __future__ import annotations

from builder.facts.claim import Claim, saying
from builder.facts.fact import number_of
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names
from builder.facts.wording import joined
from builder.model.document import Sense
from builder.model.numbers import written


class StandingClaims(Judging):
    """Every column against its own mean, places against places."""

    def above_means(self, names: Names, on: Columns = "all") -> Claim:
        """Whether rows are above the mean of each column."""
        return self._beside_means("above_means", names, on, "above")

    def below_means(self, names: Names, on: Columns = "all") -> Claim:
        """Whether rows are below the mean of each column."""
        return self._beside_means("below_means", names, on, "below")

    def ranks_close(self, names: Names, on: Columns = "all", within: object = 3) -> Claim:
        """Whether each row's places in the columns lie no more than so many apart."""
        rows, columns, limit = self._spread_out(names), self._columns(on), number_of(within)
        ranks = {row: [self._rank(row, column) for column in columns] for row in rows}
        bad = [row for row, places in ranks.items() if max(places) - min(places) > limit]
        evidence = "；".join(f"{row}第{min(ranks[row])}至第{max(ranks[row])}位" for row in (bad or rows))
        cells = tuple(self._cells(self._pairs(self.members, columns)))
        says = saying({"close", "all"}, rows, [limit, len(columns)])
        return Claim(not bad, self._asked("ranks_close", (names, on), within=within), evidence, cells, says)

    # How they are judged: nothing below is a word of the templates.

    def _beside_means(self, question: str, names: Names, on: Columns, sense: Sense) -> Claim:
        rows, columns = self._spread_out(names), self._columns(on)
        pairs = self._pairs(rows, columns)
        means = {column: self._mean(column) for column in columns}
        sign = 1 if sense == "above" else -1
        bad = [(row, column) for row, column in pairs if sign * (self._value(row, column) - means[column]) <= 0]
        shown = bad or pairs
        compared = dict.fromkeys(column for _, column in shown)
        note = "，均值" + joined([written(means[column], 2) for column in compared])
        return self._judged(
            self._asked(question, (names, on)), shown, self._pairs(self.members, columns),
            saying({sense, "mean", "all", "most"}, rows, [len(rows), len(columns)]), holds=not bad, note=note,
        )  # fmt: skip

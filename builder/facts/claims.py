"""What a narrative can claim of a table. Every public method is a word of the templates and answers with a `Claim`.

`{% claim cities.leads("深圳", "overall") %}深圳居首{% endclaim %}`
"""

from __future__ import annotations

from builder.facts.column_claims import ColumnClaims
from builder.facts.comparison_claims import ComparisonClaims
from builder.facts.elsewhere_claims import ElsewhereClaims
from builder.facts.mean_claims import MeanClaims
from builder.facts.order_claims import OrderClaims
from builder.facts.share_claims import ShareClaims
from builder.facts.standing_claims import StandingClaims


class Claims(
    ComparisonClaims, OrderClaims, ShareClaims, MeanClaims, ColumnClaims, StandingClaims, ElsewhereClaims
):  # fmt: skip
    """The rows of a table, ready to judge claims. A name may also be that of a group, which stands for its rows.

    `on` is a column, a list of columns, or "all". Equal values are neither above nor below each other.
    """

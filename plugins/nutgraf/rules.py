"""Every evidence rule by its number, for `nutgraf explain` and the guide."""

from __future__ import annotations

from collections.abc import Mapping

from nutgraf.figures.rules import RULES as FIGURE_RULES
from nutgraf.quotes.rules import RULES as QUOTE_RULES
from nutgraf.quotes.rules import Rule

RULES: Mapping[str, Rule] = {**QUOTE_RULES, **FIGURE_RULES}

"""Every evidence rule by its number, for `nutgraf explain` and the guide."""

from __future__ import annotations

from collections.abc import Mapping

from nutgraf.errors import UsageError
from nutgraf.figures.rules import RULES as FIGURE_RULES
from nutgraf.names import suggest
from nutgraf.quotes.policies import PRESETS, explain_preset
from nutgraf.quotes.rules import RULES as QUOTE_RULES
from nutgraf.rule import Rule

RULES: Mapping[str, Rule] = {**QUOTE_RULES, **FIGURE_RULES}


def explain_rule(code: str) -> str:
    """What a rule finds, why it is there, and what to do; or what a preset of the policy sets.

    Raises `UsageError` for a number that no rule has.
    """
    if code.strip().lower() in PRESETS:
        return explain_preset(code.strip().lower())
    rule = RULES.get(code.strip().upper())
    if rule is None:
        known = [name for name in RULES if name[0] == code.strip().upper()[:1]] or list(RULES)
        raise UsageError(f"there is no rule '{code}' ({suggest(code, known)})")
    origin = f"\nAimed at: {rule.origin}." if rule.origin else ""
    signed = "\nFails the build until somebody signs for it, with a reason." if rule.is_starred else ""
    return f"{rule.code}  {rule.title}\n\n{rule.explanation}{origin}{signed}\n\nTo mend it: {rule.fix}"

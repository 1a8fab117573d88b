"""Every evidence rule by its number, for `nutgraf explain` and the guide."""

from __future__ import annotations

from nutgraf.errors import UsageError
from nutgraf.figures.rules import RULES as FIGURE_RULES
from nutgraf.names import suggest
from nutgraf.quotes.rules import RULES as QUOTE_RULES


def explain_rule(code: str) -> str:
    """What a rule finds, why it is there, and what to do. Raises `UsageError` for a number that no rule has."""
    name = code.strip().upper()
    if name in QUOTE_RULES:
        rule = QUOTE_RULES[name]
        signed = "\nFails the build until somebody signs for it, with a reason." if rule.is_starred else ""
        told = f"{rule.explanation}\nAimed at: {rule.origin}.{signed}"
        return f"{rule.code}  {rule.title}\n\n{told}\n\nTo mend it: {rule.fix}"
    if name in FIGURE_RULES:
        found = FIGURE_RULES[name]
        return f"{found.code}  {found.title}\n\n{found.explanation}\n\nTo mend it: {found.fix}"
    codes = [*QUOTE_RULES, *FIGURE_RULES]
    known = [known for known in codes if known[0] == name[:1]] or codes
    raise UsageError(f"there is no rule '{code}' ({suggest(name, known)})")

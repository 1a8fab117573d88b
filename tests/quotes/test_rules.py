"""The table of rules."""

from __future__ import annotations

import re
from pathlib import Path

from nutgraf.quotes import rules
from nutgraf.quotes.model import STARRED
from nutgraf.quotes.rules import RULES

PARTS = Path(rules.__file__).parent.parent


def test_every_code_of_the_program_is_in_the_table() -> None:
    """Whatever number a message shows can be looked up."""
    files = [*(PARTS / "quotes").glob("*.py"), *(PARTS / "evidence").glob("*.py")]
    used = {code for file in files for code in re.findall(r"\"(Q\d{3})\"", file.read_text(encoding="utf-8"))}
    assert len(used) > 15
    assert used <= RULES.keys()


def test_starred_rules_are_in_the_table() -> None:
    """Whoever signs for a finding can read what it means."""
    assert {rule.code for rule in RULES.values() if rule.is_starred} == STARRED


def test_table_is_complete_and_in_order() -> None:
    """Every rule says what it finds, why, and what to do; numbers rise."""
    assert list(RULES) == sorted(RULES)
    for rule in RULES.values():
        assert all(text.strip() for text in (rule.title, rule.explanation, rule.origin, rule.fix)), rule.code
        assert rule.explanation.endswith("."), rule.code

"""A rule of evidence, by its number: what `nutgraf explain` prints."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.errors import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, whose code never changes its meaning.

    `origin` tells which mistake of newsrooms it is aimed at, `severity` what its finding does. A finding of a starred
    rule fails the build until somebody signs for it in the lock.
    """

    code: str
    title: str
    explanation: str
    fix: str
    origin: str = ""
    severity: Severity = "error"
    is_starred: bool = False

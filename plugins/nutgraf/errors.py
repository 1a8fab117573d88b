"""What can go wrong, as values and as exceptions.

A mistake in content is a `Problem`: a value, collected with all others and shown at once. The exceptions end a command:

- `NutgrafError`
  - `SiteError`: there are problems in the content or the settings of a site (exit code 1)
  - `UsageError`: the command was called in a way that makes no sense (exit code 2)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

_RULE_NUMBER = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: `path` relative to the site's folder with `/`, `line` and `column` from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told so that a writer can mend it without asking anyone.

    `message` says what is wrong, `allowed` what would be right (or the nearest known name), `fix` what to do,
    `detail` holds lines that are printed below, such as the words beside those of the source. `code` is stable: a
    dotted name (`directive.unknown`) or the number of an evidence rule (`Q010`).
    """

    place: Place
    code: str
    message: str
    allowed: str = ""
    fix: str = ""
    detail: tuple[str, ...] = ()
    severity: Severity = "error"

    def format(self) -> str:
        """The problem as text: `path:line:column  what  (allowed)  fix  [code]`, details indented below.

        The number of an evidence rule leads its line too, as writers name these rules by number.
        """
        what = f"{self.code} {self.message}" if _RULE_NUMBER.fullmatch(self.code) else self.message
        if self.severity == "warning":
            what = f"warning: {what}"
        allowed = f"({self.allowed})" if self.allowed else ""
        fix = "" if self.detail else self.fix
        line = "  ".join(part for part in (str(self.place), what, allowed, fix, f"[{self.code}]") if part)
        below = [*self.detail, f"fix: {self.fix}"] if self.detail and self.fix else list(self.detail)
        return "\n".join([line, *(f"   {text}" for text in below)])


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """By place, then code, then message; one of each."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.code, problem.message))


class NutgrafError(Exception):
    """The base of everything this package raises on purpose."""


class SiteError(NutgrafError):
    """A site has problems; carries all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sort_problems(problems))
        super().__init__("\n".join(problem.format() for problem in self.problems))


class UsageError(NutgrafError):
    """A command was used wrongly; the message says how it is used."""

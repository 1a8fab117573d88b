"""Which words of the narrative belong to which quotation of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.quotes.tags import HIDDEN, Tag

_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Prof|St|Jr|Sr|Inc|Co|No|vs|[A-Z])\.)$")
_END = re.compile(rf"[.!?]+['\")\]]*(?=\s+['\"(\[A-Z0-9{HIDDEN}]|\s*$|\s*{HIDDEN})")
_RUN = re.compile(rf"{HIDDEN}+")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A quotation and the rest of its sentence: `before_start` to `start`, and `end` to `after_end`."""

    before_start: int
    start: int
    end: int
    after_end: int

    def holds(self, offset: int) -> bool:
        """Whether `offset` lies in the narrative part of this sentence."""
        return self.before_start <= offset < self.after_end

    def measure(self, start: int, end: int) -> int:
        """How far, in characters, a phrase stands from the quotation."""
        return self.start - end if end <= self.start else start - self.end


def find_clauses(hidden: str, text: str, tags: Sequence[Tag]) -> tuple[Clause, ...]:
    """The quotations of a paragraph, in order. `hidden` is `text` with its quotations hidden, at the same offsets."""
    runs = [run.span() for run in _RUN.finditer(hidden)]
    ends = _find_ends(hidden)
    stops = sorted([*ends, *(end for start, end in runs if _ends_sentence(hidden, text, (start, end), tags))])
    clauses = []
    for start, end in runs:
        before = max((stop for stop in stops if stop <= start), default=0)
        after = min((stop for stop in stops if stop >= end), default=len(hidden))
        clauses.append(Clause(before, start, end, after))
    return tuple(clauses)


def _find_ends(hidden: str) -> list[int]:
    """Where sentences of the narrative end."""
    return [found.end() for found in _END.finditer(hidden) if not _ABBREVIATED.search(hidden[: found.start() + 1])]


def _ends_sentence(hidden: str, text: str, run: tuple[int, int], tags: Sequence[Tag]) -> bool:
    """Whether a quotation ends its sentence: by a full stop inside, or by `?` or `!` and no attribution behind."""
    inner = text[run[0] : run[1]].rstrip("\"'”’“»« ")
    if inner.endswith("."):
        return True
    if not inner.endswith(("?", "!")):
        return False
    rest = hidden[run[1] :].lstrip()
    if not rest or rest[0].islower():
        return False
    return not any(run[1] <= tag.start < run[1] + _NEAR for tag in tags)

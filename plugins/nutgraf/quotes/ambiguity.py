"""Words that stand in a source more than once: what to quote so that one place alone fits."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.errors import Problem
from nutgraf.quotes.case import Case
from nutgraf.quotes.match import Chain

MOST_WORDS = 12
_SHOWN = 4
_MARKS = '",.;: '


def explain_ambiguous(case: Case, chains: Sequence[Chain]) -> Problem:
    """Q020: the words stand in the source more than once; for each place the shortest longer quotation that fits it."""
    text = case.layout.folded.text
    detail = []
    for chain in chains[:_SHOWN]:
        start, _ = case.layout.folded.find_original(chain[0].start, chain[0].end)
        detail.append(f"paragraph {case.layout.find_paragraph(start) + 1}: quote “{_lengthen(case, text, chain)}”")
    count = f"{len(chains)} times"
    message = f"stands {count} in source “{case.source.id}”"
    return case.report("Q020", message, "quote more, so that one place alone fits, as above.", tuple(detail))


def _lengthen(case: Case, text: str, chain: Chain) -> str:
    """The words at `chain` with the fewest words before them, or else after them, that stand there alone."""
    start, end = chain[0].start, chain[-1].end
    spans = _list_longer(text, start, end, back=True), _list_longer(text, start, end, back=False)
    for longer in spans:
        for low, high in longer:
            first, last = case.layout.folded.find_original(low, high)
            piece = " ".join(case.layout.text[first:last].split())
            if '"' in text[low:high] or "\n\n" in case.layout.text[first:last] or _holds_label(case, first, last):
                break
            if text.count(text[low:high]) == 1:
                return piece if len(chain) == 1 else _join_again(case, chain, (low, high))
    first, last = case.layout.folded.find_original(start, end)
    return " ".join(case.layout.text[first:last].split())


def _holds_label(case: Case, start: int, end: int) -> bool:
    """Whether a range takes in the label of a turn, which nobody says."""
    return any(turn.start < end and start < turn.said for turn in case.layout.turns)


def _join_again(case: Case, chain: Chain, longer: tuple[int, int]) -> str:
    """The quotation as printed, with the words that `longer` adds at one end."""
    before = case.layout.folded.text[longer[0] : chain[0].start]
    after = case.layout.folded.text[chain[-1].end : longer[1]]
    return f"{before}{case.quotation.words}{after}"


def _list_longer(text: str, start: int, end: int, back: bool) -> list[tuple[int, int]]:
    """Ranges that are longer by one to twelve words, at one end."""
    longer = []
    for _ in range(MOST_WORDS):
        if back:
            start = text.rfind(" ", 0, max(start - 1, 0)) + 1
        else:
            found = text.find(" ", end + 1)
            end = found if found > 0 else len(text)
        longer.append(_trim(text, start, end))
    return longer


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the marks at its ends."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end

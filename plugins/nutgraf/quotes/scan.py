"""Quotations in a writer's own prose, to find those that nothing was checked for."""

from __future__ import annotations

from nutgraf.errors import Problem
from nutgraf.markdown.model import Mark, Passage
from nutgraf.quotes.marks import pair_marks

EXEMPT_CLASSES = frozenset({"scare", "title", "term"})
"""Classes of spans whose quotation marks quote nobody."""
_SHOWN = 40


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the quotations in plain prose, marks included, in order.

    Curly, straight and single marks and guillemets count; apostrophes and the signs of feet and inches do not. A double
    mark without a partner counts too, to the end of the text: what it begins may be a quotation.
    """
    return tuple((pair.start, pair.end) for pair in pair_marks(text))


def check_unbound(passage: Passage) -> tuple[Problem, ...]:
    """Q001 for each quotation of a passage that is neither bound nor exempt, Q002 for spans that bind amiss."""
    problems = []
    amiss = [mark for mark in passage.marks if "by" in mark.attributes and not _is_one_quotation(mark)]
    settled = [mark for mark in passage.marks if _is_settled(mark)] + amiss
    for mark in amiss:
        message = f"a span with `by` has to be one quotation with its marks; this one is “{_shorten(mark.text)}”"
        fix = 'write `["words"]{by=…}`, both marks inside the brackets.'
        problems.append(Problem(mark.place, "Q002", message, fix=fix))
    for pair in pair_marks(passage.text, passage.opaque):
        if any(_overlaps(mark, pair.start, pair.end, mark in amiss) for mark in settled):
            continue
        words = _shorten(passage.text[pair.start : pair.end])
        fix = 'bind it, `["words"]{by=person}`, or say why it quotes nobody: `{.scare}`, `{.title}`, `{.term}`.'
        message = f"quotation {words} is not bound to a source"
        problems.append(Problem(passage.place_at(pair.start), "Q001", message, fix=fix))
    return tuple(problems)


def _is_settled(mark: Mark) -> bool:
    return bool({"by", "quote"} & mark.attributes.keys()) or bool(EXEMPT_CLASSES & set(mark.classes))


def _is_one_quotation(mark: Mark) -> bool:
    """Whether the text of a span is one quotation from its first to its last character."""
    pairs = pair_marks(mark.text)
    return len(pairs) == 1 and pairs[0].closed and (pairs[0].start, pairs[0].end) == (0, len(mark.text))


def _overlaps(mark: Mark, start: int, end: int, is_amiss: bool) -> bool:
    """Whether a span covers a quotation; one that binds amiss is told of once, so touching it is enough."""
    if is_amiss:
        return mark.start < end and start < mark.end
    return mark.start <= start and end <= mark.end


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"

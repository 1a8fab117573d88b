"""Quotations and figures that stand in running text: from marks to what is checked."""

from __future__ import annotations

from hashlib import sha256

from nutgraf.errors import Problem
from nutgraf.evidence.subject import Subject
from nutgraf.figures.model import Figure
from nutgraf.markdown.model import Mark, Passage
from nutgraf.names import suggest
from nutgraf.quotes.model import Quotation

_CONTEXT, _AROUND = 120, 600


def read_quotation(mark: Mark, subject: Subject) -> tuple[Quotation | None, tuple[Problem, ...]]:
    """The quotation that a mark with `by=` makes; its source may be left out where only one can be meant."""
    by = mark.attributes["by"]
    if by not in subject.people and by not in subject.sources:
        known = [*subject.people, *subject.sources]
        return None, (Problem(mark.place, "person.unknown", f"unknown speaker '{by}'", suggest(by, known)),)
    source = mark.attributes.get("source") or (by if by in subject.sources else choose_source(subject))
    if source not in subject.sources:
        message = f"unknown source '{source}'" if source else "this quotation names no source"
        fix = "write source=… in the braces, or default_source: in the front matter"
        return None, (Problem(mark.place, "source.unknown", message, suggest(source, subject.sources), fix),)
    added = mark.attributes.get("emphasis", "")
    if added not in ("", "added"):
        message = f"unknown emphasis '{added}'"
        return None, (Problem(mark.place, "quote.emphasis", message, fix="write emphasis=added, or take it out"),)
    words = " ".join(mark.text.split())[1:-1]
    name = mark.attributes.get("id") or "q-" + sha256(words.encode()).hexdigest()[:8]
    quotation = Quotation(
        id=name,
        words=words,
        by=by,
        source=source,
        place=mark.place,
        emphasis=find_emphasis(mark, len(words)),
        emphasis_added=bool(added),
    )
    return quotation, ()


def find_emphasis(mark: Mark, length: int) -> tuple[tuple[int, int], ...]:
    """What of a quotation in running text is emphasised, in offsets of its `length` characters between the marks."""
    placed = [tuple(_place_in_words(mark.text[:offset], length) for offset in span) for span in mark.emphasis]
    return tuple((start, end) for start, end in placed if start < end)


def _place_in_words(before: str, length: int) -> int:
    """How many characters of a quotation stand `before` a place in it, with its spaces made one and no first mark."""
    return min(max(len(" ".join(f"{before}x".split())) - 2, 0), length)


def choose_source(subject: Subject) -> str:
    """The default source of a story: the one it names, or the only one it has; "" if there is no telling."""
    if subject.default_source:
        return subject.default_source
    return next(iter(subject.sources)) if len(subject.sources) == 1 else ""


def read_figure(mark: Mark, passage: Passage, attribute: str, language: str = "en") -> Figure:
    """The figure that a mark with `n=` or `d=` makes, with the words around it, where hedges and units stand."""
    return Figure(
        key=mark.key,
        text=mark.text,
        reference=mark.attributes[attribute],
        place=mark.place,
        quote=mark.attributes.get("quote", ""),
        before=passage.text[max(mark.start - _CONTEXT, 0) : mark.start],
        after=passage.text[mark.end : mark.end + _CONTEXT],
        language=language,
        around=passage.text[max(mark.start - _AROUND, 0) : mark.end + _AROUND],
    )

"""Finds words inside other words, letter by letter: notes and pull quotes repeat parts of a quotation."""

from __future__ import annotations

from nutgraf.quotes.fold import fold


def find_part(part: str, whole: str) -> tuple[int, int] | None:
    """Start and end, in `whole`, of the first place where `part` stands as whole words; None if there is none.

    Both are folded first (see `nutgraf.quotes.fold`): glyphs of quotation marks, dashes and spaces do not count,
    letters and case do.
    """
    folded, words = fold(whole), fold(part).text.strip()
    start = folded.text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        before, after = folded.text[start - 1 : start] if start else "", folded.text[end : end + 1]
        if not (_is_inner(before) and _is_inner(words[0])) and not (_is_inner(after) and _is_inner(words[-1])):
            last = folded.offsets[end - 1]
            return folded.offsets[start], last + 1
        start = folded.text.find(words, start + 1)
    return None


def _is_inner(character: str) -> bool:
    return character.isalnum()

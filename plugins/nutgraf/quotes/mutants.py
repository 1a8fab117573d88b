"""Quotations made wrong on purpose, one mistake at a time: each of them has to be caught."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nutgraf.quotes.fold import fold, is_letter
from nutgraf.quotes.model import Checked, Person, Quotation, Source
from nutgraf.quotes.speech import read_layout
from nutgraf.quotes.variants import list_disfluencies

Mutant = tuple[str, Quotation, Source]

_SIGN = re.compile(r"\[[^\]]*\]|\||…|\.{3}")
_NEGATION = re.compile(r"\s+(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)


def make_mutants(quotation: Quotation, source: Source, people: Sequence[Person]) -> Iterator[Mutant]:
    """Wrong versions of a quotation that passes: label, quotation, source.

    Words are dropped, inserted, replaced, swapped; negations removed; digits, letters and commas changed; the speaker
    swapped; segments reversed; a byte of the source changed (its declared hash is not). What the closed list of
    allowed edits permits is left out: a clip at an end, a first letter, a final comma or full stop, a sound of
    hesitation.
    """
    text = read_layout(source.text or "", "" if source.via else source.kind).folded.text
    seen = {quotation.words}
    for label, words in _list_wrong_words(quotation.words):
        if words not in seen and not _stands(text, words):
            seen.add(words)
            yield label, replace(quotation, words=words), source
    yield from _swap_speaker(quotation, source, people)
    yield from _change_byte(quotation, source)


def is_caught(original: Checked, mutant: Checked) -> bool:
    """Whether checking a mutant finds something that it did not find in the original."""
    known = {problem.code for problem in original.problems}
    return any(problem.code not in known and problem.severity == "error" for problem in mutant.problems)


def _stands(text: str, words: str) -> bool:
    """Whether words that were changed happen to stand in the source all the same."""
    parts = [fold(part).text.strip().rstrip(".,") for part in _SIGN.split(words)]
    found = [part in text or part[:1].swapcase() + part[1:] in text for part in parts if part]
    return len(found) == 1 and all(found)


def _list_wrong_words(words: str) -> Iterator[tuple[str, str]]:
    signs = [sign.span() for sign in _SIGN.finditer(words)]
    edges = [0, *(edge for span in signs for edge in span), len(words)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for label, part in _list_wrong_parts(words[start:end]):
            yield label, words[:start] + part + words[end:]
    yield from _reverse_segments(words)


def _list_wrong_parts(part: str) -> Iterator[tuple[str, str]]:
    """Mistakes within one segment."""
    tokens = [token.span() for token in re.finditer(r"\S+", part)]
    for index, (start, end) in enumerate(tokens):
        if 0 < index < len(tokens) - 1 and not list_disfluencies(part[start:end]):
            yield "drop a word", part[:start] + part[end:].lstrip()
        yield "replace a word", part[:start] + "something" + part[end:]
        if index:
            yield "insert a word", part[:start] + "really " + part[start:]
            yield "insert a word", part[:start] + "not " + part[start:]
            yield from _swap_words(part, tokens[index - 1], (start, end))
    for found in _NEGATION.finditer(part):
        yield "remove a negation", part[: found.start()] + part[found.end() :]
    yield from _list_wrong_characters(part)


def _swap_words(part: str, one: tuple[int, int], other: tuple[int, int]) -> Iterator[tuple[str, str]]:
    left, right = part[slice(*one)], part[slice(*other)]
    if left.casefold() != right.casefold():
        yield "swap two words", part[: one[0]] + right + part[one[1] : other[0]] + left + part[other[1] :]


def _list_wrong_characters(part: str) -> Iterator[tuple[str, str]]:
    first = next((index for index, char in enumerate(part) if is_letter(char)), len(part))
    for index, char in enumerate(part):
        before, after = part[:index], part[index + 1 :]
        if char.isdecimal():
            yield "change a digit", f"{before}{(int(char) + 1) % 10}{after}"
        elif char == ",":
            yield "turn a comma into a semicolon", f"{before};{after}"
        elif index > first and char.swapcase() != char and len(char.swapcase()) == 1:
            yield "change the case of a letter", before + char.swapcase() + after


def _reverse_segments(words: str) -> Iterator[tuple[str, str]]:
    parts = _SIGN.split(words)
    filled = [index for index, part in enumerate(parts) if any(is_letter(char) for char in part)]
    if len(filled) > 1:
        turned = dict(zip(filled, [parts[index] for index in reversed(filled)], strict=True))
        signs = [*_SIGN.findall(words), ""]
        yield (
            "reverse the segments",
            "".join(
                turned.get(index, part) + sign for index, (part, sign) in enumerate(zip(parts, signs, strict=True))
            ),
        )


def _swap_speaker(quotation: Quotation, source: Source, people: Sequence[Person]) -> Iterator[Mutant]:
    """Somebody else as the speaker, unless both share a name or the writer's `attribution` names nobody at all."""
    own = next((person for person in people if person.id == quotation.by), None)
    names = {own.name, *own.aliases} if own else set()
    if quotation.attribution and not any(name in quotation.attribution for name in names):
        return
    for person in people:
        if person.id != quotation.by and not names & {person.name, *person.aliases}:
            yield "swap the speaker", replace(quotation, by=person.id), source


def _change_byte(quotation: Quotation, source: Source) -> Iterator[Mutant]:
    text = source.text or ""
    place = next((index for index, char in enumerate(text) if char.isalpha()), None)
    if place is not None:
        changed = "x" if text[place] != "x" else "y"
        yield "change a byte of the source", quotation, replace(source, text=text[:place] + changed + text[place + 1 :])

"""Quotations cut so that they say something else: negations and conditions left out before, inside or after."""

from __future__ import annotations

import re
from dataclasses import replace

from nutgraf.errors import Problem
from nutgraf.quotes.case import Case
from nutgraf.quotes.fold import fold
from nutgraf.quotes.second_hand import find_next_speech

NEGATIONS = {
    "en": frozenset(
        "not no never none nor neither nobody nothing nowhere cannot without hardly barely scarcely rarely seldom "
        "denied denies deny refused refuses false untrue".split()
    )
}
"""Words that turn a statement round, by language; so do all that end in “n't”."""
CONDITIONS = {
    "en": frozenset(
        "if unless except provided providing only until whether but although though however perhaps maybe possibly "
        "probably allegedly reportedly supposedly might otherwise".split()
    )
}
"""Words that limit a statement, by language."""
TURNS = {"en": frozenset({"but", "except", "unless"})}
"""Words with which a sentence takes back what it has just said, by language."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bMs)[.!?؟][\"')\]]*\s|\n\n")
_LONGEST_WORD = 80
_UNCHECKED = "is not checked for {}, as there is no list of such words for language “{}”"
_KEPT = "quote these words too, or sign for it: say why the sense is kept."


def check_clipping(case: Case) -> tuple[Problem, ...]:
    """Q031, Q050 and Q051 for words found in the source."""
    return (*_check_gaps(case), *_check_before(case), *_check_after(case))


def _get_language(case: Case) -> str:
    return case.source.language.split("-")[0].lower()


def _list_words(text: str) -> list[str]:
    return _WORD.findall(fold(text).text.casefold())


def _is_negation(word: str, language: str) -> bool:
    return word in NEGATIONS[language] or (language == "en" and word.endswith("n't"))


def _check_gaps(case: Case) -> list[Problem]:
    """Q031: words that an ellipsis leaves out, or that an insertion replaces or adds, hold no such word."""
    left_out: list[str] = []
    for index, segment in enumerate(case.parsed.segments):
        joint = segment.joint
        left_out += [word for text in joint.inserted for word in _list_words(text)]
        if index and not joint.split:
            left_out += _list_words(case.layout.text[case.spans[index - 1][1] : case.spans[index][0]])
    left_out += [word for text in case.parsed.last.inserted for word in _list_words(text)]
    if not left_out:
        return []
    language = _get_language(case)
    if language not in NEGATIONS:
        message = _UNCHECKED.format("negations in what it leaves out or replaces", case.source.language)
        return [case.report("Q031", message, "read the source, and sign for it.")]
    found = [word for word in left_out if _is_negation(word, language) or word in CONDITIONS[language]]
    if not found:
        return []
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(found))
    return [case.report("Q031", f"leaves out or replaces a negation or a condition of its source: {words}", _KEPT)]


def _check_before(case: Case) -> list[Problem]:
    """Q050: the words just before the quotation, in the same sentence, hold no negation."""
    # Enough for the words that are looked at; a source may have megabytes before them.
    first = max(0, case.spans[0][0] - _LONGEST_WORD * (case.policy.negation_words + 1))
    before = _SENTENCE_END.split(case.layout.text[first : case.spans[0][0]])[-1]
    words = _list_words(before)[-case.policy.negation_words :] if case.policy.negation_words else []
    if not words:
        return []
    language = _get_language(case)
    if language not in NEGATIONS:
        message = _UNCHECKED.format("a negation just before it", case.source.language)
        return [case.report("Q050", message, "read the source, and sign for it.")]
    found = next((word for word in words if _is_negation(word, language)), None)
    if found is None:
        return []
    message = f"begins just after a negation in source “{case.source.id}”: “… {' '.join(words)}”"
    return [case.report("Q050", message, _KEPT)]


def _check_after(case: Case) -> list[Problem]:
    """Q051, a warning: the sentence of the source goes on and takes something back."""
    language = _get_language(case)
    if language not in TURNS:
        return []
    end = case.spans[-1][1]
    speech = case.layout.find_speech(*case.spans[-1])
    stop = case.layout.speeches[speech].end - 1 if speech is not None else len(case.layout.text)
    rest = case.layout.text[end:stop].lstrip(" ,;:—–-")
    if speech is not None and not _list_words(rest):
        rest = find_next_speech(case)
    following = _list_words(rest[:40])[:1]
    if not following or following[0] not in TURNS[language] or _ended(case.layout.text[:end], rest):
        return []
    message = f"ends where its sentence goes on with “{following[0]}” in source “{case.source.id}”"
    problem = case.report("Q051", message, "see whether readers need to know what follows.")
    return [replace(problem, severity="warning")]


def _ended(before: str, rest: str) -> bool:
    """Whether the sentence was over: a full stop before, or a new sentence behind."""
    return before.rstrip("\"'”’ ").endswith((".", "!", "?")) or rest.startswith((".", "!", "?", "\n\n"))

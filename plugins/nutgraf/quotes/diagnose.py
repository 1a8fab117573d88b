"""Why a quotation was refused, told so that it can be mended. Similarity is used here, and only here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from nutgraf.errors import Problem
from nutgraf.quotes.case import Case
from nutgraf.quotes.fold import fold
from nutgraf.quotes.match import (
    Hit,
    count_words,
    find_all,
    find_first_order,
    find_hits,
    find_limit,
    is_inside_word,
    swap_first_letter,
)
from nutgraf.quotes.policies import fit_policy
from nutgraf.quotes.segments import Segment

WIDTH = 90
"""About as many characters as a line of the comparison shows."""
_ALIKE = 50
_LEAD = 3
_SWITCHES = (
    ("brackets_required", False),
    ("final_mark_may_differ", True),
    ("numerals_may_differ", True),
    ("disfluencies_may_go", True),
)
_USE_SOURCE = "use the source's words, or paraphrase without quotation marks."


@dataclass(frozen=True, slots=True)
class Line:
    """Words with the range of those that differ."""

    words: list[str]
    first: int
    last: int


def explain_missing(case: Case, segment: Segment) -> Problem:
    """Q010 or Q012: a segment that stands nowhere in the source, beside what is most like it there."""
    text, core = case.layout.folded.text, fold(segment.core).text.strip()
    inside = next((start for one in (core, swap_first_letter(core)) for start in find_all(text, one)), None)
    if inside is not None and (is_inside_word(text, inside) or is_inside_word(text, inside + len(core))):
        start, end = _widen(text, inside, inside + len(core))
        message = f"begins or ends inside a word of source “{case.source.id}”"
        return case.report("Q012", message, "quote whole words.", _compare(case, segment.text, (start, end), ""))
    message = f"is not in source “{case.source.id}”"
    strange = (*_find_strange(segment.text), *_find_forbidden(case, segment))
    alignment = fuzz.partial_ratio_alignment(core, text)
    if alignment is None or alignment.score < _ALIKE or alignment.dest_end <= alignment.dest_start:
        nothing = (f"you wrote   {_shorten(segment.text)}", "source has  nothing like it")
        return case.report("Q010", message, _USE_SOURCE, nothing + strange)
    span = _widen(text, alignment.dest_start, alignment.dest_end)
    for _ in range(_LEAD):
        span = _widen(text, max(span[0] - 2, 0), min(span[1] + 2, len(text)))
    span = _clamp(case, span)
    detail = _compare(case, segment.text, span, f"{min(round(alignment.score), 99)} % alike")
    return case.report("Q010", message, _USE_SOURCE, detail + strange)


def _find_strange(text: str) -> tuple[str, ...]:
    """A line for a word that mixes alphabets, which no eye can see."""
    for word in text.split():
        scripts = find_scripts(word)
        if len(scripts) > 1:
            return (f"note: “{word}” mixes letters of {' and '.join(sorted(scripts))}",)
    return ()


def _find_forbidden(case: Case, segment: Segment) -> tuple[str, ...]:
    """A line for an edit that another policy would allow in this source."""
    for name, value in _SWITCHES:
        other = fit_policy(replace(case.policy, **{name: value}), case.source)
        if other != case.policy and find_hits(case.layout.folded.text, segment, other):
            return (f"note: the policy of the house does not allow it (`{name}: {str(not value).lower()}`)",)
    return ()


def find_scripts(word: str) -> set[str]:
    """The alphabets of the letters of `word`, of those that look alike: Latin, Greek, Cyrillic, Armenian."""
    names = (unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha())
    return {name.capitalize() for name in names if name in ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE")}


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The range, drawn to the spaces around it."""
    while start > 0 and text[start - 1] != " ":
        start -= 1
    while end < len(text) and text[end] != " ":
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _clamp(case: Case, span: tuple[int, int]) -> tuple[int, int]:
    """The part of a folded range that lies in the paragraph of its middle."""
    offsets = case.layout.folded.offsets
    start, end = case.layout.paragraphs[case.layout.find_paragraph(offsets[sum(span) // 2])]
    inside = [index for index in range(*span) if start <= offsets[index] < end]
    return (inside[0], inside[-1] + 1) if inside else span


def _shorten(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 2].rsplit(" ", 1)[0] + " …"


def _compare(case: Case, written: str, span: tuple[int, int], alike: str) -> tuple[str, ...]:
    """The two texts below each other around their first difference, and carets below the words that differ."""
    start, end = case.layout.folded.find_original(*span)
    ours, theirs = written.split(), case.layout.quote(start, end).split()
    left, right = _find_first_difference(ours, theirs)
    skipped = max(left.first - _LEAD, 0)
    shift = right.first - left.first
    paragraph = f"paragraph {case.layout.find_paragraph(start) + 1}"
    remark = f"        ({paragraph}, {alike})" if alike else f"        ({paragraph})"
    above, _, _ = _cut(left, skipped, skipped > 0)
    below, column, length = _cut(right, max(skipped + shift, 0), skipped > 0)
    return (f"you wrote   {above}", f"source has  {below}{remark}", " " * (12 + column) + "^" * length)


def _find_first_difference(ours: list[str], theirs: list[str]) -> tuple[Line, Line]:
    """Both lines of words, with their first difference; words of the source beyond those compared are dropped."""
    theirs = _trim(ours, theirs)
    step = next((step for step in _align(ours, theirs) if step[0] != "equal"), None)
    if step is None:
        return Line(ours, 0, len(ours)), Line(theirs, 0, len(theirs))
    return Line(ours, step[1], step[2]), Line(theirs, step[3], step[4])


def _align(ours: list[str], theirs: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    one, other = ([fold(word).text.strip('"').rstrip(".,") for word in words] for words in (ours, theirs))
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _trim(ours: list[str], theirs: list[str]) -> list[str]:
    """The words of the source without those before and behind all that is compared."""
    steps = _align(ours, theirs)
    _, first, last, low, high = steps[0]
    start = max(high - (last - first), low) if steps[0][0] in ("insert", "replace") and len(steps) > 1 else 0
    _, first, last, low, high = steps[-1]
    end = min(low + (last - first), high) if steps[-1][0] in ("insert", "replace") and len(steps) > 1 else len(theirs)
    return theirs[start:end]


def _cut(line: Line, skipped: int, is_cut: bool) -> tuple[str, int, int]:
    """The words from `skipped` on in about `WIDTH` characters, and the column and length of those that differ."""
    shown = "… " if is_cut else ""
    column, finish = len(shown), len(shown)
    for index in range(skipped, len(line.words)):
        if index == line.first:
            column = finish = len(shown)
        if len(shown) + len(line.words[index]) > WIDTH and index > line.first:
            shown += "…"
            break
        shown += line.words[index] + " "
        if index < line.last:
            finish = len(shown) - 1
    if line.first >= len(line.words):
        column = finish = len(shown)
    return shown.rstrip(), column, max(finish - column, 1)


def explain_order(case: Case, hits: Sequence[Sequence[Hit]]) -> Problem:
    """Q030 or Q034: every segment stands in the source, but not in this order, or too far apart."""
    chain = find_first_order(hits)
    if len(chain) < len(hits):
        words = _shorten(case.parsed.segments[len(chain)].text)
        message = (
            f"has its parts in another order than source “{case.source.id}”: “{words}” does not come after the rest"
        )
        return case.report("Q030", message, "keep the order of the source, or use two quotations.")
    for index in range(1, len(chain)):
        joint = case.parsed.segments[index].joint
        gap = count_words(case.layout.folded.text[chain[index - 1].end : chain[index].start])
        most = find_limit(joint, case.policy)
        if gap > most:
            return _report_gap(case, joint.ellipsis or joint.split, gap, most)
    return case.report("Q030", f"does not stand in this order in source “{case.source.id}”", "use two quotations.")


def _report_gap(case: Case, is_ellipsis: bool, gap: int, most: int) -> Problem:
    if is_ellipsis:
        message = f"leaves out {gap} words of source “{case.source.id}” between two parts; at most {most} are allowed"
        return case.report("Q030", message, "use two quotations.")
    words = f"{gap} word{'s' * (gap != 1)}"
    message = f"has a bracket that replaces {words} of source “{case.source.id}”; at most {most} are allowed"
    return case.report("Q034", message, "replace fewer words, or leave words out with `...`.")

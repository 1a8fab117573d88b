"""Quotations from a source that itself quotes: inside its quotation marks, and not stitched from two utterances."""

from __future__ import annotations

import re

from nutgraf.errors import Problem
from nutgraf.quotes.attribution import find_voice
from nutgraf.quotes.case import Case
from nutgraf.quotes.match import count_words
from nutgraf.quotes.segments import Joint
from nutgraf.quotes.turns import find_turn, find_turn_speaker, list_turns_between

_SENTENCE_INSIDE = re.compile(r"[.!?]\s+(?=\S)")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Prof|St|[A-Z])\.\s")
_SIGN_STITCHED = "use two quotations, or sign for it: say why it is one utterance."


def check_marks(case: Case) -> tuple[Problem, ...]:
    """Q042: in a second-hand source, words of a person stand inside quotation marks, or they may be a paraphrase."""
    if not case.is_second_hand or case.is_own:
        return ()
    bare = next((span for span in case.spans if case.layout.find_speech(*span) is None), None)
    if bare is None:
        return ()
    paragraph = case.layout.find_paragraph(bare[0]) + 1
    message = f"does not stand inside quotation marks in source “{case.source.id}” (paragraph {paragraph})"
    fix = "paraphrase without quotation marks, or sign for it with the reason why these are the speaker's own words."
    return (case.report("Q042", message, fix),)


def check_joints(case: Case) -> tuple[Problem, ...]:
    """Q030, Q032, Q033: what lies between two segments belongs to one utterance of one speaker."""
    problems = _check_runs(case)
    for index in range(1, len(case.spans)):
        joint = case.parsed.segments[index].joint
        gap = (case.spans[index - 1][1], case.spans[index][0])
        if joint.split:
            problems += _check_split(case, index, gap)
        else:
            problems += _check_gap(case, joint, index, gap)
    return tuple(problems)


def _check_runs(case: Case) -> list[Problem]:
    """Q032: words in one piece may run over lines, cues and pages, but not from one speaker to another."""
    for start, end in () if case.is_own else case.spans:
        other = _find_other_turn(case, (start, end - 1))
        if other:
            message = f"runs on into words of another speaker, “{other}”, in source “{case.source.id}”"
            return [case.report("Q032", message, "quote each speaker separately.")]
    return []


def _check_gap(case: Case, joint: Joint, index: int, gap: tuple[int, int]) -> list[Problem]:
    """An ellipsis or an insertion: no other speaker in it, no closing and opening marks, one paragraph or one turn."""
    if case.is_own:
        return []
    sign = "an ellipsis" if joint.ellipsis else "an insertion"
    other = _find_other_speaker(case, gap)
    if other:
        message = f"has {sign} that leaves out words of another speaker, “{other}”, in source “{case.source.id}”"
        return [case.report("Q032", message, "quote each speaker separately.")]
    first, second = (case.layout.find_speech(*case.spans[place]) for place in (index - 1, index))
    if first is not None and second is not None and first != second:
        if _is_one_speech(case, first, second):
            return []
        message = f"has {sign} between words that stand in two pairs of quotation marks in source “{case.source.id}”"
        return [case.report("Q033", message, _SIGN_STITCHED)]
    return _check_paragraphs(case, sign, gap)


def _check_paragraphs(case: Case, sign: str, gap: tuple[int, int]) -> list[Problem]:
    is_one = case.layout.find_paragraph(gap[0] - 1) == case.layout.find_paragraph(gap[1])
    if is_one or not case.is_second_hand:
        return []
    message = f"has {sign} that leads from one paragraph of source “{case.source.id}” to another"
    return [case.report("Q030", message, "use two quotations.")]


def _find_other_speaker(case: Case, gap: tuple[int, int]) -> str:
    """Somebody else who speaks between two segments: by the label of a turn, or in quotation marks of a report."""
    if case.layout.turns:
        return _find_other_turn(case, gap)
    between = [(speech.start, speech.end) for speech in case.layout.speeches if gap[0] <= speech.start < gap[1]]
    for start, end in between:
        voice = find_voice(case, (start, end))
        if voice.person and voice.person != case.quotation.by:
            return next((person.name for person in case.people if person.id == voice.person), voice.person)
        if voice.subject and end <= gap[1]:
            return voice.subject
    return ""


def _find_other_turn(case: Case, span: tuple[int, int]) -> str:
    """Whoever else begins to speak within a range of the source, by the label."""
    first = find_turn(case.layout.turns, span[0])
    for turn in list_turns_between(case.layout.turns, *span):
        person = find_turn_speaker(turn, case.people)
        if person != case.quotation.by and (first is None or turn.label != first.label):
            return turn.label or "nobody named"
    return ""


def _is_one_speech(case: Case, first: int, second: int) -> bool:
    """Whether a speech runs on over paragraphs, its closing mark kept back to the end."""
    return all(case.layout.speeches[index].goes_on for index in range(first, second))


def _check_split(case: Case, index: int, gap: tuple[int, int]) -> list[Problem]:
    """“A,” he said. “B”: nothing but one attribution stands between the two parts, in one paragraph."""
    first, second = (case.layout.find_speech(*case.spans[place]) for place in (index - 1, index))
    if first is not None and second is not None and _is_one_speech(case, first, second) and first != second:
        return []
    if first is None and second is None:
        narrative = case.layout.text[slice(*gap)]
    elif first is None or second is None or second != first + 1 or not _is_whole(case, gap, first, second):
        return [_report_split(case)]
    else:
        narrative = case.layout.text[case.layout.speeches[first].end : case.layout.speeches[second].start]
    if "\n\n" in narrative or not count_words(narrative):
        return [_report_split(case)]
    if _SENTENCE_INSIDE.search(_TITLE.sub("", narrative.strip(" .,"))):
        message = f"joins with `|` two parts between which source “{case.source.id}” has more than an attribution"
        return [case.report("Q033", message, _SIGN_STITCHED)]
    return []


def _is_whole(case: Case, gap: tuple[int, int], first: int, second: int) -> bool:
    """Whether the first part runs to its closing mark, and the second begins at its opening one."""
    tail = case.layout.text[gap[0] : case.layout.speeches[first].end]
    head = case.layout.text[case.layout.speeches[second].start : gap[1]]
    return not count_words(tail) and not count_words(head)


def _report_split(case: Case) -> Problem:
    message = f"has a `|` where source “{case.source.id}” has no attribution between two parts of one utterance"
    return case.report("Q030", message, "write `...` where words are left out, or use two quotations.")


def find_next_speech(case: Case) -> str:
    """The words of the speech that takes up the last one again, as in “A,” he said, “but B”; "" if none does."""
    last = case.layout.find_speech(*case.spans[-1])
    if last is None or last + 1 >= len(case.layout.speeches):
        return ""
    here, following = case.layout.speeches[last], case.layout.speeches[last + 1]
    between = case.layout.text[here.end : following.start]
    if here.paragraph != following.paragraph or re.search(r"[.!?]\s", between):
        return ""
    is_open = case.layout.text[here.start : here.end - 1].rstrip().endswith((",", "—", "–", "-", ";"))
    return case.layout.text[following.start : following.end] if is_open or between.rstrip().endswith(",") else ""

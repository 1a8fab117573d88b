"""Whose words a source says they are: the speaker stands beside the quotation, and nobody else stands nearer.

The rule is a plain one, meant to be predictable rather than clever. In the sentence of the quotation the nearest phrase
that says who speaks decides. Without one, the paragraph before the quotation decides, then what follows it, then names
without a verb; a paragraph that names nobody looks to its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nutgraf.errors import Problem
from nutgraf.names import suggest
from nutgraf.quotes.case import Case
from nutgraf.quotes.sentences import Clause, find_clauses
from nutgraf.quotes.tags import HIDDEN, Mention, Tag, find_mentions, find_tags, straighten
from nutgraf.quotes.turns import find_turn, find_turn_speaker

_AUTHOR = re.compile(r"^\s*(?:From|Author|By)\b:?\s+(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the id of a known person, or a subject as the source words it; neither where nobody is named."""

    person: str = ""
    subject: str = ""

    def __bool__(self) -> bool:
        return bool(self.person or self.subject)


@dataclass(frozen=True, slots=True)
class Narrative:
    """A paragraph with its quotations hidden: who is named and who speaks in it; offsets from its own start."""

    text: str
    mentions: tuple[Mention, ...]
    tags: tuple[Tag, ...]
    clauses: tuple[Clause, ...]


def check_attribution(case: Case) -> tuple[Problem, ...]:
    """Q040 if the speaker is not named beside the words, Q041 if the source gives them to somebody else."""
    if case.is_own:
        return _check_own(case)
    if case.speaker is None and case.quotation.by != case.source.id:
        known = suggest(case.quotation.by, [*(person.id for person in case.people), case.source.id])
        return (case.report("Q040", f"names no known speaker “{case.quotation.by}”", f"name one: {known}"),)
    if case.quotation.by == case.source.id:
        return ()
    missing = _check_given(case)
    if missing:
        return missing
    voices = [find_voice(case, span) for span in case.spans]
    wrong = next((voice for voice in voices if voice.person != case.quotation.by), None)
    return (_report_voice(case, wrong),) if wrong is not None else ()


def _check_own(case: Case) -> tuple[Problem, ...]:
    """The document's own words stand outside quotation marks; inside they are somebody else's."""
    if all(case.layout.find_speech(*span) is None for span in case.spans):
        return ()
    fix = "name the person who says these words in `by`."
    message = f"is given to source “{case.source.id}” itself, which quotes these words from somebody"
    return (case.report("Q041", message, fix),)


def _check_given(case: Case) -> tuple[Problem, ...]:
    """The writer's `attribution` has to stand near the words, word for word, and may name nobody else."""
    given = straighten(case.quotation.attribution)
    if not given:
        return ()
    others = [mention.person for mention in find_mentions(given, case.people)]
    if others and case.quotation.by not in others:
        ours, other = _get_name(case, case.quotation.by), _get_name(case, others[0])
        message = f"is by “{ours}”, but its attribution names “{other}”"
        return (case.report("Q041", message, "name the speaker whom the source names."),)
    near = {case.layout.find_paragraph(span[0]) + step for span in case.spans for step in (-1, 0, 1)}
    texts = [hide_speech(case, number) for number in sorted(near) if 0 <= number < len(case.layout.paragraphs)]
    if any(given in text for text in texts) or (not case.is_second_hand and given in straighten(case.layout.text)):
        return ()
    message = f"has an attribution that does not stand beside it in source “{case.source.id}”: “{given}”"
    return (case.report("Q040", message, "copy the words of the source that name the speaker."),)


def _get_name(case: Case, identifier: str) -> str:
    return next((person.name for person in case.people if person.id == identifier), identifier)


def _report_voice(case: Case, voice: Voice) -> Problem:
    name = _get_name(case, case.quotation.by)
    if voice.person:
        other = _get_name(case, voice.person)
        message = f"is by “{name}”, but “{other}” stands nearer to these words in source “{case.source.id}”"
        return case.report(
            "Q041", message, "name the speaker whom the source names, or copy its words to `attribution`."
        )
    said = f"; the source gives them to “{voice.subject}”" if voice.subject else ""
    message = f"is by “{name}”, who is not named beside these words in source “{case.source.id}”{said}"
    fix = "name the speaker whom the source names; add the name it uses to `aliases`, or its words to `attribution`."
    return case.report("Q040", message, fix)


def hide_speech(case: Case, paragraph: int) -> str:
    """A paragraph of the source with quotations, and the words at hand, hidden character for character."""
    start, end = case.layout.paragraphs[paragraph]
    text = straighten(case.layout.text[start:end])
    speeches = (case.layout.speeches[index] for index in case.layout.list_speeches(paragraph))
    for first, last in [*((speech.start, speech.end) for speech in speeches), *case.spans]:
        low, high = max(first - start, 0), min(last - start, end - start)
        if low < high:
            text = text[:low] + HIDDEN * (high - low) + text[high:]
    return text


def read_narrative(case: Case, paragraph: int) -> Narrative:
    """Who is named, and who speaks, in a paragraph; the `attribution` of the quotation counts as such a phrase."""
    text = hide_speech(case, paragraph)
    start, end = case.layout.paragraphs[paragraph]
    mentions = find_mentions(text, case.people)
    tags = find_tags(text, mentions)
    given = straighten(case.quotation.attribution)
    if given:
        hits = [found.span() for found in re.finditer(re.escape(given), text)]
        tags = [tag for tag in tags if not any(low < tag.end and tag.start < high for low, high in hits)]
        tags += [Tag(low, high, case.quotation.by) for low, high in hits]
    clauses = find_clauses(text, case.layout.text[start:end], tags)
    return Narrative(text, tuple(mentions), tuple(sorted(tags, key=lambda tag: tag.start)), clauses)


@lru_cache(maxsize=256)
def _straighten_source(text: str) -> str:
    """A whole source with plain quotation marks, kept for the next quotation from it."""
    return straighten(text)


def find_voice(case: Case, span: tuple[int, int]) -> Voice:
    """Who speaks the words at `span` of the source, by the rule above."""
    if not case.is_second_hand and (case.layout.find_speech(*span) is None or case.layout.turns):
        return _find_first_hand(case, span)
    paragraph = case.layout.find_paragraph(span[0])
    narrative = read_narrative(case, paragraph)
    offset = span[0] - case.layout.paragraphs[paragraph][0]
    number = next((i for i, clause in enumerate(narrative.clauses) if clause.start <= offset < clause.end), 0)
    voice = _find_in_paragraph(narrative, number)
    speech = case.layout.find_speech(*span)
    if not voice and speech is not None and case.layout.speeches[speech].goes_on:
        following = case.layout.speeches[speech + 1]
        return find_voice(case, (following.start, following.end))
    return voice or _find_beside(case, paragraph)


def _find_first_hand(case: Case, span: tuple[int, int]) -> Voice:
    """In a transcript the label of the turn decides, else the author's line, or who is named first or at the end."""
    text = _straighten_source(case.layout.text)
    turn = find_turn(case.layout.turns, span[0])
    if case.layout.turns and (turn is None or turn.label or not case.quotation.attribution):
        return Voice(find_turn_speaker(turn, case.people), turn.label) if turn else Voice()
    if case.quotation.attribution:
        return Voice(case.quotation.by)
    author = _AUTHOR.search(text)
    edges = [text[: case.layout.paragraphs[0][1]], text[case.layout.paragraphs[-1][0] :]]
    for edge in [author[1]] if author else edges:
        mentions = find_mentions(edge, case.people)
        if mentions:
            return Voice(mentions[0].person)
    return Voice()


def _find_in_paragraph(narrative: Narrative, number: int) -> Voice:
    """The voice of one quotation of a paragraph, or none if nobody is named there."""
    clause = narrative.clauses[number]
    spoken = [tag for tag in narrative.tags if clause.holds(tag.start)]
    nearest = min(spoken, key=lambda tag: (clause.measure(tag.start, tag.end), tag.start), default=None)
    if nearest and (nearest.person or nearest.subject):
        return Voice(nearest.person, nearest.subject)
    inherited = _find_before(narrative, number)
    if inherited or nearest:
        named = [mention for mention in narrative.mentions if mention.end <= clause.before_start]
        return inherited or Voice(named[-1].person if named else "")
    following = next((tag for tag in narrative.tags if tag.start >= clause.end), None)
    if following and (following.person or following.subject):
        return Voice(following.person, following.subject)
    named = [mention for mention in narrative.mentions if not mention.is_addressee]
    return _pick_mention(named, clause)


def _find_before(narrative: Narrative, number: int) -> Voice:
    """What the paragraph says before the quotation: the last sentence between, else the voice of the one before."""
    clause = narrative.clauses[number]
    floor = narrative.clauses[number - 1].after_end if number else 0
    between = [
        tag for tag in narrative.tags if floor <= tag.start < clause.before_start and (tag.person or tag.subject)
    ]
    if between:
        return Voice(between[-1].person, between[-1].subject)
    return _find_in_paragraph(narrative, number - 1) if number else Voice()


def _pick_mention(mentions: Sequence[Mention], clause: Clause) -> Voice:
    """The person named nearest to a quotation, in its own sentence first."""
    own = [mention for mention in mentions if clause.holds(mention.start)] or list(mentions)
    nearest = min(own, key=lambda mention: (clause.measure(mention.start, mention.end), mention.start), default=None)
    return Voice(nearest.person) if nearest else Voice()


def _find_beside(case: Case, paragraph: int) -> Voice:
    """The neighbours of a paragraph that names nobody: what was said last before it, else first after it."""
    for number in range(paragraph - 1, -1, -1):
        narrative = read_narrative(case, number)
        if narrative.text.replace(HIDDEN, "").strip():
            voice = _find_last(narrative)
            if voice:
                return voice
            break
    if paragraph + 1 < len(case.layout.paragraphs):
        return _find_first(read_narrative(case, paragraph + 1))
    return Voice()


def _find_last(narrative: Narrative) -> Voice:
    if narrative.clauses:
        last = narrative.clauses[-1]
        later = [tag for tag in narrative.tags if tag.start >= last.after_end and tag.person]
        return Voice(later[-1].person) if later else _find_in_paragraph(narrative, len(narrative.clauses) - 1)
    return _choose([*reversed(narrative.tags)], [*reversed(narrative.mentions)])


def _find_first(narrative: Narrative) -> Voice:
    return _choose(narrative.tags, narrative.mentions)


def _choose(tags: Iterable[Tag], mentions: Iterable[Mention]) -> Voice:
    person = next((tag.person for tag in tags if tag.person), "")
    return Voice(person or next((mention.person for mention in mentions if not mention.is_addressee), ""))

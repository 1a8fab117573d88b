"""Who is said to speak in narrative text: “X said”, “said X”, “according to X”, “X, the mayor, wrote”, “he said”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nutgraf.quotes.model import Person

SPEECH_VERBS = (
    "said says say told tells wrote writes tweeted tweets posted added adds asked asks argued argues replied replies "
    "answered answers claimed declared announced insisted insists explained explains noted notes stated states "
    "warned warns promised complained joked recalled recalls remarked responded shouted whispered read testified "
    "called calls described describes suggested acknowledged admitted conceded continued confirmed denied "
    "quipped urged vowed lamented concluded boasted observed commented reposted disagreed interrupted demanded"
).split()
"""Verbs that give words to their subject, in English."""

_SURE = frozenset("said says told tells wrote writes tweeted asked replied answered argued added declared".split())
_INVERTED = frozenset(SPEECH_VERBS) - frozenset("told tells called calls described describes urged denied".split())
_PRONOUNS = frozenset("he she they it we i you".split())
_NO_SUBJECT = frozenset("who which that when while if as is are was were be been being to and or".split())
_AUXILIARY = frozenset("has had have then later also once repeatedly again reportedly then first finally even".split())
_VERB = re.compile(rf"\b(?:{'|'.join(SPEECH_VERBS)})\b")
_ACCORDING = re.compile(r"\baccording to\s+$", re.IGNORECASE)
_FILLER = re.compile(r"(?:\s*,[^,.;:!?\ufffc]{1,80},)?(?:\s+[a-z'-]+){0,3}\s+")
_WORDS = re.compile(r"[\w.'-]+")
_CLAUSE = re.compile(r"[,;:!?\ufffc]|\.\s|\s-\s|—")

HIDDEN = "\ufffc"
"""Stands for each character of a quotation in text that is searched for its speaker."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A known person named in the text. `is_addressee` where the name only follows a verb of somebody else."""

    start: int
    end: int
    person: str
    is_addressee: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """Somebody speaks: a known person, a pronoun (`person` and `subject` empty), or a `subject` that nobody knows."""

    start: int
    end: int
    person: str = ""
    subject: str = ""


def straighten(text: str) -> str:
    """`text` with straight apostrophes, character for character."""
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")


def find_mentions(text: str, people: Iterable[Person]) -> list[Mention]:
    """Every known name or alias in `text`, the longest where several begin or overlap, in order."""
    found: list[Mention] = []
    for person in people:
        for name in {person.name, *person.aliases} - {""}:
            pattern = rf"(?<![\w-]){re.escape(straighten(name))}(?![\w-])"
            found += [Mention(*hit.span(), person.id) for hit in re.finditer(pattern, text)]
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start, mention.person))
    kept: list[Mention] = []
    for mention in found:
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted((_mark_addressee(text, mention) for mention in kept), key=lambda mention: mention.start)


def _mark_addressee(text: str, mention: Mention) -> Mention:
    """“Y told X”, “Y said to X”: X is spoken to."""
    before = _WORDS.findall(text[: mention.start])[-3:]
    while before and before[-1] in ("to", "by", "of", "about", "that"):
        before.pop()
    is_addressee = len(before) > 1 and before[-1] in ("told", "tells", "asked", "asks", "said", "wrote", "called")
    return Mention(mention.start, mention.end, mention.person, is_addressee and not _opens_clause(text, mention.start))


def _opens_clause(text: str, end: int) -> bool:
    """Whether the verb before a name begins its clause, as in “…,” said X."""
    clause = _CLAUSE.split(text[:end])[-1]
    return len(_WORDS.findall(clause)) <= 1


def find_tags(text: str, mentions: Sequence[Mention]) -> list[Tag]:
    """Every place in narrative `text` (quotations hidden) that says who speaks, in order."""
    tags = [_read_tag(text, verb, mentions) for verb in _VERB.finditer(text)]
    tags += [
        Tag(mention.start, mention.end, mention.person)
        for mention in mentions
        if _ACCORDING.search(text[: mention.start]) or _is_label(text, mention)
    ]
    return sorted((tag for tag in tags if tag), key=lambda tag: (tag.start, tag.end))


def _is_label(text: str, mention: Mention) -> bool:
    """`X: “…”`."""
    return re.match(rf"\s*:\s*{HIDDEN}", text[mention.end :]) is not None


def _read_tag(text: str, verb: re.Match[str], mentions: Sequence[Mention]) -> Tag | None:
    return _read_inverted(text, verb, mentions) or _read_subject(text, verb, mentions)


def _read_inverted(text: str, verb: re.Match[str], mentions: Sequence[Mention]) -> Tag | None:
    """“…,” said [the mayor,] X."""
    if verb[0] not in _INVERTED or not re.search(rf"{HIDDEN}[,\s]*$", text[: verb.start()]):
        return None
    for mention in mentions:
        between = text[verb.end() : max(mention.start, verb.end())]
        if mention.start > verb.end() and re.fullmatch(r"\s+(?:[\w'-]+\s+){0,5}(?:[\w'-]+, )?", between):
            return Tag(verb.start(), mention.end, mention.person)
    rest = re.match(rf"\s+([^,.;:!?{HIDDEN}]{{1,60}})", text[verb.end() :])
    return Tag(verb.start(), verb.end() + rest.end(), "", rest[1].strip()) if rest else None


def _read_subject(text: str, verb: re.Match[str], mentions: Sequence[Mention]) -> Tag | None:
    """“X [, the mayor,] [then] said”, “he said”, “the owner said”."""
    for mention in reversed(mentions):
        between = text[mention.end : max(verb.start(), mention.end)]
        if mention.end <= verb.start() and _is_filler(between.removeprefix("'s").removeprefix("'")):
            return Tag(mention.start, verb.end(), mention.person)
    words = _WORDS.findall(_CLAUSE.split(text[: verb.start()])[-1])
    while words and (words[-1] in _AUXILIARY or words[-1].endswith("ly")):
        words.pop()
    if not words or words[-1].lower() in _NO_SUBJECT:
        return None
    if words[-1].lower() in _PRONOUNS:
        return Tag(verb.start(), verb.end())
    return Tag(verb.start(), verb.end(), "", " ".join(words[-4:])) if verb[0] in _SURE else None


def _is_filler(between: str) -> bool:
    """Whether only an apposition and up to three plain words stand between a name and its verb."""
    if not _FILLER.fullmatch(between):
        return False
    words = _WORDS.findall(between.rsplit(",", 1)[-1])
    return not any(word in _PRONOUNS or word in _NO_SUBJECT or _VERB.fullmatch(word) for word in words)

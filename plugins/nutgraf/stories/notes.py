"""Plans the notes of a story: which words each is about, its number, and the markers in the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from nutgraf.errors import Place, Problem
from nutgraf.markdown.model import Directive
from nutgraf.names import suggest
from nutgraf.quotes.part import find_part
from nutgraf.stories.front_matter import StoryKeys

KIND_LABELS: Mapping[str, str] = {
    "context": "Context",
    "fact-check": "Fact-check",
    "correction": "Correction",
    "translation": "Translation",
    "definition": "Definition",
    "link": "Link",
    "response": "Response",
    "method": "Method",
}
VERDICT_LABELS: Mapping[str, str] = {
    "supported": "Supported",
    "mostly supported": "Mostly supported",
    "needs context": "Needs context",
    "unsupported": "Unsupported",
    "contradicted": "Contradicted",
    "unverifiable": "Cannot be verified",
    "withdrawn": "Withdrawn",
}

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class PlannedNote:
    """A note before its text is rendered. `text` names a front-matter text; directives carry their body instead.

    `places` tells where each of its options stands.
    """

    number: int
    target: str
    on: str
    kind: str
    verdict: str
    by: str
    reviewed_by: str
    date: date | None
    place: Place
    text: str = ""
    directive: Directive | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the note on its page."""
        return f"note-{self.number}"


@dataclass(frozen=True, slots=True)
class NotePlan:
    """The notes of a story, by the quotation that they annotate and by the directive that makes them."""

    by_target: Mapping[str, tuple[PlannedNote, ...]]
    by_place: Mapping[Place, PlannedNote]
    placed: Mapping[str, tuple[PlannedNote, ...]]
    problems: tuple[Problem, ...]


def plan_notes(
    keys: StoryKeys,
    directives: tuple[Directive, ...],
    words: Mapping[str, str],
    find_place: Callable[..., Place],
) -> NotePlan:
    """Number the notes in the order in which a reader meets them.

    `words` holds the words of every quotation by id, those of the running text too; a quotation of the front matter
    that is not among them is broken, and told so already. `find_place` tells where a key of the front matter stands.
    """
    planned = list(_list_notes(keys, directives, find_place))
    numbered = [replace(note, number=number) for number, note in enumerate(planned, 1)]
    whole = [note for note in numbered if note.target in words or note.target not in keys.quotes]
    problems = tuple(problem for note in whole for problem in _check_note(note, words))
    targets = dict.fromkeys(note.target for note in numbered)
    return NotePlan(
        by_target={name: tuple(note for note in numbered if note.target == name) for name in targets},
        by_place={note.place: note for note in numbered if note.directive},
        placed={name: tuple(n for n in numbered if n.target == name and not n.directive) for name in targets},
        problems=problems,
    )


def _list_notes(
    keys: StoryKeys, directives: tuple[Directive, ...], find_place: Callable[..., Place]
) -> Iterator[PlannedNote]:
    for directive in directives:
        if directive.name == "quote" and directive.argument in keys.quotes:
            for index, note in enumerate(keys.quotes[directive.argument].notes):
                path = ("quotes", directive.argument, "notes", index)
                yield PlannedNote(
                    number=0,
                    target=directive.argument,
                    on=note.on,
                    kind=note.kind,
                    verdict=note.verdict or "",
                    by=note.by,
                    reviewed_by=note.reviewed_by,
                    date=note.date,
                    place=find_place(*path),
                    text=f"quotes.{directive.argument}.notes.{index}.text",
                    places={name: find_place(*path, name) for name in note.model_fields_set},
                )
        elif directive.name == "note":
            yield _read_directive(directive)


def _read_directive(directive: Directive) -> PlannedNote:
    """The note that a directive makes; what is missing in it is told when its block is built."""
    options = {name: option.text for name, option in directive.options.items()}
    written = options.get("date", "")
    return PlannedNote(
        number=0,
        target=options.get("for", ""),
        on=options.get("on", ""),
        kind=options.get("kind", ""),
        verdict=options.get("verdict", ""),
        by=options.get("by", ""),
        reviewed_by=options.get("reviewed_by", ""),
        date=_read_date(written),
        place=directive.place,
        directive=directive,
        places={name: option.value_place for name, option in directive.options.items()},
    )


def _read_date(text: str) -> date | None:
    """The date that `text` is, written as 2024-08-13; None for anything else."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _check_note(note: PlannedNote, words: Mapping[str, str]) -> Iterator[Problem]:
    """What a note must be: about words that are there, of a known kind, and signed."""
    if note.target not in words:
        if note.target:
            message = f"this note is for '{note.target}', which no quotation is called"
            yield Problem(note.places.get("for", note.place), "note.for", message, suggest(note.target, words))
        return
    if note.on and find_part(note.on, words[note.target]) is None:
        message = f"the note's words “{note.on}” are not in quote “{note.target}”"
        fix = f"repeat words of: {words[note.target]}"
        yield Problem(note.places.get("on", note.place), "note.on", message, fix=fix)
    if note.kind and note.kind not in KIND_LABELS:
        message = f"unknown kind of note '{note.kind}'"
        yield Problem(note.places.get("kind", note.place), "note.kind", message, suggest(note.kind, KIND_LABELS))
    if note.date is None and "date" in note.places:
        yield Problem(note.places["date"], "note.date", "this is no date", "such as 2024-08-13")
    yield from _check_verdict(note)


def _check_verdict(note: PlannedNote) -> Iterator[Problem]:
    """A fact-check has a verdict of the scale, and two people stand behind it."""
    if note.verdict and note.verdict not in VERDICT_LABELS:
        message = f"unknown verdict '{note.verdict}'"
        yield Problem(
            note.places.get("verdict", note.place), "note.verdict", message, suggest(note.verdict, VERDICT_LABELS)
        )
    if note.kind == "fact-check" and not note.verdict:
        message = f"the fact-check on “{note.on or note.target}” has no verdict"
        yield Problem(note.place, "note.verdict", message, f"known: {', '.join(VERDICT_LABELS)}")
    if note.verdict and not note.reviewed_by:
        message = f"the verdict on “{note.on or note.target}” is signed by one person only"
        yield Problem(note.place, "note.review", message, "a verdict needs two", "add reviewed_by:")

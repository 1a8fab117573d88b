"""Plans the notes of a story: which words each is about, its number, and the markers in the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class PlannedNote:
    """A note before its text is rendered. `text` names a front-matter text; directives carry their body instead."""

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


def plan_notes(keys: StoryKeys, directives: tuple[Directive, ...], words: Mapping[str, str]) -> NotePlan:
    """Number the notes in the order in which a reader meets them.

    `words` holds the words of every quotation by id, those of the running text too.
    """
    planned = list(_list_notes(keys, directives))
    numbered = [replace(note, number=number) for number, note in enumerate(planned, 1)]
    problems = tuple(problem for note in numbered for problem in _check_note(note, words))
    targets = dict.fromkeys(note.target for note in numbered)
    return NotePlan(
        by_target={name: tuple(note for note in numbered if note.target == name) for name in targets},
        by_place={note.place: note for note in numbered if note.directive},
        placed={name: tuple(n for n in numbered if n.target == name and not n.directive) for name in targets},
        problems=problems,
    )


def _list_notes(keys: StoryKeys, directives: tuple[Directive, ...]) -> Iterator[PlannedNote]:
    for directive in directives:
        if directive.name == "quote" and directive.argument in keys.quotes:
            for index, note in enumerate(keys.quotes[directive.argument].notes):
                yield PlannedNote(
                    number=0,
                    target=directive.argument,
                    on=note.on,
                    kind=note.kind,
                    verdict=note.verdict or "",
                    by=note.by,
                    reviewed_by=note.reviewed_by,
                    date=note.date,
                    place=directive.place,
                    text=f"quotes.{directive.argument}.notes.{index}.text",
                )
        elif directive.name == "note":
            options = {name: option.text for name, option in directive.options.items()}
            yield PlannedNote(
                number=0,
                target=options.get("for", ""),
                on=options.get("on", ""),
                kind=options.get("kind", ""),
                verdict=options.get("verdict", ""),
                by=options.get("by", ""),
                reviewed_by=options.get("reviewed_by", ""),
                date=None,
                place=directive.place,
                directive=directive,
            )


def _check_note(note: PlannedNote, words: Mapping[str, str]) -> Iterator[Problem]:
    """What a note must be: about words that are there, of a known kind, and signed."""
    if note.target not in words:
        if note.target:
            message = f"this note is for '{note.target}', which no quotation is called"
            yield Problem(_option_place(note, "for"), "note.for", message, suggest(note.target, words))
        return
    if note.on and find_part(note.on, words[note.target]) is None:
        message = f"the note's words “{note.on}” are not in quote “{note.target}”"
        fix = f"repeat words of: {words[note.target]}"
        yield Problem(_option_place(note, "on"), "note.on", message, fix=fix)
    if note.kind and note.kind not in KIND_LABELS:
        message = f"unknown kind of note '{note.kind}'"
        yield Problem(_option_place(note, "kind"), "note.kind", message, suggest(note.kind, KIND_LABELS))
    if note.verdict and note.verdict not in VERDICT_LABELS:
        message = f"unknown verdict '{note.verdict}'"
        yield Problem(_option_place(note, "verdict"), "note.verdict", message, suggest(note.verdict, VERDICT_LABELS))
    if note.kind == "fact-check" and not note.verdict:
        message = f"the fact-check on “{note.on or note.target}” has no verdict"
        yield Problem(note.place, "note.verdict", message, f"known: {', '.join(VERDICT_LABELS)}")
    if note.verdict and not note.reviewed_by:
        message = f"the verdict on “{note.on or note.target}” is signed by one person only"
        yield Problem(note.place, "note.review", message, "a verdict needs two", "add reviewed_by:")


def _option_place(note: PlannedNote, name: str) -> Place:
    option = note.directive.options.get(name) if note.directive else None
    return option.value_place if option else note.place

"""Seals: what was verified, and by whom what was accepted. They hold no text of a source beyond the quoted words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from pydantic import ConfigDict

from nutgraf.errors import Problem
from nutgraf.quotes.emphasis import list_emphasis
from nutgraf.quotes.model import STARRED, Checked, Edit, Match, Quotation, Source

Basis = Literal["verbatim", "edited", "second-hand"]

_SILENT = frozenset({"glyph", "terminal"})
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a starred finding is right as it is, and who says so."""

    __pydantic_config__ = _STRICT
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class LockEntry:
    """A sealed quotation: as printed, as it stands in the source with the hash `sha256`, and what was found about it.

    `findings` are the numbers of the starred rules that spoke up; each needs an acceptance.
    """

    __pydantic_config__ = _STRICT
    words: str
    by: str
    speaker: str
    source: str
    sha256: str
    segments: tuple[tuple[int, int], ...]
    exact: tuple[str, ...]
    edits: tuple[Edit, ...]
    paragraph: int
    second_hand: bool
    basis: Basis
    findings: tuple[str, ...]
    accepted: Mapping[str, Acceptance]
    verified: date


@dataclass(frozen=True, slots=True)
class SealedFigure:
    """A figure that is read from a passage: the words of the source, and the value in them as a decimal number."""

    __pydantic_config__ = _STRICT
    words: str
    source: str
    sha256: str
    value: str
    verified: date


@dataclass(frozen=True, slots=True)
class Lock:
    """All seals of a story: hashes by id of source, quotations by id, figures by the words of their passage."""

    __pydantic_config__ = _STRICT
    sources: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, LockEntry] = field(default_factory=dict)
    figures: Mapping[str, SealedFigure] = field(default_factory=dict)


def make_lock(quotes: Mapping[str, LockEntry], figures: Iterable[SealedFigure]) -> Lock:
    """A lock of these seals, with the hash of every source that they rest on."""
    sealed = {f"{figure.source}: {figure.words}": figure for figure in figures}
    hashes = {figure.source: figure.sha256 for figure in sealed.values()}
    return Lock(hashes | {entry.source: entry.sha256 for entry in quotes.values()}, quotes, sealed)


def find_basis(match: Match) -> Basis:
    """What the words rest on: another's report, the source with edits that readers can see, or the source as it is."""
    if match.second_hand:
        return "second-hand"
    return "edited" if any(edit.kind not in _SILENT for edit in match.edits) else "verbatim"


def seal(
    checked: Checked, source: Source, speaker: str, accepted: Mapping[str, Acceptance], on: date
) -> LockEntry | None:
    """The seal of a checked quotation, or None if its words are not there or an error forbids it.

    `speaker` is the name as printed. A starred finding without an acceptance is sealed with its finding, which goes on
    failing the build until somebody signs.
    """
    match = checked.match
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    if match is None or any(problem.code not in STARRED for problem in errors):
        return None
    findings = tuple(sorted({problem.code for problem in errors}))
    quotation = checked.quotation
    return LockEntry(
        words=quotation.words,
        by=quotation.by,
        speaker=speaker,
        source=quotation.source,
        sha256=source.sha256,
        segments=match.segments,
        exact=match.exact,
        edits=match.edits,
        paragraph=match.paragraph,
        second_hand=match.second_hand,
        basis=find_basis(match),
        findings=findings,
        accepted={code: accepted[code] for code in findings if code in accepted},
        verified=on,
    )


def keep_date(new: LockEntry, old: LockEntry | None) -> LockEntry:
    """`new`, with the date of `old` where nothing else differs: verifying the same words again changes no file."""
    return old if old is not None and replace(new, verified=old.verified) == old else new


def accept_starred(
    problems: Iterable[Problem], entry: LockEntry | None
) -> tuple[tuple[Problem, ...], tuple[tuple[str, str, str], ...]]:
    """What is left of `problems` once signed findings are taken out, and the signatures used: code, reason, by."""
    signed = entry.accepted if entry else {}
    remaining: list[Problem] = []
    used: dict[str, tuple[str, str, str]] = {}
    for problem in problems:
        acceptance = signed.get(problem.code) if problem.code in STARRED else None
        if acceptance and acceptance.reason.strip() and acceptance.by.strip():
            used[problem.code] = (problem.code, acceptance.reason, acceptance.by)
        else:
            remaining.append(problem)
    return tuple(remaining), tuple(used[code] for code in sorted(used))


def compare(quotation: Quotation, speaker: str, entry: LockEntry | None, sha256: str) -> tuple[Problem, ...]:
    """Q071 for everything in which a quotation differs from its seal; `sha256` is the hash declared for its source."""
    name = f"quote “{quotation.id}”"
    fix = "write what the lock has, or run `nutgraf verify` where the text is, to sign it anew."
    if entry is None:
        message = f"{name} is neither verified nor sealed: the text of source “{quotation.source}” is not at hand"
        return (Problem(quotation.place, "Q071", message, fix="run `nutgraf verify` where the text is."),)
    pairs = (
        ("words", quotation.words, entry.words),
        ("speaker", quotation.by, entry.by),
        ("speaker's name", speaker, entry.speaker),
        ("emphasis", " / ".join(list_emphasis(quotation)), _write_emphasis(entry)),
        ("source", quotation.source, entry.source),
        ("source's hash", sha256, entry.sha256),
    )
    return tuple(
        Problem(
            quotation.place,
            "Q071",
            f"{name} differs from the lock in its {what}",
            fix=fix,
            detail=(f"story has  {ours}", f"lock has   {sealed}"),
        )
        for what, ours, sealed in pairs
        if ours != sealed
    )


def _write_emphasis(entry: LockEntry) -> str:
    return " / ".join(edit.printed for edit in entry.edits if edit.kind == "emphasis")


def find_sealed_words(lock: Lock, source: Source, words: str) -> SealedFigure | None:
    """The sealed figure whose passage is `words` of `source`, if its hash is still the one that was sealed."""
    found = lock.figures.get(f"{source.id}: {words}")
    return found if found and found.sha256 == source.sha256 else None


def seal_figure(source: Source, words: str, value: str, on: date) -> SealedFigure:
    """The seal of a figure that was read from `words` of `source`."""
    return SealedFigure(words, source.id, source.sha256, value, on)

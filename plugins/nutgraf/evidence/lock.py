"""The lock beside a story, `evidence.lock.json`, and the decision about a quotation that it allows.

Where the text of a source is at hand its words decide; elsewhere a quotation passes only if it is the one that was
sealed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from nutgraf.errors import Place, Problem
from nutgraf.evidence.seal import (
    Acceptance,
    Basis,
    Lock,
    LockEntry,
    SealedFigure,
    accept_starred,
    compare,
    find_basis,
    find_sealed_words,
    keep_date,
    make_lock,
    seal,
    seal_figure,
)
from nutgraf.quotes.check import check_heard, check_quote
from nutgraf.quotes.fold import fold
from nutgraf.quotes.match import find_hits
from nutgraf.quotes.model import Match, Person, Policy, Quotation, Source
from nutgraf.quotes.segments import Segment, parse_words

__all__ = [
    "Acceptance",
    "Basis",
    "Lock",
    "LockEntry",
    "SealedFigure",
    "Verdict",
    "accept_starred",
    "compare",
    "find_basis",
    "find_sealed_words",
    "find_speaker",
    "judge",
    "keep_date",
    "make_lock",
    "read_lock",
    "seal",
    "seal_figure",
    "write_lock",
]

MAX_BYTES = 5_000_000
_READER = TypeAdapter(Lock)
_LENIENT = Policy(numerals_may_differ=True, disfluencies_may_go=True)


def read_lock(path: Path, root: Path) -> tuple[Lock, tuple[Problem, ...]]:
    """The lock at `path`, empty if there is none; `lock.corrupt` if it cannot be read. `root` is the site's folder."""
    if not path.is_file():
        return Lock(), ()
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            return Lock(), (_report_corrupt(Place(name), "it is larger than 5 MB"),)
        text = path.read_bytes().decode("utf-8")
        json.loads(text)
        return _READER.validate_json(text), ()
    except json.JSONDecodeError as error:
        return Lock(), (_report_corrupt(Place(name, error.lineno, error.colno), f"it is no JSON: {error.msg}"),)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return Lock(), (_report_corrupt(Place(name), f"{where}: {first['msg'].lower()}"),)
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        return Lock(), (_report_corrupt(Place(name), f"it cannot be read ({type(error).__name__})"),)


def _report_corrupt(place: Place, why: str) -> Problem:
    fix = "take the file from the last version that passed, or run `nutgraf verify` to write it anew."
    return Problem(place, "lock.corrupt", f"the lock cannot be used: {why}", fix=fix)


def write_lock(lock: Lock) -> str:
    """The lock as the text of its file: sorted JSON with a newline at the end, the same for the same seals."""
    return json.dumps(asdict(lock), ensure_ascii=False, indent=2, sort_keys=True, default=_write_value) + "\n"


def _write_value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a lock holds no {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one quotation. `problems` holds what fails it, and warnings; `accepted` code, reason, by."""

    quotation: Quotation
    status: Literal["verified", "sealed", "failed"]
    match: Match | None
    basis: Basis
    accepted: tuple[tuple[str, str, str], ...]
    problems: tuple[Problem, ...]


def judge(quotation: Quotation, source: Source, people: Sequence[Person], policy: Policy, lock: Lock) -> Verdict:
    """Check `quotation` against the text of `source`, or against `lock` where the text is None.

    With the text the words are checked anew, signatures for starred findings are taken from the lock, and any drift
    from the lock fails; a quotation that the lock does not hold yet may pass. Without it only a sealed one does.
    """
    entry = lock.quotes.get(quotation.id)
    speaker = find_speaker(quotation, source, people)
    if source.text is None:
        return _judge_sealed(quotation, source, speaker, entry)
    checked = check_quote(quotation, source, people, policy)
    drift = compare(quotation, speaker, entry, source.sha256) if entry else ()
    remaining, accepted = accept_starred(checked.problems, None if drift else entry)
    problems = (*remaining, *drift)
    status: Literal["verified", "failed"] = "failed" if _fails(problems) else "verified"
    basis = find_basis(checked.match) if checked.match else "verbatim"
    return Verdict(quotation, status, checked.match, basis, accepted, problems)


def find_speaker(quotation: Quotation, source: Source, people: Sequence[Person]) -> str:
    """The name printed for a quotation: that of a person, or the title of the source whose own words these are."""
    names = {person.id: person.name for person in people}
    return names.get(quotation.by, source.title if quotation.by == source.id else quotation.by)


def _fails(problems: Sequence[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _judge_sealed(quotation: Quotation, source: Source, speaker: str, entry: LockEntry | None) -> Verdict:
    problems = compare(quotation, speaker, entry, source.sha256)
    if entry is None or problems:
        return Verdict(quotation, "failed", None, "verbatim", (), problems)
    findings = [_report_unsigned(quotation, code) for code in entry.findings if code != "Q090"]
    unsigned, accepted = accept_starred([*findings, *check_heard(quotation, source)], entry)
    problems = (*unsigned, *_check_consistency(quotation, entry))
    match = Match(entry.segments, entry.exact, entry.edits, entry.paragraph, entry.second_hand)
    return Verdict(quotation, "failed" if problems else "sealed", match, entry.basis, accepted, problems)


def _report_unsigned(quotation: Quotation, code: str) -> Problem:
    message = f"quote “{quotation.id}” was sealed with a finding that nobody has signed for"
    return Problem(quotation.place, code, message, fix="mend the quotation, or sign for it with a reason.")


def _check_consistency(quotation: Quotation, entry: LockEntry) -> tuple[Problem, ...]:
    """Q071 if the sealed words of the source are not those that are printed: somebody wrote into the lock by hand."""
    segments = parse_words(quotation.words).segments
    if len(segments) == len(entry.exact) and all(map(_is_made_of, segments, entry.exact)):
        return ()
    message = f"quote “{quotation.id}” is not made of the words of its source that the lock holds"
    return (Problem(quotation.place, "Q071", message, fix="run `nutgraf verify` to sign it anew."),)


def _is_made_of(segment: Segment, exact: str) -> bool:
    """Whether a segment is the words `exact` and no others, with whatever some policy might let differ."""
    words = fold(exact).text.strip()
    hits = find_hits(words, replace(segment, is_bracketed=True), _LENIENT)
    return any(not words[: hit.start].strip() and not words[hit.end :].strip(" .,") for hit in hits)

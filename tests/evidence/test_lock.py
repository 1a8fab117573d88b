"""The lock: seals, what differs from them, and the decision with and without the text of a source."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nutgraf.evidence.lock import (
    Acceptance,
    Lock,
    LockEntry,
    find_sealed_words,
    judge,
    keep_date,
    make_lock,
    read_lock,
    seal,
    seal_figure,
    write_lock,
)
from nutgraf.evidence.sources import hash_text
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.model import Person, Quotation, Source
from tests.quotes.sample import PEOPLE, PLACE, POLICY, make_quotation, make_source

DAY = date(2031, 4, 3)
SOURCE = make_source(sha256=hash_text(make_source().text or ""))
AWAY = replace(SOURCE, text=None)
PLAIN = make_quotation("We tested it … and it worked.")
BARE = make_quotation("the gate is a MARVEL of the age!")
SIGNED = {"Q042": Acceptance("the report lost its marks", "desk")}


def make_entry(quotation: Quotation, accepted: dict[str, Acceptance] | None = None) -> LockEntry:
    """The seal of a quotation of the sample."""
    entry = seal(check_quote(quotation, SOURCE, PEOPLE, POLICY), SOURCE, "Pomfret Lull", accepted or {}, DAY)
    assert entry is not None
    return entry


def lock_up(quotation: Quotation, accepted: dict[str, Acceptance] | None = None) -> Lock:
    """A lock that holds one quotation."""
    return make_lock({quotation.id: make_entry(quotation, accepted)}, ())


def list_codes(quotation: Quotation, source: Source, lock: Lock, people: tuple[Person, ...] = PEOPLE) -> list[str]:
    """Status and codes of a verdict."""
    verdict = judge(quotation, source, people, POLICY, lock)
    return [verdict.status, *(problem.code for problem in verdict.problems)]


def test_text_decides_where_it_is_at_hand() -> None:
    """With the text a quotation is verified, whether the lock holds it already or not."""
    assert list_codes(PLAIN, SOURCE, Lock()) == ["verified"]
    assert list_codes(PLAIN, SOURCE, lock_up(PLAIN)) == ["verified"]


def test_seal_decides_where_the_text_is_not() -> None:
    """Without the text a sealed quotation is sealed, with the match that was found then, and another one fails."""
    lock = lock_up(PLAIN)
    assert list_codes(PLAIN, AWAY, lock) == ["sealed"]
    away, at_hand = (judge(PLAIN, source, PEOPLE, POLICY, lock) for source in (AWAY, SOURCE))
    assert (away.match, away.basis) == (at_hand.match, at_hand.basis)
    assert list_codes(PLAIN, AWAY, Lock()) == ["failed", "Q071"]


@pytest.mark.parametrize(
    ("changes", "what", "sealed", "now"),
    [
        ({"words": "We tested it."}, "words", PLAIN.words, "We tested it."),
        ({"by": "brask"}, "speaker", "lull", "brask"),
        ({"source": "letter"}, "source", "report", "letter"),
        ({"emphasis": ((3, 9),)}, "emphasis", "", "tested"),
    ],
)
def test_drift_is_told_with_both_values(changes: dict[str, Any], what: str, sealed: str, now: str) -> None:
    """Q071 says in what a quotation differs from its seal: what the story has, and what the lock has."""
    verdict = judge(replace(PLAIN, **changes), AWAY, PEOPLE, POLICY, lock_up(PLAIN))
    assert verdict.status == "failed"
    first = verdict.problems[0]
    assert first.format() == "\n".join(
        [
            f"{PLACE}  Q071 quote “tested” differs from the lock in its {what}  [Q071]",
            f"   story has  {now}",
            f"   lock has   {sealed}",
            "   fix: write what the lock has, or run `nutgraf verify` where the text is, to sign it anew.",
        ]
    )


def test_drift_fails_with_the_text_too() -> None:
    """Other words of the same source are true and still not those that were sealed."""
    assert list_codes(make_quotation("We tested it"), SOURCE, lock_up(PLAIN)) == ["failed", "Q071"]


def test_speaker_cannot_change_behind_the_same_id() -> None:
    """The lock holds the printed name as well: giving an id to somebody else is drift."""
    renamed = (replace(PEOPLE[0], name="Ondine Brask"), *PEOPLE[1:])
    assert list_codes(PLAIN, AWAY, lock_up(PLAIN), renamed) == ["failed", "Q071"]


def test_source_cannot_change_under_the_seal() -> None:
    """Another declared hash is drift."""
    assert list_codes(PLAIN, replace(AWAY, sha256="0" * 64), lock_up(PLAIN)) == ["failed", "Q071"]


def test_starred_findings_need_a_signature() -> None:
    """Q042 fails with the text and without, until the lock holds who accepted it and why."""
    assert list_codes(BARE, SOURCE, Lock()) == ["failed", "Q042"]
    assert list_codes(BARE, SOURCE, lock_up(BARE)) == ["failed", "Q042"]
    assert list_codes(BARE, AWAY, lock_up(BARE)) == ["failed", "Q042"]
    assert list_codes(BARE, SOURCE, lock_up(BARE, SIGNED)) == ["verified"]
    assert list_codes(BARE, AWAY, lock_up(BARE, SIGNED)) == ["sealed"]
    accepted = judge(BARE, AWAY, PEOPLE, POLICY, lock_up(BARE, SIGNED)).accepted
    assert accepted == (("Q042", "the report lost its marks", "desk"),)


def test_machine_transcript_needs_somebody_who_heard_it() -> None:
    """Q090 fails with the text and without, until somebody signs; a seal from before the machine was known too."""
    signed = {"Q090": Acceptance("heard at 12:30", "desk")}
    machine, away = replace(SOURCE, is_machine_made=True), replace(AWAY, is_machine_made=True)
    entry = seal(check_quote(PLAIN, machine, PEOPLE, POLICY), machine, "Pomfret Lull", signed, DAY)
    assert entry is not None
    heard = make_lock({PLAIN.id: entry}, ())
    assert list_codes(PLAIN, machine, Lock()) == ["failed", "Q090"]
    assert list_codes(PLAIN, machine, heard) == ["verified"]
    assert list_codes(PLAIN, away, heard) == ["sealed"]
    assert list_codes(PLAIN, away, lock_up(PLAIN)) == ["failed", "Q090"]
    assert list_codes(PLAIN, AWAY, heard) == ["sealed"], "a source that no machine wrote needs no such signature"


def test_signature_needs_a_reason_and_a_name() -> None:
    """An empty reason or name signs nothing."""
    for empty in (Acceptance(" ", "desk"), Acceptance("lost its marks", "")):
        assert list_codes(BARE, SOURCE, lock_up(BARE, {"Q042": empty})) == ["failed", "Q042"]


def test_signature_holds_for_the_sealed_words_alone() -> None:
    """What was accepted for some words is not accepted for others."""
    other = make_quotation("Come and SEE it!")
    assert list_codes(other, SOURCE, lock_up(BARE, SIGNED)) == ["failed", "Q042", "Q071"]


def test_errors_cannot_be_sealed() -> None:
    """A quotation that is wrong gets no seal, whatever is signed."""
    for words, by in (("We never tested it", "lull"), ("We tested it", "brask")):
        checked = check_quote(make_quotation(words, by), SOURCE, PEOPLE, POLICY)
        assert seal(checked, SOURCE, "x", SIGNED | {"Q041": Acceptance("why", "desk")}, DAY) is None


def test_lock_that_contradicts_itself() -> None:
    """Words that somebody wrote into story and lock alike do not fit the words of the source that the lock holds."""
    forged = make_quotation("We broke it … and it worked.")
    entry = replace(make_entry(PLAIN), words=forged.words)
    assert list_codes(forged, AWAY, make_lock({forged.id: entry}, ())) == ["failed", "Q071"]


def test_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Writing and reading give the same lock, and the same text in whatever order it was filled."""
    entries = {"b": make_entry(BARE, SIGNED), "a": make_entry(PLAIN)}
    figure = seal_figure(SOURCE, "eight million litres", "8000000", DAY)
    lock = make_lock(entries, [figure])
    path = tmp_path / "evidence.lock.json"
    path.write_text(write_lock(lock), encoding="utf-8")
    assert read_lock(path, tmp_path) == (lock, ())
    assert write_lock(make_lock(dict(sorted(entries.items())), [figure])) == write_lock(lock)
    assert write_lock(lock).endswith("}\n")
    assert lock.sources == {"report": SOURCE.sha256}


def test_lock_holds_no_other_words_of_the_source() -> None:
    """The words that an ellipsis leaves out are not in the lock: only their number is."""
    text = write_lock(lock_up(PLAIN))
    assert "litres" not in text
    assert "7 words" in text


def test_missing_lock_is_empty(tmp_path: Path) -> None:
    """A story without a lock has nothing sealed, and nothing is wrong with it."""
    assert read_lock(tmp_path / "evidence.lock.json", tmp_path) == (Lock(), ())


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        (b"{,", "evidence.lock.json:1:2", "the lock cannot be used: it is no JSON"),
        (b"[]", "evidence.lock.json:1:1", "the lock cannot be used: "),
        (b'{"quotes": {"a": {}}}', "evidence.lock.json:1:1", "the lock cannot be used: quotes.a.words: field required"),
        (b'{"extra": 1}', "evidence.lock.json:1:1", "the lock cannot be used: extra: "),
        (b"\xff", "evidence.lock.json:1:1", "the lock cannot be used: it cannot be read (UnicodeDecodeError)"),
        (b"[" * 100_000, "evidence.lock.json:1:1", "the lock cannot be used: "),
        (b"", "evidence.lock.json:1:1", "the lock cannot be used: it is no JSON"),
    ],
)
def test_corrupt_lock_is_a_problem(tmp_path: Path, text: bytes, place: str, why: str) -> None:
    """Whatever stands in the file, the answer is a message with its place and an empty lock."""
    path = tmp_path / "evidence.lock.json"
    path.write_bytes(text)
    lock, (problem,) = read_lock(path, tmp_path)
    assert lock == Lock()
    assert (problem.code, str(problem.place)) == ("lock.corrupt", place)
    assert problem.message.startswith(why)


def test_verifying_again_changes_nothing() -> None:
    """The date of a seal stays while nothing else changes, so that the file stays too."""
    old, new = make_entry(PLAIN), replace(make_entry(PLAIN), verified=date(2031, 5, 1))
    assert keep_date(new, old) is old
    changed = replace(new, words="We tested it.")
    assert keep_date(changed, old) is changed
    assert keep_date(new, None) is new


def test_sealed_figure() -> None:
    """A figure is found by the words of its passage, while the hash of its source is the one that was sealed."""
    lock = make_lock({}, [seal_figure(SOURCE, "eight million litres", "8000000", DAY)])
    found = find_sealed_words(lock, AWAY, "eight million litres")
    assert found is not None
    assert found.value == "8000000"
    assert find_sealed_words(lock, AWAY, "nine million litres") is None
    assert find_sealed_words(lock, replace(AWAY, sha256="0" * 64), "eight million litres") is None


def test_lock_is_sorted_json() -> None:
    """Keys stand in order at every level, so that a change shows as a change of its own lines."""
    loaded = json.loads(write_lock(lock_up(BARE, SIGNED)))
    assert list(loaded) == sorted(loaded)
    assert list(loaded["quotes"]["tested"]) == sorted(loaded["quotes"]["tested"])

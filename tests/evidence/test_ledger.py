"""What the ledger says of the edits that a quotation has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.evidence.ledger import keep_ledger
from nutgraf.evidence.lock import Lock, judge, make_lock, seal
from nutgraf.evidence.sources import hash_text
from nutgraf.evidence.subject import Evidence
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.emphasis import read_emphasis
from nutgraf.quotes.model import Policy
from tests.evidence.test_lock import DAY
from tests.quotes.sample import PEOPLE, make_quotation, make_source

ALL_EDITS = Policy(numerals_may_differ=True, disfluencies_may_go=True)


@pytest.mark.parametrize(
    ("text", "by", "source", "detail"),
    [
        ("The gate will hold for a hundred years.", "lull", "report", "closing mark “.” for “,”"),
        ("the gate will hold", "lull", "report", "first letter: t for T"),
        ("We tested it ... and it worked.", "lull", "report", "7 words left out"),
        ("We tested [the gate] with eight million", "lull", "report", "inserted: [the gate] for 1 word"),
        ("low tide, | Is that", "brask", "report", "two parts of one utterance, 5 words of attribution between them"),
        ("We *tested* it", "lull", "report", "emphasis added: “tested”"),
        ("We tested it with 8 million litres", "lull", "report", "8 for “eight”"),
        ("At dawn? nobody is awake", "brask", "transcript", "“Um” left out"),
        ("the gate is a MARVEL [sic] of", "lull", "report", "marked [sic]"),
    ],
)
def test_each_edit_has_its_words(text: str, by: str, source: str, detail: str) -> None:
    """An edit is told in words that a reader understands; from the seal alone they are the same."""
    words, emphasis = read_emphasis(text)
    quotation = make_quotation(words, by, source, emphasis=emphasis, emphasis_added=bool(emphasis))
    document = make_source(source)
    document = replace(document, sha256=hash_text(document.text or ""))
    checked = check_quote(quotation, document, PEOPLE, ALL_EDITS)
    entry = seal(checked, document, "Ondine Brask" if by == "brask" else "Pomfret Lull", {}, DAY)
    assert entry is not None
    lock = make_lock({quotation.id: entry}, ())
    for place, known in ((document, Lock()), (replace(document, text=None), lock)):
        verdict = judge(quotation, place, PEOPLE, ALL_EDITS, known)
        evidence = Evidence({quotation.id: verdict}, {}, {}, {}, (), ())
        ledger = keep_ledger(evidence, {person.id: person for person in PEOPLE}, {source: place}, {})
        assert ledger.lines[0].detail == detail
        assert {problem.code for problem in verdict.problems} <= {"Q042"}

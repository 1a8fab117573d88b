"""What is more than a story can hold is refused, with the limit, instead of keeping somebody waiting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.errors import Place
from nutgraf.evidence import check
from nutgraf.evidence.check import Examination
from nutgraf.evidence.lock import Lock
from nutgraf.evidence.subject import Subject
from nutgraf.quotes.model import Policy
from tests.figures.sample import DATASETS, read_sentence

EMPTY = Subject("story.md", (), (), {}, {}, DATASETS, "", Policy(), Lock(), ())


def _codes(*sentences: str) -> list[str]:
    passages = tuple(read_sentence(sentence) for sentence in sentences)
    examination = Examination(replace(EMPTY, passages=passages))
    examination.judge_all()
    return [problem.code for problem in examination.finish(DATASETS).problems]


def test_more_bound_numbers_than_allowed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit all are checked; one more, and only the limit is told, at the first number beyond it."""
    monkeypatch.setattr(check, "MOST_FIGURES", 3)
    wrong = '[1.4 million]{n="audience:peak"} '
    assert _codes(wrong * 3) == ["F010"] * 3
    assert _codes(wrong * 4) == ["F071"]


def test_unbound_numbers_beyond_the_limit_are_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once there are too many, the rest of the text is not searched, and that is said."""
    monkeypatch.setattr(check, "MOST_FIGURES", 3)
    assert _codes("Of 17 and 18.", "Of 19 and 20.", "Of 21.") == ["F001"] * 4 + ["F071"]
    assert _codes("Of 17 and 18.", "Of 19.") == ["F001"] * 3


def test_place_of_the_first_number_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says where the limit is passed, how many there are, and how many there may be."""
    monkeypatch.setattr(check, "MOST_FIGURES", 1)
    passages = (read_sentence('[1.3 million]{n="audience:peak"} and [8 million]{n="audience:tested"}'),)
    (problem,) = Examination(replace(EMPTY, passages=passages)).finish(DATASETS).problems
    assert (problem.place, problem.message, problem.allowed) == (
        Place("story.md", 1, 38),
        "the story binds 2 numbers",
        "at most 1",
    )

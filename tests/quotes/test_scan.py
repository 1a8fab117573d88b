"""Quotations in a writer's prose, and those that nobody bound."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.markdown.model import Mark, Passage
from nutgraf.quotes.scan import check_unbound, find_quotations

START = Place("content/stories/gate/story.md", 7, 3)


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("She said “mud” and “silt”.", ["“mud”", "“silt”"]),
        ('She said "mud", then "silt."', ['"mud"', '"silt."']),
        ("She said ‘mud’ and left.", ["‘mud’"]),
        ("She said 'mud' and left.", ["'mud'"]),
        ("Er sagte „Schlamm“ und ging.", ["„Schlamm“"]),
        ("Er sagte »Schlamm« und ging.", ["»Schlamm«"]),
        ("Il dit « boue » et partit.", ["« boue »"]),
        ("She said “he called it ‘mud’ twice”.", ["“he called it ‘mud’ twice”"]),
        ("It’s the fishers’ boats, and the ’90s don’t count.", []),
        ("It's the fishers' boats, rock 'n' roll, '90s and 'tis all.", []),
        ("‘The fishers’ boats are old,’ she said.", ["‘The fishers’ boats are old,’"]),
        ('A 6" pipe, 5\' 4" tall, and a 12" wall.', []),
        ('"The 6" pipe," she said.', ['"The 6" pipe,"']),
        ("She said “mud and left.", ["“mud and left."]),
        ("She said mud” and left.", ["”"]),
        ("“One, she said. “Two.”", ["“One, she said. ", "“Two.”"]),
        ("", []),
    ],
)
def test_quotations_in_prose(text: str, quotations: list[str]) -> None:
    """Every kind of marks is seen, without apostrophes, feet and inches; a mark without a partner counts."""
    assert [text[start:end] for start, end in find_quotations(text)] == quotations


@given(st.text(alphabet="ab “”\"'‘’«»„.,6\n"))
def test_quotations_are_apart_and_in_order(text: str) -> None:
    """Ranges never overlap, are never empty, and lie in the text."""
    edges = [edge for span in find_quotations(text) for edge in span]
    assert edges == sorted(edges)
    assert all(start < end <= len(text) for start, end in find_quotations(text))


def make_passage(
    text: str, marked: str = "", opaque: str = "", classes: tuple[str, ...] = (), **attributes: str
) -> Passage:
    """A paragraph with at most one span and one piece of code."""
    start = text.find(marked)
    mark = Mark(
        "m1", start, start + len(marked), marked, MappingProxyType(attributes), classes, Place(START.path, 9, 1)
    )
    hidden = text.find(opaque)
    return Passage(
        "paragraph",
        text,
        (mark,) if marked else (),
        ((hidden, hidden + len(opaque)),) if opaque else (),
        ((0, START),),
    )


def test_unbound_quotation_is_told_with_its_place() -> None:
    """Q001 stands at the opening mark."""
    (problem,) = check_unbound(make_passage("She spoke of “mud” again."))
    assert problem.format() == (
        "content/stories/gate/story.md:7:16  Q001 quotation “mud” is not bound to a source  "
        'bind it, `["words"]{by=person}`, or say why it quotes nobody: `{.scare}`, `{.title}`, `{.term}`.  [Q001]'
    )


@pytest.mark.parametrize(
    "passage",
    [
        make_passage('She said "mud".', '"mud"', by="lull"),
        make_passage('She said "mud".', '"mud"', quote="tested"),
        make_passage('The "mud".', '"mud"', classes=("scare",)),
        make_passage('In "Mud", a play,', '"Mud"', classes=("title",)),
        make_passage('By "mud" we mean', '"mud"', classes=("term",)),
        make_passage('Write "mud" there.', opaque='"mud"'),
        make_passage("It’s mud, and the fishers’ boats lie in it."),
    ],
)
def test_bound_exempt_and_code_pass(passage: Passage) -> None:
    """Spans with `by` or `quote`, the three classes, code and apostrophes give no finding."""
    assert check_unbound(passage) == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('She said "a massive mud attack".', 'mud attack"'),
        ("She said mud.", "mud"),
        ('She said "mud" and "silt".', '"mud" and "silt"'),
        ("She said “mud.", "“mud"),
    ],
)
def test_span_that_binds_amiss(text: str, marked: str) -> None:
    """A span with `by` is one quotation from its first mark to its last, or Q002 tells so, once."""
    problems = check_unbound(make_passage(text, marked, by="lull"))
    assert [(problem.code, problem.place.line) for problem in problems] == [("Q002", 9)]


def test_other_attributes_bind_nothing() -> None:
    """A span for something else leaves its quotation unbound."""
    problems = check_unbound(make_passage('She said "mud".', '"mud"', n="data:mud"))
    assert [problem.code for problem in problems] == ["Q001"]

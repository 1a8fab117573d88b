"""Notes on exact words of quotations: their order, their places and what is wrong with them."""

from __future__ import annotations

from typing import Any

from nutgraf.errors import Place
from nutgraf.markdown import parse
from nutgraf.stories.front_matter import StoryKeys
from nutgraf.stories.notes import NotePlan, plan_notes
from nutgraf.stories.texts import list_directives

PATH = "content/stories/gate/story.md"
WORDS = {"gate": "The gate is ours, and it stays shut.", "wall": "Walls have ears."}
CONTEXT = {"on": "stays shut", "kind": "context", "by": "desk", "text": "It was open."}


def make_keys(**notes: list[dict[str, Any]]) -> StoryKeys:
    """The front matter of a story with these notes, by quotation."""
    quotes = {name: {"by": "lull", "text": WORDS[name], "notes": found} for name, found in notes.items()}
    head = {"title": "A gate", "summary": "Invented.", "date": "2024-05-04", "authors": ["desk"], "topic": "harbour"}
    return StoryKeys.model_validate({**head, "quotes": quotes})


def plan(body: str, **notes: list[dict[str, Any]]) -> NotePlan:
    """The notes of a story; keys of its front matter stand on line 2, at a column that their path makes up."""
    directives = tuple(list_directives(parse(body, PATH, 10).nodes))
    return plan_notes(make_keys(**notes), directives, WORDS, lambda *key: Place(PATH, 2, len(key)))


def test_notes_are_numbered_as_a_reader_meets_them() -> None:
    """The order is that of the text, whether a note is written in the front matter or beside it."""
    body = """
:::{note}
:for: wall
:kind: definition
:by: desk

What a wall is.
:::

::::{aside} Box
:::{quote} gate
:::
::::

:::{note}
:for: wall
:on: ears
:kind: link
:by: desk
:date: 2024-05-04

See there.
:::
"""
    found = plan(body, gate=[{**CONTEXT, "on": "The gate"}, CONTEXT])
    assert found.problems == ()
    numbers = {name: [note.number for note in notes] for name, notes in found.by_target.items()}
    assert numbers == {"wall": [1, 4], "gate": [2, 3]}
    assert [note.number for note in found.placed["gate"]] == [2, 3]
    assert found.placed["wall"] == ()
    assert [str(place) for place in found.by_place] == [f"{PATH}:11:1", f"{PATH}:24:1"]
    assert str(found.by_target["wall"][1].date) == "2024-05-04"


def test_notes_of_a_quotation_that_is_never_placed_are_not_planned() -> None:
    """A note has its place below its quotation; without that it has none."""
    assert plan("Only words.\n", gate=[CONTEXT]).by_target == {}


def test_a_note_is_about_words_that_are_there() -> None:
    """Words that the quotation does not have are told where the note names them."""
    found = plan(":::{quote} gate\n:::\n", gate=[{**CONTEXT, "on": "stays open"}])
    assert [problem.format() for problem in found.problems] == [
        f"{PATH}:2:5  the note's words “stays open” are not in quote “gate”"
        "  repeat words of: The gate is ours, and it stays shut.  [note.on]"
    ]


def test_a_fact_check_has_a_verdict_that_two_people_sign() -> None:
    """A fact-check without verdict, and a verdict with one signature, are mistakes."""
    notes = [
        {**CONTEXT, "kind": "fact-check"},
        {**CONTEXT, "kind": "fact-check", "verdict": "supported"},
        {**CONTEXT, "kind": "fact-check", "verdict": "supported", "reviewed_by": "editor"},
    ]
    found = plan(":::{quote} gate\n:::\n", gate=notes)
    assert [(problem.code, problem.message) for problem in found.problems] == [
        ("note.verdict", "the fact-check on “stays shut” has no verdict"),
        ("note.review", "the verdict on “stays shut” is signed by one person only"),
    ]


def test_a_note_for_a_broken_quotation_is_not_told_again() -> None:
    """A quotation of the front matter that could not be read was told already; its notes are no second mistake."""
    body = ":::{note}\n:for: {}\n:kind: context\n:by: desk\n\nWords.\n:::\n"
    keys = make_keys(gate=[])
    directives = tuple(list_directives(parse(body.replace("{}", "gate"), PATH).nodes))
    assert plan_notes(keys, directives, {}, lambda *_: Place(PATH)).problems == ()
    directives = tuple(list_directives(parse(body.replace("{}", "gates"), PATH).nodes))
    problems = plan_notes(keys, directives, WORDS, lambda *_: Place(PATH)).problems
    assert [problem.format() for problem in problems] == [
        f"{PATH}:2:7  this note is for 'gates', which no quotation is called"
        "  (did you mean 'gate'? known: gate, wall)  [note.for]"
    ]


def test_the_date_of_a_note_is_a_date() -> None:
    """A day that does not exist, and a date in other words, are told at the option."""
    for written in ("2024-02-30", "4 May 2024"):
        found = plan(f":::{{note}}\n:for: gate\n:kind: context\n:by: desk\n:date: {written}\n\nWords.\n:::\n")
        assert [problem.format() for problem in found.problems] == [
            f"{PATH}:14:8  this is no date  (such as 2024-08-13)  [note.date]"
        ]

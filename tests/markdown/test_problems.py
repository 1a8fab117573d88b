"""What Markdown would pass in silence, told with its place."""

from __future__ import annotations

import pytest

from nutgraf.markdown import parse
from tests.markdown.fixture_files import Fixture, name_fixture, read_fixtures


@pytest.mark.parametrize("fixture", read_fixtures("problems.txt"), ids=name_fixture)
def test_a_mistake_is_told_as_the_fixture_says(fixture: Fixture) -> None:
    """A text that begins on line 10 of its file has exactly the problems that its fixture lists."""
    problems = parse(fixture.source, "s.md", first_line=10).problems
    assert "\n".join(problem.format() for problem in problems) == fixture.expected


def test_classes_can_be_allowed() -> None:
    """Somebody who prints a class can allow it."""
    assert parse("[x]{.kicker}", "s.md", classes=("kicker",)).problems == ()


def test_a_long_text_is_refused() -> None:
    """More than a million characters are no story."""
    (problem,) = parse("x" * 1_000_001, "s.md", 7).problems
    assert problem.format() == "s.md:7:1  the text has 1,000,001 characters  (at most 1,000,000)  [markdown.size]"


def test_a_text_that_explodes_is_refused() -> None:
    """75 KB that become 150 MB, as a reference repeats a long address 5,000 times, are not rendered."""
    document = parse(f"[x]: <{'u' * 30_000}>\n\n{'[x]' * 5_000}", "s.md")
    assert [problem.code for problem in document.problems] == ["markdown.size"]
    assert document.nodes == ()


def test_a_table_that_explodes_is_refused() -> None:
    """So are rows of one cell in a table of hundreds of columns."""
    document = parse("|" + "a|" * 250 + "\n|" + "-|" * 250 + "\n" + "a\n" * 240, "s.md")
    assert [problem.code for problem in document.problems] == ["markdown.size"]

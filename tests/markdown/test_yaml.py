"""YAML as we allow it: values, places, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.errors import Place, Problem
from nutgraf.markdown import FrontMatter, load_yaml, split_front_matter
from nutgraf.markdown import yaml as our_yaml
from tests.markdown.fixture_files import Fixture, name_fixture, read_fixtures

STORY = """\
title: "A title"
tags: [audio, elections]
quotes:
  tested:
    by: host
    text: |
      We *tested* it.
    notes:
      - {on: "tested", kind: fact-check}
      - on: it
"""

VALUES: list[tuple[str, Any]] = [
    ("", None),
    ("~", None),
    ("null", None),
    ("true", True),
    ("False", False),
    ("12", 12),
    ("-7", -7),
    ("+1", 1),
    ("0", 0),
    ("0x1F", 31),
    ("0o17", 15),
    ("1e3", 1000.0),
    ("1.", 1.0),
    (".5", 0.5),
    ("-2.5E-1", -0.25),
    (".inf", float("inf")),
    ("NO", "NO"),
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("y", "y"),
    ("tRUE", "tRUE"),
    ("01234", "01234"),
    ("-01", "-01"),
    ("08.5", "08.5"),
    ("12:30", "12:30"),
    ("12:30:45", "12:30:45"),
    ("2024-08-13", "2024-08-13"),
    ("2026-13-45", "2026-13-45"),
    ("1_000", "1_000"),
    ("0b1", "0b1"),
    ("1,000", "1,000"),
    ("1e", "1e"),
    (".", "."),
    ("+", "+"),
    ("'12'", "12"),
    ('"true"', "true"),
    ("9" * 5000, "9" * 5000),
    ("=", "="),
    ("<<", "<<"),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text[:12] or "empty" for text, _ in VALUES])
def test_a_scalar_means_what_it_says(text: str, value: Any) -> None:
    """YAML 1.2's core schema: no date, no time, no `NO` and no postcode becomes anything but text."""
    loaded, _, problems = load_yaml(f"key: {text}\n", "s.md")
    assert problems == ()
    assert loaded == {"key": value}
    assert type(loaded["key"]) is type(value)


def test_keys_are_text() -> None:
    """Whatever a key looks like, it is the text that was written."""
    assert load_yaml("2024: a\nNO: b\ntrue: c\n~: d\n", "s.md")[0] == {"2024": "a", "NO": "b", "true": "c", "~": "d"}


@pytest.mark.parametrize("fixture", read_fixtures("yaml.txt"), ids=name_fixture)
def test_what_is_refused_is_told_as_the_fixture_says(fixture: Fixture) -> None:
    """A YAML text that begins on line 2 of its file has exactly these problems."""
    _, _, problems = load_yaml(fixture.source, "s.md", first_line=2)
    assert "\n".join(problem.format() for problem in problems) == fixture.expected


@pytest.mark.parametrize("fixture", read_fixtures("yaml.txt"), ids=name_fixture)
def test_without_the_c_parser_the_same_is_refused(fixture: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML without its C part tells the same mistakes, on the same lines."""
    monkeypatch.setattr(our_yaml, "_LOADER", yaml.SafeLoader)
    _, _, problems = load_yaml(fixture.source, "s.md", first_line=2)
    lines = [line.split(":")[1] for line in fixture.expected.splitlines()]
    assert [str(problem.place.line) for problem in problems] == lines


def test_characters_that_may_not_be_in_yaml() -> None:
    """Control characters, lone surrogates and line ends that editors do not count are told, with their place."""
    for character in ("\x00", "\x07", "\ud800", "\x85", "\u2028", "\ufeff", "\uffff"):
        _, _, problems = load_yaml(f"a: 1\nb: x{character}", "s.md")
        (problem,) = problems
        assert problem.place == Place("s.md", 2, 5)
        assert problem.message == f"character U+{ord(character):04X} is not allowed"


def test_too_much_yaml() -> None:
    """More than 64 KiB is no front matter, counted in bytes."""
    assert load_yaml("a: " + "é" * 32_765, "s.md")[2] == ()
    (problem,) = load_yaml("a: " + "é" * 32_767, "s.md")[2]
    assert problem.format() == "s.md:1:1  there is too much YAML  (at most 64 KiB)  [yaml.size]"


@pytest.mark.parametrize("text", ["[" * 50_000, "{a: " * 16_000, "- " * 30_000, "? " * 30_000])
def test_too_deep_yaml(text: str) -> None:
    """Fifty thousand brackets are refused at the 21st, without recursion."""
    value, _, problems = load_yaml(text, "s.md")
    assert value is None
    assert [problem.code for problem in problems if problem.code != "yaml.key"] == ["yaml.depth"]


def test_twenty_levels_are_allowed() -> None:
    """The limit is what it says."""
    assert load_yaml("[" * 20 + "]" * 20, "s.md")[2] == ()
    assert load_yaml("[" * 21 + "]" * 21, "s.md")[2][0].code == "yaml.depth"


def test_exponential_aliases_are_refused_at_once() -> None:
    """A document of nine lines that would stand for a billion words stays small."""
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10))]
    value, _, problems = load_yaml("\n".join(lines), "s.md")
    assert {problem.code for problem in problems} == {"yaml.anchor", "yaml.alias"}
    assert len(str(value)) < 2000


def test_positions() -> None:
    """Every key and value has its place, in the lines of the file."""
    _, positions, problems = load_yaml(STORY, "s.md", first_line=2)
    assert problems == ()
    assert positions.key(("title",)) == Place("s.md", 2, 1)
    assert positions.value(("title",)) == Place("s.md", 2, 8)
    assert positions.text(("title",)) == Place("s.md", 2, 9)
    assert positions.value(("tags", 1)) == Place("s.md", 3, 15)
    assert positions.text(("quotes", "tested", "text")) == Place("s.md", 8, 7)
    assert positions.key(("quotes", "tested", "notes", 0, "on")) == Place("s.md", 10, 10)
    assert positions.value(("quotes", "tested", "notes", 0, "on")) == Place("s.md", 10, 14)
    assert positions.value(("quotes", "tested", "notes", 1)) == Place("s.md", 11, 9)


def test_the_position_of_what_is_not_there() -> None:
    """Something missing is shown at the mapping that lacks it."""
    _, positions, _ = load_yaml(STORY, "s.md", first_line=2)
    assert positions.key(("quotes", "tested", "source")) == Place("s.md", 5, 3)
    assert positions.value(("summary",)) == Place("s.md", 2, 1)
    assert positions.has(("quotes", "tested")) and not positions.has(("summary",))


def test_splitting() -> None:
    """Front matter and body, each with its first line; a byte order mark and Windows line ends do not matter."""
    for text in ("---\na: 1\n---\nBody\n---\n", "\ufeff---\r\na: 1\r\n---  \r\nBody\r\n---\r\n"):
        assert split_front_matter(text, "s.md") == FrontMatter("a: 1", 2, "Body\n---\n", 4)
    assert split_front_matter("---\n---", "s.md") == FrontMatter("", 2, "", 3)


def test_splitting_what_has_no_front_matter() -> None:
    """A file without front matter, or with one that never ends, is a mistake."""
    for text, message in (
        ("", "the file must begin with its front matter"),
        ("\n---\na: 1\n---\n", "the file must begin with its front matter"),
        ("---\na: 1\n----\n", "the front matter never ends"),
    ):
        problem = split_front_matter(text, "s.md")
        assert isinstance(problem, Problem)
        assert problem.message == message
        assert problem.place == Place("s.md", 1, 1)


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(
        alphabet=st.characters(
            codec="utf-8", categories=("L", "N", "P", "Z", "S"), exclude_characters="\u2028\u2029\ufeff"
        )
    ),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet="abcde", min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(alphabet="abc", min_size=1), PLAIN, max_size=5))
def test_what_is_written_is_read(value: dict[str, Any]) -> None:
    """Whatever JSON holds is read back as it was; every value has a place at which it stands."""
    text = yaml.dump(value, Dumper=_CoreDumper, allow_unicode=True)
    loaded, positions, problems = load_yaml(text, "s.md")
    assert problems == ()
    assert loaded == value
    lines = text.split("\n")
    for path in positions.spots:
        place = positions.key(path)
        if path and isinstance(path[-1], str):
            assert lines[place.line - 1][place.column - 1 :].startswith((path[-1], f'"{path[-1]}'))


class _CoreDumper(yaml.SafeDumper):
    """A dumper that quotes every text, so that no text is read as something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_CoreDumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))

YAML_LIKE = st.text(alphabet="ab:-?[]{},#&*!|>'\"%@` \n\t<1.~\\", max_size=60)


@st.composite
def mutated_stories(draw: st.DrawFn) -> str:
    """A good front matter with some characters removed, doubled or replaced."""
    text = STORY
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text) - 1))
        text = (
            text[:at]
            + draw(st.sampled_from(["", text[at] * 2, ":", "\t", '"', "- ", "&x ", "*x", "{", "]", "\n"]))
            + text[at + 1 :]
        )
    return text


@given(st.text() | YAML_LIKE | mutated_stories())
@example("? ? a")
@example("*a")
@example("- &a\n- !b\n-")
@example("%YAML 1.2\n---\n")
def test_no_text_raises(text: str) -> None:
    """Any text gives a value or problems, and every place is within it."""
    value, positions, problems = load_yaml(text, "s.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [problem.place for problem in problems]
    places += [find(path) for path in positions.spots for find in (positions.key, positions.value, positions.text)]
    for place in places:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert value is None or isinstance(value, dict | list | str | int | float | bool)


@given(st.text(alphabet="-a: \n"))
def test_no_text_fails_to_split(text: str) -> None:
    """The two parts and the lines of dashes are the file again; or there is a problem."""
    parts = split_front_matter(text, "s.md")
    if isinstance(parts, FrontMatter):
        lines = text.split("\n")
        assert lines[parts.yaml_line - 1 : parts.body_line - 2] == (
            parts.yaml.split("\n") if parts.body_line > 3 else []
        )
        assert lines[parts.body_line - 1 :] == parts.body.split("\n") or (
            not parts.body and parts.body_line > len(lines)
        )

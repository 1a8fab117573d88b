"""What is wrong with a front matter, told to a writer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nutgraf.markdown import load_yaml, problems_from_pydantic
from nutgraf.markdown.validation import find_model

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]


class Keys(BaseModel):
    """Unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid")


class Note(Keys):
    """A note of a quotation."""

    on: str = Field(description="the words it is about")
    kind: Literal["context", "fact-check"] = "context"
    verdict: Literal["supported", "unsupported"] | None = None


class Quote(Keys):
    """A quotation."""

    by: str
    text: str = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Story(Keys):
    """A front matter like those of stories."""

    title: str = Field(max_length=20)
    summary: str = Field(description="one or two sentences")
    on: date | None = None
    sample: bool = False
    order: int = 1
    tags: list[str] = []
    quotes: dict[Name, Quote] = {}
    more: Annotated[dict[str, Quote] | None, Field(description="…")] = None


def tell(text: str) -> list[str]:
    """The problems of a front matter that begins on line 2."""
    value, positions, problems = load_yaml(text, "s.md", first_line=2)
    assert problems == ()
    try:
        Story.model_validate(value)
    except ValidationError as error:
        return [problem.format() for problem in problems_from_pydantic(error, positions, Story)]
    return []


def test_a_misspelt_key_is_told_once() -> None:
    """The nearest key is named; that the right key is missing is not told as well."""
    assert tell("title: a\nsumary: b\n") == [
        "s.md:3:1  unknown key 'sumary'  (did you mean 'summary'? known: more, on, order, quotes, sample, summary, "
        "tags, title)  [front-matter.unknown]"
    ]


def test_a_key_of_a_nested_mapping() -> None:
    """Known names are those of the mapping in which the key stands, in lists and mappings of any depth."""
    text = "title: a\nsummary: b\nquotes:\n  q: {by: c, text: d, notes: [{on: e, verdikt: supported}], colour: f}\n"
    assert tell(text) == [
        "s.md:5:39  unknown key 'verdikt'  (did you mean 'verdict'? known: kind, on, verdict)  [front-matter.unknown]",
        "s.md:5:61  unknown key 'colour'  (known: by, notes, text)  [front-matter.unknown]",
    ]


def test_what_is_missing_is_told_where_it_should_be() -> None:
    """At the mapping that lacks it, with what the key is for."""
    assert tell("title: a\nquotes:\n  q: {by: c, text: d, notes: [{kind: context}]}\n") == [
        "s.md:2:1  key 'summary' is missing  (one or two sentences)  [front-matter.missing]",
        "s.md:4:31  key 'on' is missing in entry 1 of 'notes'  (the words it is about)  [front-matter.missing]",
    ]


def test_wrong_types() -> None:
    """What it must be, and what it is."""
    text = "title: 2024\nsummary: [a]\nsample: maybe\norder: first\ntags: a\nquotes: {q: text, r: }\n"
    assert tell(text) == [
        "s.md:2:8  'title' must be text, not the number 2024  put it in quotation marks  [front-matter.type]",
        "s.md:3:10  'summary' must be text, not a list  [front-matter.type]",
        "s.md:4:9  'sample' must be true or false, not 'maybe'  [front-matter.type]",
        "s.md:5:8  'order' must be a whole number, not 'first'  [front-matter.type]",
        "s.md:6:7  'tags' must be a list, `[one, two]`, not 'a'  write `[a]`  [front-matter.type]",
        "s.md:7:13  'q' must be a mapping, `key: value`, not 'text'  [front-matter.type]",
        "s.md:7:22  'r' must be a mapping, `key: value`, not empty  [front-matter.type]",
    ]


def test_wrong_values() -> None:
    """Names that are not among the allowed ones, dates that are none, texts that are too long or empty."""
    text = (
        "title: a title that is far too long\nsummary: b\non: 2024-13-45\n"
        "quotes:\n  Q: {by: c, text: ''}\n  q: {by: c, text: d, notes: [{on: e, kind: factcheck}]}\n"
    )
    assert tell(text) == [
        "s.md:2:8  'title' has 28 characters  (at most 20)  [front-matter.value]",
        "s.md:4:5  'on' cannot be '2024-13-45'  (a valid date or datetime, month value is outside expected range of "
        "1-12)  [front-matter.value]",
        "s.md:6:3  a key cannot be 'Q'  (small letters, digits, `-` and `_`, a letter first)  [front-matter.value]",
        "s.md:6:20  'text' is empty  [front-matter.value]",
        "s.md:7:45  'kind' cannot be 'factcheck'  (did you mean 'fact-check'? known: context, fact-check)  "
        "[front-matter.value]",
    ]


def test_no_mapping_at_all() -> None:
    """A front matter that is a list or a text is told as a whole."""
    assert tell("- a\n") == ["s.md:2:1  the text must be a mapping, `key: value`, not a list  [front-matter.type]"]


def test_the_code_names_the_file() -> None:
    """Other files than stories lead their codes by another name."""
    value, positions, _ = load_yaml("titel: a", "publication.yaml")
    try:
        Story.model_validate(value)
    except ValidationError as error:
        codes = {problem.code for problem in problems_from_pydantic(error, positions, Story, "publication")}
    assert codes == {"publication.unknown", "publication.missing"}


def test_models_are_found_through_unions_lists_and_mappings() -> None:
    """The model of a nested mapping, whatever its type is wrapped in."""
    assert find_model(Story, ()) is Story
    assert find_model(Story, ("quotes", "q", "notes", 3)) is Note
    assert find_model(Story, ("more", "q")) is Quote
    assert find_model(Story, ("title",)) is None
    assert find_model(Story, ("nowhere", "at", "all")) is None

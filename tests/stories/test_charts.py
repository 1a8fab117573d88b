"""The charts of front matter: their texts are Markdown and checked, what is drawn of them is plain."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.charts.kinds import CHARTS
from nutgraf.stories.charts import list_drawn, list_labels, list_texts, read_charts
from nutgraf.stories.file import ContentFile, read_file
from nutgraf.stories.front_matter import StoryKeys
from nutgraf.stories.texts import read_text
from tests.charts.samples import DAYS, YEARS

CHART = """---
title: A title
summary: A summary.
date: 2024-05-04
authors: [desk]
topic: harbour
charts:
  days:
    kind: line
    data: days
    title: Down *by* the [end]{.term}
    alt: A line that goes up and down.
    x: day
    y: index
    reference: {value: 100, text: 'The [start]{.term}'}
    annotations:
      - text: >-
          [Ten]{n="diff(days:b, days:a)"}
          points
        at: 1888-12-30
        value: 97.5
      - {text: Nowhere, value: 0}
---
"""


@pytest.fixture
def file(tmp_path: Path) -> ContentFile[StoryKeys]:
    """A story with a chart whose texts have marks."""
    path = tmp_path / "story.md"
    path.write_text(CHART, encoding="utf-8")
    found, problems = read_file(path, tmp_path, StoryKeys)
    assert found is not None, problems
    return found


def test_every_text_that_readers_see_is_listed(file: ContentFile[StoryKeys]) -> None:
    """The texts around the drawing and those in it."""
    seen = {".".join(map(str, path)): text for path, text in list_texts(file.keys.charts) if text}
    assert seen == {
        "charts.days.title": "Down *by* the [end]{.term}",
        "charts.days.alt": "A line that goes up and down.",
        "charts.days.reference.text": "The [start]{.term}",
        "charts.days.annotations.0.text": '[Ten]{n="diff(days:b, days:a)"} points',
        "charts.days.annotations.1.text": "Nowhere",
    }


def test_words_of_a_specification_are_listed() -> None:
    """Titles and texts that Vega-Lite prints, those of rows beside the dataset too; fields and types are not words."""
    spec = {
        "mark": {"type": "text", "text": "The peak"},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "title": "Day of 300"},
            "y": {"field": "index", "axis": {"title": ["Two", "lines"], "format": ".1f"}},
            "text": {"value": "Said twice"},
            "color": {"value": "#123456"},
        },
        "layer": [{"data": {"values": [{"at": "2024-05-01", "words": "45 boats"}]}, "mark": "rule"}],
    }
    seen = {".".join(map(str, path)): text for path, text in list_labels({"c": {"kind": "spec", "spec": spec}})}
    assert seen == {
        "charts.c.spec.mark.text": "The peak",
        "charts.c.spec.encoding.x.title": "Day of 300",
        "charts.c.spec.encoding.y.axis.title.0": "Two",
        "charts.c.spec.encoding.y.axis.title.1": "lines",
        "charts.c.spec.encoding.text.value": "Said twice",
        "charts.c.spec.layer.0.data.values.0.at": "2024-05-01",
        "charts.c.spec.layer.0.data.values.0.words": "45 boats",
    }


def test_what_is_drawn_has_no_markdown(file: ContentFile[StoryKeys], tmp_path: Path) -> None:
    """Marks bind and check; the drawing gets the words."""
    listed = [(".".join(map(str, path)), path, text) for path, text in list_texts(file.keys.charts)]
    texts = {name: read_text(name, str(text), file.place(*path), tmp_path) for name, path, text in listed if text}
    requests, problems = read_charts(file, texts, {"days": DAYS}, "en")
    assert problems == ()
    request = requests["days"]
    assert request is not None
    assert request.title == "Down by the end"
    reference, annotations = request.options["reference"], request.options["annotations"]
    assert isinstance(reference, dict)
    assert reference["text"] == "The start"
    assert isinstance(annotations, list)
    assert [annotation["text"] for annotation in annotations] == ["Ten points", "Nowhere"]


def test_numbers_that_are_no_datum_are_listed_with_their_places(file: ContentFile[StoryKeys]) -> None:
    """The index of 100 is in the data, 97.5 is not; days along the axis are no numbers."""
    drawn = [(str(number.value), number.option, str(number.place)) for number in list_drawn(file, {"days": DAYS})]
    assert drawn == [("97.5", "value", "story.md:21:9"), ("0", "value", "story.md:22:25")]


def test_no_text_of_any_kind_goes_unread() -> None:
    """Whoever adds a text to the options of a kind adds it to those that are read; the rest are names and values."""
    read = {"title", "subtitle", "alt", "note", "noun", "result", "reference", "annotations"}
    names = {"kind", "data", "spec", "focus", "without", "shapes", "points", "tooltip", "facet", "columns", "labels"}
    names |= {"highlight", "center"}
    values = {"unit", "start", "end", "dashed_from"}
    for kind, found in CHARTS.items():
        model = found.options
        texts = {
            name
            for name, field in model.model_fields.items()
            if "str" in str(field.annotation) and "Literal" not in str(field.annotation)
        }
        assert texts - read - names - values - set(model.takes) == set(), kind


def test_the_samples_have_what_these_tests_say() -> None:
    """The index begins at 100, and no value of the years is missing."""
    assert {str(row["index"]) for row in DAYS.rows} >= {"100"}
    assert all(row["share"] is not None for row in YEARS.rows)

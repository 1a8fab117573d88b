from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.validation import validate
from nutgraf.datasets.model import Dataset
from nutgraf.names import suggest
from nutgraf.stories.charts import read_charts
from nutgraf.stories.file import read_file
from nutgraf.stories.front_matter import StoryKeys
from tests.charts.samples import COUNTS, PLACES, STORY, YEARS

HEAD = """---
title: A title
summary: A summary.
date: 2024-05-04
authors: [desk]
topic: harbour
charts:
  sample:
    title: One is more than the others
    alt: Three bars, of which one is long.
"""
BAR, LINE = "    {kind: bar, data: sample, x: count, y: label, ", "    {kind: line, data: years, x: year, y: share, "


def tell(tmp_path: Path, chart: str) -> list[str]:
    """What is wrong with the entry of a chart whose lines, from the eleventh of the story on, are given."""
    lines = [f"    {line}\n" for line in chart.strip().split("\n")]
    path = tmp_path / "story.md"
    path.write_text(f"{HEAD}{''.join(lines)}---\n", encoding="utf-8")
    file, problems = read_file(path, tmp_path, StoryKeys)
    assert file is not None, problems
    datasets: dict[str, Dataset] = {"sample": COUNTS, "years": YEARS}
    return [problem.format().removeprefix("story.md:") for problem in read_charts(file, {}, datasets, "en")[1]]


def list_names(kind: str) -> list[str]:
    """The options of a kind, as writers write them."""
    return [field.alias or name for name, field in CHARTS[kind].options.model_fields.items()]


START = "kind: bar\ndata: sample\nx: count\ny: label\n"
SERIES = "kind: line\ndata: years\nx: year\ny: share\nseries: medium\n"
WRONG = {
    "a misspelt choice": (
        START + "sort: ascnding",
        "15:5  chart 'sample': 'sort' cannot be 'ascnding'  (did you mean 'ascending'? known: ascending, data,"
        " descending, name)  [chart.value]",
    ),
    "another choice": (
        START + "sort: up",
        "15:5  chart 'sample': 'sort' cannot be 'up'  (known: ascending, data, descending, name)  [chart.value]",
    ),
    "a choice that is no word": (
        START + "width: 600",
        "15:5  chart 'sample': 'width' cannot be the number 600  (known: full, text, wide)  [chart.value]",
    ),
    "yes": (
        START + "labels: yes",
        "15:5  chart 'sample': 'labels' must be true or false, not 'yes'  write `true`  [chart.value]",
    ),
    "no": (
        START + "labels: 'No'",
        "15:5  chart 'sample': 'labels' must be true or false, not 'No'  write `false`  [chart.value]",
    ),
    "a number for a flag": (
        START + "labels: 0",
        "15:5  chart 'sample': 'labels' must be true or false, not the number 0  write `false`  [chart.value]",
    ),
    "no number": (
        START + "reference: {value: much, text: Much}",
        "15:17  chart 'sample', 'reference': 'value' must be a number, not 'much'  [chart.value]",
    ),
    "a number with separators": (
        START + "reference:\n  text: A million\n  value: 1,000,000",
        "17:7  chart 'sample', 'reference': 'value' must be a number, not '1,000,000'  [chart.value]",
    ),
    "a number without end": (
        START + "reference: {value: .inf, text: Much}",
        "15:17  chart 'sample', 'reference': 'value' must be a finite number, not `.inf`  [chart.value]",
    ),
    "a text for a mapping": (
        START + "reference: 1000000",
        "15:5  chart 'sample': 'reference' must be a mapping, `key: value`, not the number 1000000  [chart.value]",
    ),
    "a nested key that is missing": (
        START + "reference: {value: 1}",
        "15:5  chart 'sample', 'reference' lacks 'text'  (What the line means, in a few words.)  add 'text:'"
        "  [chart.missing]",
    ),
    "a nested key that is unknown": (
        START + "reference: {value: 1, text: One, txet: One}",
        "15:38  chart 'sample', 'reference' has no option 'txet'  (did you mean 'text'? known: text, value)"
        "  [chart.option]",
    ),
    "a nested key that is misspelt": (
        START + "reference: {value: 1, txet: One}",
        "15:27  chart 'sample', 'reference' has no option 'txet'  (did you mean 'text'? known: text, value)"
        "  [chart.option]",
    ),
    "an empty text below": (
        START + "reference: {value: 1, text: ''}",
        "15:27  chart 'sample', 'reference': 'text' is empty  (What the line means, in a few words.)"
        "  fill it in or take it out  [chart.missing]",
    ),
    "an entry of a list": (
        SERIES + "annotations:\n  - {text: One, at: 2016}\n  - text: Two\n    value: two",
        "19:9  chart 'sample', entry 2 of 'annotations': 'value' must be a number, not 'two'  [chart.value]",
    ),
    "an entry of a list that lacks something": (
        SERIES + "annotations:\n  - {text: One, at: 2016}\n  - {at: 2017}",
        "18:9  chart 'sample', entry 2 of 'annotations' lacks 'text'  (What readers should know here, in a few words.)"
        "  add 'text:'  [chart.missing]",
    ),
    "an unknown key of an entry": (
        SERIES + "annotations:\n  - {text: One, at: 2016, start: 2016}",
        "17:31  chart 'sample', entry 1 of 'annotations' has no option 'start'  (known: at, from, series, text, to,"
        " value)  [chart.option]",
    ),
    "a text for a list": (
        START + "highlight: Radio",
        "15:5  chart 'sample': 'highlight' must be a list, `[one, two]`, not 'Radio'  write `[Radio]`  [chart.value]",
    ),
    "a list inside a list": (
        START + "highlight: [One, [Two]]",
        "15:22  chart 'sample': entry 2 of 'highlight' must be text, not a list  [chart.value]",
    ),
    "an empty entry": (
        START + "highlight: [One, '']",
        "15:22  chart 'sample': entry 2 of 'highlight' is empty  fill it in or take it out  [chart.missing]",
    ),
    "too small": (
        SERIES + "height: 20",
        "16:5  chart 'sample': 'height' cannot be the number 20  (at least 120)  [chart.value]",
    ),
    "too large": (
        SERIES + "height: 2000",
        "16:5  chart 'sample': 'height' cannot be the number 2000  (at most 1200)  [chart.value]",
    ),
    "a part of a pixel": (
        SERIES + "height: 300.5",
        "16:5  chart 'sample': 'height' must be a whole number, not the number 300.5  [chart.value]",
    ),
    "a number for a text": (
        START + "unit: 5",
        "15:5  chart 'sample': 'unit' must be text, not the number 5  put it in quotation marks  [chart.value]",
    ),
    "an empty option": (
        START + "subtitle:",
        "15:5  chart 'sample': 'subtitle' is empty  (What is measured, in which unit, where and when.)"
        "  fill it in or take it out  [chart.missing]",
    ),
    "white space": (
        START + "unit: ' '",
        "15:5  chart 'sample': 'unit' is empty  [chart.value]",
    ),
    "a list for a text": (
        START + "unit: [a]",
        "15:5  chart 'sample': 'unit' must be text, not a list  [chart.value]",
    ),
    "an empty kind": (
        "kind:\ndata: sample",
        f"11:5  chart 'sample' lacks 'kind'  (one of {', '.join(sorted(CHARTS))})  add 'kind:'  [chart.missing]",
    ),
    "a kind that is none": (
        "kind: 3",
        f"11:5  chart 'sample': there is no kind '3'  ({suggest('3', CHARTS)})  [chart.kind]",
    ),
    "an unknown option": (
        START + "colour: basis",
        f"15:5  chart 'sample' has no option 'colour'  ({suggest('colour', list_names('bar'))})  [chart.option]",
    ),
    "a required option that is misspelt": (
        "kind: bar\ndata: sample\nx: count\nyy: label",
        f"14:5  chart 'sample' has no option 'yy'  ({suggest('yy', list_names('bar'))})  [chart.option]",
    ),
    "a name that only the code knows": (
        SERIES + "start: 2016",
        f"16:5  chart 'sample' has no option 'start'  ({suggest('start', list_names('line'))})  [chart.option]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_told_in_words_for_writers(case: str, tmp_path: Path) -> None:
    """Each mistake is told at its key, to the letter: what it is, what is allowed, how to mend it."""
    chart, expected = WRONG[case]
    assert tell(tmp_path, chart) == [expected]


def test_numbers_that_name_something_need_no_quotation_marks(tmp_path: Path) -> None:
    """A year to highlight or to begin at is typed as it is."""
    chart = "kind: line\ndata: years\nx: year\ny: share\nseries: medium\nfrom: 2016\nhighlight: [Radio]"
    assert tell(tmp_path, chart) == []
    chart = "kind: dot\ndata: years\nx: share\ny: year\ncolor: medium\nhighlight: [2016, 2030]"
    assert [text.partition("  (")[0] for text in tell(tmp_path, chart)] == [
        "16:23  chart 'sample': there is no '2030' to highlight"
    ]


JUNK: st.SearchStrategy[object] = st.recursive(
    st.sampled_from([None, True, False, "", " ", "yes", "words", -1, 0, 5, 10**9, 0.5, float("inf"), float("nan")]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["text", "value", "at", "from", "txt"]), inner, max_size=3)
    ),
    max_leaves=5,
)
FOREIGN = ("input", "should", "valid ", "type=", "pydantic", "error", "instance", "decimal", "string_", "None")


@settings(deadline=None)
@given(st.data())
def test_no_wording_of_a_library_reaches_writers(data: st.DataObject) -> None:
    """Whatever stands at an option, either it passes, or the problem is told in our own words and has a code."""
    kind = data.draw(st.sampled_from(sorted(CHARTS)))
    option = data.draw(st.sampled_from(sorted(set(list_names(kind)) - {"kind"})))
    raw = {"kind": kind, "data": "sample", "title": "A sample", "alt": "In words.", option: data.draw(JUNK)}
    _, problems = validate(raw, STORY, PLACES, "sample")
    for problem in problems:
        told = f"{problem.message} {problem.fix}".replace("there is no kind", "")
        assert problem.code.startswith("chart.")
        assert not [word for word in FOREIGN if word in told], told

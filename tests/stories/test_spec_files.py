"""Specifications of charts in files beside a story: read as if they stood in its front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.errors import Place
from nutgraf.stories.file import ContentFile, read_file
from nutgraf.stories.front_matter import PageKeys

PAGE = """---
title: A page
menu: A page
summary: What it tells
charts:
  one:
    kind: spec
    data: sample
    title: A title
    alt: What it shows
    spec: {name}
---
Words.
"""
SPEC = """{
  "mark": "bar",
  "encoding": {
\t"x": {"field": "off"}
  }
}
"""


def read(folder: Path, name: str, text: str | bytes = SPEC) -> tuple[ContentFile[PageKeys], list[str]]:
    """A page whose chart names a file, beside `one.vl.json` with this text; and what is wrong, as text."""
    (folder / "page.md").write_text(PAGE.replace("{name}", name), "utf-8")
    (folder / "one.vl.json").write_bytes(text.encode() if isinstance(text, str) else text)
    file, problems = read_file(folder / "page.md", folder, PageKeys)
    assert file is not None, problems
    return file, [problem.format() for problem in problems]


def test_a_file_stands_in_for_its_name(tmp_path: Path) -> None:
    """The chart has the specification; each of its keys and words has its place in the file, `no` is a word."""
    file, problems = read(tmp_path, "one.vl.json")
    assert problems == []
    assert file.keys.charts["one"]["spec"] == {"mark": "bar", "encoding": {"x": {"field": "off"}}}
    assert file.key_place("charts", "one", "spec", "encoding", "x") == Place("one.vl.json", 4, 2)
    assert file.place("charts", "one", "spec", "encoding", "x", "field") == Place("one.vl.json", 4, 18)
    assert file.key_place("charts", "one", "spec") == Place("page.md", 11, 5)
    assert file.key_place("charts", "one", "title") == Place("page.md", 9, 5)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("on.vl.json", SPEC, "page.md:11:11  chart 'one': there is no specification 'on.vl.json' beside the story  "
         "(did you mean 'one.vl.json'? known: one.vl.json)  its name ends with .vl.json  [chart.file]"),
        ("../one.vl.json", SPEC, "page.md:11:11  chart 'one': there is no specification '../one.vl.json' beside the "
         "story  (did you mean 'one.vl.json'? known: one.vl.json)  its name ends with .vl.json  [chart.file]"),
        ("page.md", SPEC, "page.md:11:11  chart 'one': there is no specification 'page.md' beside the story  "
         "(known: one.vl.json)  its name ends with .vl.json  [chart.file]"),
        ("one.vl.json", '{"mark": bar}', "one.vl.json:1:10  this is not JSON: expecting value  [chart.file]"),
        ("one.vl.json", "[1]", "one.vl.json:1:1  a specification is a JSON object  [chart.file]"),
        ("one.vl.json", b'{"mark": "\xff"}', "one.vl.json:1:1  the file is not UTF-8  save it as UTF-8  "
         "[file.encoding]"),
    ],
    ids=["missing", "elsewhere", "ending", "syntax", "list", "encoding"],
)  # fmt: skip
def test_a_file_that_is_no_good_is_told(tmp_path: Path, name: str, text: str | bytes, problem: str) -> None:
    """A file that is not there, lies elsewhere, is none of these, or cannot be read: one problem at its place."""
    file, problems = read(tmp_path, name, text)
    assert problems == [problem]
    assert file.keys.charts["one"]["spec"] == {}

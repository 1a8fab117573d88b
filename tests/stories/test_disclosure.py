"""Second-hand words in running text: the page says who quoted them, once in each paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.quotes.model import Quotation, Source
from nutgraf.stories.disclosure import find_quoter, name_quoter, says_quoter
from tests.sites.tool import BASE, STORY, lay_out, run

PLACE = Place("content/stories/harbour/story.md", 41, 14)
REPORT = Source("report", "news-article", "A report", PLACE, publisher="The Sample Gazette")
LETTER = Source("letter", "email", "A letter", PLACE, via="report")
MINUTES = Source("minutes", "document", "Minutes", PLACE)
SOURCES = {source.id: source for source in (REPORT, LETTER, MINUTES)}
SPOKEN = "[“a rare night of good arithmetic”]{#rare by=lull}"
OTHER = "[“We counted every boat in the harbour twice”]{by=brask}"


@pytest.mark.parametrize(
    ("by", "source", "quoter"),
    [
        ("lull", "report", REPORT),
        ("report", "report", None),
        ("lull", "letter", REPORT),
        ("letter", "letter", REPORT),
        ("lull", "minutes", None),
        ("minutes", "minutes", None),
    ],
)
def test_who_quoted_the_words_before_us(by: str, source: str, quoter: Source | None) -> None:
    """A report quotes others, and so does whoever is the only one to know a document; nobody quotes themselves."""
    assert find_quoter(Quotation("rare", "words", by, source, PLACE), SOURCES) == quoter


def test_sources_in_a_circle_end() -> None:
    """Two sources that are known through each other are a mistake, not a hang."""
    circle = {"a": replace(LETTER, id="a", via="b"), "b": replace(LETTER, id="b", via="a")}
    assert find_quoter(Quotation("rare", "words", "lull", "a", PLACE), circle) in circle.values()


@given(st.sampled_from([REPORT, replace(REPORT, publisher="")]), st.data())
def test_neither_case_nor_spaces_hide_the_name(source: Source, data: st.DataObject) -> None:
    """What the build prints is always recognised, in whatever case and however its lines are broken."""
    words = f"as quoted by {name_quoter(source)}".split()
    printed = data.draw(st.sampled_from([" ", "\n", "\u00a0", "  \n "])).join(words)
    printed = data.draw(st.sampled_from([str.upper, str.lower, str.title, str]))(printed)
    assert says_quoter(f"He said so ({printed}).", source)
    assert not says_quoter(f"He said so ({printed}).", MINUTES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"He saw {SPOKEN} there.",
            "He saw “a rare night of good arithmetic” (as quoted by Report on the count) there.",
        ),
        (
            f"She: {OTHER} He: {SPOKEN}",
            "She: “We counted every boat in the harbour twice” (as quoted by Report on the count)"
            " He: “a rare night of good arithmetic”",
        ),
        (
            f"As quoted by the Report on the count, {SPOKEN}.",
            "As quoted by the Report on the count, “a rare night of good arithmetic”.",
        ),
        (
            f"{SPOKEN}\n\nIt was [“a rare night”]{{quote=rare}}",
            "“a rare night of good arithmetic” (as quoted by Report on the count) It was “a rare night”",
        ),
        ("[“nearly 45 minutes”]{by=count}", "“nearly 45 minutes”"),
        ("[“nearly *45* minutes”]{by=count emphasis=added}", "“nearly 45 minutes” (emphasis added)"),
        (
            "[“a *rare*\nnight”]{by=lull emphasis=added}",
            "“a rare night” (as quoted by Report on the count; emphasis added)",
        ),
    ],
    ids=[
        "behind the words",
        "once a paragraph",
        "the writer says it",
        "not again for a part",
        "own words",
        "emphasis",
        "both",
    ],
)
def test_the_page_says_it_where_the_words_stand(text: str, expected: str, tmp_path: Path) -> None:
    """Behind the first second-hand words of a paragraph, unless the writer says it there."""
    site = lay_out(BASE, tmp_path / "site")
    story = site / STORY
    head = story.read_text(encoding="utf-8").partition("quotes:")[0]
    story.write_text(f"{head}---\n{text}\n", encoding="utf-8")
    done = run("build", "--site", site, "--workers", 1)
    assert (done.code, done.err) == (0, "")
    page = (site / "output" / "stories" / "harbour" / "index.html").read_text(encoding="utf-8")
    prose = "".join(re.findall(r'<div class="prose">(.*?)</div>', page, re.DOTALL))
    assert " ".join(re.sub(r"<[^>]+>", "", prose).split()) == expected


def test_a_headline_has_no_room_for_it(tmp_path: Path) -> None:
    """Q080: a headline that quotes at second hand needs the words “as quoted by” somewhere on the page."""
    site = lay_out(BASE, tmp_path / "site")
    story = site / STORY
    head = (
        story.read_text(encoding="utf-8")
        .partition("quotes:")[0]
        .replace("title: The", "title: '[“a rare night”]{by=lull} of the")
    )
    head = head.replace(" night of the count\n", " count'\n", 1)
    story.write_text(f"{head}---\nA text.\n", encoding="utf-8")
    done = run("build", "--site", site, "--workers", 1)
    assert done.code == 1
    assert "without “as quoted by Report on the count”" in done.err
    assert "[Q080]" in done.err
    story.write_text(f"{head}---\nA text, as quoted by the Report on the count.\n", encoding="utf-8")
    assert run("build", "--site", site, "--workers", 1).code == 0

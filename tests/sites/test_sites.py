"""Small sites and what they turn into: pages, evidence, feed and the other files that a reader can get."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.tool import compare, hide_fingerprints, lay_out, read_tree, reduce_page, run

HERE = Path(__file__).parent
COMMON = HERE / "common"
WANTED = {
    "plain": (
        "index.html",
        "stories/fog/index.html",
        "stories/fog/evidence/index.html",
        "about/index.html",
        "about/ferries.csv",
        "topics/weather/index.html",
        "authors/night/index.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "_headers",
    ),
    "quotes_and_notes": (
        "stories/count/index.html",
        "stories/count/evidence.json",
        "stories/count/evidence/index.html",
        "feed.xml",
    ),
    "sealed": ("stories/count/index.html", "stories/count/evidence.json"),
    "figures": ("stories/numbers/index.html", "stories/numbers/evidence.json"),
    "sample": ("index.html", "stories/tale/index.html", "stories/tale/passengers.csv"),
    "charts": (
        "index.html",
        "stories/drawn/index.html",
        "stories/drawn/evidence.json",
        "stories/drawn/words.csv",
        "tide/index.html",
        "tide/heights.csv",
    ),
    "links": (
        "stories/first/index.html",
        "stories/second/index.html",
        "about/index.html",
        "how/index.html",
    ),
}
STORY = """---
title: Story {letter}
summary: An invented story, one of many.
date: 2024-05-{number:02}
authors: [{author}]
topic: harbour
---
Nothing happened.
"""


@pytest.mark.parametrize("case", WANTED)
def test_a_site_becomes_what_is_expected(case: str, tmp_path: Path) -> None:
    """The important files of a built site are those kept in `expected/`; of pages the main part is compared."""
    site = lay_out(HERE / case, tmp_path / "site", COMMON)
    done = run("build", "--site", site, "--workers", 1)
    assert (done.code, done.err) == (0, ""), done.err
    for name in WANTED[case]:
        compare_file(HERE / case / "expected", site / "output", name)


def test_the_list_of_files_is_expected(tmp_path: Path) -> None:
    """A site has exactly the expected files: nothing is left out, and nothing slips in."""
    site = lay_out(HERE / "charts", tmp_path / "site", COMMON)
    assert run("build", "--site", site, "--workers", 1).code == 0
    compare(HERE / "charts" / "expected" / "files.txt", hide_fingerprints("\n".join(read_tree(site / "output"))) + "\n")


def test_a_whole_page_is_expected(tmp_path: Path) -> None:
    """The frame of a page, from its head to its footer, is kept for one of them."""
    site = lay_out(HERE / "plain", tmp_path / "site", COMMON)
    assert run("build", "--site", site, "--workers", 1).code == 0
    page = (site / "output" / "stories" / "fog" / "index.html").read_text(encoding="utf-8")
    head, _, rest = page.partition("<main")
    compare(HERE / "plain" / "expected" / "frame.html", hide_fingerprints(f"{head}…{rest.partition('</main>')[2]}\n"))


def test_a_topic_goes_on_page_by_page(tmp_path: Path) -> None:
    """Twenty-five stories of one topic make two pages; an author’s list is parted by the author’s own stories."""
    site = lay_out(COMMON, tmp_path / "site")
    for number in range(1, 26):
        story = site / "content" / "stories" / f"s{number:02}" / "story.md"
        story.parent.mkdir(parents=True)
        author = "desk" if number > 3 else "night"
        story.write_text(STORY.format(number=number, letter=chr(64 + number), author=author), encoding="utf-8")
    done = run("build", "--site", site, "--workers", 1)
    assert (done.code, done.err) == (0, ""), done.err
    for name in ("topics/harbour/index.html", "topics/harbour/page/2/index.html", "authors/desk/page/2/index.html"):
        compare_file(HERE / "pagination" / "expected", site / "output", name)
    assert not (site / "output" / "authors" / "night" / "page").exists()
    assert not (site / "output" / "topics" / "weather" / "page").exists()
    front = (site / "output" / "index.html").read_text(encoding="utf-8")
    assert [front.count(f">Story {letter}<") for letter in "YFE"] == [1, 1, 0]


def compare_file(expected: Path, output: Path, name: str) -> None:
    """Compare one file of a built site; a page keeps its address as the name of what is expected."""
    text = (output / name).read_text(encoding="utf-8")
    if not name.endswith(".html"):
        compare(expected / name, hide_fingerprints(text) if name == "_headers" else text)
        return
    compare(expected / f"{name.removesuffix('/index.html').removesuffix('.html')}.html", reduce_page(text))

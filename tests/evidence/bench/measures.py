"""What verification costs: a thousand stories, one story in a warm process, and what is larger than any story."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from nutgraf.errors import Place
from nutgraf.evidence.check import MOST_FIGURES, Examination
from nutgraf.quotes import attribution, fold, speech
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.model import Person, Policy, Quotation, Source
from nutgraf.site import SiteOptions, read_site
from nutgraf.stories.draft import Draft
from tests.evidence.bench.row import Row
from tests.evidence.bench.samples import NAMES, lay_out, make_rows, make_story, make_transcript, write_base

_BINDING = re.compile(r'\[([^\]]*)\]\{n="[^"]*"\}')
T = TypeVar("T")
STORIES, SOURCES = 1_000, 200
THEME = Path(__file__).resolve().parents[3] / "theme"
SPEAKER = Person("p0", NAMES[0], "a made speaker", ())


def measure_many() -> Iterator[Row]:
    """All stories of a made site: read, with their Markdown and sources, and only held against the sources and data."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root, STORIES, SOURCES)
        reading, loading = _time(lambda: read_site(SiteOptions(root, THEME)))
        if loading.problems:
            raise SystemExit(loading.problems[0].format())
        drafts = list(loading.drafts.values())
        _forget_sources()
        checking, _ = _time(lambda: [_examine(draft) for draft in drafts])
        yield Row(f"{STORIES:,} stories, 4 quotations and 30 numbers each, verified", f"{checking:.1f} s", "10 s")
        yield Row("the same, read from their files too", f"{reading:.1f} s", "")
        each = [_time(lambda draft=draft: _examine(draft))[0] for draft in drafts[:100]]
        yield Row("one story in a warm process (median of 100)", f"{median(each) * 1000:.1f} ms", "20 ms")
        yield Row("the slowest of these", f"{max(each) * 1000:.1f} ms", "")


def _forget_sources() -> None:
    """Drop all that is kept of the texts of sources, as in a process that has just begun."""
    for module in (attribution, fold, speech):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


def measure_extremes() -> Iterator[Row]:
    """A source of 5 MB, a quotation of 300 segments, a story of 10,000 numbers: bound, and bound to nothing."""
    large = make_transcript("large", 5_000_000, seed=1)
    words = next(words for name, words in reversed(large.said) if name == SPEAKER.name)
    seconds, checked = _time(lambda: _check(large.text, " ".join(words[5:20])))
    yield Row(f"a quotation from a source of 5 MB ({_tell(checked)})", f"{seconds:.2f} s", "1 s")
    seconds, checked = _time(lambda: _check(large.text, " ".join((*words[5:12], "nowhere", *words[13:20]))))
    yield Row(f"one that is not in it ({_tell(checked)})", f"{seconds:.2f} s", "1 s")
    small = make_transcript("small", 80_000, seed=2)
    said = " ".join(word for name, words in small.said if name == SPEAKER.name for word in words[2:])
    text = f"A made transcript.\n\n{SPEAKER.name}: {said}.\n\n{NAMES[1]}: the end."
    parts = said.split()
    segments = " ... ".join(" ".join(parts[start : start + 4]) for start in range(0, 300 * 8, 8))
    seconds, checked = _time(lambda: _check(text, segments))
    yield Row(f"a quotation of 300 segments ({_tell(checked)})", f"{seconds:.2f} s", "1 s")
    yield from _measure_numbers()


def _measure_numbers() -> Iterator[Row]:
    transcript, rows = make_transcript("talk-0", 80_000, seed=0), make_rows(1_000, seed=1)
    story = make_story(0, [transcript], rows, figures=10_000)
    loose = _BINDING.sub(r"\1", story)
    most = make_story(0, [transcript], rows, figures=MOST_FIGURES)
    for name, text in (
        (f"{MOST_FIGURES:,} bound numbers in one story, the most that it may have", most),
        ("10,000 bound numbers in one story, ten to a paragraph", story),
        ("10,000 bound numbers in one paragraph", story.replace(".\n\nThe", ". The")),
        (
            "10,000 numbers bound to nothing, with what to bind them to",
            loose,
        ),
    ):
        with TemporaryDirectory() as folder:
            root = Path(folder)
            write_base(root, rows)
            (root / "data" / "sources" / "talk-0.txt").write_text(transcript.text, encoding="utf-8")
            (root / "content" / "stories" / "made").mkdir()
            (root / "content" / "stories" / "made" / "story.md").write_text(text, encoding="utf-8")
            (draft,) = read_site(SiteOptions(root, THEME)).drafts.values()
            seconds, found = _time(lambda draft=draft: _examine(draft))
            yield Row(f"{name} ({found} problems)", f"{seconds:.2f} s", "1 s")


def _examine(draft: Draft) -> int:
    """Check a story as a build does; how many problems there are."""
    examination = Examination(draft.subject)
    examination.judge_all()
    return len(examination.finish(draft.datasets).problems)


def _check(text: str, words: str) -> tuple[str, ...]:
    source = Source(id="made", kind="transcript", title="A made transcript", place=Place("story.md"), text=text)
    quotation = Quotation(id="q", words=words, by="p0", source="made", place=Place("story.md"))
    return tuple(problem.code for problem in check_quote(quotation, source, (SPEAKER,), Policy()).problems)


def _tell(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "verified"


def _time(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of one core, whatever else the machine does, and the outcome."""
    start = time.process_time()
    outcome = work()
    return time.process_time() - start, outcome

"""A made site: stories, sources and a dataset, all invented, the same at every run; each is labelled as a sample."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nutgraf.evidence.sources import canonicalise, hash_text

WORDS = (
    "harbour ferry morning tide count boat keeper lantern water stone bridge market season letter window garden river "
    "paper winter summer quiet narrow open early heavy gentle small common plain steady broad empty careful sudden "
    "moved carried opened counted waited turned followed lifted measured gathered answered painted mended crossed the "
    "one every some many with beside across toward between through after again near along around behind below"
).split()
NAMES = ("Sample Alder", "Sample Birch", "Sample Cedar", "Sample Elm")
PARAGRAPH_WORDS = 60
DATASET = """title = "Made numbers for a benchmark"
source = "Invented for a benchmark"
licence = "none"
retrieved = 2024-05-04
key = "row"
value = "amount"
sample = true

[columns.row]
type = "string"
meaning = "the name of the row"

[columns.amount]
type = "number"
unit = "boats"
meaning = "an invented amount"
"""
PUBLICATION = """name: The Benchmark Sample
tagline: Invented for a benchmark
description: Nobody in it exists, and nothing in it happened.
language: en
timezone: UTC
authors:
  desk: {name: The desk}
topics:
  harbour: {name: Harbour}
"""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A made source: its canonical text, and the paragraphs of each speaker in their order."""

    name: str
    text: str
    said: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def sha256(self) -> str:
        """The hash that a story declares."""
        return hash_text(self.text)


def make_transcript(name: str, size: int, seed: int) -> Transcript:
    """A transcript of at least `size` characters: four speakers in turn, a paragraph of sixty words each."""
    chance = random.Random(seed)
    said = []
    total = 0
    while total < size:
        words = tuple(chance.choices(WORDS, k=PARAGRAPH_WORDS))
        said.append((NAMES[len(said) % len(NAMES)], words))
        total += sum(map(len, words)) + len(words) + 16
    head = "A made transcript for a benchmark. Nobody said this."
    text = "\n\n".join([head, *(f"{who}: {' '.join(words).capitalize()}." for who, words in said)])
    return Transcript(name, canonicalise(text), tuple(said))


def make_rows(count: int, seed: int) -> list[int]:
    """The amounts of the dataset, by number of row."""
    return random.Random(seed).choices(range(1_000, 1_000_000), k=count)


def make_story(number: int, transcripts: list[Transcript], rows: list[int], figures: int = 30) -> str:
    """A story with four quotations from one source and so many bound numbers, ten to a paragraph."""
    chance = random.Random(number)
    source = transcripts[number % len(transcripts)]
    quotes = [_pick_quote(source, chance) for _ in range(4)]
    lines = [
        *("---", f"title: A made story, {_spell(number)}", "summary: Invented for a benchmark.", "date: 2024-05-04"),
        *("authors: [desk]", "topic: harbour", "sample: true", "sources:"),
        f"  talk: {{kind: transcript, title: A made transcript, text: {source.name}.txt, sha256: {source.sha256}}}",
        "people:",
        *(f"  p{place}: {{name: {name}, role: a made speaker}}" for place, name in enumerate(NAMES)),
        "quotes:",
        *(f'  q{place}: {{by: p{by}, text: "{words}"}}' for place, (by, words) in enumerate(quotes)),
        *("---", ""),
        *(line for place in range(4) for line in (f":::{{quote}} q{place}", ":::", "")),
    ]
    for start in range(0, figures, 10):
        lines += [" ".join(_list_figures(rows, chance, min(10, figures - start))), ""]
    return "\n".join(lines)


def _pick_quote(source: Transcript, chance: random.Random) -> tuple[int, str]:
    who, words = chance.choice(source.said)
    start = chance.randrange(1, PARAGRAPH_WORDS - 14)
    return NAMES.index(who), " ".join(words[start : start + 12])


def _list_figures(rows: list[int], chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        row = chance.randrange(len(rows))
        yield f'The {chance.choice(WORDS)} of row {_spell(row)} had [{rows[row]:,} boats]{{n="made:r{row}"}}.'


def _spell(row: int) -> str:
    """A name for a row without a digit, as digits would have to be bound."""
    return "".join("abcdefghij"[int(digit)] for digit in str(row))


def lay_out(root: Path, stories: int, sources: int, source_size: int = 80_000) -> None:
    """Write a whole site of so many stories and sources into an empty folder."""
    transcripts = [make_transcript(f"talk-{number}", source_size, number) for number in range(sources)]
    rows = make_rows(1_000, seed=1)
    write_base(root, rows)
    for transcript in transcripts:
        (root / "data" / "sources" / f"{transcript.name}.txt").write_text(transcript.text, encoding="utf-8")
    for number in range(stories):
        folder = root / "content" / "stories" / f"made-{number:04}"
        folder.mkdir()
        (folder / "story.md").write_text(make_story(number, transcripts, rows), encoding="utf-8")


def write_base(root: Path, rows: list[int]) -> None:
    """The publication, the dataset and the empty folders of a made site."""
    for name in ("content/stories", "content/pages", "data/sources", "data/made"):
        (root / name).mkdir(parents=True)
    (root / "content" / "publication.yaml").write_text(PUBLICATION, encoding="utf-8")
    (root / "data" / "made" / "dataset.toml").write_text(DATASET, encoding="utf-8")
    table = "".join(f"r{number},{amount}\n" for number, amount in enumerate(rows))
    (root / "data" / "made" / "data.csv").write_text(f"row,amount\n{table}", encoding="utf-8")

"""An invented site in small: two datasets and two sources, and how a marked sentence becomes figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from nutgraf.datasets.model import Cell, Column, ColumnType, Dataset
from nutgraf.errors import Place
from nutgraf.figures.model import Figure
from nutgraf.markdown.model import Mark, Passage

_MARK = re.compile(r"\[(?P<text>[^\]]*)\]\{(?P<attributes>[^}]*)\}")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"|(\w+)=(\S+)')


@dataclass(frozen=True, slots=True)
class Report:
    """A source with its text, or without."""

    title: str
    text: str | None
    language: str = "en"


Table = Mapping[str, tuple[ColumnType, str]]
"""Type and unit of each column, by name."""


def make_dataset(id_: str, value: str, columns: Table, *rows: tuple[Cell, ...]) -> Dataset:
    """A dataset whose first column is the key."""
    made = tuple(Column(name, kind, name.title(), unit) for name, (kind, unit) in columns.items())
    typed = tuple(dict(zip(columns, row, strict=True)) for row in rows)
    key = next(iter(columns))
    return Dataset(id_, id_, "", "", "", None, key, value, made, typed, Place(f"data/{id_}/data.csv"), "")


def _number(text: str) -> Decimal:
    return Decimal(text)


AUDIENCE = make_dataset(
    "audience",
    "listeners",
    {"id": ("string", ""), "listeners": ("number", "listeners"), "posts": ("number", "posts")},
    ("start", _number("1000000"), _number("40")),
    ("middle", _number("1150000"), _number("12345")),
    ("peak", _number("1300000"), None),
    ("tested", _number("8000000"), _number("0")),
)
MEASURES = make_dataset(
    "measures",
    "",
    {
        "id": ("string", ""),
        "share": ("number", "%"),
        "minutes": ("number", "minutes"),
        "money": ("number", "million dollars"),
        "warmth": ("number", "°C"),
        "day": ("date", ""),
        "at": ("datetime", ""),
        "year": ("year", ""),
        "word": ("string", ""),
        "index": ("number", ""),
    },
    (
        *("a", _number("40"), _number("45"), _number("45.2"), _number("-0.17"), date(2024, 8, 12)),
        *(datetime(2024, 8, 12, 20, 0, tzinfo=UTC), _number("2020"), "few", _number("0.33")),
    ),
    (
        *("b", _number("44"), _number("120"), _number("5"), _number("0.25"), date(2024, 8, 14)),
        *(datetime(2024, 8, 12, 20, 42, tzinfo=UTC), _number("2023"), "many", _number("0")),
    ),
    (
        *("St. Louis, Mo.", _number("15.2"), _number("44.6"), _number("-12"), _number("0.003"), date(2024, 9, 1)),
        *(datetime(2024, 8, 13, 9, 5, tzinfo=UTC), _number("2024"), "", None),
    ),
)
HARVEST = make_dataset(
    "harvest",
    "tonnes",
    {"year": ("year", ""), "tonnes": ("number", "tonnes"), "plan": ("number", "tonnes"), "share": ("number", "%")},
    *(
        (_number(year), _number(tonnes), _number(plan), None if share == "" else _number(share))
        for year, tonnes, plan, share in (
            *(("2008", "90", "80", "5"), ("2009", "70", "80", "-1"), ("2010", "60", "50", "-2")),
            *(("2011", "64", "70", ""), ("2012", "80", "85", "-3"), ("2013", "72", "85", "-2")),
            *(
                ("2014", "66", "85", "-4"),
                ("2015", "50", "85", "-5"),
                ("2016", "85", "80", "2"),
                ("2017", "85", "90", "1"),
            ),
        )
    ),
)
DATASETS: Mapping[str, Dataset] = {"audience": AUDIENCE, "harvest": HARVEST, "measures": MEASURES}

TEXT = """The invented talk was late by nearly 45 minutes. It was to begin at 8 p.m. ET on Monday, Aug. 12.

They said “at least 8 million people” could listen, and 1.3 million did. A third of them left. In 2023 it had been
more than 660,000, after 12 percent or so fell away. It cost $45 million a month, and doubled."""
SOURCES: Mapping[str, Report] = {
    "report": Report("An invented report", TEXT),
    "sealed": Report("A sealed report", None),
    "bericht": Report("Ein erfundener Bericht", "Es hörten fast 1,3 Millionen Menschen zu, 12 % mehr.", "de"),
    "rapport": Report("Un rapport inventé", "Plus de 1,2 million de personnes écoutaient.", "fr"),
    "informe": Report("Un informe inventado", "Escuchaban casi 1,3 millones de personas.", "es"),
    "taqrir": Report("تقرير مختلق", "استمع أكثر من ١٫٢ مليون شخص.", "ar"),
}


def read_sentence(sentence: str, line: int = 1) -> Passage:
    """A sentence with `[text]{…}` marks as a passage, as the Markdown reader makes it."""
    text, marks = "", []
    at = 0
    for number, found in enumerate(_MARK.finditer(sentence)):
        text += sentence[at : found.start()]
        attributes = {
            name or bare: value or word for name, value, bare, word in _ATTRIBUTE.findall(found["attributes"])
        }
        place = Place("story.md", line, found.start() + 1)
        marks.append(
            Mark(f"m{number}", len(text), len(text) + len(found["text"]), found["text"], attributes, (), place)
        )
        text += found["text"]
        at = found.end()
    text += sentence[at:]
    return Passage("paragraph", text, tuple(marks), (), ((0, Place("story.md", line, 1)),))


def read_figures(sentence: str, attribute: str = "n", line: int = 1, language: str = "en") -> list[Figure]:
    """The figures of a sentence, with all that stands before and after each."""
    passage = read_sentence(sentence, line)
    return [
        Figure(
            mark.key,
            mark.text,
            mark.attributes[attribute],
            mark.place,
            mark.attributes.get("quote", ""),
            passage.text[: mark.start],
            passage.text[mark.end :],
            language=language,
        )
        for mark in passage.marks
        if attribute in mark.attributes
    ]

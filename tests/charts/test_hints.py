from __future__ import annotations

import pytest

from nutgraf.charts.hints import has_glyph, hint_chart, states_finding
from nutgraf.datasets.model import Dataset
from nutgraf.fonts import Fonts
from tests.charts.samples import COUNTS, EVENTS, ask, make_dataset

COUNTED = make_dataset("name string, value number", [("North", 3), ("South", 5)])
ALT = "The bar of the south is longer than that of the north."


def hint(dataset: Dataset = COUNTS, kind: str = "bar", language: str = "en", **options: object) -> list[str]:
    """The hints about a chart that can be drawn."""
    columns = {"x": "count", "y": "label"} if dataset is COUNTS else {"x": "value", "y": "name"}
    request, problems = ask(dataset, kind, **{"alt": ALT, "title": "South leads", **columns, **options})
    assert request is not None
    assert problems == []
    return [problem.format().partition("  ")[2] for problem in hint_chart(request, dataset, language)]


FINDINGS = [
    "Renewables took what fossil fuels gave up",
    "Above the old average every year since 1977",
    "A long wait, then a longer talk",
    "Trump dominated, says the report; most of the words it quotes are Musk’s",
    "Half of the world in seven countries",
    "Rents doubled between 2010 and 2020",
    "Two cities, one river",
    "No cool year since 1976",
    "Why rents in the north are rising",
    "Fewer trains, by line",
    "Down by a third",
    "South of the river, nobody votes",
    "Permits and passports break the promise",
]
LABELS = [
    "Unemployment rate",
    "Population by country, 2020",
    "Average rent in euros per square metre",
    "Sea ice extent from 1979 to 2023",
    "Shares",
]
A_LONG_CLIMB = "A long climb"


@pytest.mark.parametrize("title", FINDINGS)
def test_a_title_that_tells_a_finding_is_left_alone(title: str) -> None:
    """Verbs, comparisons, contrasts and questions: whatever might tell what readers should see."""
    assert states_finding(title)
    assert hint(title=title) == []


@pytest.mark.parametrize("title", LABELS)
def test_a_title_that_only_names_the_topic_is_hinted_at(title: str) -> None:
    """A warning, with what belongs where."""
    assert hint(title=title) == [
        "warning: chart 'sample': the title names a topic, but no finding"
        "  say what readers should see, and put what is measured into the subtitle  [chart.title]"
    ]


def test_doubtful_titles_are_left_alone() -> None:
    """A picture in words may be a finding; other languages are not judged; nor is what shows no values."""
    assert hint(title=A_LONG_CLIMB) == []
    assert hint(title="Rents evict families of the city") == []
    assert hint(title="Bevölkerung in Millionen", language="de") == []
    request, _ = ask(EVENTS, "timeline", title="The clock, hour by hour", when="when", label="event")
    assert request is not None
    assert hint_chart(request, EVENTS) == []


@pytest.mark.parametrize(
    "alt",
    [
        "Bar chart of visitors by sort of count",
        "A horizontal bar chart showing visitors",
        "Chart: visitors and guests.",
    ],
)
def test_an_alternative_text_that_names_only_the_sort_of_chart_is_hinted_at(alt: str) -> None:
    """Whoever cannot see the chart must learn what it shows."""
    assert hint(alt=alt) == [
        "warning: chart 'sample': 'alt' says what sort of chart this is, but not what it shows"
        "  add what stands out in it  [chart.alt]"
    ]


@pytest.mark.parametrize(
    "alt",
    [
        "Bar chart of three ferries. Cedar is far ahead.",
        "Bar chart of visitors, which rise from day to day",
        "Line chart of the index from 89 to 110",
        "A chart of visitors: the claim is longest",
        "Three bars.",
    ],
)
def test_an_alternative_text_that_says_more_is_left_alone(alt: str) -> None:
    """A second sentence, a number or a word of comparison."""
    assert hint(alt=alt) == []


def test_values_without_a_unit_are_hinted_at() -> None:
    """A number of what? The dataset, the option, the subtitle or the column's own name in the title says it."""
    assert hint(COUNTED) == [
        "warning: chart 'sample': nothing says in which unit column 'value' counts"
        "  add 'unit:' here or to the column in dataset.toml, or name it in the subtitle  [chart.unit]"
    ]
    assert hint(COUNTED, unit="boats") == []
    assert hint(COUNTED, subtitle="Boats in the harbour, in thousands") == []
    assert hint(COUNTED, subtitle="Number of boats") == []
    assert hint(COUNTED, format="percent") == []
    assert hint(COUNTED, title="South has the higher values") == []
    assert hint() == []


def test_a_long_table_is_hinted_at() -> None:
    """What a chart can draw may still be a long table: the fix is a query."""
    rows = [(f"{1000 + n}", ("a", "b")[n % 2], n) for n in range(2_001)]
    dataset = make_dataset("year year, name string, value number things", rows)
    assert hint(dataset, "line", x="year", y="value") == [
        "warning: chart 'sample': the table below the chart puts 2,001 rows into the page  (better at most 2,000)"
        "  show a part with 'from' and 'to', or sum them up by the query of a dataset of their own:"
        ' SELECT "year", sum("value") AS "value" FROM "sample" GROUP BY 1  [chart.table]'
    ]


SIAMESE = make_dataset("name string, value number boats", [("ราช", 3), ("South", 5)])
LACKED: list[tuple[Dataset, dict[str, object], str]] = [
    (COUNTED, {"title": "South leads, as 日本 did"}, "2 letters of this chart, such as '日'"),
    (COUNTED, {"subtitle": "Boats in Москва"}, "6 letters of this chart, such as 'М'"),
    (COUNTED, {"annotations": [{"text": "Here 🎉", "at": "North"}]}, "1 letter of this chart, such as '🎉'"),
    (SIAMESE, {}, "3 letters of this chart, such as 'ร'"),
]


@pytest.mark.parametrize(("dataset", "options", "letters"), LACKED, ids=[case[2][-2] for case in LACKED])
def test_letters_that_the_fonts_lack_are_hinted_at(dataset: Dataset, options: dict[str, object], letters: str) -> None:
    """Pages show them in another font; a picture may be without them. Titles, annotations and rows are read."""
    assert hint(dataset, **{"unit": "boats", **options}) == [
        f"warning: chart 'sample': the fonts lack {letters}"
        "  look at its picture (PNG): what the system of the build lacks too is not there  [chart.letters]"
    ]


def test_the_letters_of_the_fonts_are_known(fonts: Fonts) -> None:
    """None that the fonts have is hinted at; of other scripts all are."""
    assert [letter for letter in fonts.advances["regular"] if not has_glyph(letter)] == []
    others = "ЖλאعहไẾ語한😀☀\N{COMBINING ACUTE ACCENT}"
    assert [letter for letter in others if has_glyph(letter) or letter in fonts.advances["regular"]] == []

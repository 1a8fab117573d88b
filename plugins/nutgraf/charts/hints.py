"""What an editor may want to look at before a chart is published: hints only, which fail nothing.

They are cautious: a word that might tell a finding counts as one, and titles in other languages than English are not
judged. A chart that shows no values, such as a timeline, needs no unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nutgraf.charts.aggregates import propose_fewer
from nutgraf.charts.captions import CHART_OF
from nutgraf.charts.check import list_named
from nutgraf.charts.entry import Entry
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest
from nutgraf.charts.options import ChartOptions, Complaint
from nutgraf.charts.spots import select_rows
from nutgraf.datasets.model import Column, Dataset
from nutgraf.errors import Problem

LONG_TABLE = 2_000
"""Rows from which on the table below a chart weighs more than all the rest of a page."""

_FINDING = re.compile(
    r"""\b(?:
    is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|may|might|must|should|
    am|isn|aren|wasn|weren|hasn|haven|didn|doesn|don|
    rise|rose|rises|fall|fell|falls|fallen|grow|grew|grows|grown|climb|climbs|drop|drops|sink|sank|sinks|shrink|shrank|
    gain|gains|lose|loses|lost|lead|leads|led|top|tops|beat|beats|win|wins|won|pass|passes|overtake|overtakes|overtook|
    take|takes|took|taken|give|gives|gave|get|gets|got|keep|keeps|kept|hold|holds|held|stand|stands|stood|lie|lies|lay|
    become|becomes|became|remain|remains|stay|stays|hit|hits|reach|reaches|double|doubles|triple|triples|halve|halves|
    make|makes|made|cost|costs|earn|earns|pay|pays|paid|spend|spends|spent|buy|buys|bought|sell|sells|sold|
    say|says|said|claim|claims|see|sees|saw|seen|show|shows|tell|tells|told|think|thinks|thought|mean|means|meant|
    go|goes|went|gone|come|comes|came|begin|begins|began|run|runs|ran|leave|leaves|left|find|finds|found|let|lets|
    dominate|dominates|outnumber|outnumbers|exceed|exceeds|drive|drives|drove|bring|brings|brought|need|needs|want|
    wants|use|uses|live|lives|die|dies|work|works|eat|eats|vote|votes|burn|burns|carry|carries|follow|follows|
    break|breaks|broke|push|pushes|pull|pulls|hide|hides|hid|cut|cuts|put|puts|send|sends|sent|speak|speaks|
    spoke|love|loves|hate|hates|fear|fears|expect|expects|hope|hopes|help|helps|retreat|retreats|melt|melts|
    move|moves|turn|turns|vary|varies|differ|differs|agree|agrees|disagree|disagrees|match|matches|miss|misses|
    more|most|less|least|fewer|fewest|better|best|worse|worst|higher|highest|lower|lowest|later|latest|earlier|earliest|
    all|every|each|no|not|none|never|nobody|nothing|nowhere|only|always|still|almost|nearly|hardly|barely|already|
    first|last|twice|half|halves|thirds?|quarters?|double|one|two|both|neither|
    above|below|ahead|behind|beyond|over|under|up|down|far|away|back|again|against|despite|without|instead|than|
    then|but|while|when|where|who|what|how|why|which|because|if|until|unless|though|too|so|yet|
    \w{3,}ed|\w{4,}ing|\w{2,}er|\w{2,}est|\w+['’](?:s|t|re|ve|ll|d)(?=\s+(?:not|\w+(?:ed|ing|er)))
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which a title may tell a finding: verbs, comparisons, contrasts, questions."""

_LABEL = re.compile(
    r"""^(?:the\s)?(?:\w+\s)?(?:number|numbers|share|shares|rate|rates|average|mean|median|total|totals|change|changes|
    development|distribution|percentage|level|levels|trend|trends|overview|comparison|breakdown|results?)\s(?:of|in|per|by)\s
    |\b(?:by|per)\s(?:\w+\s)?\w+(?:,\s\d{4}\b.*)?$
    |(?:,|\bin|\bsince|\bfrom|\bbetween)\s\d{4}(?:\s?(?:[-–]|to|and)\s?\d{2,4})?$
    |\bover\stime$""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a title begins or ends that names what is measured, and how it is split: “Rents by district, 2020”."""

_SIGN = re.compile(r"[%$€£¥‰°]|\bper ?cent")
_MEASURE = re.compile(
    r"\b(?:in|per|percentage|share|shares|rate|rates|index|number|numbers|count|counts|score|scores|"
    r"ratio|rank|ranking|points?|times|thousands?|millions?|billions?|how many|how much|how often|people)\b",
    re.IGNORECASE,
)
_LAST_LATIN = 0x17F
_NO_ENDINGS = frozenset({"number", "water", "paper", "order", "power", "weather", "summer", "winter", "computer",
                         "customer", "member", "river", "gender", "forest", "interest", "west", "east", "harvest",
                         "spring", "housing", "building", "september", "october", "november", "december", "seed",
                         "speed", "feed", "breed", "evening", "morning", "spending", "funding", "farming"})  # fmt: skip


def hint_chart(request: ChartRequest, dataset: Dataset, language: str = "en") -> list[Problem]:
    """Warnings about a chart that can be drawn: its title, alternative text, unit, letters, and a long table."""
    entry = Entry(request.id, request.place, request.places)
    options = CHARTS[request.kind].options.model_validate(dict(request.options))
    rows = select_rows(dataset, options)
    words = _check_words(options) if language.partition("-")[0] == "en" else ()
    found = (*words, *_check_unit(options, rows), *_check_table(options, rows), *_check_letters(options, rows))
    return [entry.tell(complaint) for complaint in found]


def states_finding(text: str) -> bool:
    """Whether any word of an English text may tell a finding; a text of one or two words does only with a verb."""
    found = (match[0].casefold() for match in _FINDING.finditer(text))
    return any(word not in _NO_ENDINGS for word in found)


def _check_words(options: ChartOptions) -> Iterator[Complaint]:
    title, alt = options.title, options.alt
    is_label = _LABEL.search(title) or len(title.split()) < 3
    if options.roles.value and is_label and not states_finding(title) and not title.endswith(("?", "!")):
        fix = "say what readers should see, and put what is measured into the subtitle"
        yield Complaint("title", "chart.title", "the title names a topic, but no finding", "", fix, "warning")
    opening = CHART_OF.match(alt)
    rest = alt[opening.end() :] if opening else ""
    is_short = opening and not re.search(r"[.;:!?]\s", rest) and not re.search(r"\d", rest)
    if is_short and not states_finding(rest):
        message = "'alt' says what sort of chart this is, but not what it shows"
        yield Complaint("alt", "chart.alt", message, "", "add what stands out in it", "warning")


def _check_unit(options: ChartOptions, dataset: Dataset) -> Iterator[Complaint]:
    """The values of a chart have a unit, or its words name one."""
    option = options.roles.value
    column = dataset.column(str(getattr(options, option, "")))
    if column is None or column.type != "number" or column.unit or getattr(options, "format", "") == "percent":
        return
    words = f"{options.title} {options.subtitle}"
    if not (_SIGN.search(words) or _MEASURE.search(options.subtitle) or _names_column(words, column)):
        message = f"nothing says in which unit column '{column.name}' counts"
        fix = "add 'unit:' here or to the column in dataset.toml, or name it in the subtitle"
        yield Complaint(option, "chart.unit", message, "", fix, "warning")


def _names_column(text: str, column: Column) -> bool:
    """Whether a text has a word of the column's title: “listeners” says what is counted."""
    known = {_stem(word) for word in re.findall(r"[^\W\d_]{4,}", f"{column.title} {column.name}")}
    return bool(known & {_stem(word) for word in re.findall(r"[^\W\d_]{4,}", text)})


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def _check_table(options: ChartOptions, dataset: Dataset) -> Iterator[Complaint]:
    count = len(options.summarize(dataset).rows)
    if count > LONG_TABLE:
        message = f"the table below the chart puts {count:,} rows into the page"
        fix = propose_fewer(dataset, options)
        yield Complaint("data", "chart.table", message, f"better at most {LONG_TABLE:,}", fix, "warning")


def _check_letters(options: ChartOptions, dataset: Dataset) -> Iterator[Complaint]:
    """Our fonts have the letters of the words on a drawing; else its pictures show what the machine that draws has."""
    texts = [("title", options.title), ("subtitle", options.subtitle)]
    texts += [(f"annotations.{n}.text", note.text) for n, note in enumerate(getattr(options, "annotations", ()))]
    for option, name, _ in list_named(options):
        words = dict.fromkeys(row[name] for row in dataset.rows)
        texts += [(option, word) for word in words if isinstance(word, str)]
    lost = [(option, letter) for option, text in texts for letter in text if not has_glyph(letter)]
    if lost:
        option, letter = lost[0]
        count = len({letter for _, letter in lost})
        message = f"the fonts lack {count} letter{'s' if count > 1 else ''} of this chart, such as '{letter}'"
        fix = "look at its picture (PNG): what the system of the build lacks too is not there"
        yield Complaint(option, "chart.letters", message, "", fix, "warning")


def has_glyph(letter: str) -> bool:
    """Whether our fonts have a character: letters of Latin, and all that is no letter, mark or emoji."""
    return ord(letter) <= _LAST_LATIN or (unicodedata.category(letter)[0] not in "LM" and not letter >= "\u2600")

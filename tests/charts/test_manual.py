from __future__ import annotations

import pytest

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.manual import GROUPS, Entry, list_entries, list_inherited
from nutgraf.charts.options import ChartOptions

MEANT = [
    ("bar", Entry("x", "The column of values: the length of the bars.", "a column of numbers", is_required=True)),
    ("timeline", Entry("scale", "Even steps, or distances by time (needs `at`).",
                       "`even` or `time`; `even` if left out", is_required=False)),
    ("plane", Entry("height", "The height in pixels.", "a number from 120 to 1200", is_required=False)),
    ("plane", Entry("from", "Rows before this place on the x axis are left out.", "", is_required=False)),
    ("plane", Entry("log", "Whether equal steps on the axis of values are equal ratios.",
                    "`true` or `false`; `false` if left out", is_required=False)),
    ("lanes", Entry("reference", "A value to compare with.", "entries with `value:` and `text:`", is_required=False)),
    ("every", Entry("tooltip", "The columns that a touched mark tells.", "a list of columns: any column",
                    is_required=False)),
    ("every", Entry("facet", "A column: one small chart for each of its values.", "a column of categories",
                    is_required=False)),
    ("reference", Entry("value", "Where the line stands, in the unit of the value column.", "a number",
                        is_required=True)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entry"), MEANT, ids=[f"{name}-{entry.name}" for name, entry in MEANT])
def test_an_option_is_told_as_the_code_has_it(name: str, entry: Entry) -> None:
    """Its name, its meaning, what may stand there, and whether it is needed."""
    assert entry in list_entries(name)


@pytest.mark.parametrize("kind", CHARTS)
def test_every_option_of_a_kind_is_listed_once(kind: str) -> None:
    """Its own ones, those that it shares with similar kinds, and those of every chart: together all, none twice."""
    model = CHARTS[kind].options
    own = [entry.name for entry in list_entries(kind)]
    shared = {field.alias or name for name, field in ChartOptions.model_fields.items()} - set(own)
    every = [field.alias or name for name, field in model.model_fields.items()]
    assert sorted([*own, *list_inherited(kind), *shared]) == sorted(every)


def test_needed_options_come_first() -> None:
    """Whoever begins a chart sees what it cannot do without."""
    for name in (*CHARTS, *GROUPS):
        needed = [entry.is_required for entry in list_entries(name)]
        assert needed == sorted(needed, reverse=True)


def test_the_names_of_types_stay_with_us() -> None:
    """Writers read of texts, numbers and columns."""
    told = " ".join(entry.values for name in (*CHARTS, *GROUPS) for entry in list_entries(name))
    assert not [word for word in ("str", "int", "Decimal", "None", "list[", "typing", "class") if f"{word} " in told]


def test_another_name_is_no_kind() -> None:
    """The directive asks for known names only."""
    with pytest.raises(KeyError):
        list_entries("pie")

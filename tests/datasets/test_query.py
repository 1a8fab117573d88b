"""Queries over datasets, and datasets made by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.datasets.model import Cell, Column, ColumnType, Dataset
from nutgraf.datasets.query import run_query
from nutgraf.datasets.read import read_dataset, read_datasets
from nutgraf.errors import Place

PLACE = Place("data/b/dataset.toml", 3, 9)


def _make(id_: str, columns: Mapping[str, ColumnType], rows: list[tuple[Cell, ...]]) -> Dataset:
    made = tuple(Column(name, kind, name) for name, kind in columns.items())
    typed = tuple(dict(zip(columns, row, strict=True)) for row in rows)
    return Dataset(id_, id_, "", "", "", None, next(iter(columns)), "", made, typed, PLACE, id_)


TOWNS = _make(
    "town-list",
    {"town": "string", "people": "number", "since": "date", "open": "boolean"},
    [
        ("Aa", Decimal("1.10"), date(1990, 1, 1), True),
        ("Bb", Decimal("2.20"), None, False),
        ("Cc", None, date(2000, 1, 1), None),
    ],
)


def _ask(sql: str, *datasets: Dataset) -> list[tuple[Cell, ...]]:
    answer, problems = run_query(sql, {dataset.id: dataset for dataset in datasets}, PLACE)
    assert problems == ()
    assert answer is not None
    return [tuple(row.values()) for row in answer.rows]


def test_decimals_stay_exact() -> None:
    """Sums of decimals are exact, as they are not in floating point; a hyphen in a name needs quotes only."""
    assert _ask('select sum(people), sum(people) * 3 from "town-list"', TOWNS) == [(Decimal("3.30"), Decimal("9.90"))]


def test_floating_point_is_rounded() -> None:
    """A division gives 15 digits."""
    assert _ask("select 0.1::double + 0.2 as a, 1 / 3 as b") == [(Decimal("0.3"), Decimal("0.333333333333333"))]


def test_types_arrive() -> None:
    """Every type of cell comes back as it went in; an empty cell stays empty."""
    rows = _ask('select * from "town-list" order by town desc', TOWNS)
    assert rows == [tuple(row.values()) for row in reversed(TOWNS.rows)]


def test_rows_without_order_are_sorted() -> None:
    """An answer without ORDER BY is sorted by its cells, empty ones first; with it, it stands as asked."""
    assert _ask('select people from "town-list"', TOWNS) == [(None,), (Decimal("1.10"),), (Decimal("2.20"),)]
    assert _ask('select people from "town-list" order by 1 desc nulls last', TOWNS)[0] == (Decimal("2.20"),)


def test_moments_with_offset_become_utc() -> None:
    """A time with an offset is the same moment in UTC."""
    moment = datetime(2024, 8, 12, 20, 42, tzinfo=timezone(timedelta(hours=-4)))
    rows = _ask("select moment from log", _make("log", {"moment": "datetime"}, [(moment,)]))
    assert rows == [(moment.astimezone(UTC).replace(tzinfo=None),)]


def test_names_are_data() -> None:
    """A column's name is never read as SQL."""
    odd = _make("odd", {'a"); drop table x; --': "string"}, [("'; drop table odd; --",)])
    assert _ask("select * from odd", odd) == [("'; drop table odd; --",)]


@settings(max_examples=20)
@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)))
def test_any_decimals_survive(values: list[Decimal]) -> None:
    """Numbers come back as they went in, whatever their digits."""
    dataset = _make("t", {"id": "number", "x": "number"}, [(Decimal(i), value) for i, value in enumerate(values)])
    assert [row[1] for row in _ask("select * from t order by id", dataset)] == values


def test_numbers_beyond_decimal_are_floating() -> None:
    """More than 38 digits are kept as far as floating point goes."""
    wide = _make("t", {"x": "number"}, [(Decimal("1e30"),), (Decimal("1e-30"),)])
    assert _ask("select x from t", wide) == [(Decimal("1e-30"),), (Decimal("1e30"),)]


ABOUT = """title = "Sample"
source = "Invented"
licence = "CC0"
retrieved = 2024-08-13
key = "id"
[columns.id]
type = "string"
meaning = "the row"
[columns.count]
type = "number"
unit = "listeners"
meaning = "how many"
"""


def _write_chain(folder: Path, rows: str) -> None:
    files = {
        "z": (ABOUT, rows),
        "b": ("query = \"select id, count * 2 as count from z where id <> 'x'\"\n" + ABOUT, None),
        "a": ('query = "select count, id from b order by count desc"\n' + ABOUT, None),
    }
    for name, (about, data) in files.items():
        (folder / "data" / name).mkdir(parents=True)
        (folder / "data" / name / "dataset.toml").write_text(about, encoding="utf-8")
        if data:
            (folder / "data" / name / "data.csv").write_text(data, encoding="utf-8")


def test_queries_run_after_those_they_need(tmp_path: Path) -> None:
    """A dataset may be made of a dataset that is made of another, whatever the order of their names."""
    _write_chain(tmp_path, "id,count\nx,1\ny,2\nz,3\n")
    datasets, problems = read_datasets(tmp_path / "data", tmp_path)
    assert problems == ()
    assert [tuple(row.values()) for row in datasets["a"].rows] == [(Decimal(6), "z"), (Decimal(4), "y")]
    assert datasets["a"].place == Place("data/a/dataset.toml", 1, 9)
    assert datasets["a"].columns[0].unit == "listeners"
    assert read_dataset(tmp_path / "data" / "a", tmp_path) == (datasets["a"], ())


def test_hash_of_a_query_covers_what_it_reads(tmp_path: Path) -> None:
    """A changed row in a dataset changes the hash of all that is made of it."""
    hashes = []
    for folder, rows in ((tmp_path / "1", "id,count\ny,2\n"), (tmp_path / "2", "id,count\ny,3\n")):
        _write_chain(folder, rows)
        datasets, _ = read_datasets(folder / "data", folder)
        hashes.append({name: dataset.sha256 for name, dataset in datasets.items()})
    assert all(hashes[0][name] != hashes[1][name] for name in ("a", "b", "z"))

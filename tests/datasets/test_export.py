"""Rows written for readers."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.datasets.export import write_csv
from nutgraf.datasets.model import Column, Row


def test_rows_are_written_by_the_standard() -> None:
    """A header, LF, quotation marks where they are needed, values as one types them."""
    columns = (
        Column("id", "string", "Id"),
        Column("n", "number", "N"),
        Column("on", "boolean", "On"),
        Column("d", "date", "D"),
        Column("t", "datetime", "T"),
    )
    rows: tuple[Row, ...] = (
        {"id": 'a, "b"', "n": Decimal("1E+6"), "on": True, "d": date(2024, 8, 12), "t": datetime(2024, 8, 12, 20, 42)},
        {"id": "c\nd", "n": Decimal("-0.50"), "on": False, "d": None, "t": None},
    )
    assert write_csv(columns, rows) == (
        'id,n,on,d,t\n"a, ""b""",1000000,true,2024-08-12,2024-08-12T20:42:00\n"c\nd",-0.50,false,,\n'
    )


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    """No text begins as a formula does, and none is otherwise changed."""
    written = write_csv((Column("x", "string", "X"), Column("y", "string", "Y")), ({"x": text, "y": ""},))
    cell = list(csv.reader(io.StringIO(written, newline="")))[1][0]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (text, f"'{text}")


def test_header_is_guarded_too() -> None:
    """A column's name may come from anywhere."""
    assert write_csv((Column("=1+1", "string", "X"),), ()) == "'=1+1\n"

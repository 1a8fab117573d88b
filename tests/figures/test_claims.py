"""Claims held against data: the laws behind the fixtures."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.figures.check import check_figure
from nutgraf.figures.model import Figure
from tests.figures.sample import make_dataset

SERIES = st.lists(st.integers(-5, 5), min_size=2, max_size=8)


def _codes(text: str, reference: str, values: list[int]) -> list[str]:
    rows = [(Decimal(2000 + place), Decimal(value)) for place, value in enumerate(values)]
    columns = {"year": ("year", ""), "n": ("number", "")}
    data = {"a": make_dataset("a", "n", columns, *rows)}  # type: ignore[arg-type]
    return [problem.code for problem in check_figure(Figure("k", text, reference, Place("s.md")), data, {}).problems]


@given(SERIES, st.sampled_from([("highest", "rank", 1), ("lowest", "rank_lowest", -1)]))
def test_highest_since_holds_where_no_row_between_is_as_high(values: list[int], claim: tuple[str, str, int]) -> None:
    """“The highest since A” holds for the last row if all between are lower, and says enough if A was as high."""
    word, function, sign = claim
    *others, own = (sign * value for value in values)
    last = 2000 + len(others)
    for base in range(len(others)):
        codes = _codes(f"the {word} since {2000 + base}", f"{function}(a:{last})", values)
        is_refuted = any(value >= own for value in others[base + 1 :])
        says_less = not is_refuted and others[base] < own
        assert codes == (["F061"] if is_refuted else ["F063"] if says_less else [])


@given(SERIES)
def test_on_record_holds_where_no_other_row_is_as_high(values: list[int]) -> None:
    """“On record” is a claim of all rows, and a tie refutes it."""
    for place, value in enumerate(values):
        is_highest = values.count(value) == 1 and value == max(values)
        codes = _codes("the highest on record", f"rank(a:{2000 + place})", values)
        assert codes == ([] if is_highest else ["F061"])


@given(SERIES)
def test_first_time_holds_where_no_row_between_was_above(values: list[int]) -> None:
    """“For the first time since A” holds if the last row is above the limit and none between."""
    reference = f"count_above(a:2000..{1999 + len(values)}, 0)"
    codes = _codes("for the first time since 2000", reference, values)
    holds = values[-1] > 0 and all(value <= 0 for value in values[1:-1])
    assert codes == (["F061"] if not holds else [] if values[0] > 0 else ["F063"])


@given(SERIES)
def test_falls_in_a_row_are_counted_from_the_last_that_was_none(values: list[int]) -> None:
    """The number of falls up to a row is the longest run of ever lower values that ends there."""
    falls = 0
    for before, after in pairwise(values):
        falls = falls + 1 if after < before else 0
    reference = f"falls(a:{1999 + len(values)})"
    assert _codes(f"exactly {falls}", reference, values) == []
    assert _codes(f"exactly {falls + 1}", reference, values) != []

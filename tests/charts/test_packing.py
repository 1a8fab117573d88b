from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.charts.light import Point, pack_points
from nutgraf.charts.packing import pack_words, read_numbers
from tests.charts.packed import read_places, read_words

PLACES = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 400)), min_size=1, max_size=60)


@given(PLACES, st.floats(0.2, 2), st.floats(-40, 40), st.booleans())
def test_places_are_read_to_the_pixel(places: list[tuple[int, int]], factor: float, shift: float, alike: bool) -> None:
    """Whatever the places, and whether or not a view is the first one scaled, all come out as they are."""
    words = [(("Value", f"that of row {n}"),) for n in range(len(places))]
    pairs = list(zip(places, words, strict=True))
    wide = [Point(x, y, 0, 0, own) for (x, y), own in pairs]
    narrow = [Point(x * factor + shift, y * factor if alike else 400 - x, 0, 0, own) for (x, y), own in pairs]
    found = read_places(json.loads(pack_points([wide, narrow], (1, 1))))
    for columns, view in zip(found, (wide, narrow), strict=True):
        assert columns[0] == pytest.approx([point.x for point in view], abs=2)
        assert columns[1] == pytest.approx([point.y for point in view], abs=2)


@given(
    st.lists(st.integers(-9999, 9999), min_size=1, max_size=60),
    st.sampled_from(("", "$", "about ")),
    st.sampled_from(("", "%", " points")),
    st.integers(0, 3),
)
def test_words_are_read_as_they_were(numbers: list[int], before: str, after: str, decimals: int) -> None:
    """Numbers of any sign and exactness, with and without a unit, come out letter by letter."""
    written = [f"{number / 10**decimals:.{decimals}f}".replace("-", "\N{MINUS SIGN}") for number in numbers]
    words = [f"{before}{text}{after}" for text in written]
    points = [
        Point(n, 400 - number / 50, 0, 0, (("V", text),))
        for n, (number, text) in enumerate(zip(numbers, words, strict=True))
    ]
    light = json.loads(pack_points([points], (1, 1)))
    assert read_words(light) == [words]
    assert read_places(light)[0][1] == pytest.approx([point.y for point in points], abs=2)


def test_a_place_that_follows_from_a_value_is_not_written_down() -> None:
    """A thousand values are steps; where they stand is a factor and a shift."""
    points = [Point(n / 2, 300 - n % 97 / 5, 0, 0, (("Value", f"{n % 97 / 10:.1f}%"),)) for n in range(1000)]
    light = json.loads(pack_points([points], (1, 1)))
    factor, shift, field = light["p"][0][1]
    assert (factor, shift, field) == (pytest.approx(-0.2, abs=0.01), pytest.approx(300, abs=1), 0)
    assert len(light["v"][0]["s"]) == 1000


@pytest.mark.parametrize("odd", ["1,300", "5", "\N{MINUS SIGN}0.1 (estimate)", "n/a", "٣.1", "00.1", None])
def test_words_of_another_kind_stay_words(odd: str | None) -> None:
    """One value that is written differently is reason enough to keep all as they are."""
    words = [*(f"{n}.5" for n in range(30)), odd]
    assert read_numbers(words) is None
    assert pack_words(words, None) == words


def test_what_says_the_same_at_the_same_place_is_told_once() -> None:
    """A line says what its dots say; but marks that part in any view are two."""
    here, there = Point(10, 20, 0, 0, (("Value", "1"),)), Point(30, 20, 0, 0, (("Value", "1"),))
    other = Point(10, 20, 0, 0, (("Value", "2"),))
    light = json.loads(pack_points([[here, other, here, here], [here, other, here, there]], (1, 1)))
    assert read_words(light) == [["1", "2", "1"]]
    assert [columns[0] for columns in read_places(light)] == [[10, 10, 10], [10, 10, 30]]

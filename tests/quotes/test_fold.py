"""Folding: what counts as the same glyph, what never does, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.quotes.fold import fold

TEXT = st.text(alphabet=st.one_of(st.sampled_from(" -–—…'’“”\"«é\u0301\u00ad\u200b\u00a0a1.,\n가ᄀ"), st.characters()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don’t", "don't"),
        ("“No”", '"No"'),
        ("‘No’", "«No»"),
        ("the fishers’ boats", "the fishers' boats"),
        ("mud—only mud", "mud -- only mud"),
        ("mud – only mud", "mud--only mud"),
        ("2023–24", "2023-24"),
        ("two‑hour", "two-hour"),
        ("wait… what", "wait... what"),
        ("eight\u00a0million", "eight  \n million"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("caf\u0065\u0301", "café"),
        ("\u200fالبوابة\u200e \u2067مفتوحة\u2069", "البوابة مفتوحة"),
    ],
)
def test_glyphs_that_are_the_same(one: str, other: str) -> None:
    """Quotation marks, dashes, ellipses, spaces, invisible characters and composed letters fold to one."""
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mud", "mud"),
        ("resume", "résumé"),
        ("mud, only", "mud; only"),
        ("mud!", "mud?"),
        ("1", "l"),
        ("½", "1/2"),
        ("m²", "m2"),
        ("re-form", "re — form"),
        ("re-form", "reform"),
        ("gate", "gаte"),
        ("we're", "were"),
    ],
)
def test_glyphs_that_differ(one: str, other: str) -> None:
    """Letters, case, digits, diacritics, `, ; : ? !` and the difference of hyphen and dash stay."""
    assert fold(one).text != fold(other).text


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded text stays as it is."""
    once = fold(text).text
    assert fold(once).text == once


@given(TEXT)
def test_map_back_is_in_order(text: str) -> None:
    """Every folded character has a range of the original, and the ranges never go back."""
    folded = fold(text)
    assert len(folded.text) == len(folded.offsets) == len(folded.ends)
    ranges = list(zip(folded.offsets, folded.ends, strict=True))
    assert all(0 <= start <= end <= len(text) for start, end in ranges)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert list(folded.ends) == sorted(folded.ends)


@given(TEXT)
def test_folded_text_is_composed(text: str) -> None:
    """Composing cluster by cluster gives the NFC of the whole."""
    assert unicodedata.is_normalized("NFC", fold(text).text)


@given(st.lists(st.text(alphabet="abcé1", min_size=1), min_size=1), st.data())
def test_a_range_of_words_leads_to_these_words(words: list[str], data: st.DataObject) -> None:
    """The original behind a range of folded words folds to just these words."""
    text = " \u00a0".join(words)
    folded = fold(text)
    index = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:index])
    first, last = folded.find_original(start, start + len(words[index]))
    assert text[first:last] == words[index]

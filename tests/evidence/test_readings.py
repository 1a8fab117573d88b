"""Numbers from subtitles and letters."""

from __future__ import annotations

from nutgraf.evidence.readings import read_words
from tests.quotes.sample import make_source


def test_numbers_are_read_from_words_alone() -> None:
    """The times of subtitles hold no numbers that anybody said, and words run on from cue to cue."""
    text = read_words({"srt": make_source("srt")})["srt"].text
    assert text is not None
    assert "The gate will open at dawn, in 3 weeks, and we will be there." in text
    assert "-->" not in text
    assert "00:00" not in text


def test_plain_texts_stay_as_they_are() -> None:
    """A report is read as it is, and a source that is not at hand has no words."""
    sources = {"report": make_source(), "away": make_source("srt", text=None)}
    assert read_words(sources) == sources

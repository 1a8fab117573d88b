"""Subtitles and letters: a reading is as long as the file, and each word stands where the file has it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.evidence.lock import make_lock, seal, write_lock
from nutgraf.evidence.sources import canonicalise, hash_text
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.cues import is_cued, read_cues
from nutgraf.quotes.fold import fold
from nutgraf.quotes.letters import read_letter
from nutgraf.quotes.speech import read_layout
from tests.evidence.test_lock import DAY
from tests.quotes.sample import PEOPLE, POLICY, make_quotation, make_source

WORDS = "gate dawn lamps soup boats harbour tide wall gull mud".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)
VOICES = st.sampled_from(["Pomfret Lull", "Ondine Brask"])


@st.composite
def make_captions(draw: st.DrawFn) -> tuple[str, list[tuple[str, list[str]]]]:
    """A file of WebVTT, and who says which words in each cue."""
    cues = draw(st.lists(st.tuples(VOICES, SENTENCE), min_size=1, max_size=6))
    blocks = ["WEBVTT"]
    for number, (voice, words) in enumerate(cues):
        name = draw(st.sampled_from(["", f"{number}\n", "a cue\n"]))
        space = draw(st.sampled_from([" ", "\n", " <00:00:01.000>"]))
        said = space.join(
            draw(st.sampled_from([word, f"<i>{word}</i>", f"{word[:1]}<c.a>{word[1:]}</c>"])) for word in words
        )
        blocks.append(f"{name}00:00:0{number}.000 --> 00:00:0{number}.900\n<v {voice}>{said}")
    return canonicalise("\n\n".join(blocks)), cues


@given(make_captions())
def test_words_of_captions_run_on_in_order(made: tuple[str, list[tuple[str, list[str]]]]) -> None:
    """What is left of a file of subtitles are its words, one after the other, and nothing else."""
    text, cues = made
    layout = read_layout(text, "recording")
    assert len(layout.text) == len(text)
    assert "".join(layout.folded.text.split()) == "".join(word for _, words in cues for word in words)
    assert [turn.label for turn in layout.turns] == [
        voice for number, (voice, _) in enumerate(cues) if not number or cues[number - 1][0] != voice
    ]


@given(make_captions(), st.data())
def test_offsets_are_those_of_the_file(made: tuple[str, list[tuple[str, list[str]]]], data: st.DataObject) -> None:
    """Each letter of the folded words stands in the file at the offset that the map tells."""
    text, _ = made
    folded = read_layout(text, "recording").folded
    index = data.draw(st.integers(0, len(folded.text) - 1))
    start, end = folded.find_original(index, index + 1)
    if folded.text[index] != " ":
        assert text[start:end] == folded.text[index]


@given(
    st.sampled_from(["WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", ""]),
    st.text("v<>/.{}\\&;:amp 01-\n>", max_size=80),
)
def test_whatever_stands_in_a_file_its_reading_is_as_long(head: str, rest: str) -> None:
    """No file is refused and none grows or shrinks, however broken its markup is."""
    text = canonicalise(head + rest)
    for words, turns in (read_cues(text), read_letter(text)):
        assert len(words) == len(text)
        assert all(0 <= turn.start <= turn.said <= len(text) for turn in turns)


@given(st.lists(st.tuples(st.integers(0, 2), SENTENCE), min_size=1, max_size=8))
def test_words_of_a_letter_stand_where_they_stood(lines: list[tuple[int, list[str]]]) -> None:
    """The signs of quoting are blank, every other character is as it was, and each change of depth begins a turn."""
    text = canonicalise("\n".join(f"{'> ' * depth}{' '.join(words)}" for depth, words in lines))
    words, turns = read_letter(text)
    assert [(one, other) for one, other in zip(text, words, strict=True) if one != other] == [(">", " ")] * text.count(
        ">"
    )
    changes = 1 + sum(one[0] != other[0] for one, other in itertools.pairwise(lines))
    assert len(turns) == (changes if changes > 1 else 0)


@pytest.mark.parametrize(
    ("text", "cued"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n", True),
        ("WEBVTT - a title\n", True),
        ("WEBVTTS are files.\n", False),
        ("1\n00:00:01,000 --> 00:00:02,000\nYes.\n", True),
        ("1\nA list.\n", False),
        ("The format WEBVTT is plain text.\n", False),
    ],
)
def test_subtitles_are_known_by_how_they_begin(text: str, cued: bool) -> None:
    """The text tells its format; the name of its file does not matter."""
    assert is_cued(text) is cued


def test_a_seal_holds_words_and_places_but_no_times() -> None:
    """The offsets of a seal are those of the file, whose hash it names; its words are those that were said."""
    source = make_source("webvtt")
    source = make_source("webvtt", sha256=hash_text(source.text or ""))
    quotation = make_quotation("The gate will not open at dawn", source="webvtt")
    entry = seal(check_quote(quotation, source, PEOPLE, POLICY), source, "Pomfret Lull", {}, DAY)
    assert entry is not None
    ((start, end),) = entry.segments
    text = source.text or ""
    assert text[start:end].startswith("The gate\n\n00:00:04.000 --> 00:00:07.500\n<v.loud Pomfret Lull>will <i>not</i>")
    assert text[start:end].endswith("open at dawn")
    assert entry.exact == ("The gate will not open at dawn",)
    assert "-->" not in write_lock(make_lock({quotation.id: entry}, ()))


def test_a_file_that_is_not_subtitles_is_read_as_it_is() -> None:
    """The reading of a plain text is that text."""
    for name in ("report", "transcript", "minutes", "post", "arabic", "letter"):
        text = make_source(name).text or ""
        assert read_layout(text, "email" if name == "letter" else "").text == text
        assert fold(text).text == read_layout(text).folded.text

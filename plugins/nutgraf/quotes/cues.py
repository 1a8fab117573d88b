"""Subtitles, WebVTT and SRT: the words that were said, where they stand in the file as it is.

Whatever nobody said (times, numbers, notes, tags) is blanked, character for character, so that offsets stay those of
the file. Cues of one speaker run on; another speaker begins a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from nutgraf.quotes.turns import Turn, opens_turn

FILLER = "\u2060"
"""Stands where markup was: a word joiner, which folding drops, so that no word is parted."""

_TIME = r"(?:\d+:)?\d\d:\d\d[.,]\d{3}"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}.*", re.MULTILINE)
_SRT = re.compile(rf"\s*\d+\n{_TIME}[ \t]+-->")
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_TAG = re.compile(r"<(/?)([a-z]*)(?:\.[^\s<>]*)?(?:[ \t]([^<>\n]*))?>|<[\d:.]+>|\{\\[^{}\n]*\}")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#\d+);")


def is_cued(text: str) -> bool:
    """Whether a text is a file of subtitles: it begins as WebVTT does, or with a number and a time."""
    return re.match(r"WEBVTT(?:\s|$)", text) is not None or _SRT.match(text) is not None


def read_cues(text: str) -> tuple[str, tuple[Turn, ...]]:
    """The words of subtitles in a text as long as the file, and each change of the voice that is named by a tag.

    Where tags name voices, a cue without one is nobody's: its turn has the label "".
    """
    cues = list(_find_cues(text))
    turns = _find_voices(text, cues)
    starts = {turn.start for turn in turns}
    parts, done = [], 0
    for start, end in cues:
        is_new = start in starts or opens_turn(text, start)
        parts += [_blank(start - done, is_new and done > 0), _clean(text[start:end])]
        done = end
    return "".join([*parts, _blank(len(text) - done, False)]), turns


def _blank(length: int, is_break: bool) -> str:
    return ("\n\n" + " " * length)[:length] if is_break else " " * length


def _find_cues(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of each cue begin and end."""
    for block in _BLOCK.finditer(text):
        timing = _TIMING.search(text, *block.span())
        if timing and timing.end() < block.end():
            yield timing.end() + 1, block.end()


def _find_voices(text: str, cues: list[tuple[int, int]]) -> tuple[Turn, ...]:
    """Each change of voice, if tags name any at all."""
    if not any(tag[2] == "v" for start, end in cues for tag in _TAG.finditer(text, start, end)):
        return ()
    kept: list[Turn] = []
    for turn in (turn for start, end in cues for turn in _list_voices(text, start, end)):
        if not kept or kept[-1].label != turn.label:
            kept.append(turn)
    return tuple(kept)


def _list_voices(text: str, start: int, end: int) -> Iterator[Turn]:
    """Who speaks in one cue: a turn for each run of words below one tag, or below none."""
    tags = [tag for tag in _TAG.finditer(text, start, end) if tag[2] == "v"]
    voices = [Turn(start, "", start), *(Turn(tag.end(), "", tag.end()) if tag[1] else _name_voice(tag) for tag in tags)]
    ends = [*(tag.start() for tag in tags), end]
    return (voice for voice, until in zip(voices, ends, strict=True) if _TAG.sub("", text[voice.start : until]).strip())


def _name_voice(tag: re.Match[str]) -> Turn:
    return Turn(tag.start(), unescape(tag[3] or "").strip(), tag.end())


def _clean(words: str) -> str:
    """The words of a cue without tags; at the start of a line these become spaces."""
    words = _TAG.sub(lambda tag: (" " if _is_first(words, tag.start()) else FILLER) * len(tag[0]), words)
    return _ENTITY.sub(lambda entity: unescape(entity[0]).ljust(len(entity[0]), FILLER), words)


def _is_first(words: str, index: int) -> bool:
    return not words[words.rfind("\n", 0, index) + 1 : index].strip()

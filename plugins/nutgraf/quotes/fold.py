"""The only differences of glyph that count as none: invisible characters, spaces, quotation marks, dashes, ellipses.

Letters, case, digits, diacritics and the marks `, ; : ? !` are never folded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

SINGLE_MARKS = "'‘’‚‛‹›`´ʼ＇"
DOUBLE_MARKS = '"“”„‟«»＂「」『』〝〞〟'

DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""Marks that tell in which direction text runs; overrides, which can turn letters round, are not among them."""
_DROPPED = frozenset("\u00ad\u200b\u200d\ufeff\u2060" + DIRECTIONS)
_HYPHENS = frozenset("-‐‑‒–−﹣－")
_DASHES = frozenset("—―⸺⸻﹘")
_ANY_DROPPED = re.compile(f"[{''.join(sorted(_DROPPED))}]")
_FOLDED = re.escape("".join(sorted({*SINGLE_MARKS, *DOUBLE_MARKS, *_DROPPED, *_HYPHENS, *_DASHES, "…"})))
_SPECIAL = re.compile(rf"(?! (?:[^\s{_FOLDED}]|\Z))[\s{_FOLDED}]+")  # a single space alone stays what it is
_DASH_RUN = re.compile(r"[ —-]*[—-][ —-]*")
_HANGUL = (("\u1161", "\u1175"), ("\u11a8", "\u11c2"))
_LAST_COMPOSED = 0x20000


class Places(Sequence[int]):
    """Places in a text, one for each character of another, kept as stretches in which both go on by one."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._values: list[int] = []
        self._length = 0

    def add(self, value: int, count: int) -> None:
        """Add `count` places, from `value` on."""
        if count:
            self._starts.append(self._length)
            self._values.append(value)
            self._length += count

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> list[int]: ...

    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(self._length))]
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError(index)
        stretch = bisect_right(self._starts, place) - 1
        return self._values[stretch] + place - self._starts[stretch]


Piece = tuple[str, int, int]  # a folded character, and the range of the original that it stands for


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets` and `ends` hold for each of its characters where the original ones begin and end."""

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

    def find_original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original text behind the non-empty range `start` to `end` of the folded one."""
        return self.offsets[start], self.ends[end - 1]


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """`text` with all glyphs of one class made one, and a map back; kept, as the same words are folded often.

    White space becomes one space; an apostrophe between letters or digits `'`, any other quotation mark `"`; a tight
    hyphen or en dash `-`; an em dash, a double hyphen or a spaced dash ` - `; an ellipsis three dots. A hyphen joins
    a word and a dash parts two, so these two classes stay apart.
    """
    return fold_source(text)


def fold_source(text: str) -> Folded:
    """The same for the text of a source, which may be megabytes long and is not kept here.

    Only runs of characters that may be folded are looked at one by one; what lies between stands for itself.
    """
    plain = _ANY_DROPPED.sub("", text) if _ANY_DROPPED.search(text) else text
    if not unicodedata.is_normalized("NFC", plain):
        return _join(_fold_pieces(_read_pieces(text, 0, len(text))))
    chars: list[str] = []
    offsets, ends = Places(), Places()
    done = 0
    for run in _SPECIAL.finditer(text):
        first, last = run.span()
        before, after = max(first - 1, 0), min(last + 1, len(text))
        folded = _fold_pieces(_read_pieces(text, before, after))
        chars.append(text[done:first])
        offsets.add(done, first - done)
        ends.add(done + 1, first - done)
        for char, start, end in folded[first - before : len(folded) - (after - last)]:
            chars.append(char)
            offsets.add(start, 1)
            ends.add(end, 1)
        done = last
    chars.append(text[done:])
    offsets.add(done, len(text) - done)
    ends.add(done + 1, len(text) - done)
    return Folded("".join(chars), offsets, ends)


def _read_pieces(text: str, start: int, end: int) -> list[Piece]:
    return [(text[index], index, index + 1) for index in range(start, end) if text[index] not in _DROPPED]


def _fold_pieces(pieces: list[Piece]) -> list[Piece]:
    return _fold_dashes(_join_spaces(_fold_glyphs(_compose(pieces))))


def _join(pieces: list[Piece]) -> Folded:
    chars, starts, ends = zip(*pieces, strict=True) if pieces else ((), (), ())
    return Folded("".join(chars), starts, ends)


def is_letter(char: str) -> bool:
    """Whether `char` belongs to a word: a letter, a digit, or a mark on one."""
    return char.isalnum() or (char != "" and unicodedata.category(char)[0] == "M")


@lru_cache(maxsize=1)
def _find_followers() -> frozenset[str]:
    """Characters of combining class 0 that NFC may still join to the one before them."""
    followers: set[str] = set()
    for code in range(0xC0, _LAST_COMPOSED):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) > 1 and not parts[0].startswith("<"):
            followers.add(chr(int(parts[-1], 16)))
    return frozenset(followers)


def _is_start(char: str) -> bool:
    """Whether NFC never joins `char` to what stands before it."""
    is_jamo = any(first <= char <= last for first, last in _HANGUL)
    return unicodedata.combining(char) == 0 and not is_jamo and char not in _find_followers()


def _compose(pieces: list[Piece]) -> list[Piece]:
    """NFC, cluster by cluster, so that each result knows where it came from."""
    if unicodedata.is_normalized("NFC", "".join(piece[0] for piece in pieces)):
        return pieces
    clusters: list[list[Piece]] = []
    for piece in pieces:
        if clusters and not _is_start(piece[0]):
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
    composed: list[Piece] = []
    for cluster in clusters:
        before = "".join(piece[0] for piece in cluster)
        after = unicodedata.normalize("NFC", before)
        whole = [(char, cluster[0][1], cluster[-1][2]) for char in after]
        composed.extend(cluster if before == after else whole)
    return composed


def _fold_glyphs(pieces: list[Piece]) -> list[Piece]:
    """White space, quotation marks, dashes and ellipses, each by itself and its neighbours."""
    folded: list[Piece] = []
    for index, (char, start, end) in enumerate(pieces):
        before = pieces[index - 1][0] if index else ""
        after = pieces[index + 1][0] if index + 1 < len(pieces) else ""
        folded.extend((new, start, end) for new in _fold_glyph(char, before, after))
    return folded


def _fold_glyph(char: str, before: str, after: str) -> str:
    if char.isspace():
        return " "
    if char in SINGLE_MARKS:
        return "'" if is_letter(before) and is_letter(after) else '"'
    if char in DOUBLE_MARKS:
        return '"'
    if char in _HYPHENS:
        return "-"
    if char in _DASHES:
        return "—"
    return "..." if char == "…" else char


def _join_spaces(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if piece[0] == " " and joined and joined[-1][0] == " ":
            joined[-1] = (" ", joined[-1][1], piece[2])
        else:
            joined.append(piece)
    return joined


def _fold_dashes(pieces: list[Piece]) -> list[Piece]:
    """Runs of dashes and spaces: one tight or one-sided hyphen stays, everything else is a dash between words."""
    folded: list[Piece] = []
    done = 0
    for run in _DASH_RUN.finditer("".join(piece[0] for piece in pieces)):
        first, last = run.span()
        folded.extend(pieces[done:first])
        done = last
        if run[0] in ("-", "- ", " -"):
            folded.extend(pieces[first:last])
            continue
        core = [piece for piece in pieces[first:last] if piece[0] != " "]
        start, end = core[0][1], core[-1][2]
        folded += [(" ", pieces[first][1], start), ("-", start, end), (" ", end, pieces[last - 1][2])]
    return folded + pieces[done:]

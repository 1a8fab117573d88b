"""The words as a writer prints them, taken apart: segments of the source's words, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<ellipsis>\[\s*(?:\.{3}|…|\. \. \.)\s*\]|…|\. \. \.|\.{5,}|\.{3}(?!\.))"
    r"|(?P<split>\|)"
    r"|(?P<sic>\[sic\])"
    r"|(?P<letter>(?<!\w)\[\w\](?=\w))"
    r"|(?P<inserted>\[[^\[\]]*\])",
    re.IGNORECASE,
)
_ONLY_TERMINAL = re.compile(r"[\s.,]*")
_TERMINAL = re.compile(r"[.,]$")


@dataclass(frozen=True, slots=True)
class Joint:
    """What a writer put between two segments, before the first or after the last."""

    ellipsis: bool = False
    split: bool = False
    inserted: tuple[str, ...] = ()
    printed: str = ""

    def __bool__(self) -> bool:
        return self.ellipsis or self.split or bool(self.inserted)

    def add(self, kind: str, printed: str) -> Joint:
        """This joint with one more sign in it."""
        return Joint(
            self.ellipsis or kind == "ellipsis",
            self.split or kind == "split",
            (*self.inserted, printed[1:-1].strip()) if kind == "inserted" else self.inserted,
            f"{self.printed} {printed}".strip(),
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that must stand in the source in one piece. `joint` is what stands before them.

    `is_bracketed` tells that the first letter is printed in brackets, as a letter that was changed.
    """

    text: str
    joint: Joint
    is_bracketed: bool = False

    @property
    def core(self) -> str:
        """The words without the final comma or full stop, which may differ."""
        return _TERMINAL.sub("", self.text).rstrip()

    @property
    def terminal(self) -> str:
        """The final comma or full stop, or ""."""
        found = _TERMINAL.search(self.text)
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Printed words, taken apart. `leftover` is the first bracket that has no partner, with what follows, or ""."""

    segments: tuple[Segment, ...]
    last: Joint
    sics: int
    leftover: str


@dataclass(slots=True)
class _Draft:
    segments: list[Segment] = field(default_factory=list)
    joint: Joint = field(default_factory=Joint)
    text: str = ""
    is_bracketed: bool = False
    sics: int = 0

    def close(self) -> None:
        """End the segment at hand; one without words, a mere full stop after an ellipsis, is none."""
        text = " ".join(self.text.split())
        if not _ONLY_TERMINAL.fullmatch(text):
            self.segments.append(Segment(text, self.joint, self.is_bracketed))
            self.joint = Joint()
        self.text, self.is_bracketed = "", False


def parse_words(words: str) -> Parsed:
    """Take printed words apart.

    `...`, `…`, `[...]` leave words out; `|` parts an utterance that an attribution interrupts; `[inserted]` stands for
    words of the source or for none; `[W]e` has a changed first letter; `[sic]` is nobody's word and leaves no trace.
    """
    draft = _Draft()
    done = 0
    for token in _TOKEN.finditer(words):
        draft.text += words[done : token.start()]
        done = token.end()
        _add_token(draft, token)
    draft.text += words[done:]
    draft.close()
    bare = _TOKEN.sub(" ", words)
    leftover = re.search(r"[\[\]].{0,30}", bare)
    return Parsed(tuple(draft.segments), draft.joint, draft.sics, leftover[0].strip() if leftover else "")


def _add_token(draft: _Draft, token: re.Match[str]) -> None:
    kind = token.lastgroup or ""
    if kind == "sic":
        draft.sics += 1
        draft.text = draft.text.rstrip()
    elif kind == "letter":
        draft.is_bracketed = draft.is_bracketed or not draft.text.strip()
        draft.text += token[0][1] if not draft.text.strip() else token[0]
    else:
        draft.close()
        draft.joint = draft.joint.add(kind, token[0])

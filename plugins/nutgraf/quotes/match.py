"""Where printed words stand in a source: exactly, bounded by words, in order. Similarity plays no part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nutgraf.quotes.fold import fold, is_letter
from nutgraf.quotes.model import Edit, Policy
from nutgraf.quotes.segments import Joint, Parsed, Segment
from nutgraf.quotes.variants import Found, find_variants

MAX_CHAINS = 50
_LONGEST_WORD = 40
_WORD = re.compile(r"\w[\w'.,:/-]*")
_JOINERS = "'-_"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the folded source where a segment stands; `swaps`, `terminal` and `edits` tell what differs."""

    start: int
    end: int
    swaps: tuple[str, str] | None = None
    terminal: tuple[str, str] | None = None
    edits: tuple[Edit, ...] = ()


Chain = tuple[Hit, ...]


def count_words(folded: str) -> int:
    """The words in folded text; `1.3`, `two-hour` and `don't` are one each."""
    return len(_WORD.findall(folded))


def is_inside_word(text: str, index: int) -> bool:
    """Whether the place before the character at `index` of folded text lies inside a word or a number.

    A hyphen or an apostrophe joins (`non-partisan` holds no “partisan”), a point between letters or digits too (`1.3`
    holds no “3”), and so do the signs that belong to a number (`$5`, `5%`, `-5`) or to a tag (`#gate`, `@lull`).
    """
    before, after = text[index - 1 : index], text[index : index + 1]
    if not before or not after:
        return False
    if (is_letter(before) or before == "_") and (is_letter(after) or after == "_"):
        return True
    if after.isdigit() and before in "$£€¥#":
        return True
    if is_letter(after) and before in "#@" and not is_letter(text[max(index - 2, 0) : index - 1]):
        return True
    if before.isdigit() and after in "%‰°":
        return True
    return _is_joined(text, index)


def _is_joined(text: str, index: int) -> bool:
    """Whether a sign beside `index` ties the letters on its two sides into one word."""
    two_before, before = text[max(index - 2, 0) : index - 1], text[index - 1]
    after, two_after = text[index], text[index + 1 : index + 2]
    if is_letter(after):
        if before in _JOINERS:
            return before != "'" or is_letter(two_before)
        return before in ".,:/" and _is_tied(two_before, before, after)
    if is_letter(before):
        if after in _JOINERS:
            return is_letter(two_after)
        return after in ".,:/" and _is_tied(before, after, two_after)
    return False


def _is_tied(left: str, sign: str, right: str) -> bool:
    """`1.3`, `1,000`, `8:42`, `24/7` and `example.org` are one word each; `and/or` and `this:that` are two."""
    if left.isdigit() and right.isdigit():
        return True
    return sign == "." and is_letter(left) and is_letter(right)


def swap_first_letter(text: str) -> str:
    """`text` with its first letter in the other case, or `text` itself if it begins with no letter that has one."""
    index = next((index for index, char in enumerate(text) if is_letter(char)), None)
    if index is None:
        return text
    other = text[index].swapcase()
    return text[:index] + other + text[index + 1 :] if len(other) == 1 else text


def find_all(text: str, words: str) -> Iterator[int]:
    """Every place where `words` stand in `text`, overlapping ones too."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def find_hits(text: str, segment: Segment, policy: Policy) -> list[Hit]:
    """Every word-bounded place of `segment` in the folded source `text`, in order."""
    core = fold(segment.core).text.strip()
    hits = [_read_hit(text, found, segment, None) for found in _find_places(text, core, policy)]
    swapped = swap_first_letter(core)
    if swapped != core and (segment.is_bracketed or not policy.brackets_required):
        letters = _find_difference(core, swapped)
        hits += [_read_hit(text, found, segment, letters) for found in _find_places(text, swapped, policy)]
    allowed = (hit for hit in hits if hit and (policy.final_mark_may_differ or not hit.terminal or not hit.terminal[0]))
    return sorted(set(allowed), key=lambda hit: (hit.start, hit.end))


def _find_places(text: str, core: str, policy: Policy) -> Iterator[Found]:
    """Where words stand, letter by letter, or with the differences that the policy allows."""
    if policy.numerals_may_differ or policy.disfluencies_may_go:
        return find_variants(text, core, policy) if core else iter(())
    return ((start, start + len(core), ()) for start in find_all(text, core))


def _find_difference(one: str, other: str) -> tuple[str, str]:
    return next((left, right) for left, right in zip(one, other, strict=True) if left != right)


def _read_hit(text: str, found: Found, segment: Segment, swaps: tuple[str, str] | None) -> Hit | None:
    """The hit at a place, or None if a word is cut there or a mark was changed that may not change."""
    start, end, edits = found
    if is_inside_word(text, start) or is_inside_word(text, end):
        return None
    after = text[end : end + 1]
    if segment.terminal:
        if after == segment.terminal and text[end : end + 3] != "...":
            return Hit(start, end + 1, swaps, edits=edits)
        differs = (segment.terminal, after if after and after in ".," else "")
        return None if after and after in ";:?!" else Hit(start, end, swaps, differs, edits)
    if after and after in "?؟" and _is_sentence_start(text, start):
        return None
    return Hit(start, end, swaps, edits=edits)


def _is_sentence_start(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`: a question quoted whole may not lose its question mark."""
    before = text[:start].rstrip()
    return not before or before[-1] in '".?!؟'


def find_chains(text: str, hits: Sequence[Sequence[Hit]], joints: Sequence[Joint], policy: Policy) -> list[Chain]:
    """Every way to pick one hit for each segment, in order, with no gap wider than its joint allows.

    At most `MAX_CHAINS` are listed: two are already too many. Hits from which no way leads on are taken out first, from
    the end, so that common words in a long text cost little.
    """
    limits = [find_limit(joint, policy) for joint in joints]
    viable: list[Sequence[Hit]] = [hits[-1]]
    for index in range(len(hits) - 2, -1, -1):
        ahead = viable[0]
        viable.insert(0, [hit for hit in hits[index] if any(_list_next(text, hit, ahead, limits[index + 1]))])

    def extend(chain: Chain) -> Iterator[Chain]:
        if len(chain) == len(viable):
            yield chain
            return
        for hit in _list_next(text, chain[-1], viable[len(chain)], limits[len(chain)]):
            yield from extend((*chain, hit))

    return list(islice((chain for hit in viable[0] for chain in extend((hit,))), MAX_CHAINS))


def _list_next(text: str, hit: Hit, options: Sequence[Hit], most: int) -> Iterator[Hit]:
    """Those of `options` that come after `hit` with at most so many words between."""
    first = bisect_left(options, hit.end, key=lambda option: option.start)
    for option in islice(options, first, None):
        gap = text[hit.end : option.start]
        if len(gap) > (most + 1) * _LONGEST_WORD or count_words(gap) > most:
            return
        yield option


def find_limit(joint: Joint, policy: Policy) -> int:
    """The most words of the source that `joint` may stand for."""
    return policy.ellipsis_words if joint.ellipsis or joint.split else policy.bracket_words


def find_first_order(hits: Sequence[Sequence[Hit]]) -> Chain:
    """The first chain in order whatever its gaps, or as much of one as there is."""
    best: Chain = ()
    for first in hits[0]:
        chain: Chain = (first,)
        for options in hits[1:]:
            following = next((hit for hit in options if hit.start >= chain[-1].end), None)
            if following is None:
                break
            chain = (*chain, following)
        best = max(best, chain, key=len)
    return best


def list_edits(text: str, parsed: Parsed, chain: Chain) -> tuple[Edit, ...]:
    """The edits that lead from the source to the printed words, in order; glyphs are silent and not listed.

    Of words that are left out or replaced only the number is told (“12 words”): they are not quoted.
    """
    edits: list[Edit] = []
    for index, (segment, hit) in enumerate(zip(parsed.segments, chain, strict=True)):
        edits += _list_joint_edits(segment.joint, text[chain[index - 1].end : hit.start].strip() if index else "")
        if hit.swaps:
            edits.append(Edit("first-letter", *hit.swaps))
        edits += hit.edits
        if hit.terminal:
            edits.append(Edit("terminal", *hit.terminal))
    edits += _list_joint_edits(parsed.last, "")
    return (*edits, *(Edit("sic", "[sic]", "") for _ in range(parsed.sics)))


def _list_joint_edits(joint: Joint, gap: str) -> list[Edit]:
    words = count_words(gap)
    number = f"{words} word{'' if words == 1 else 's'}" if words else ""
    edits: list[Edit] = []
    if joint.split:
        edits.append(Edit("split-attribution", "|", number))
    elif joint.ellipsis and words:
        edits.append(Edit("ellipsis", "...", number))
    replaced = "" if joint.split or joint.ellipsis else number
    edits += [Edit("inserted", f"[{text}]", replaced) for text in joint.inserted if f"[{text}]" != gap]
    return edits

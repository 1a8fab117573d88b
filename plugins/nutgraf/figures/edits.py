"""Ways to make a number in a text say something else, the smallest change first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nutgraf.figures.direction import OPPOSITES, find_direction
from nutgraf.figures.languages.formats import get_format
from nutgraf.figures.languages.model import RuleName
from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code
from nutgraf.figures.lexicon import ONES, TENS
from nutgraf.figures.model import Figure
from nutgraf.figures.stated import Stated
from nutgraf.figures.units import PERCENT, POINTS
from nutgraf.figures.wording import list_hedges


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `start`–`end` of before + mark + after by other text."""

    start: int
    end: int
    text: str


_SCALES: Mapping[str, str] = {
    **{"million": "billion", "billion": "million", "thousand": "million", "trillion": "billion"},
    **{"hundred": "thousand", "m": "bn", "M": "B", "mn": "bn", "bn": "mn", "b": "m", "B": "M", "k": "m", "K": "M"},
}
_PARTS: Mapping[str, str] = {
    **{"third": "quarter", "quarter": "third", "fifth": "sixth", "sixth": "fifth", "seventh": "sixth"},
    **{"eighth": "seventh", "ninth": "eighth", "tenth": "ninth", "half": "a third", "thirds": "fifths"},
    **{"quarters": "fifths", "fifths": "sevenths", "tenths": "ninths", "eighths": "ninths", "sixths": "sevenths"},
    **{"doubled": "tripled", "doubling": "tripling", "tripled": "doubled", "twice": "thrice", "thrice": "twice"},
    **{"quadrupled": "tripled", "halved": "doubled", "first": "second", "second": "third", "fourth": "fifth"},
}
_SUPERLATIVES: Mapping[str, str] = {
    **{"highest": "lowest", "largest": "smallest", "biggest": "smallest", "most": "least", "longest": "shortest"},
    **{"warmest": "coldest", "high": "low", "more": "less", "larger": "smaller", "higher": "lower"},
}
_CLAIMS: Mapping[str, str] = {**_SUPERLATIVES, **{new: old for old, new in _SUPERLATIVES.items()}}
_CONTRARY: tuple[RuleName, ...] = ("nearly", "more than", "exactly")
_WORD = re.compile(r"[A-Za-z]+")


def apply_edit(figure: Figure, edit: Edit) -> Figure | None:
    """The figure with the edit in the part where it falls; None where it would cross the edge of the mark."""
    start = 0
    for name, part in (("before", figure.before), ("text", figure.text), ("after", figure.after)):
        end = start + len(part)
        is_here = start <= edit.start and edit.end <= end and (edit.start < end or name != "before")
        if is_here and part:
            changed = f"{part[: edit.start - start]}{edit.text}{part[edit.end - start :]}"
            parts = {"before": figure.before, "text": figure.text, "after": figure.after, name: changed}
            return replace(figure, before=parts["before"], text=parts["text"], after=parts["after"])
        start = end
    return None


def change_last(stated: Stated) -> Iterator[Edit]:
    """The last digit, or the last word that counts: the nearest others first."""
    number = stated.number
    core = stated.text[number.start : number.core_end]
    digits = re.match(r".*(?P<digit>\d)", core, re.DOTALL)
    if digits:
        at = number.start + digits.start("digit")
        old = int(digits["digit"])
        for digit in sorted(set(range(10)) - {old}, key=lambda digit: (abs(digit - old), -digit)):
            yield Edit(at, at + 1, str(digit))
        return
    words = [word for word in _WORD.finditer(core) if word[0].lower() not in ("a", "an", "and", "of", *_SCALES)]
    for word in reversed(words):
        name = word[0].lower().removesuffix("fold")
        for new in (*_number_words(name), *([_PARTS[name]] if name in _PARTS else [])):
            yield Edit(number.start + word.start(), number.start + word.start() + len(name), new)
        return
    if core.lower().startswith("a "):
        yield Edit(number.start, number.start + 1, "two")


def _number_words(name: str) -> list[str]:
    """Other words for numbers of the same kind, the nearest first."""
    for table, least in ((ONES, 1), (TENS, 20)):
        if name in table:
            others = [other for other in table if other != name and table[other] >= least]
            return sorted(others, key=lambda other: (abs(table[other] - table[name]), other))
    return []


def change_scale(stated: Stated) -> Iterator[Edit]:
    """Another scale, no scale, or ten times as much where there is none."""
    number = stated.number
    core = stated.text[number.start : number.core_end]
    scale = re.search(r"[ \u00a0-]?(?P<word>[^\W\d_]+\.?)$", core)
    if number.scale and scale:
        at = number.start + scale.start("word")
        if other := _find_scale(scale["word"], stated.language):
            yield Edit(at, number.core_end, other)
        if number.kind == "digits":
            yield Edit(number.start + scale.start(), number.core_end, "")
    elif number.kind == "digits":
        first = re.search(r"\d(?:.*\d)?", core) if stated.language != ENGLISH else re.search(r"[\d,]*\.?\d+", core)
        if first and get_code(stated.language) != ENGLISH:
            tenfold = get_format(stated.language).write(abs(number.value) * 10)
            yield Edit(number.start + first.start(), number.start + first.end(), tenfold)
        elif first:
            tenfold = f"{abs(number.value) * 10:,f}".rstrip("0").rstrip(".") if "." in first[0] else ""
            tenfold = tenfold or f"{abs(number.value) * 10:,f}"
            yield Edit(number.start + first.start(), number.start + first.end(), tenfold)
    elif number.kind == "words" and number.exact:
        yield Edit(number.core_end, number.core_end, " thousand")


def _find_scale(word: str, tag: str) -> str:
    """Another scale for a word that is one; "" where there is none."""
    table = LANGUAGES.get(get_code(tag))
    if table is None:
        return _SCALES.get(word, "")
    mine = table.scales.get(word.lower())
    others = [name for name, value in table.scales.items() if value != mine and " " not in name and len(name) > 2]
    return others[-1] if mine else ""


def change_hedge(stated: Stated) -> Iterator[Edit]:
    """Every other hedge that may be a lie, in place of the one that is there."""
    hedge, number = stated.hedge, stated.number
    for rule in _CONTRARY:
        words = list_hedges(stated.language)[rule][0]
        if rule == hedge.rule:
            continue
        if hedge.start == hedge.end:
            yield Edit(number.start, number.start, f"{words} ")
        elif hedge.end <= number.start:
            yield Edit(hedge.start, hedge.end, words)


def change_unit(stated: Stated) -> Iterator[Edit]:
    """Percent for percentage points, for no percent, and the other way round; morning for evening."""
    number = stated.number
    if number.kind == "time":
        half = re.search(r"[ap](?=\.?\s?m)", stated.text[number.start : number.end], re.IGNORECASE)
        if half:
            at = number.start + half.start()
            yield Edit(at, at + 1, "a" if half[0] in "pP" else "p")
    elif number.kind in ("digits", "words"):
        table = LANGUAGES.get(get_code(stated.language))
        names = {PERCENT: " percent", POINTS: " percentage points"}
        if table:
            names = {name: f" {next(word for word in table.units if table.units[word] == name)}" for name in names}
        instead = {PERCENT: (names[POINTS], ""), POINTS: (names[PERCENT], "")}.get(number.suffix, (names[PERCENT],))
        for unit in instead:
            yield Edit(number.core_end, number.end, unit)


def change_sign(stated: Stated, is_change: bool) -> Iterator[Edit]:
    """A minus added or taken away, or a rise told as a fall."""
    number = stated.number
    if number.kind not in ("digits", "words") or number.value == 0:
        return
    sign = re.match(r"[-+−–]|(?:minus|negative) ", stated.text[number.start : number.end], re.IGNORECASE)
    word = find_direction(stated.text, number.start, number.end, stated.language)
    is_told = word is not None and word.sign < 0 and (is_change or word.span[0] >= number.end)
    table = LANGUAGES.get(get_code(stated.language))
    opposites = table.opposites if table else OPPOSITES
    if word and is_change and (opposite := opposites.get(stated.text[slice(*word.span)].lower())):
        yield Edit(*word.span, opposite)
    elif sign and not is_told:
        yield Edit(number.start, number.start + sign.end(), "")
    elif not sign and not is_told:
        minus = "−" if number.kind == "digits" else f"{table.minus if table else 'minus'} "
        yield Edit(number.start, number.start, minus)


def change_claim(text: str) -> Iterator[Edit]:
    """The highest for the lowest, another place in the order, and a base that no data have."""
    for word in _WORD.finditer(text):
        name = word[0].lower()
        if name in _CLAIMS and "first time" not in text:
            yield Edit(*word.span(), _CLAIMS[name])
        if name in _PARTS and name != "first":
            yield Edit(*word.span(), _PARTS[name])
        if name == "since":
            yield Edit(word.end(), len(text), " 1583")
    if record := re.search(r"\bon record\b|\bever\b", text):
        yield Edit(*record.span(), "since 1583")

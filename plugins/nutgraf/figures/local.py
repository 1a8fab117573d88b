"""Numbers of a text in another language than English, by its table and its locale's separators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from nutgraf.figures.languages.formats import SPACES, get_format
from nutgraf.figures.languages.model import Language
from nutgraf.figures.languages.registry import LANGUAGES, get_code
from nutgraf.figures.number import Kind, Number, divide
from nutgraf.figures.units import UNITS, find_unit

_GAP = re.compile(rf"[{SPACES}\n-]?")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Reader:
    """The patterns of one locale."""

    language: Language
    digits: re.Pattern[str]
    words: re.Pattern[str]
    scales: re.Pattern[str]
    units: re.Pattern[str]
    time: re.Pattern[str]
    ordinal: re.Pattern[str]
    one_in: re.Pattern[str]
    phrases: Mapping[str, tuple[Kind, Decimal]]
    separators: tuple[str, str]


def find_local_numbers(text: str, tag: str) -> tuple[Number, ...]:
    """The numbers of a text in the language of a BCP 47 tag that has a table, in order, none inside another."""
    plain = get_format(tag).unfold(text)
    reader = _make_reader(tag)
    numbers = list(_scan(plain, reader))
    return tuple(replace(number, text=text[number.start : number.end]) for number in _join(plain, numbers, reader))


@lru_cache
def _make_reader(tag: str) -> _Reader:
    language, form = LANGUAGES[get_code(tag)], get_format(tag)
    group = f"[{SPACES}]" if form.group in SPACES else f"[{re.escape(form.group)}\u00a0\u202f]"
    decimal = re.escape(form.decimal)
    digits = re.compile(
        rf"""(?<![\w.,])(?P<sign>[-−+–](?=[\d$€£¥]))?(?:(?P<currency>US\$|[$€£¥])[ ]?)?
        (?P<whole>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{decimal}(?P<decimals>\d+))?(?P<odd>(?:[.,’]\d+)+)?""",
        re.VERBOSE,
    )
    phrases: dict[str, tuple[Kind, Decimal]] = {name: ("words", value) for name, value in language.counts.items()}
    phrases |= {name: ("ordinal", Decimal(value)) for name, value in language.ordinals.items()}
    phrases |= {name: ("multiple", value) for name, value in language.multiples.items()}
    phrases |= {name: ("fraction", divide(value)) for name, value in language.parts.items()}
    return _Reader(
        language,
        digits,
        re.compile(r"(?<![^\W_])[^\W\d_]+(?:-[^\W\d_]+)*"),
        _choose(language.scales),
        _choose(language.units),
        re.compile(language.time),
        re.compile(language.ordinal_ending),
        re.compile(language.one_in),
        phrases,
        (form.decimal, form.group),
    )


def _choose(names: Iterable[str]) -> re.Pattern[str]:
    """One of the names, the longest that fits, ended by a word's end."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = "|".join(re.escape(name).replace("\\ ", rf"[{SPACES}]+") for name in longest)
    return re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)


def _scan(text: str, reader: _Reader) -> Iterator[Number]:
    at = 0
    while at < len(text):
        digits, word = reader.digits.search(text, at), reader.words.search(text, at)
        if digits and (not word or digits.start() < word.start()):
            number: Number | None = _read_digits(text, digits, reader)
            end = digits.end()
        elif word:
            number, end = _read_phrase(text, word, reader), word.end()
        else:
            return
        if number is not None:
            yield _sign(text, number, reader.language.minus)
        at = max(end, number.end if number else 0)


def _sign(text: str, number: Number, minus: str) -> Number:
    """A number below zero where the word for minus stands right before it."""
    head = text[max(0, number.start - len(minus) - 1) : number.start].lower()
    # “Au moins” and “al menos” say at least.
    is_hedge = re.search(r"(?:au|al|lo)\s+$", text[: number.start - len(head)][-5:], re.IGNORECASE) is not None
    is_negative = number.kind in ("digits", "words") and head[:-1] == minus and head[-1:] in SPACES and not is_hedge
    return replace(number, start=number.start - len(head), value=-number.value) if is_negative else number


def _read_digits(text: str, found: re.Match[str], reader: _Reader) -> Number:
    time = reader.time.match(text, found.start())
    if time:
        value = Decimal(int(time["hour"]) * 60 + int(time["minute"] or 0))
        return Number(found.start(), time.end(), time[0], value, Decimal(1), "time", core_end=time.end())
    whole, decimals = re.sub(r"\D", "", found["whole"]), found["decimals"] or ""
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    sign = -1 if found["sign"] in ("-", "−", "–") else 1
    step = Decimal(1).scaleb(-len(decimals))
    currency = (found["currency"] or "").replace("US$", "$")
    is_bare = found["whole"].isdigit() and not decimals
    doubt = "grouping" if found["odd"] else "point" if _is_doubtful(found, reader) else ""
    number = Number(found.start(), found.end(), "", value * sign, step, "digits", suffix=currency, exact=not decimals)
    number = replace(number, core_end=found.end(), doubt=doubt)
    ending = reader.ordinal.match(text, found.end()) if is_bare and len(whole) < 3 else None
    if ending:
        return replace(number, kind="ordinal", end=ending.end(), core_end=ending.end())
    return _add_unit(text, _add_scale(text, number, reader), reader)


def _is_doubtful(found: re.Match[str], reader: _Reader) -> bool:
    """Whether “1,300” may be meant as 1.300: one group of three behind the decimal sign, where a point parts groups."""
    return len(found["decimals"] or "") == 3 and found["whole"].strip("0") != "" and len(found["whole"]) <= 3


def _read_phrase(text: str, word: re.Match[str], reader: _Reader) -> Number | None:
    """The longest number in words that begins with a word; an article only before a scale."""
    ends = [word.end()]
    while len(ends) < _MOST_WORDS:
        gap = re.compile(rf"[{SPACES}\n]+").match(text, ends[-1])
        following = reader.words.match(text, gap.end()) if gap else None
        if not following:
            break
        ends.append(following.end())
    for end in reversed(ends):
        name = " ".join(text[word.start() : end].lower().split())
        if name in reader.phrases:
            return _make_phrase(text, (word.start(), end), name, reader)
    return None


def _make_phrase(text: str, span: tuple[int, int], name: str, reader: _Reader) -> Number | None:
    kind, value = reader.phrases[name]
    step = Decimal(0) if kind == "fraction" else Decimal(1)
    number = Number(*span, name, value, step, kind, exact=kind in ("words", "ordinal"), core_end=span[1])
    if kind in ("ordinal", "multiple"):
        return number
    scaled = _add_scale(text, number, reader)
    if name in reader.language.articles and not scaled.scale and not reader.one_in.match(text, span[1]):
        return None
    return _add_unit(text, scaled, reader)


def _add_scale(text: str, number: Number, reader: _Reader) -> Number:
    """The number times the scales behind it: “1,3 Millionen”, “mil millones”."""
    gap = _GAP.match(text, number.core_end)
    found = reader.scales.match(text, gap.end() if gap else number.core_end)
    if not found:
        return number
    name = " ".join(found[0].lower().split())
    # “5 m” is five metres, “5 M€” five millions.
    if len(name) == 1 and found[0].islower():
        return number
    factor = reader.language.scales[name]
    end = found.end()
    return replace(
        number,
        value=number.value * factor,
        unit_of_last_digit=number.unit_of_last_digit * factor,
        scale=name,
        exact=False,
        end=end,
        core_end=end,
    )


def _add_unit(text: str, number: Number, reader: _Reader) -> Number:
    gap = _GAP.match(text, number.core_end)
    at = gap.end() if gap else number.core_end
    found = reader.units.match(text, at)
    if found:
        name = reader.language.units[" ".join(found[0].lower().split())]
        return number if number.suffix and name != "%" else replace(number, end=found.end(), suffix=name)
    common = find_unit(text, at)
    # A Latin unit such as km or °C is one in every language, a word of English is not.
    is_sign = common is not None and (common[1] - at <= 3 or not text[at : common[1]].isalpha())
    if common is None or not is_sign or number.suffix or common[0].name.lower() not in UNITS:
        return number
    return replace(number, end=common[1], suffix=common[0].name)


def _join(text: str, numbers: list[Number], reader: _Reader) -> Iterator[Number]:
    """Parts such as “one in three”, and ranges whose second number has the scale and the unit of both."""
    skip = False
    for first, second in zip(numbers, [*numbers[1:], None], strict=False):
        if skip:
            skip = False
            continue
        between = text[first.end : second.start] if second else ""
        is_plain = second is not None and not second.suffix and not first.suffix and 0 < first.value < second.value
        if second and is_plain and reader.one_in.fullmatch(between):
            skip = True
            value = first.value / second.value
            joined = replace(first, end=second.end, core_end=second.end, value=value, unit_of_last_digit=Decimal(0))
            yield replace(joined, kind="fraction", exact=False)
        elif second and re.fullmatch(r"\s*[-–—]\s*", between):
            yield _inherit(first, second, reader)
        else:
            yield first


def _inherit(first: Number, second: Number, reader: _Reader) -> Number:
    factor = reader.language.scales.get(second.scale, Decimal(1))
    if second.scale and not first.scale and first.value < 1000:
        step = first.unit_of_last_digit * factor
        first = replace(first, value=first.value * factor, unit_of_last_digit=step, scale=second.scale, exact=False)
    return replace(first, suffix=first.suffix or second.suffix)

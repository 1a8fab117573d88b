"""German: “1,3 Millionen”, “fast ein Drittel”, “mehr als 40 Prozent”, “12. August 2024”."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from nutgraf.figures.languages.model import Language, count, scale, unit

_ONES = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_TEENS = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def spell(number: int) -> str:
    """A number from 0 to 999 in words: “einundzwanzig”, “zweihundertfünf”."""
    if number < 20:
        return (_ONES + _TEENS)[number]
    if number < 100:
        tens, ones = _TENS[number // 10 - 2], number % 10
        return f"{'ein' if ones == 1 else _ONES[ones]}und{tens}" if ones else tens
    hundreds, rest = divmod(number, 100)
    return f"{'ein' if hundreds == 1 else _ONES[hundreds]}hundert{spell(rest) if rest else ''}"


_STEMS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split()
_PARTS = {"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "zehntel": 10}

GERMAN = Language(
    code="de",
    scales={
        **scale("tausend|tsd.", 3),
        **scale("million|millionen|mio.|mio", 6),
        **scale("milliarde|milliarden|mrd.|mrd", 9),
        **scale("billion|billionen|bio.", 12),
    },
    counts=count({spell(number): number for number in range(1000)})
    | count({f"{spell(number).removesuffix('s')}tausend": 1000 * number for number in range(1, 1000) if number != 6})
    | {"sechstausend": Decimal(6000)}
    | {"dreissig": Decimal(30), "hundert": Decimal(100), "anderthalb": Decimal("1.5"), "zweieinhalb": Decimal("2.5")}
    | {name: Decimal(1) for name in ("ein", "eine", "einer", "einem", "einen")}
    | {"zwo": Decimal(2), "dutzend": Decimal(12)},
    articles=frozenset({"ein", "eine", "einer", "einem", "einen"}),
    ordinals={f"{stem}e{ending}": place for place, stem in enumerate(_STEMS, 1) for ending in ("", "r", "s", "n", "m")},
    ordinal_ending=r"\.(?=\s[a-zäöüA-ZÄÖÜ])",
    parts={
        **{f"ein {name}": Fraction(1, parts) for name, parts in _PARTS.items()},
        **{f"{_ONES[n]} {name}": Fraction(n, parts) for name, parts in _PARTS.items() for n in range(2, parts)},
        **{f"{word} hälfte": Fraction(1, 2) for word in ("die", "der")},
        **{"dreiviertel": Fraction(3, 4), "ein halb": Fraction(1, 2), "halb so": Fraction(1, 2)},
    },
    one_in=r"\s+von\s+|\s+aus\s+",
    multiples={
        **dict.fromkeys(("verdoppelt", "verdoppelte", "verdoppelten", "doppelt", "zweimal"), Decimal(2)),
        **dict.fromkeys(("verdreifacht", "verdreifachte", "verdreifachten", "dreimal"), Decimal(3)),
        **dict.fromkeys(("vervierfacht", "vervierfachte", "viermal"), Decimal(4)),
        **dict.fromkeys(("halbiert", "halbierte", "halbierten"), Decimal("0.5")),
    },
    units={
        "%": "%",
        "prozent": "%",
        "prozentpunkt": "percentage points",
        "prozentpunkte": "percentage points",
        "prozentpunkten": "percentage points",
        **unit(second="sekunde|sekunden", minute="minute|minuten", hour="stunde|stunden|std.", day="tag|tage|tagen"),
        **unit(week="woche|wochen", month="monat|monate|monaten", year="jahr|jahre|jahren|jahres"),
        **unit(meter="meter|metern|m", kilometer="kilometer|kilometern|km", centimeter="zentimeter|cm"),
        **unit(kilogram="kilogramm|kilo|kg", tonne="tonne|tonnen", liter="liter|litern", hectare="hektar"),
        **unit(degree="grad", times="mal|-mal"),
        **{"grad celsius": "°C", "euro": "€", "dollar": "$", "us-dollar": "$", "pfund": "£", "cent": "cent"},
    },
    hedges={
        "exactly": ("genau", "exakt"),
        "more than": ("mehr als", "über", "gut", "etwas mehr als", "knapp über", "deutlich mehr als", "weit über"),
        "at least": ("mindestens", "wenigstens", "nicht weniger als", "zumindest"),
        "nearly": ("fast", "beinahe", "knapp", "nahezu", "weniger als", "unter", "etwas weniger als", "annähernd"),
        "at most": ("höchstens", "maximal", "nicht mehr als"),
        "about": ("etwa", "rund", "ungefähr", "circa", "ca.", "zirka", "gegen", "an die", "~", "≈"),
        "up to": ("bis zu",),
    },
    afterwards={"at least": (" oder mehr", " und mehr"), "at most": (" oder weniger",)},
    falls=(
        *("fiel", "fielen", "fällt", "fallen", "gefallen", "sank", "sanken", "sinkt", "gesunken", "verlor", "verloren"),
        *("schrumpfte", "schrumpften", "rückgang", "verlust", "abnahme", "unter", "verringerte", "abgenommen"),
    ),
    rises=(
        *("stieg", "stiegen", "steigt", "gestiegen", "wuchs", "wuchsen", "wächst", "gewachsen", "zunahme", "anstieg"),
        *("zugenommen", "erhöhte", "erhöhten", "gewann", "plus", "kletterte", "kletterten"),
    ),
    falls_after=("weniger", "niedriger", "kleiner", "tiefer", "kürzer", "gesunken", "gefallen", "zurück", "unter"),
    rises_after=("mehr", "höher", "größer", "länger", "gestiegen", "gewachsen", "zugenommen", "über"),
    by=r"\bum(?:\s+(?:weitere|noch))*\s*$",
    time=r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?[ \u00a0\u202f]Uhr\b",
    date_links=r"\.?\s+",
    year_words=r"in|im|seit|bis|ab|vor|nach|von|und|zu|jahr|jahre|jahren|jahres|anfang|mitte|ende|zwischen|sommer|winter",
    plural=r"\s+[A-ZÄÖÜ][a-zäöüß]+(?:e|en|n|er|ern|s)\b",
    sections=r"Artikel|Art\.|Absatz|Abs\.|Kapitel|Paragraf|§|Seite|S\.|Abbildung|Tabelle|Teil|Nr\.|Nummer",
    bases=r"seit|seither|seitdem|von|vom|als|gegenüber|zuvor|vorher|vorjahr\w*|unter|über|zwischen|damals|vergleich|binnen|nach",
    opposites={
        **{
            "fiel": "stieg",
            "stieg": "fiel",
            "fielen": "stiegen",
            "stiegen": "fielen",
            "sank": "wuchs",
            "wuchs": "sank",
        },
        **{"weniger": "mehr", "mehr": "weniger", "gesunken": "gestiegen", "gestiegen": "gesunken"},
    },
)

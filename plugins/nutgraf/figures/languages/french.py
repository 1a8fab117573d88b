"""French: “1,3 million”, “près d’un tiers”, “plus de 40 %”, “12 août 2024”."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from nutgraf.figures.languages.model import Language, count, scale, unit

_ONES = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_TENS = "vingt trente quarante cinquante soixante".split()


def spell(number: int) -> str:
    """A number from 0 to 999 in words: “vingt et un”, “quatre-vingt-dix”, “deux cents”."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        if tens >= 7 and tens != 8:
            tens, ones = tens - 1, ones + 10
        stem = "quatre-vingt" if tens == 8 else _TENS[tens - 2]
        if not ones:
            return f"{stem}s" if tens == 8 else stem
        return f"{stem} et {_ONES[ones]}" if ones in (1, 11) and tens != 8 else f"{stem}-{_ONES[ones]}"
    hundreds, rest = divmod(number, 100)
    head = "cent" if hundreds == 1 else f"{_ONES[hundreds]} cent{'' if rest else 's'}"
    return f"{head} {spell(rest)}" if rest else head


_ORDINALS = "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième".split()
_PARTS = {"tiers": 3, "quart": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "dixième": 10}

FRENCH = Language(
    code="fr",
    scales={
        **scale("mille", 3),
        **scale("million|millions|m", 6),
        **scale("milliard|milliards|md|mds|mille millions", 9),
        **scale("billion|billions|mille milliards", 12),
    },
    counts=count({spell(number): number for number in range(1000)})
    | {"une": Decimal(1), "septante": Decimal(70), "huitante": Decimal(80), "nonante": Decimal(90)}
    | {"une douzaine": Decimal(12), "mille": Decimal(1000)},
    articles=frozenset({"un", "une"}),
    ordinals={name: place for place, name in enumerate(_ORDINALS, 2)}
    | {"premier": 1, "première": 1, "second": 2, "seconde": 2},
    ordinal_ending=r"(?:ers?|ères?|re|es?|èmes?|nd|nde)\b",
    parts={
        **{f"un {name}": Fraction(1, parts) for name, parts in _PARTS.items()},
        **{"deux tiers": Fraction(2, 3), "trois quarts": Fraction(3, 4), "la moitié": Fraction(1, 2)},
        **{f"{_ONES[n]} cinquièmes": Fraction(n, 5) for n in (2, 3, 4)},
        **{f"{_ONES[n]} dixièmes": Fraction(n, 10) for n in (3, 7, 9)},
    },
    one_in=r"\s+sur\s+",
    multiples={
        **dict.fromkeys(("doublé", "double", "doublaient", "doublait", "doubla"), Decimal(2)),
        **dict.fromkeys(("triplé", "triple", "tripla"), Decimal(3)),
        **dict.fromkeys(("quadruplé", "quadruple"), Decimal(4)),
    },
    units={
        **{"%": "%", "pour cent": "%", "point de pourcentage": "percentage points"},
        **{"points de pourcentage": "percentage points", "point": "point", "points": "point"},
        **unit(second="seconde|secondes", minute="minute|minutes|min", hour="heure|heures", day="jour|jours"),
        **unit(week="semaine|semaines", month="mois", year="an|ans|année|années"),
        **unit(meter="mètre|mètres|m", kilometer="kilomètre|kilomètres|km", centimeter="centimètre|centimètres|cm"),
        **unit(kilogram="kilogramme|kilogrammes|kilo|kilos|kg", tonne="tonne|tonnes", liter="litre|litres"),
        **unit(hectare="hectare|hectares", degree="degré|degrés", times="fois"),
        **{"degrés celsius": "°C", "euro": "€", "euros": "€", "d’euros": "€", "d'euros": "€", "dollar": "$"},
        **{"dollars": "$", "de dollars": "$", "livres": "£", "centimes": "cent"},
    },
    hedges={
        "exactly": ("exactement", "précisément"),
        "more than": ("plus de", "plus d’", "plus d'", "un peu plus de", "bien plus de", "au-dessus de"),
        "at least": ("au moins", "au minimum", "pas moins de"),
        "nearly": (
            *("près de", "près d’", "près d'", "presque", "moins de", "moins d’", "moins d'", "un peu moins de"),
            "quasiment",
        ),
        "at most": ("au plus", "au maximum", "pas plus de", "tout au plus"),
        "about": ("environ", "autour de", "quelque", "à peu près", "approximativement", "~", "≈"),
        "up to": ("jusqu’à", "jusqu'à"),
    },
    afterwards={"at least": (" ou plus",), "at most": (" ou moins",), "about": (" environ",)},
    falls=(
        *("baissé", "baisse", "baissait", "chuté", "chute", "diminué", "diminue", "diminution", "perdu", "perte"),
        *("reculé", "recul", "tombé", "tombée", "tombés", "réduit", "réduction"),
    ),
    rises=(
        *("augmenté", "augmente", "augmentation", "hausse", "monté", "crû", "grimpé", "progressé", "progression"),
        *("gagné", "gain", "bondi"),
    ),
    falls_after=("inférieur", "inférieurs", "inférieure", "baisse", "moins", "recul"),
    rises_after=("supérieur", "supérieurs", "supérieure", "hausse", "plus", "davantage"),
    by=r"\b(?:de|d[’'])\s*$",
    time=r"(?P<hour>[01]?\d|2[0-4])[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?(?P<minute>[0-5]\d))?\b",
    date_links=r"(?:er)?\s+",
    year_words=r"en|depuis|de|à|et|an|année|années|fin|début|mi|avant|après|entre|dès|jusqu’en|l’an|été|hiver|d’ici",
    plural=r"\s+(?!(?:les|des|ses|ces|dans|pas|plus|mais|sans|puis|leurs|nos|vos|mes|tes)\b)[a-zà-ÿ-]{2,}s\b",
    sections=r"[Aa]rticles?|art\.|chapitres?|pages?|p\.|figures?|tableaux?|partie|numéro|n°",
    bases=r"depuis|de \d{4}|que|qu[’']\w+|rapport|comparé\w*|contre|avant|précédent\w*|entre|auparavant|plus tôt|après",
    opposites={
        **{"baissé": "augmenté", "augmenté": "baissé", "chuté": "grimpé", "grimpé": "chuté", "diminué": "augmenté"},
        **{"progressé": "reculé", "reculé": "progressé", "moins": "plus", "baisse": "hausse", "hausse": "baisse"},
    },
    minus="moins",
)

"""Spanish: “1,3 millones”, “casi un tercio”, “más del 40 %”, “12 de agosto de 2024”."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from nutgraf.figures.languages.model import Language, count, scale, unit

_ONES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()


def spell(number: int) -> str:
    """A number from 0 to 999 in words: “treinta y uno”, “ciento cinco”."""
    if number < 30:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens - 3]} y {_ONES[ones]}" if ones else _TENS[tens - 3]
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    return f"{_HUNDREDS[hundreds - 1]} {spell(rest)}" if rest else _HUNDREDS[hundreds - 1]


_STEMS = "primer segund tercer cuart quint sext séptim octav noven décim".split()
_PARTS = {"tercio": 3, "cuarto": 4, "quinto": 5, "sexto": 6, "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10}

SPANISH = Language(
    code="es",
    scales={
        **scale("mil", 3),
        **scale("millón|millones|m", 6),
        **scale("mil millones|millardo|millardos", 9),
        **scale("billón|billones", 12),
    },
    counts=count({spell(number): number for number in range(1000)})
    | {"un": Decimal(1), "una": Decimal(1), "veintiún": Decimal(21), "mil": Decimal(1000), "una docena": Decimal(12)}
    | {f"{_TENS[tens]} y un": Decimal(10 * tens + 31) for tens in range(7)},
    articles=frozenset({"un", "una", "uno"}),
    ordinals={f"{stem}{ending}": place for place, stem in enumerate(_STEMS, 1) for ending in ("o", "a", "os", "as")}
    | {"primer": 1, "tercer": 3},
    ordinal_ending=r"\.?(?:º|ª|er|o|a)(?!\w)",
    parts={
        **{f"un {name}": Fraction(1, parts) for name, parts in _PARTS.items()},
        **{f"{_ONES[n]} {name}s": Fraction(n, parts) for name, parts in _PARTS.items() for n in range(2, parts)},
        **{"la mitad": Fraction(1, 2), "una cuarta parte": Fraction(1, 4), "una tercera parte": Fraction(1, 3)},
        "una quinta parte": Fraction(1, 5),
    },
    one_in=r"\s+de\s+cada\s+",
    multiples={
        **dict.fromkeys(("duplicó", "duplicado", "duplica", "duplicaron", "doble"), Decimal(2)),
        **dict.fromkeys(("triplicó", "triplicado", "triplica", "triplicaron", "triple"), Decimal(3)),
        **dict.fromkeys(("cuadruplicó", "cuadruplicado"), Decimal(4)),
    },
    units={
        **{"%": "%", "por ciento": "%", "punto porcentual": "percentage points"},
        **{"puntos porcentuales": "percentage points", "punto": "point", "puntos": "point"},
        **unit(second="segundo|segundos", minute="minuto|minutos|min", hour="hora|horas", day="día|días"),
        **unit(week="semana|semanas", month="mes|meses", year="año|años"),
        **unit(meter="metro|metros|m", kilometer="kilómetro|kilómetros|km", centimeter="centímetro|centímetros|cm"),
        **unit(kilogram="kilogramo|kilogramos|kilo|kilos|kg", tonne="tonelada|toneladas", liter="litro|litros"),
        **unit(hectare="hectárea|hectáreas", degree="grado|grados", times="veces"),
        **{"grados celsius": "°C", "euro": "€", "euros": "€", "de euros": "€", "dólar": "$", "dólares": "$"},
        **{"de dólares": "$", "libras": "£", "céntimos": "cent"},
    },
    hedges={
        "exactly": ("exactamente", "justo"),
        "more than": ("más de", "más del", "poco más de", "algo más de", "más de un", "por encima de"),
        "at least": ("al menos", "por lo menos", "como mínimo", "no menos de"),
        "nearly": (
            *("casi", "cerca de", "menos de", "menos del", "casi un", "casi el", "poco menos de", "por debajo de"),
            *("algo menos de", "cerca del"),
        ),
        "at most": ("como máximo", "a lo sumo", "no más de"),
        "about": (
            *("unos", "unas", "alrededor de", "aproximadamente", "en torno a", "en torno al", "cosa de", "~", "≈"),
            "alrededor del",
        ),
        "up to": ("hasta",),
    },
    afterwards={"at least": (" o más",), "at most": (" o menos",), "about": (" aproximadamente",)},
    falls=(
        *("bajó", "bajaron", "baja", "bajado", "cayó", "cayeron", "caído", "caída", "descendió", "descenso", "perdió"),
        *("perdieron", "pérdida", "disminuyó", "disminuyeron", "redujo", "reducción", "retrocedió"),
    ),
    rises=(
        *("subió", "subieron", "sube", "subido", "subida", "aumentó", "aumentaron", "aumento", "creció", "crecieron"),
        *("crecimiento", "alza", "ganó", "ganaron", "trepó"),
    ),
    falls_after=("menos", "inferior", "inferiores", "menor", "abajo"),
    rises_after=("más", "superior", "superiores", "mayor", "arriba"),
    by=r"\b(?:un|una|en|de)\s*$",
    # “10.50” is a time only with “h” behind it: in Mexico it is a number.
    time=r"(?P<hour>[01]?\d|2[0-4])(?::|\.(?=\d\d[ \u00a0]?h))(?P<minute>[0-5]\d)(?:[ \u00a0\u202f]?(?:horas|h))?\b",
    date_links=r"(?:\.?º)?\s+(?:de\s+)?",
    year_words=r"en|desde|de|del|a|al|y|año|años|hasta|entre|antes|después|finales|principios|mediados|verano|invierno",
    plural=r"\s+(?!(?:los|las|sus|más|tras|pues|unos|unas|nos|dos|tres|seis|además|entonces|después|antes)\b)[a-zá-ÿ]{2,}s\b",
    sections=r"[Aa]rtículos?|art\.|capítulos?|páginas?|p\.|figuras?|tablas?|cuadros?|parte|número|n\.º",
    bases=r"desde|que|frente|respecto|comparad\w+|anterior\w*|antes|entre|previo|previa|sobre|tras|bajo|después",
    opposites={
        **{"bajó": "subió", "subió": "bajó", "cayó": "creció", "creció": "cayó", "bajaron": "subieron"},
        **{"aumentó": "disminuyó", "disminuyó": "aumentó", "menos": "más", "más": "menos"},
    },
    minus="menos",
)

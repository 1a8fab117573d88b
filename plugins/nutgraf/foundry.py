"""Cut the fonts of the theme from the variable fonts that two packages carry.

Everything that needs fontTools is here; `nutgraf.fonts` imports it only when the cut fonts are missing. The sources are
licensed under the SIL Open Font License, which reserves their names: what is cut bears other names, without a digit
at the end, as a family that ends in one cannot be measured by a canvas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

Ranges = tuple[tuple[int, int], ...]

LETTERS: Ranges = (
    (0x20, 0x7E), (0xA0, 0xA1), (0xA3, 0xA3), (0xA7, 0xA7), (0xA9, 0xA9), (0xAB, 0xAB), (0xAD, 0xAE), (0xB0, 0xB0),
    (0xB7, 0xB7), (0xBB, 0xBB), (0xBF, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x160, 0x161), (0x178, 0x178),
    (0x17D, 0x17E), (0x2013, 0x2014), (0x2018, 0x2019), (0x201C, 0x201D), (0x2022, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x202F), (0x20AC, 0x20AC), (0x2212, 0x2212),
)  # fmt: skip
ARROWS: Ranges = ((0x2190, 0x2193), (0xD7, 0xD7), (0xB1, 0xB1))
REST: Ranges = (
    (0xA2, 0xA2), (0xA4, 0xA6), (0xA8, 0xA8), (0xAA, 0xAA), (0xAC, 0xAC), (0xAF, 0xAF), (0xB1, 0xB6), (0xB8, 0xBA),
    (0xBC, 0xBE), (0x100, 0x130), (0x132, 0x151), (0x154, 0x15F), (0x162, 0x177), (0x179, 0x17C), (0x17F, 0x17F),
    (0x2010, 0x2012), (0x2015, 0x2015), (0x201A, 0x201A), (0x201E, 0x201E), (0x2020, 0x2021), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x2122, 0x2122), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
)  # fmt: skip

# Letters and the space per thousand of English running text: the shares of letters in Norvig's count of Google Books,
# and a space for every 5.1 letters.
_FREQUENCY = {
    " ": 164, "e": 105, "t": 78, "a": 67, "o": 64, "i": 63, "n": 61, "s": 54, "r": 53, "h": 42, "l": 34, "d": 32,
    "c": 28, "u": 23, "m": 21, "f": 20, "p": 18, "g": 16, "w": 14, "y": 14, "b": 12, "v": 9, "k": 5, "x": 2, "j": 1,
    "q": 1, "z": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Face:
    """One cut to make: from which file, under which family, which weights, slope and OpenType features."""

    stem: str
    package: str
    file: str
    family: str
    limits: tuple[tuple[str, float | tuple[float, float]], ...]
    features: tuple[str, ...]
    italic: bool = False


FACES = (
    Face(
        "nutgraf-serif",
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "Nutgraf Serif",
        (("opsz", 14), ("wght", (400, 700))),
        ("kern", "ccmp"),
    ),
    Face(
        "nutgraf-serif-italic",
        "fontpkg_source_serif_4",
        "SourceSerif4-Italic[opsz,wght].ttf",
        "Nutgraf Serif",
        (("opsz", 14), ("wght", 400)),
        ("kern", "ccmp"),
        italic=True,
    ),
    Face(
        "nutgraf-sans",
        "fontpkg_source_sans_3",
        "SourceSans3[wght].ttf",
        "Nutgraf Sans",
        (("wght", (400, 700)),),
        ("kern", "ccmp", "onum"),
    ),
)


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a fallback must be stretched to: ascent, descent and mean width of a letter, in ems."""

    ascent: float
    descent: float
    width: float


def cut_web_font(face: Face, ranges: Ranges) -> bytes:
    """The woff2 of one face for the given ranges of code points; the same bytes on every machine."""
    font = _cut(face, ranges)
    _rename(font, face.family, "Italic" if face.italic else "Regular")
    font.flavor = "woff2"
    return _save(font)


def cut_static_font(face: Face, weight: int, style: str) -> bytes:
    """A TrueType font of one weight with all code points, for measuring and drawing at build."""
    font = instantiateVariableFont(_cut(face, LETTERS + ARROWS + REST), {"wght": weight}, inplace=True)
    _rename(font, face.family, style)
    font["OS/2"].usWeightClass = weight
    return _save(font)


def measure_advances(data: bytes) -> dict[str, int]:
    """Advance width of each character in thousandths of an em."""
    font = TTFont(BytesIO(data))
    scale, advances = 1000 / font["head"].unitsPerEm, font["hmtx"].metrics
    return {chr(code): round(advances[name][0] * scale) for code, name in sorted(font.getBestCmap().items())}


def measure_metrics(face: Face) -> Metrics:
    """Ascent, descent and the mean width of letters in running text."""
    data = _cut(face, LETTERS)
    size, letters, advances = data["head"].unitsPerEm, data.getBestCmap(), data["hmtx"].metrics
    total = sum(advances[letters[ord(letter)]][0] * count for letter, count in _FREQUENCY.items())
    width = total / sum(_FREQUENCY.values()) / size
    return Metrics(data["hhea"].ascent / size, -data["hhea"].descent / size, width)


def hash_sources() -> str:
    """SHA-256 of the fonts that everything is cut from."""
    digest = sha256()
    for face in FACES:
        digest.update(_locate(face).read_bytes())
    return digest.hexdigest()


def read_licences() -> str:
    """The licences that must go with the fonts, one after another."""
    packages = sorted({face.package for face in FACES})
    return "\n\n".join(files(package).joinpath("LICENSE").read_text("utf-8") for package in packages)


def _locate(face: Face) -> Path:
    return Path(str(files(face.package).joinpath("files", face.file)))


def _cut(face: Face, ranges: Ranges) -> TTFont:
    """A font of these code points, cut from the small one, which costs a tenth of cutting from the source."""
    font = TTFont(BytesIO(_cut_all(face)), recalcTimestamp=False)
    _subset(font, face, ranges)
    return font


@cache
def _cut_all(face: Face) -> bytes:
    """All code points and the weights that we use, as TrueType."""
    font = TTFont(_locate(face), recalcTimestamp=False)
    _subset(font, face, LETTERS + ARROWS + REST)
    font = instantiateVariableFont(font, dict(face.limits), inplace=True)
    _drop_device_tables(font)
    return _save(font)


def _subset(font: TTFont, face: Face, ranges: Ranges) -> None:
    options = Options(layout_features=list(face.features), hinting=False, name_IDs=[0], name_languages=[0x409])
    options.drop_tables += ["STAT", "BASE", "DSIG", "MVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(_list_points(ranges)))
    subsetter.subset(font)


def _list_points(ranges: Ranges) -> Iterable[int]:
    return (point for first, last in ranges for point in range(first, last + 1))


def _drop_device_tables(font: TTFont) -> None:
    """Keep the kerning of the default weight for all weights: a third of the bytes, a hair's breadth of difference."""
    if "GPOS" not in font:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            _drop_devices(getattr(subtable, "ExtSubTable", subtable))


def _drop_devices(subtable: object) -> None:
    for name in ("ValueFormat1", "ValueFormat2"):
        if hasattr(subtable, name):
            setattr(subtable, name, getattr(subtable, name) & 0x0F)
    pairs = [pair for pairs in getattr(subtable, "PairSet", ()) for pair in pairs.PairValueRecord]
    pairs += [pair for first in getattr(subtable, "Class1Record", ()) for pair in first.Class2Record]
    for value in (value for pair in pairs for value in (pair.Value1, pair.Value2) if value):
        for device in ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice"):
            value.__dict__.pop(device, None)


def _rename(font: TTFont, family: str, style: str) -> None:
    names = font["name"]
    notice = names.getDebugName(0) or ""
    names.names = []
    postscript = f"{family}-{style}".replace(" ", "")
    for number, text in ((0, notice), (1, family), (2, style), (4, f"{family} {style}"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    font["head"].modified = font["head"].created


def _save(font: TTFont) -> bytes:
    buffer = BytesIO()
    font.save(buffer, reorderTables=True)
    return buffer.getvalue()

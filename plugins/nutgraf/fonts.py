"""The fonts of the theme, and the widths of their letters: cut once, then read from the cache."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Literal

Weight = Literal["regular", "semibold"]

_PACKAGES = ("fontpkg-source-sans-3", "fontpkg-source-serif-4", "fonttools", "brotli")

# Mean width of a letter in ems, from the tables of Georgia and Arial as their makers ship them.
_FALLBACKS = {"Nutgraf Serif": ("Georgia", 913 / 2048), "Nutgraf Sans": ("Arial", 904 / 2048)}

# Marks above and below letters, and signs that join or turn them, take no room of their own.
_WIDTHLESS = ("Mn", "Me", "Cf")
# Emoji are up to 1.37 ems wide in the fonts that systems ship; tones colour the one before.
_PICTURES, _PICTURE, _TONES = ("\U0001f000", "\U0001faff"), 1400, "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


@dataclass(frozen=True, slots=True)
class WebFont:
    """One file of the page: its name in the folder and what the CSS says of it.

    An `extra` file holds rarer letters; a browser loads it when a page shows one.
    """

    name: str
    family: str
    weight: str
    style: str
    unicode_range: str
    extra: bool


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts in a folder. `web` are the files for the page, `static` the folder of TrueType fonts for drawing.

    `advances` gives the width of each character in thousandths of an em, for both weights that charts use. `key` names
    the contents: the same fonts, the same key.
    """

    folder: Path
    static: Path
    web: tuple[WebFont, ...]
    fallback_css: str
    advances: Mapping[str, Mapping[str, int]]
    key: str

    def write_css(self, prefix: str) -> str:
        """`@font-face` rules for the page; `prefix` leads from the style sheet to the folder of the fonts."""
        return "".join(_write_face(font, prefix) for font in self.web) + self.fallback_css

    @property
    def preload(self) -> tuple[str, ...]:
        """The files that every page needs at once."""
        return tuple(font.name for font in self.web if not font.extra and font.style == "normal")

    def measure(self, text: str, size: float, weight: Weight = "regular") -> float:
        """Width of `text` in pixels; what the fonts lack counts as wide as is likely, so that nothing is clipped.

        That is one em for a letter, more for an emoji, nothing for what is drawn over the letter before.
        """
        table = self.advances[weight]
        try:
            return sum([table[character] for character in text]) * size / 1000
        except KeyError:
            return sum(table.get(character, _guess_advance(character)) for character in text) * size / 1000


@cache
def _guess_advance(character: str) -> int:
    """The width, in thousandths of an em, that another font may give to a character."""
    if unicodedata.category(character) in _WIDTHLESS or character in _TONES:
        return 0
    return _PICTURE if _PICTURES[0] <= character <= _PICTURES[1] else 1000


def build_fonts(folder: Path) -> Fonts:
    """Cut the fonts into a subfolder of `folder`, or read what an earlier build cut; returns them.

    The subfolder is named by the versions of everything that takes part, so an upgrade cuts anew.
    """
    key = _make_key()
    home = folder / key
    if not (home / "fonts.json").is_file():
        _make_fonts(home)
    return _read_fonts(home, key)


def _make_key() -> str:
    source = Path(__file__).with_name("foundry.py").read_bytes() + Path(__file__).read_bytes()
    versions = "\n".join(f"{package} {version(package)}" for package in _PACKAGES)
    return sha256(source + versions.encode()).hexdigest()[:16]


def _make_fonts(home: Path) -> None:
    foundry = import_module("nutgraf.foundry")
    static = home / "static"
    static.mkdir(parents=True, exist_ok=True)
    web = [_make_web_font(home, foundry, face, extra) for face in foundry.FACES for extra in (False, True)]
    sans = foundry.FACES[-1]
    advances = {}
    for weight, style in ((400, "Regular"), (600, "SemiBold")):
        data = foundry.cut_static_font(sans, weight, style)
        (static / f"NutgrafSans-{style}.ttf").write_bytes(data)
        advances[style.lower()] = foundry.measure_advances(data)
    (home / "OFL.txt").write_text(foundry.read_licences(), "utf-8")
    found = {"web": web, "advances": advances, "fallback": _write_fallbacks(foundry)}
    # Written last: the file says that all others are complete.
    temporary = home / "fonts.json.part"
    temporary.write_text(json.dumps(found, sort_keys=True), "utf-8")
    temporary.replace(home / "fonts.json")


def _make_web_font(home: Path, foundry: ModuleType, face: object, extra: bool) -> dict[str, object]:
    stem, family, italic = (getattr(face, name) for name in ("stem", "family", "italic"))
    base = _list_points(foundry.LETTERS + (foundry.ARROWS if family == "Nutgraf Sans" else ()))
    points = _list_points(foundry.REST + foundry.ARROWS) - base if extra else base
    ranges = _list_ranges(points)
    data = foundry.cut_web_font(face, ranges)
    name = f"{stem}{'-extra' if extra else ''}.{sha256(data).hexdigest()[:8]}.woff2"
    (home / name).write_bytes(data)
    return {
        "name": name,
        "family": family,
        "weight": "400" if italic else "400 700",
        "style": "italic" if italic else "normal",
        "unicode_range": ",".join(_format_range(first, last) for first, last in ranges),
        "extra": extra,
    }


def _list_points(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {point for first, last in ranges for point in range(first, last + 1)}


def _list_ranges(points: set[int]) -> tuple[tuple[int, int], ...]:
    """The fewest ranges that hold exactly these points, in order."""
    starts = sorted(point for point in points if point - 1 not in points)
    ends = sorted(point for point in points if point + 1 not in points)
    return tuple(zip(starts, ends, strict=True))


def _format_range(first: int, last: int) -> str:
    return f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}"


def _write_face(font: WebFont, prefix: str) -> str:
    return (
        f'@font-face{{font-family:"{font.family}";font-style:{font.style};font-weight:{font.weight};font-display:optional;'
        f'src:url("{prefix}{font.name}") format("woff2");unicode-range:{font.unicode_range}}}\n'
    )


def _write_fallbacks(foundry: ModuleType) -> str:
    """Local fonts stretched to the metrics of ours, so that nothing moves when ours arrive."""
    rules = []
    for face in (foundry.FACES[0], foundry.FACES[-1]):
        metrics = foundry.measure_metrics(face)
        local, width = _FALLBACKS[face.family]
        adjust = metrics.width / width
        rules.append(
            f'@font-face{{font-family:"{face.family} Fallback";src:local("{local}");size-adjust:{adjust:.2%};'
            f"ascent-override:{metrics.ascent / adjust:.2%};descent-override:{metrics.descent / adjust:.2%};"
            "line-gap-override:0%}\n"
        )
    return "".join(rules)


def _read_fonts(home: Path, key: str) -> Fonts:
    found = json.loads((home / "fonts.json").read_text("utf-8"))
    web = tuple(WebFont(**entry) for entry in found["web"])
    return Fonts(home, home / "static", web, found["fallback"], found["advances"], key)

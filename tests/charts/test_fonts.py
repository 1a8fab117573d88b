from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from nutgraf import foundry
from nutgraf.fonts import Fonts, build_fonts


def test_a_page_loads_sixty_kilobytes_at_most(fonts: Fonts) -> None:
    """The three files that an English story needs, together."""
    sizes = [(fonts.folder / font.name).stat().st_size for font in fonts.web if not font.extra]
    assert len(sizes) == 3
    assert sum(sizes) <= 60_000


def test_no_letter_is_in_two_files_and_none_is_missing(fonts: Fonts) -> None:
    """What the sources have of Latin-1 and Latin Extended-A is there, each letter in one file of its style."""
    for face in foundry.FACES:
        with TTFont(str(files(face.package).joinpath("files", face.file))) as source:
            wanted = {*range(0x20, 0x7F), *range(0xA0, 0x180)} & set(source.getBestCmap())
        found: list[int] = []
        for font in fonts.web:
            if font.family == face.family and (font.style == "italic") == face.italic:
                with TTFont(fonts.folder / font.name) as data:
                    found += [code for code in data.getBestCmap() if f"U+{code:X}" in expand(font.unicode_range)]
        assert wanted <= set(found)
        assert len(found) == len(set(found))


def test_names_reserved_by_the_licence_are_not_used(fonts: Fonts) -> None:
    """The Open Font License keeps its sources' names for them; ours end in no digit, so that a canvas can measure."""
    paths = [*fonts.folder.glob("*.woff2"), *fonts.static.glob("*.ttf")]
    assert len(paths) == 8
    for path in paths:
        with TTFont(path) as font:
            names = {number: font["name"].getDebugName(number) or "" for number in (1, 4, 6, 16)}
            assert not any("source" in name.casefold() for name in names.values())
            assert re.fullmatch(r"Nutgraf (Serif|Sans)", names[1])
            assert "Copyright" in (font["name"].getDebugName(0) or "") or "©" in (font["name"].getDebugName(0) or "")
    assert "SIL OPEN FONT LICENSE" in (fonts.folder / "OFL.txt").read_text("utf-8").upper()


def test_cutting_twice_gives_the_same_bytes() -> None:
    """No clock and no order of a set gets into a font."""
    face, ranges = foundry.FACES[-1], ((0x41, 0x5A), (0x30, 0x39))
    code = (
        "import sys; from nutgraf import foundry;"
        "sys.stdout.buffer.write(foundry.cut_web_font(foundry.FACES[-1], ((0x41, 0x5A), (0x30, 0x39))))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert foundry.cut_web_font(face, ranges) == done.stdout


def test_figures_can_be_set_in_columns(fonts: Fonts) -> None:
    """The figures of the sans are of one width as they are, in both weights; old-style ones can be asked for."""
    for advances in fonts.advances.values():
        assert len({advances[figure] for figure in "0123456789"}) == 1
    sans = next(font for font in fonts.web if font.family == "Nutgraf Sans" and not font.extra)
    with TTFont(fonts.folder / sans.name) as font:
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert "onum" in features
        assert (font["fvar"].axes[0].minValue, font["fvar"].axes[0].maxValue) == (400, 700)


def test_the_second_build_reads_what_the_first_cut(fonts: Fonts) -> None:
    """Without fontTools, in milliseconds."""
    code = (
        "import sys, pathlib; from nutgraf.fonts import build_fonts;"
        f"fonts = build_fonts(pathlib.Path({str(fonts.folder.parent)!r})); print(fonts.key, 'fontTools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [fonts.key, "False"]
    assert build_fonts(fonts.folder.parent) == fonts


def test_the_style_names_every_file_and_fallbacks(fonts: Fonts) -> None:
    """Each file under its prefix with its range; local fonts stretched to the metrics of ours."""
    css = fonts.write_css("../fonts/")
    assert re.findall(r'src:url\("\.\./fonts/([^"]+)"\)', css) == [font.name for font in fonts.web]
    assert re.findall(r'local\("(\w+)"\);size-adjust:[\d.]+%;ascent-override:[\d.]+%', css) == ["Georgia", "Arial"]
    assert len(fonts.preload) == 2


@pytest.mark.parametrize(("text", "weight"), [("", "regular"), ("1.3 million", "semibold"), ("Łódź", "regular")])
def test_widths_are_sums_of_advances(text: str, weight: str, fonts: Fonts) -> None:
    """In proportion to the size; of what the fonts lack a letter counts as one em, an emoji more, a mark nothing."""
    expected = sum(fonts.advances[weight][letter] for letter in text) * 13 / 1000
    assert fonts.measure(text, 13, "semibold" if weight == "semibold" else "regular") == pytest.approx(expected)
    assert fonts.measure("語", 13) == 13
    assert fonts.measure("😀", 10) == fonts.measure("👍🏽", 10) == 14
    assert fonts.measure("नी", 10) - fonts.measure("न", 10) == 10
    assert fonts.measure("नु", 10) == fonts.measure("न", 10) == 10


def expand(unicode_range: str) -> set[str]:
    """The code points of a CSS range, each as `U+41`."""
    pairs = [
        (part[2:].split("-") * 2)[:2] if "-" not in part else part[2:].split("-") for part in unicode_range.split(",")
    ]
    return {f"U+{code:X}" for first, last in pairs for code in range(int(first, 16), int(last, 16) + 1)}


def test_cutting_makes_a_folder_that_is_complete(fonts: Fonts) -> None:
    """The index is written last, and nothing is left half-done."""
    assert not list(Path(fonts.folder).glob("*.part"))
    assert {path.name for path in fonts.folder.glob("*.woff2")} == {font.name for font in fonts.web}

"""How charts look: colours for both papers, sizes of letters, and how the members of a series are told apart.

A chart is drawn once, in colours that stand for roles; `charts.svg` replaces each by a CSS variable whose fallback is
the colour for light paper. `PALETTE` is what the theme's tokens must say: contrasts are tested, 4.5 for text and 3 for
marks on both papers, and the six colours stay apart for readers with any of the three colour-vision deficiencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FAMILY = "Nutgraf Sans"
TEXT = 13
SMALL = 12
LINE = 17

PALETTE: Mapping[str, tuple[str, str]] = {
    "chart-1": ("#2b64ae", "#57b1fb"),
    "chart-2": ("#b35a47", "#e5785d"),
    "chart-3": ("#083c27", "#b1faad"),
    "chart-4": ("#590065", "#b165b6"),
    "chart-5": ("#6f4f00", "#edb339"),
    "chart-6": ("#474c5d", "#c0c4c7"),
    "chart-ink": ("#1c1b19", "#ece7dd"),
    "chart-muted": ("#625d55", "#a8a297"),
    "chart-grid": ("#dcd7cb", "#3b3a37"),
    "chart-paper": ("#fffdf8", "#171614"),
    "chart-highlight": ("#a8201a", "#ff8d7e"),
}
"""Name of the CSS variable -> colour on light paper, colour on dark paper."""

SENTINELS: Mapping[str, str] = {name: f"#fe01{number:02x}" for number, name in enumerate(PALETTE, start=1)}
"""Name of the CSS variable -> the colour that stands for it while drawing."""

PATTERNS: Mapping[str, tuple[str, str]] = {f"fill-{n}": (f"#fe02{n:02x}", f"chart-{n}") for n in range(1, 7)}
"""Name of a patterned fill -> the colour that stands for it, the variable that it is drawn in."""

INK, MUTED, GRID, PAPER, HIGHLIGHT = (
    SENTINELS[f"chart-{role}"] for role in ("ink", "muted", "grid", "paper", "highlight")
)

DASHES: tuple[tuple[float, ...], ...] = ((), (7, 3), (2, 2.5), (10, 3, 2, 3), (4, 4), (12, 3))
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")

# The first of a series is solid, the others each have a texture of their own: told apart in grey too.
TEXTURES = ("solid", "hatch", "dots", "hollow", "lines", "grid")


@dataclass(frozen=True, slots=True)
class Member:
    """How the n-th member of a series is drawn: colours that stand for roles, dash, shape and texture."""

    stroke: str
    fill: str
    dash: tuple[float, ...]
    shape: str
    texture: str
    number: int
    hollow: bool


def style_member(number: int) -> Member:
    """The style of the member with this number, from 0; six are told apart."""
    stroke = SENTINELS[f"chart-{number + 1}"]
    fill = stroke if number == 0 else PATTERNS[f"fill-{number + 1}"][0]
    return Member(stroke, fill, DASHES[number], SHAPES[number], TEXTURES[number], number + 1, number % 2 == 1)


MEMBERS = 6


def paint_spec(text: str) -> str:
    """The text of a specification with the colours for light paper in place of those that stand for roles."""
    for name, color in SENTINELS.items():
        text = text.replace(color, PALETTE[name][0])
    for color, name in PATTERNS.values():
        text = text.replace(color, PALETTE[name][0])
    return text

"""How charts look: colours for both papers, sizes of letters, and how the members of a series are told apart.

A chart is drawn once, in colours that stand for roles; `charts.svg` replaces each by a CSS variable whose fallback is
the colour for light paper. `PALETTE` is what the theme's tokens must say: contrasts are tested, 4.5 for text and 3 for
marks on both papers, and the six colours stay apart for readers with any of the three colour-vision deficiencies. The
steps of a scale go from the paper's lightness away from it on either paper, so that more always stands out more.
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
    "chart-step-1": ("#edecca", "#1c243e"),
    "chart-step-2": ("#b1dfb1", "#1e3663"),
    "chart-step-3": ("#6ccab6", "#015182"),
    "chart-step-4": ("#30aaba", "#006e8c"),
    "chart-step-5": ("#2377a9", "#30b1a4"),
    "chart-step-6": ("#2d5195", "#89d298"),
    "chart-step-7": ("#292f6f", "#e9eaa7"),
    "chart-below-4": ("#1f4584", "#9fdbf4"),
    "chart-below-3": ("#3379b4", "#50a9d9"),
    "chart-below-2": ("#7bc0e6", "#1c5077"),
    "chart-below-1": ("#b9e0f5", "#17344c"),
    "chart-middle": ("#f6f4f0", "#1e1d1b"),
    "chart-above-1": ("#f4d2af", "#482b16"),
    "chart-above-2": ("#e8a571", "#733c1a"),
    "chart-above-3": ("#b25a29", "#d88949"),
    "chart-above-4": ("#772c1a", "#f4c893"),
    "chart-on-low": ("#1c1b19", "#ece7dd"),
    "chart-on-high": ("#fffdf8", "#171614"),
}
"""Name of the CSS variable -> colour on light paper, colour on dark paper."""

SENTINELS: Mapping[str, str] = {name: f"#fe01{number:02x}" for number, name in enumerate(PALETTE, start=1)}
"""Name of the CSS variable -> the colour that stands for it while drawing."""

PATTERNS: Mapping[str, tuple[str, str]] = {
    **{f"fill-{n}": (f"#fe02{n:02x}", f"chart-{n}") for n in range(1, 7)},
    "fill-7": ("#fe0207", "chart-muted"),
}
"""Name of a patterned fill -> the colour that stands for it, the variable that it is drawn in."""

GAP = PATTERNS["fill-7"][0]
"""The fill of a place whose value is not known."""

STEPS, BELOW, ABOVE = (
    tuple(SENTINELS[f"chart-{role}-{number}"] for number in range(1, count + 1))
    for role, count in (("step", 7), ("below", 4), ("above", 4))
)
"""Classes of values: from low, which is near the paper, to high; and away from a middle, downwards and upwards."""

MIDDLE, ON_LOW, ON_HIGH = (SENTINELS[f"chart-{role}"] for role in ("middle", "on-low", "on-high"))
"""The colour of the middle itself; words on the colours near the paper, and on those far from it."""

LOW_STEPS, LOW_SIDES = 4, 2
"""How many of the steps, and of those to either side of a middle, are near the paper."""

INK, MUTED, GRID, PAPER, HIGHLIGHT = (
    SENTINELS[f"chart-{role}"] for role in ("ink", "muted", "grid", "paper", "highlight")
)

DASHES: tuple[tuple[float, ...], ...] = ((), (7, 3), (2, 2.5), (10, 3, 2, 3), (4, 4), (12, 3))
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")

# The first of a series is solid, the others each have a texture of their own: apart in grey too; the last is a gap.
TEXTURES = ("solid", "hatch", "dots", "hollow", "lines", "grid", "gap")


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

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from nutgraf.charts.house_style import LOW_SIDES, LOW_STEPS, PALETTE

TOKENS = Path(__file__).resolve().parents[2] / "theme" / "static" / "css" / "tokens.css"
MEMBERS = [f"chart-{number}" for number in range(1, 7)]
STEPS = [f"chart-step-{number}" for number in range(1, 8)]
BELOW, ABOVE = ([f"chart-{side}-{number}" for number in range(1, 5)] for side in ("below", "above"))
RAMPS = [*STEPS, *BELOW, "chart-middle", *ABOVE]
PAPERS = [("light", 0), ("dark", 1)]

# Linear RGB as a dichromat sees it: Machado, Oliveira and Fernandes (2009), severity 1.0.
VISIONS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Vector = tuple[float, float, float]


@pytest.mark.parametrize(("paper", "index"), PAPERS)
def test_words_and_marks_stand_out_from_the_paper(paper: str, index: int) -> None:
    """Text, which may have any member's colour, has 4.5 : 1 (WCAG 1.4.3), which covers the 3 : 1 of marks (1.4.11)."""
    ground = PALETTE["chart-paper"][index]
    weak = {name for name in PALETTE if name not in RAMPS and contrast(PALETTE[name][index], ground) < 4.5}
    assert weak == {"chart-paper", "chart-grid", "chart-on-high"}, paper


@pytest.mark.parametrize(("paper", "index"), PAPERS)
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("ramp", [STEPS, ["chart-middle", *BELOW], ["chart-middle", *ABOVE]], ids=["steps", "-", "+"])
def test_more_stands_out_more(ramp: list[str], vision: str, paper: str, index: int) -> None:
    """On either paper and in every vision each step is 5.5 (of 100) or more further from its lightness."""
    ground = to_oklab(see(PALETTE["chart-paper"][index], vision))[0]
    away = [abs(to_oklab(see(PALETTE[name][index], vision))[0] - ground) for name in ramp]
    assert min(further - nearer for nearer, further in itertools.pairwise(away)) >= 5.5, (paper, away)


@pytest.mark.parametrize(("paper", "index"), PAPERS)
@pytest.mark.parametrize("vision", VISIONS)
def test_below_and_above_stay_apart_in_every_vision(vision: str, paper: str, index: int) -> None:
    """The same distance from the middle, downwards or upwards, never looks the same."""
    for below, above in zip(BELOW, ABOVE, strict=True):
        one, other = (to_oklab(see(PALETTE[name][index], vision)) for name in (below, above))
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 9, (paper, below)


@pytest.mark.parametrize(("paper", "index"), PAPERS)
def test_every_step_bears_words(paper: str, index: int) -> None:
    """Words on a coloured cell have 4.5 : 1: those for low steps on the paler half, those for high ones on the rest."""
    low = [*STEPS[:LOW_STEPS], "chart-middle", *BELOW[:LOW_SIDES], *ABOVE[:LOW_SIDES]]
    for name in RAMPS:
        words = "chart-on-low" if name in low else "chart-on-high"
        assert contrast(PALETTE[name][index], PALETTE[words][index]) >= 4.5, (paper, name)


@pytest.mark.parametrize(("paper", "index"), PAPERS)
@pytest.mark.parametrize("vision", VISIONS)
def test_colours_stay_apart_in_every_vision(vision: str, paper: str, index: int) -> None:
    """Any two members are at least 9 apart in Oklab (of 100), four times what is just noticed, on both papers."""
    seen = {name: to_oklab(see(PALETTE[name][index], vision)) for name in MEMBERS}
    distances = {
        (one, other): sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        for one, other in itertools.combinations(MEMBERS, 2)
    }
    assert {pair: distance for pair, distance in distances.items() if distance < 9} == {}, paper


def test_the_theme_has_these_colours() -> None:
    """The tokens of the theme say what was tested here, once for light and for each way to dark."""
    text = TOKENS.read_text("utf-8")
    for name, (light, dark) in PALETTE.items():
        found = re.findall(rf"--{name}: (#\w{{6}})", text)
        assert found == [light, dark, dark], name


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = to_linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def to_linear(color: str) -> Vector:
    """Linear RGB from 0 to 1."""
    values = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


def see(color: str, vision: str) -> Vector:
    """A colour as a reader with that vision sees it."""
    red, green, blue = multiply(VISIONS[vision], to_linear(color))
    return red, green, blue


def to_oklab(color: Vector) -> Vector:
    """Oklab times 100: Ottosson (2020)."""
    cones = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
             (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
    axes = ((21.04542553, 79.36177850, -0.40720468), (197.79984951, -242.85922050, 45.05937099),
            (2.59040371, 78.27717662, -80.86757660))  # fmt: skip
    red, green, blue = (max(0.0, value) ** (1 / 3) for value in multiply(cones, clip(color)))
    return multiply(axes, (red, green, blue))


def clip(color: Vector) -> Vector:
    """Within what a screen shows."""
    red, green, blue = (min(1.0, max(0.0, value)) for value in color)
    return red, green, blue


def multiply(matrix: tuple[Vector, Vector, Vector], vector: Vector) -> Vector:
    """A matrix times a vector."""
    first, second, third = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third

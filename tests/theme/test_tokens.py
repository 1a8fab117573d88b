from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

TEXT = (
    "ink muted accent positive negative caution verified verdict-supported verdict-mostly-supported "
    "verdict-needs-context verdict-unsupported verdict-contradicted verdict-unverifiable verdict-withdrawn"
).split()
MARKS = "focus chart-1 chart-2 chart-3 chart-4 chart-5 chart-6 chart-highlight chart-ink chart-muted".split()


def read_tokens(block: str) -> dict[str, str]:
    """Custom properties of a rule's body."""
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


@pytest.fixture(scope="module")
def source(theme: Path) -> str:
    """The file of the tokens."""
    return (theme / "static" / "css" / "tokens.css").read_text("utf-8")


@pytest.fixture(scope="module")
def looks(source: str) -> Mapping[str, dict[str, str]]:
    """The colours in light and in dark, by the reader's system and by choice."""
    bodies = re.findall(r'(:root[^{]*data-theme="(?:light|dark)"[^{]*)\{([^}]+)\}', source)
    light = next(read_tokens(body) for head, body in bodies if head.rstrip().endswith('[data-theme="light"]'))
    system = next(read_tokens(body) for head, body in bodies if ":not(" in head)
    chosen = next(read_tokens(body) for head, body in bodies if head.rstrip().endswith('[data-theme="dark"]'))
    return {"light": light, "dark": light | system, "chosen": light | chosen}


def resolve(tokens: Mapping[str, str], name: str) -> str:
    """The colour behind a token."""
    value = tokens[name]
    inner = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return resolve(tokens, inner[1]) if inner else value


def luminance(color: str) -> float:
    """Relative luminance, by WCAG 2.2."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio, by WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "paper-tint", "accent-tint"])
def test_text_can_be_read_on_every_paper(looks: Mapping[str, dict[str, str]], look: str, paper: str) -> None:
    """Every colour of text has a contrast of 4.5 or more with every paper that it stands on."""
    tokens = looks[look]
    for name in TEXT:
        assert contrast(resolve(tokens, name), tokens[paper]) >= 4.5, name


@pytest.mark.parametrize("look", ["light", "dark"])
def test_marks_can_be_seen(looks: Mapping[str, dict[str, str]], look: str) -> None:
    """Focus and the colours of charts have a contrast of 3 or more with the paper."""
    for name in MARKS:
        assert contrast(resolve(looks[look], name), looks[look]["paper"]) >= 3, name


def test_dark_by_choice_is_dark_by_system(looks: Mapping[str, dict[str, str]]) -> None:
    """The two rules that make a page dark say the same."""
    assert looks["dark"] == looks["chosen"]


def test_charts_lie_on_the_paper_of_the_page(looks: Mapping[str, dict[str, str]]) -> None:
    """Charts have tokens of their own, with the colours of the page."""
    for tokens in looks.values():
        assert [tokens[f"chart-{name}"] for name in ("paper", "ink", "muted")] == [
            tokens[name] for name in ("paper", "ink", "muted")
        ]


def test_every_token_that_is_used_is_defined(theme: Path, source: str) -> None:
    """A custom property without a fallback is defined in the tokens or in the file that uses it."""
    known = set(read_tokens(source))
    for path in (theme / "static" / "css").rglob("*.css"):
        text = path.read_text("utf-8")
        used = set(re.findall(r"var\(--([\w-]+)\)", text))
        assert used <= known | set(read_tokens(text)), path.name


def test_colours_are_tokens(theme: Path) -> None:
    """No colour is written outside the tokens, but black, white and greys of the printed page."""
    for path in (theme / "static" / "css").rglob("*.css"):
        if path.name not in {"tokens.css", "print.css"}:
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", path.read_text("utf-8")), path.name

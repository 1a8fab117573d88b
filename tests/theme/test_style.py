from __future__ import annotations

import re
from pathlib import Path

import pytest

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|left|right)\s*:"
)


def read_styles(theme: Path) -> dict[str, str]:
    """Each style sheet without its comments, by name."""
    folder = theme / "static" / "css"
    return {
        path.relative_to(folder).as_posix(): re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for path in sorted(folder.rglob("*.css"))
    }


@pytest.fixture(scope="module")
def styles(theme: Path) -> dict[str, str]:
    """Each style sheet without its comments, by name."""
    return read_styles(theme)


def test_no_rule_forces_its_way(styles: dict[str, str]) -> None:
    """Layers decide who wins: no `!important`, and no selector by id."""
    for name, text in styles.items():
        selectors = re.findall(r"([^{};]+)\{", text)
        assert "!important" not in text, name
        assert not [selector for selector in selectors if re.search(r"(?<!\()#[\w-]+", selector)], name


def test_the_reset_weighs_nothing(styles: dict[str, str]) -> None:
    """Every selector of the reset stands in `:where()`."""
    for selector in re.findall(r"([^{}]+)\{", styles["reset.css"]):
        assert all(part.strip().startswith(":where(") for part in re.split(r",(?![^(]*\))", selector)), selector


def test_sides_follow_the_direction_of_the_text(styles: dict[str, str]) -> None:
    """Boxes are measured along and across the text, so that a page turns round for a script that runs leftwards."""
    for name, text in styles.items():
        bare = re.sub(r"@(?:media|container)[^{]+\{", "", text)
        assert not PHYSICAL.findall(bare), (name, PHYSICAL.findall(bare))


def test_nothing_is_loaded_by_the_style(styles: dict[str, str]) -> None:
    """No picture, font or style comes from an address that the build does not know."""
    for name, text in styles.items():
        assert "url(" not in text, name
        assert name == "main.css" or "@import" not in text, name


def test_movement_asks_first(styles: dict[str, str]) -> None:
    """Every transition lasts as long as the token that is zero for readers who want no movement."""
    for name, text in styles.items():
        for value in re.findall(r"transition:\s*([^;]+);", text):
            assert "var(--motion)" in value, name
            assert not re.search(r"\d+m?s", value), name
    assert re.search(r"prefers-reduced-motion: reduce\) \{\s*:root \{\s*--motion: 0ms", styles["tokens.css"])

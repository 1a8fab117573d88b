from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest

from tests.theme.samples import Page, make_pages

THEME = Path(__file__).parents[2] / "theme"


def make_environment() -> jinja2.Environment:
    """Jinja as the build sets it up."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, page: Page) -> str:
    """The page, with one variable, as the build renders it."""
    return make_environment().get_template(template).render(page=page)


@pytest.fixture(scope="session")
def theme() -> Path:
    """The folder of the theme."""
    return THEME


@pytest.fixture(scope="session")
def rendered() -> Mapping[str, str]:
    """Every sample page as HTML, by name."""
    return {name: render(template, page) for name, (template, page) in make_pages().items()}

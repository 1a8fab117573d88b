"""A small site that is built already: the tests change it and build again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites.tool import BASE, ROOT, lay_out, run


def build_once(to: Path, *more: tuple[Path, str]) -> Path:
    """The base site, with files and folders copied in, and built."""
    site = lay_out(BASE, to)
    for source, name in more:
        (shutil.copytree if source.is_dir() else shutil.copy)(source, site / name)
    done = run("build", "--site", site, "--workers", 1)
    assert (done.code, done.err) == (0, "")
    return site


@pytest.fixture(scope="session")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base site with a theme and settings of its own. Not to be changed: take `themed_site`."""
    theme, settings = (ROOT / "theme", "theme"), (ROOT / "pelicanconf.py", "pelicanconf.py")
    return build_once(tmp_path_factory.mktemp("themed") / "site", theme, settings)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base site with a second story, without theme and settings. Not to be changed: take `bare_site`."""
    harbour = BASE / "content" / "stories" / "harbour"
    return build_once(tmp_path_factory.mktemp("bare") / "site", (harbour, "content/stories/pier"))


@pytest.fixture
def themed_site(themed: Path, tmp_path: Path) -> Path:
    """A copy of a built site with its own theme and settings."""
    return Path(shutil.copytree(themed, tmp_path / "site", symlinks=True))


@pytest.fixture
def bare_site(bare: Path, tmp_path: Path) -> Path:
    """A copy of a built site that has neither theme nor settings of its own."""
    return Path(shutil.copytree(bare, tmp_path / "site", symlinks=True))

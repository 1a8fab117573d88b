"""The built site at an address of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import serve
from tests.output.pages import base_path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder wants a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the built site is served, as at home: below the path of its canonical address."""
    with serve(built_site, base_path(built_site)) as address:
        yield address

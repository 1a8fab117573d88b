"""Altair, imported at the first drawing: a site without changes, which draws nothing, never waits for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = ["alt"]

if TYPE_CHECKING:
    import altair as alt
else:

    class _Later:
        def __getattr__(self, name: str) -> object:
            found = getattr(import_module("altair"), name)
            # Kept, so that it is looked up here but once.
            setattr(self, name, found)
            return found

    alt = _Later()

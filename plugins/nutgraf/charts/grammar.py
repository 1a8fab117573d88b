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
            return getattr(import_module("altair"), name)

    alt = _Later()

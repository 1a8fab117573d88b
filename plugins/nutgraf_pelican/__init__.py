"""Nutgraf for Pelican: the only part that imports Pelican.

`pelicanconf.py` names this module in `PLUGINS` as an object, so that a broken installation stops the build at once
instead of publishing an empty site.
"""

from __future__ import annotations

from nutgraf_pelican.settings import site_settings

__all__ = ["register", "site_settings"]


def register() -> None:
    """Connect the receivers; Pelican calls this once for each build."""
    from nutgraf_pelican import receivers  # `nutgraf check` reads the settings and must not pay for Pelican

    receivers.connect()

"""The seam to vl-convert, so that another release of it, or another engine, is a matter of this file."""

from __future__ import annotations

import json
import logging
import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from nutgraf.charts.telling import PLUGIN

# Imported by name: the package says nothing about types, and what it returns is typed here.
_ENGINE = import_module("vl_convert")
_LOCALES = {"ca": "ca-ES", "cs": "cs-CZ", "de": "de-DE", "da": "da-DK", "es": "es-ES", "fi": "fi-FI", "fr": "fr-FR",
            "hu": "hu-HU", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-BR",
            "ru": "ru-RU", "sv": "sv-SE", "uk": "uk-UA", "zh": "zh-CN"}  # fmt: skip


def open_engine(fonts: Path) -> None:
    """Make the engine know the fonts in a folder, and nothing of any network, file or time zone."""
    # Dates are as written, wherever a site is built. JavaScript reads this when it starts.
    os.environ["TZ"] = "UTC"
    _ENGINE.configure(
        allowed_base_urls=[], base_url=False, auto_google_fonts=False, missing_fonts="fallback", vega_plugins=[PLUGIN]
    )
    # What Vega-Lite warns of is told by the checks of a specification, at its place; so are letters that no font has,
    # by the hints, once for a chart. The other bundles plugins.
    for name in ("vl_convert", "usvg", "swc_ecma_transforms_optimization"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    _ENGINE.register_font_directory(str(fonts))


def compile_vega(spec: dict[str, Any]) -> dict[str, Any]:
    """The Vega specification of a Vega-Lite one. Raises ValueError with the compiler's words.

    The rows in `datasets` are spared the way through the compiler, which does not read them.
    """
    tables = spec.get("datasets", {})
    vega: dict[str, Any] = _ENGINE.vegalite_to_vega(json.dumps({**spec, "datasets": {}}))
    for source in vega.get("data", ()):
        if source["name"] in tables and "source" not in source:
            source["values"] = tables[source["name"]]
    return vega


def render_svg(vega: dict[str, Any], language: str = "en") -> str:
    """The SVG of a Vega specification. Raises ValueError or PermissionError."""
    locale = _find_locale(language)
    return str(_ENGINE.vega_to_svg(vega, **locale))


@cache
def _find_locale(language: str) -> dict[str, str]:
    """How d3 calls the formats of a language; none where it knows none, or for English."""
    name = _LOCALES.get(language, "")
    return {"format_locale": name, "time_format_locale": name} if name else {}


def render_scene(vega: dict[str, Any]) -> dict[str, Any]:
    """The scene graph of a Vega specification: every mark with its place and its description."""
    scene: dict[str, Any] = _ENGINE.vega_to_scenegraph(vega)
    return scene


def render_png(svg: str, scale: float) -> bytes:
    """The picture of an SVG text, `scale` pixels for each of its own. Raises ValueError."""
    found: bytes = _ENGINE.svg_to_png(svg, scale=scale)
    return found

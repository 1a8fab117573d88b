"""What d3 calls the ways in which numbers and dates are written in a language."""

from __future__ import annotations

from collections.abc import Mapping

LOCALES: Mapping[str, str] = {
    "ca": "ca-ES", "cs": "cs-CZ", "de": "de-DE", "da": "da-DK", "es": "es-ES", "fi": "fi-FI", "fr": "fr-FR",
    "hu": "hu-HU", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-BR",
    "ru": "ru-RU", "sv": "sv-SE", "uk": "uk-UA", "zh": "zh-CN",
}  # fmt: skip
"""The same languages as drawings are written in; English, and languages that d3 does not know, are left out."""

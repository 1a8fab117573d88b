"""Markup that this package made itself and vouches for; everything else is escaped by the templates."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Html:
    """A fragment of HTML, safe to print as it is. Only the one trusting template macro reads `text`."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


def escape_text(text: str) -> str:
    """`text` for use between tags or in a quoted attribute."""
    return escape(text, quote=True)

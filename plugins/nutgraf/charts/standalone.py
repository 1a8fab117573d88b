"""A drawing as a file of its own: with its title above, its source below, on paper."""

from __future__ import annotations

from nutgraf.charts import house_style as style
from nutgraf.charts.model import Drawing
from nutgraf.charts.text import wrap_text
from nutgraf.fonts import Fonts
from nutgraf.html import escape_text

_MARGIN, _TITLE, _SUBTITLE = 24, 20, 14


def write_svg_file(drawing: Drawing, fonts: Fonts, title: str, subtitle: str, source: str) -> str:
    """The wide drawing as an SVG file. Text wraps by measured width; colours are those of light paper."""
    width = drawing.views[0].size.width
    lines = [
        *((text, _TITLE, "600", "ink") for text in _wrap(fonts, title, _TITLE, width)),
        *((text, _SUBTITLE, "400", "muted") for text in _wrap(fonts, subtitle, _SUBTITLE, width) if subtitle),
    ]
    y, words = float(_MARGIN), []
    for text, size, weight, role in lines:
        y += size * 1.3
        words.append(_write_line(text, y - size * 0.3, size, (weight, role)))
    top = y + _MARGIN / 2
    y = top + drawing.views[0].size.height + _MARGIN / 2
    for text in _wrap(fonts, source, style.SMALL, width):
        y += style.SMALL * 1.4
        words.append(_write_line(text, y, style.SMALL, ("400", "muted")))
    whole, height = width + 2 * _MARGIN, round(y + _MARGIN)
    place = f'<svg x="{_MARGIN}" y="{top:.0f}" '
    inner = drawing.wide.text.replace("<svg ", place, 1).replace(' aria-hidden="true" focusable="false"', "", 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {height}" width="{whole}" height="{height}" '
        f'role="img"><title>{escape_text(title)}</title>'
        f'<path d="M0 0h{whole}v{height}H0z" fill="{style.PALETTE["chart-paper"][0]}"/>'
        f"{''.join(words)}{inner}</svg>\n"
    )


def _wrap(fonts: Fonts, text: str, size: float, width: int) -> list[str]:
    return wrap_text(text, width, lambda piece: fonts.measure(piece, size, "semibold"))


def _write_line(text: str, y: float, size: int, look: tuple[str, str]) -> str:
    weight, role = look
    return (
        f'<text x="{_MARGIN}" y="{y:.1f}" font-family="{style.FAMILY},Arial,sans-serif" font-size="{size}" '
        f'font-weight="{weight}" fill="{style.PALETTE[f"chart-{role}"][0]}">{escape_text(text)}</text>'
    )

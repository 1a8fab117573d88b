"""A drawing as a file of its own: its title and legend above, its source below, on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nutgraf.charts import house_style as style
from nutgraf.charts.model import Drawing
from nutgraf.charts.swatches import SWATCH, draw_swatch
from nutgraf.charts.text import wrap_text
from nutgraf.fonts import Fonts
from nutgraf.html import escape_text

_MARGIN, _TITLE, _SUBTITLE = 24, 20, 14
_GAP, _BETWEEN = 7, 18
_ROLE = re.compile(r"var\(--chart-[\w-]+,\s*([^()]+)\)")


def write_svg_file(drawing: Drawing, fonts: Fonts, title: str, subtitle: str, source: str) -> str:
    """The wide drawing as an SVG file. Text wraps by measured width; colours are those of light paper.

    Programs that draw and print know nothing of CSS variables, so that colours stand as they are.
    """
    width = drawing.views[0].size.width
    lines = [
        *((text, _TITLE, "600", "ink") for text in _wrap(fonts, title, _TITLE, width)),
        *((text, _SUBTITLE, "400", "muted") for text in _wrap(fonts, subtitle, _SUBTITLE, width) if subtitle),
    ]
    y, words = float(_MARGIN), []
    for text, size, weight, role in lines:
        y += size * 1.3
        words.append(_write_line(text, (_MARGIN, y - size * 0.3), size, (weight, role)))
    legend, y = _write_legend(drawing, fonts, y + _MARGIN / 2, width)
    y = (top := y) + drawing.views[0].size.height + _MARGIN / 2
    for text in _wrap(fonts, source, style.SMALL, width):
        y += style.SMALL * 1.4
        words.append(_write_line(text, (_MARGIN, y), style.SMALL, ("400", "muted")))
    whole, height = width + 2 * _MARGIN, round(y + _MARGIN)
    place = f'<svg x="{_MARGIN}" y="{top:.0f}" '
    inner = drawing.wide.text.replace("<svg ", place, 1).replace(' aria-hidden="true" focusable="false"', "", 1)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {height}" width="{whole}" height="{height}" '
        f'role="img"><title>{escape_text(title)}</title>'
        f'<path d="M0 0h{whole}v{height}H0z" fill="var(--chart-paper,{style.PALETTE["chart-paper"][0]})"/>'
        f"{''.join(words)}{inner}{legend}</svg>\n"
    )
    return _ROLE.sub(r"\1", text)


def _write_legend(drawing: Drawing, fonts: Fonts, y: float, width: int) -> tuple[str, float]:
    """The swatches and their words from `y` on, wrapped, and where the drawing may begin."""
    if not drawing.legend:
        return "", y
    parts, x = [], float(_MARGIN)
    for item in drawing.legend:
        lines = wrap_text(item.label, width - SWATCH[0] - _GAP, lambda text: fonts.measure(text, style.TEXT))
        room = SWATCH[0] + _GAP + fonts.measure(lines[0], style.TEXT)
        if x > _MARGIN and (x + room > _MARGIN + width or len(lines) > 1):
            x, y = float(_MARGIN), y + style.LINE * 1.3
        parts.append(draw_swatch(item.swatch, x, y, drawing.wide.text))
        for number, line in enumerate(lines):
            at = (x + SWATCH[0] + _GAP, y + SWATCH[1] - 2 + number * style.LINE)
            parts.append(_write_line(line, at, style.TEXT, ("400", "ink")))
        x, y = x + room + _BETWEEN, y + (len(lines) - 1) * style.LINE
    return "".join(parts), y + style.LINE + _MARGIN / 2


def _wrap(fonts: Fonts, text: str, size: float, width: int) -> Sequence[str]:
    return wrap_text(text, width, lambda piece: fonts.measure(piece, size, "semibold"))


def _write_line(text: str, place: tuple[float, float], size: int, look: tuple[str, str]) -> str:
    (x, y), (weight, role) = place, look
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{style.FAMILY},Arial,sans-serif" font-size="{size}" '
        f'font-weight="{weight}" fill="var(--chart-{role},{style.PALETTE[f"chart-{role}"][0]})">'
        f"{escape_text(text)}</text>"
    )

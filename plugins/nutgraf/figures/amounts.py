"""Values as text, for messages: 1,300,000 · 0.333333."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext

_DIGITS = 6


def format_amount(value: Decimal) -> str:
    """A value with separators; decimals to six digits in all, without zeros at the end."""
    if value == value.to_integral_value():
        return f"{value.quantize(Decimal(1)):,f}" if abs(value) < Decimal("1e27") else f"{value:E}"
    whole = max(value.adjusted() + 1, 0)
    decimals = max(2, _DIGITS - max(whole, value.adjusted() + 1)) if whole else _DIGITS - value.adjusted() - 1
    with localcontext(prec=60):
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
    return f"{rounded:,f}".rstrip("0").rstrip(".")

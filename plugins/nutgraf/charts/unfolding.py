"""Altair's objects as Vega-Lite, without the checks and conversions that ours do not need.

Altair's own `to_dict` asks of every value whether it is an array, a data frame or one of a dozen other things, which
took a fifth of the time of drawing. What is written here holds for the objects of our sketches; a test holds each of
them against `to_dict`.
"""

from __future__ import annotations

import re
from typing import Any

from nutgraf.charts.grammar import alt

_SHORTHAND = re.compile(r"(?P<field>\w+):(?P<code>[QNOTG])")
_TYPES = {"Q": "quantitative", "N": "nominal", "O": "ordinal", "T": "temporal", "G": "geojson"}


def unfold(node: Any) -> Any:
    """The dictionary of an Altair object, with everything in it; other values as they are."""
    if isinstance(node, dict):
        return {name: unfold(value) for name, value in node.items() if value is not alt.Undefined}
    if isinstance(node, list | tuple):
        return [unfold(item) for item in node]
    if not isinstance(node, alt.SchemaBase):
        return node
    if node._args:
        return unfold(node._args[0])
    own = dict(node._kwds)
    found = _read_shorthand(own.pop("shorthand", alt.Undefined), "type" in own)
    if found is None:
        return node.to_dict(validate=False)
    found.update(unfold(own))
    return found


def _read_shorthand(shorthand: Any, has_type: bool) -> dict[str, Any] | None:
    """`{"field": "x", "type": "quantitative"}` of `x:Q`; None of what only Altair can read."""
    if shorthand is alt.Undefined:
        return {}
    parts = _SHORTHAND.fullmatch(shorthand) if isinstance(shorthand, str) else None
    if parts is None:
        return None
    return {"field": parts["field"], **({"type": _TYPES[parts["code"]]} if has_type else {})}

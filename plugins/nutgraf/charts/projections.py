"""Projections of the globe, as Vega's own formulas give them: so the drawing can be laid out before Vega draws it.

Formulas: J. P. Snyder, «Map Projections: A Working Manual» (USGS 1395, 1987) for Mercator, Albers and the cylindrical
equal-area; B. Šavrič, T. Patterson, B. Jenny, «The Equal Earth map projection» (2018); T. Patterson, «Natural Earth»
with the polynomial of B. Šavrič and others (2011). Results are on the unit globe, y upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, log, pi, radians, sin, sqrt, tan
from typing import Any, Literal

Name = Literal["equalEarth", "naturalEarth1", "mercator", "conicEqualArea", "albersUsa", "identity"]
Flat = tuple[float, float]
Formula = Callable[[float, float], Flat]
"""From radians of longitude and latitude to the plane."""

_MOST = radians(85.05112878)  # a world in Mercator is a square
_EQUAL = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection in the words of Vega-Lite. `center` is the longitude in the middle; parallels in degrees.

    `scale` is pixels for a unit, `left` and `top` where the middle of the globe falls; `up` tells a plane whose second
    axis points up; `extent` cuts what lies beyond these pixels (left, top, right, bottom).
    """

    name: Name
    center: float = 0.0
    parallels: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0
    up: bool = False
    extent: tuple[float, float, float, float] | None = None

    def place(self, longitude: float, latitude: float) -> Flat | None:
        """The pixel of a point in degrees (on a plane: in its units); None outside of the projection's world."""
        found = self._flatten(longitude, latitude)
        return found and (self.left + self.scale * found[0], self.top - self.scale * found[1])

    def place_ring(self, ring: Sequence[Flat]) -> list[Flat]:
        """The pixels of a ring in one piece: where it crosses the edge of the map, it goes on beyond.

        Empty for a ring that runs around a pole, which has no inside on the drawing.
        """
        if self.name in ("identity", "albersUsa"):
            return [place for point in ring if (place := self.place(*point))]
        turned = [(point[0] - self.center + 180) % 360 - 180 for point in ring]
        for index in range(1, len(turned)):
            turned[index] += round((turned[index - 1] - turned[index]) / 360) * 360
        if abs(turned[-1] - turned[0]) > 180:
            return []
        shift = round(sum(turned) / len(turned) / 360) * 360
        formula = self._find_formula()
        places = [formula(radians(x - shift), radians(point[1])) for x, point in zip(turned, ring, strict=True)]
        return [(self.left + self.scale * x, self.top - self.scale * y) for x, y in places]

    def write(self) -> dict[str, Any]:
        """As Vega-Lite takes it."""
        found: dict[str, Any] = {"type": self.name, "scale": self.scale, "translate": [self.left, self.top]}
        if self.extent:
            found["clipExtent"] = [list(self.extent[:2]), list(self.extent[2:])]
        if self.name == "identity" and self.up:
            found["reflectY"] = True
        if self.name not in ("identity", "albersUsa"):
            found["rotate"] = [-self.center, 0]
        if self.name == "conicEqualArea":
            found |= {"parallels": list(self.parallels), "center": [0, 0]}
        return found

    def _flatten(self, longitude: float, latitude: float) -> Flat | None:
        if self.name == "identity":
            return longitude, latitude if self.up else -latitude
        if self.name == "albersUsa":
            return _place_usa(longitude, latitude)
        turned = (longitude - self.center + 180) % 360 - 180
        return self._find_formula()(radians(turned), radians(latitude))

    def _find_formula(self) -> Formula:
        return _make_conic(*self.parallels) if self.name == "conicEqualArea" else _FORMULAS[self.name]


def _place_mercator(x: float, y: float) -> Flat:
    return x, log(tan(pi / 4 + max(-_MOST, min(_MOST, y)) / 2))


def _place_equal_earth(x: float, y: float) -> Flat:
    a1, a2, a3, a4 = _EQUAL
    root = sqrt(3) / 2
    at = asin(root * sin(y))
    two, six = at**2, at**6
    return x * cos(at) / (root * (a1 + 3 * a2 * two + six * (7 * a3 + 9 * a4 * two))), at * (
        a1 + a2 * two + six * (a3 + a4 * two)
    )


def _place_natural_earth(x: float, y: float) -> Flat:
    two, four = y**2, y**4
    across = 0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four))
    return x * across, y * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))


_FORMULAS: dict[str, Formula] = {
    "mercator": _place_mercator,
    "equalEarth": _place_equal_earth,
    "naturalEarth1": _place_natural_earth,
}


@cache
def _make_conic(south: float, north: float) -> Formula:
    """Albers' conic with these parallels; parallels that mirror each other make it a cylinder."""
    low, high = radians(south), radians(north)
    slope = (sin(low) + sin(high)) / 2
    if abs(slope) < 1e-6:
        return lambda x, y: (x * cos(low), sin(y) / cos(low))
    constant = 1 + sin(low) * (2 * slope - sin(low))
    start = sqrt(constant) / slope

    def place(x: float, y: float) -> Flat:
        radius = sqrt(max(0.0, constant - 2 * slope * sin(y))) / slope
        return radius * sin(x * slope), start - radius * cos(x * slope)

    return place


_USA = Projection("conicEqualArea", -96.0, (29.5, 45.5))
_ALASKA = Projection("conicEqualArea", -154.0, (55.0, 65.0))
_HAWAII = Projection("conicEqualArea", -157.0, (8.0, 18.0))
# Where the three lie on the drawing, as d3-geo's `geoAlbersUsa` has it, in its units at scale 1:
# share of the scale, middle of the inset, the point of the globe that lies there, and the box left, top, right, bottom.
_PARTS = (
    (_USA, 1.0, (0.0, 0.0), (-0.6, 38.7), (-0.455, -0.238, 0.455, 0.238)),
    (_ALASKA, 0.35, (-0.307, 0.201), (-2.0, 58.5), (-0.425, 0.120, -0.214, 0.234)),
    (_HAWAII, 1.0, (-0.205, 0.212), (-3.0, 19.9), (-0.214, 0.166, -0.115, 0.234)),
)


def _place_usa(longitude: float, latitude: float) -> Flat | None:
    """The lower states, Alaska and Hawaii each in its place; None for a point in none of them."""
    for part, share, (across, down), middle, (left, top, right, bottom) in _PARTS:
        (east, north), (x, y) = _find_middle(part, middle), part.place(longitude, latitude) or (0.0, 0.0)
        x, y = across + share * (x - east), down + share * (y - north)
        if left <= x < right and top <= y < bottom:
            return x, -y
    return None


@cache
def _find_middle(part: Projection, middle: Flat) -> Flat:
    return part.place(part.center + middle[0], middle[1]) or (0.0, 0.0)

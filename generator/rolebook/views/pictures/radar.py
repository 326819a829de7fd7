"""The shape of a profile: means on axes around a centre, one's own against those of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin

from rolebook.model.vocabulary import Scale
from rolebook.views.pictures.words import LEADING, WIDTH, Line, rounded, stacked, wrapped

FEWEST_AXES, MOST_AXES = 3, 8
"""With fewer axes there is no shape, with more there is no room for their names."""
Means = Sequence[Fraction | None]
"""A mean for each axis; None where there is none to show."""

_RADIUS = 82.0
_FROM_TIP = 8.0
"""From the end of an axis to its name."""
_MOST_NUMBERS = 8
"""How many rings have room for a number each."""
_ROOM = 106.0
"""How wide a name may be that stands above or below; one at the side has what is left of the width."""


@dataclass(frozen=True)
class Spot:
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True)
class AxisName:
    """The name of an axis at its tip. `anchor` says which end of the lines stands at their `x`, as in SVG."""

    lines: tuple[Line, ...]
    anchor: str


@dataclass(frozen=True)
class Ring:
    """All places of one value; the last ring is that of the highest point. Rings that lie close have no number."""

    corners: tuple[Spot, ...]
    number: Line | None


@dataclass(frozen=True)
class Outline:
    """One profile. `strokes` join the means of axes that lie beside each other; what is not shown leaves a gap."""

    spots: tuple[Spot, ...]
    strokes: tuple[tuple[Spot, Spot], ...]


@dataclass(frozen=True)
class Radar:
    """One's own profile and another one; either may be None. The centre lies one step below the scale's lowest point,
    so that its lowest rating can be told from none.
    """

    names: tuple[AxisName, ...]
    rings: tuple[Ring, ...]
    centre: Spot
    own: Outline | None
    other: Outline | None
    width: float
    height: float


def radar(names: Sequence[str], scale: Scale, own: Means | None, other: Means | None) -> Radar:
    """Two profiles on the same axes, the first of which points upward; the others follow clockwise."""
    count = len(names)
    placed = [_axis_name(name, index, count) for index, name in enumerate(names)]
    top = min((line.y for name in placed for line in name.lines), default=0.0) - LEADING
    bottom = max(line.y for name in placed for line in name.lines)
    down = -min(top, -_RADIUS - LEADING)
    shown = tuple(AxisName(_lowered(name.lines, down), name.anchor) for name in placed)
    rings = tuple(_ring(point.value, scale, count, down) for point in scale.points)
    outlines = [_outline(means, scale, down) if means else None for means in (own, other)]
    height = rounded(max(bottom, _RADIUS) + down + 6)
    return Radar(shown, rings, _spot(0, 0, count, down), outlines[0], outlines[1], WIDTH, height)


def _lowered(lines: Iterable[Line], down: float) -> tuple[Line, ...]:
    return tuple(Line(line.x, rounded(line.y + down), line.words) for line in lines)


def _angle(index: int, count: int) -> float:
    return 2 * pi * index / count


def _spot(index: int, radius: float, count: int, down: float) -> Spot:
    angle = _angle(index, count)
    return Spot(rounded(WIDTH / 2 + radius * sin(angle)), rounded(down - radius * cos(angle)))


def _radius(value: Fraction | int, scale: Scale) -> float:
    lowest, highest = scale.points[0].value, scale.points[-1].value
    return _RADIUS * float(value - lowest + 1) / (highest - lowest + 1)


def _ring(value: int, scale: Scale, count: int, down: float) -> Ring:
    radius = _radius(value, scale)
    corners = tuple(_spot(index, radius, count, down) for index in range(count))
    is_numbered = len(scale.points) <= _MOST_NUMBERS or value == scale.points[-1].value
    return Ring(corners, Line(rounded(WIDTH / 2 - 3), rounded(down - radius + 4), str(value)) if is_numbered else None)


def _outline(means: Means, scale: Scale, down: float) -> Outline:
    count = len(means)
    spots = [
        _spot(index, _radius(mean, scale), count, down) if mean is not None else None
        for index, mean in enumerate(means)
    ]
    return Outline(tuple(spot for spot in spots if spot), tuple(_strokes(spots)))


def _strokes(spots: Sequence[Spot | None]) -> Iterator[tuple[Spot, Spot]]:
    for spot, after in zip(spots, [*spots[1:], spots[0]], strict=True):
        if spot and after:
            yield spot, after


def _axis_name(name: str, index: int, count: int) -> AxisName:
    """The name of an axis, around a centre at height 0."""
    angle = _angle(index, count)
    aside, upward = sin(angle), cos(angle)
    x, y = WIDTH / 2 + (_RADIUS + _FROM_TIP) * aside, -(_RADIUS + _FROM_TIP) * upward
    anchor = "middle" if abs(aside) < 0.2 else "start" if aside > 0 else "end"
    room = _ROOM if anchor == "middle" else min(x, WIDTH - x)
    lines = wrapped(name, room)
    height = len(lines) * LEADING
    # Why three places: lines grow away from the axis, upward above the centre and downward below it.
    above = height if upward > 0.8 else 0 if upward < -0.8 else height / 2
    return AxisName(stacked(x, y - above, lines), anchor)

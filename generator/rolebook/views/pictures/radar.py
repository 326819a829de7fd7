"""A radar: the shapes of two or three profiles laid over one another. For values, bars are better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from rolebook.views.pictures.words import LEADING, WIDTH, Line, fits, rounded, stacked, width, wrapped

MOST_OUTLINES = 3
"""More shapes than these cannot be told apart."""
_RADIUS, _RADIUS_BESIDE_NAMES = 100.0, 74.0
_NAMES_UP_TO = 8
"""With more spokes, names around the rim would run into one another, so that numbers stand there."""
_NAME_ROOM = 80.0
_DASHES = ("", "7 4", "2 3")
_MARKERS = ("circle", "square", "triangle")


@dataclass(frozen=True)
class Point:
    """A place in a picture."""

    x: float
    y: float


@dataclass(frozen=True)
class Spoke:
    """A direction from the middle to the rim, with what stands at its end, centred on `label`'s place."""

    end: Point
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Outline:
    """One shape. `dash` is its pattern as SVG has it (empty: drawn through), `marker` the word for its marks."""

    name: str
    points: tuple[Point, ...]
    dash: str
    marker: str
    sample_y: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Radar:
    """Shapes over one another. `rings` are the radii of the steps; `key` names the numbers at the rim, if any."""

    middle: Point
    rings: tuple[float, ...]
    spokes: tuple[Spoke, ...]
    outlines: tuple[Outline, ...]
    key: tuple[Line, ...]
    width: float
    height: float


def radar(axes: Sequence[str], steps: int, shapes: Sequence[tuple[str, Sequence[int]]]) -> Radar | None:
    """Shapes over the same axes; None with fewer than three axes, where there is no shape to see.

    `steps` is the number of steps from the middle to the rim. Each of at most three shapes has a name and a value
    from 0 to `steps` for each axis; 0 is the middle.
    """
    if len(axes) < 3:
        return None
    named = len(axes) <= _NAMES_UP_TO and all(fits(axis, _NAME_ROOM, 3) for axis in axes)
    labels = [wrapped(axis, _NAME_ROOM) if named else (str(place + 1),) for place, axis in enumerate(axes)]
    around = max(map(len, labels)) * LEADING + 6
    radius = _RADIUS_BESIDE_NAMES if named else _RADIUS
    wheel = _Wheel(Point(WIDTH / 2, rounded(around + radius)), radius, len(axes))
    foot = wheel.middle.y + radius + around + 4
    outlines = tuple(_outlines(shapes[:MOST_OUTLINES], wheel, steps, foot))
    foot += sum(len(outline.lines) * LEADING + 3 for outline in outlines)
    key = () if named else tuple(_key(axes, foot + 4))
    return Radar(
        wheel.middle,
        tuple(rounded(radius * (ring + 1) / steps) for ring in range(steps)),
        tuple(wheel.spoke(place, lines) for place, lines in enumerate(labels)),
        outlines,
        key,
        WIDTH,
        rounded(key[-1].y + 4 if key else foot),
    )


@dataclass(frozen=True)
class _Wheel:
    """The circle that everything is drawn in; its first spoke points upwards, the others follow clockwise."""

    middle: Point
    radius: float
    spokes: int

    def angle(self, place: int) -> float:
        return 2 * pi * place / self.spokes - pi / 2

    def at(self, place: int, share: float) -> Point:
        """The place on a spoke; `share` is 0 in the middle and 1 at the rim."""
        reach, angle = share * self.radius, self.angle(place)
        return Point(rounded(self.middle.x + reach * cos(angle)), rounded(self.middle.y + reach * sin(angle)))

    def spoke(self, place: int, lines: Sequence[str]) -> Spoke:
        """A spoke whose label stands outside the rim and inside the picture."""
        angle, reach = self.angle(place), self.radius + 6
        half_width, half_height = max(map(width, lines)) / 2, len(lines) * LEADING / 2
        x = self.middle.x + reach * cos(angle) + half_width * cos(angle)
        y = self.middle.y + reach * sin(angle) + half_height * sin(angle)
        x = min(max(x, half_width), WIDTH - half_width)
        return Spoke(self.at(place, 1), stacked(x, y - half_height, lines))


def _outlines(shapes: Sequence[tuple[str, Sequence[int]]], wheel: _Wheel, steps: int, top: float) -> Iterator[Outline]:
    for (name, values), dash, marker in zip(shapes, _DASHES, _MARKERS, strict=False):
        points = tuple(wheel.at(place, value / steps) for place, value in enumerate(values))
        lines = stacked(48, top, wrapped(name, WIDTH - 48))
        yield Outline(name, points, dash, marker, rounded(lines[0].y - 4), lines)
        top += len(lines) * LEADING + 3


def _key(axes: Sequence[str], top: float) -> Iterator[Line]:
    for place, axis in enumerate(axes):
        lines = stacked(0, top, wrapped(f"{place + 1} {axis}", WIDTH))
        yield from lines
        top += len(lines) * LEADING

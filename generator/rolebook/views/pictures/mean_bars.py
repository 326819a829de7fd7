"""Means as bars, group by group, where there are too few or too many of them for a shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.vocabulary import Scale
from rolebook.views.pictures.words import LEADING, WIDTH, Line, rounded, stacked, wrapped

_THICKNESS = 7.0
_GAP = 4.0
"""Below a bar."""
_BETWEEN_SUBJECTS = 14.0
_ROOM_FOR_VALUE = 40.0


@dataclass(frozen=True)
class MeanBar:
    """The mean of a group: its name, at the right edge its value, and below both the bar. `y` is its upper edge."""

    name: tuple[Line, ...]
    about_self: bool
    value: Line
    mean: Fraction
    y: float
    length: float


@dataclass(frozen=True)
class Subject:
    """What was rated, with a bar for each group that has a mean."""

    head: tuple[Line, ...]
    bars: tuple[MeanBar, ...]


@dataclass(frozen=True)
class MeanBars:
    """Bars that begin one step below the lowest point and run to the highest at the right edge.

    `ticks` stand at the points of the scale, below the last bar.
    """

    subjects: tuple[Subject, ...]
    ticks: tuple[Line, ...]
    thickness: float
    width: float
    height: float


Means = Sequence[tuple[str, bool, Fraction]]
"""The name of each group, whether it is the person, and its mean."""


def mean_bars(scale: Scale, subjects: Sequence[tuple[str, Means]]) -> MeanBars:
    """A bar for each mean of each subject, which goes by its title."""
    placed: list[Subject] = []
    top = 0.0
    for title, means in subjects:
        head = stacked(0, top, wrapped(title, WIDTH))
        bars = tuple(_bars(scale, means, top + len(head) * LEADING + 2))
        placed.append(Subject(head, bars))
        top = (bars[-1].y + _THICKNESS if bars else top + len(head) * LEADING) + _BETWEEN_SUBJECTS
    foot = top - _BETWEEN_SUBJECTS + 4
    ticks = tuple(
        Line(_length(point.value, scale), stacked(0, foot, [""])[0].y, str(point.value)) for point in scale.points
    )
    return MeanBars(tuple(placed), ticks, _THICKNESS, WIDTH, rounded(foot + LEADING))


def _length(value: Fraction | int, scale: Scale) -> float:
    lowest, highest = scale.points[0].value, scale.points[-1].value
    return rounded(WIDTH * float(value - lowest + 1) / (highest - lowest + 1))


def _bars(scale: Scale, means: Means, top: float) -> Iterator[MeanBar]:
    for title, about_self, mean in means:
        name = stacked(0, top, wrapped(title, WIDTH - _ROOM_FOR_VALUE))
        y = rounded(top + len(name) * LEADING)
        yield MeanBar(name, about_self, Line(WIDTH, name[0].y, ""), mean, y, _length(mean, scale))
        top = y + _THICKNESS + _GAP

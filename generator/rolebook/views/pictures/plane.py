"""The plane on which options are weighed: two axes, a line from which a score counts as high, four quadrants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rolebook.model.vocabulary import Scale
from rolebook.model.worksheet import Axis, Quadrant
from rolebook.views.pictures.words import LEADING, WIDTH, Line, fits, rounded, stacked, wrapped

_LEFT, _RIGHT = 24.0, WIDTH - 4
_HEIGHT = 264.0
_MOST_TICKS = 11
_NUMERALS = ("I", "II", "III", "IV")
"""Letters would be taken for those of the options."""


@dataclass(frozen=True)
class Tick:
    """A score at its place on an axis, and where its number stands."""

    place: float
    label: Line


@dataclass(frozen=True)
class Quarter:
    """A quadrant's title in its middle; `letter` stands there instead where the titles have no room."""

    quadrant: Quadrant
    letter: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Key:
    """A letter and the title it stands for, below the plane."""

    letter: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Plane:
    """An empty plane to draw into. `across` and `upwards` are where the line of high scores crosses each axis."""

    left: float
    top: float
    right: float
    bottom: float
    across: float
    upwards: float
    high_from: int
    across_label: Line
    across_label_ends: bool
    upwards_label: Line
    across_ticks: tuple[Tick, ...]
    upwards_ticks: tuple[Tick, ...]
    across_title: tuple[Line, ...]
    upwards_title: tuple[Line, ...]
    quarters: tuple[Quarter, ...]
    key: tuple[Key, ...]
    width: float
    height: float


def plane(axes: tuple[Axis, Axis], scale: Scale, high_from: int, quadrants: Sequence[Quadrant]) -> Plane:
    """The plane of a weighing. The first axis runs across; `quadrants` begin at the upper left, line by line."""
    upwards_title = stacked(0, 0, wrapped(f"↑ {axes[1].title}", WIDTH))
    top = len(upwards_title) * LEADING + LEADING + 4
    bottom = top + _HEIGHT
    share = _share(high_from, scale)
    across, upwards = _LEFT + share * (_RIGHT - _LEFT), bottom - share * _HEIGHT
    quarters = _quarters(quadrants, _areas(top, bottom, across, upwards))
    across_title = stacked(_RIGHT, bottom + LEADING + 4, wrapped(f"{axes[0].title} →", WIDTH - 4))
    foot = bottom + LEADING + 4 + len(across_title) * LEADING + 3
    key = _key(quarters, foot + 4)
    ends = across > WIDTH / 2
    scores = [point.value for point in scale.points][:: ceil(len(scale.points) / _MOST_TICKS)]
    shares = [(score, _share(score, scale)) for score in scores]
    return Plane(
        _LEFT,
        rounded(top),
        _RIGHT,
        rounded(bottom),
        rounded(across),
        rounded(upwards),
        high_from,
        Line(rounded(across + (2 if ends else -2)), rounded(top - 5), ""),
        ends,
        Line(_LEFT + 5, rounded(upwards - 5), ""),
        tuple(_tick_across(score, _LEFT + part * (_RIGHT - _LEFT), bottom) for score, part in shares),
        tuple(_tick_upwards(score, bottom - part * _HEIGHT) for score, part in shares),
        across_title,
        upwards_title,
        quarters,
        key,
        WIDTH,
        rounded(key[-1].lines[-1].y + 4 if key else foot),
    )


def _tick_across(score: int, x: float, bottom: float) -> Tick:
    return Tick(rounded(x), Line(rounded(x), rounded(bottom + LEADING), str(score)))


def _tick_upwards(score: int, y: float) -> Tick:
    return Tick(rounded(y), Line(_LEFT - 7, rounded(y + 4), str(score)))


def edges(scale: Scale) -> tuple[float, float]:
    """The scores at the two ends of an axis. Half a step is left at either end, so that each point has its room."""
    lowest, highest = scale.points[0].value, scale.points[-1].value
    margin = (highest - lowest) / max(len(scale.points) - 1, 1) / 2 or 0.5
    return lowest - margin, highest + margin


def _share(score: int, scale: Scale) -> float:
    """How far along an axis a score lies, from 0 to 1."""
    start, end = edges(scale)
    lowest, highest = scale.points[0].value, scale.points[-1].value
    return (min(max(score, lowest), highest) - start) / (end - start)


@dataclass(frozen=True)
class _Area:
    """The part of a quadrant that words may use, and the middle of the whole of it."""

    room: float
    lines: int
    x: float
    y: float


def _areas(top: float, bottom: float, across: float, upwards: float) -> tuple[_Area, ...]:
    """The four quadrants, line by line. The label of the upwards line takes the foot of the first."""
    edges = (
        (_LEFT, top, across, upwards - LEADING),
        (across, top, _RIGHT, upwards),
        (_LEFT, upwards, across, bottom),
        (across, upwards, _RIGHT, bottom),
    )
    return tuple(
        _Area(right - left - 8, int((foot - head - 8) // LEADING), (left + right) / 2, (head + foot) / 2)
        for left, head, right, foot in edges
    )


def _quarters(quadrants: Sequence[Quadrant], areas: Sequence[_Area]) -> tuple[Quarter, ...]:
    pairs = list(zip(quadrants, areas, strict=True))
    if all(fits(quadrant.title, area.room, area.lines) for quadrant, area in pairs):
        texts = [wrapped(quadrant.title, area.room) for quadrant, area in pairs]
        letters: Sequence[str] = [""] * len(pairs)
    else:
        texts = [(letter,) for letter in _NUMERALS]
        letters = _NUMERALS
    return tuple(
        Quarter(quadrant, letter, stacked(area.x, area.y - len(text) * LEADING / 2, text))
        for (quadrant, area), text, letter in zip(pairs, texts, letters, strict=True)
    )


def _key(quarters: Sequence[Quarter], top: float) -> tuple[Key, ...]:
    rows: list[Key] = []
    for quarter in quarters:
        if quarter.letter:
            lines = stacked(24, top, wrapped(quarter.quadrant.title, WIDTH - 24))
            rows.append(Key(stacked(0, top, [quarter.letter])[0], lines))
            top += len(lines) * LEADING + 2
    return tuple(rows)

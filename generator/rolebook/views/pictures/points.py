"""The points of a library entry: as steps of a rank order, or as the corners of a triangle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolebook.views.pictures.words import LEADING, WIDTH, Line, plain_words, rounded, stacked, wrapped

_PAD = 8.0


@dataclass(frozen=True)
class Arrow:
    """An arrow that points downward."""

    x: float
    top: float
    tip: float


@dataclass(frozen=True)
class Step:
    """A rank with its box and the arrow to the next one; the last has none."""

    x: float
    y: float
    width: float
    height: float
    number: Line
    lines: tuple[Line, ...]
    arrow: Arrow | None


@dataclass(frozen=True)
class Steps:
    """Points as a stair that leads down, the first at the top."""

    steps: tuple[Step, ...]
    points: tuple[str, ...]
    width: float
    height: float


_RANK = 24.0
"""The room for a rank's number."""
_DROP = 16.0
"""From one step to the next, where the arrow stands."""


def steps(points: Sequence[str]) -> Steps:
    """Points as ranks. They may be phrases of Markdown."""
    shown = tuple(map(plain_words, points))
    indent = min(16.0, 96 / max(len(shown) - 1, 1))
    placed: list[Step] = []
    for index, words in enumerate(shown):
        top = placed[-1].y + placed[-1].height + _DROP if placed else 0.5
        placed.append(_step(words, index, indent, top, is_last=index == len(shown) - 1))
    return Steps(tuple(placed), shown, WIDTH, rounded(placed[-1].y + placed[-1].height + 0.5))


def _step(words: str, index: int, indent: float, top: float, is_last: bool) -> Step:
    x = 0.5 + index * indent
    room = WIDTH - 0.5 - x
    text = wrapped(words, room - _RANK - 2 * _PAD)
    height = len(text) * LEADING + 2 * _PAD
    return Step(
        rounded(x),
        rounded(top),
        rounded(room),
        rounded(height),
        stacked(x + _PAD, top + _PAD, [str(index + 1)])[0],
        stacked(x + _PAD + _RANK, top + _PAD, text),
        None if is_last else Arrow(rounded(x + indent + 12), rounded(top + height), rounded(top + height + _DROP)),
    )


@dataclass(frozen=True)
class Corner:
    """A corner of a triangle: a box with words, whose lines are centred on `middle`."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Side:
    """A line from one corner to another."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Triangle:
    """Three points, the first at the top, and the relations between them."""

    corners: tuple[Corner, Corner, Corner]
    sides: tuple[Side, Side, Side]
    points: tuple[str, ...]
    width: float
    height: float


_CORNER = 128.0
_RISE = 84.0
"""Between the upper corner and the lower ones."""


def triangle(points: Sequence[str]) -> Triangle:
    """Exactly three points as corners. They may be phrases of Markdown."""
    first, second, third = shown = tuple(map(plain_words, points))
    top = _corner(first, WIDTH / 2, 0.5)
    base = top.y + top.height + _RISE
    left, right = _corner(second, _CORNER / 2 + 0.5, base), _corner(third, WIDTH - _CORNER / 2 - 0.5, base)
    foot, middle = rounded(top.y + top.height), rounded(base + LEADING / 2 + _PAD)
    return Triangle(
        (top, left, right),
        (
            Side(rounded(top.middle - _CORNER / 4), foot, left.middle, left.y),
            Side(rounded(top.middle + _CORNER / 4), foot, right.middle, right.y),
            Side(rounded(left.x + left.width), middle, right.x, middle),
        ),
        shown,
        WIDTH,
        rounded(base + max(left.height, right.height) + 0.5),
    )


def _corner(words: str, middle: float, top: float) -> Corner:
    text = wrapped(words, _CORNER - 2 * _PAD)
    return Corner(
        rounded(middle - _CORNER / 2),
        rounded(top),
        _CORNER,
        len(text) * LEADING + 2 * _PAD,
        rounded(middle),
        stacked(middle, top + _PAD, text),
    )

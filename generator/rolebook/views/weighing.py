"""Options to weigh on screen: what the script has to know to add up and to draw. Its words stand in the template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolebook.model.worksheet import Axis, End
from rolebook.views.pictures.plane import edges
from rolebook.views.worksheet import WeighingView


@dataclass(frozen=True)
class ScreenCriterion:
    """One thing that counts, with its share in percent. `name` is what its fields begin with."""

    name: str
    title: str
    weight: int


@dataclass(frozen=True)
class ScreenQuadrant:
    """A quarter of the plane: `low` or `high` on the first axis, which runs across, and on the second."""

    first: End
    second: End
    title: str


@dataclass(frozen=True)
class ScreenPlane:
    """Where the plane lies in its picture, and the scores at the ends of both axes."""

    left: float
    top: float
    right: float
    bottom: float
    start: float
    end: float


@dataclass(frozen=True)
class WeighingOnScreen:
    """What the script of a weighing knows. `name` begins the names of its fields; `scores` may be given."""

    name: str
    options: tuple[str, ...]
    scores: tuple[int, ...]
    across: tuple[ScreenCriterion, ...]
    upwards: tuple[ScreenCriterion, ...]
    high_from: int
    quadrants: tuple[ScreenQuadrant, ...]
    plane: ScreenPlane


def weighing_on_screen(name: str, options: Iterable[str], weighing: WeighingView) -> WeighingOnScreen:
    """What the script of a weighing knows; `name` is that of its block."""
    drawing = weighing.drawing
    return WeighingOnScreen(
        name,
        tuple(options),
        tuple(point.value for point in weighing.scale.points),
        _criteria(name, "across", weighing.across),
        _criteria(name, "upwards", weighing.upwards),
        weighing.high_from,
        tuple(ScreenQuadrant(each.first, each.second, each.title) for row in weighing.plane for each in row),
        ScreenPlane(drawing.left, drawing.top, drawing.right, drawing.bottom, *edges(weighing.scale)),
    )


def _criteria(name: str, side: str, axis: Axis) -> tuple[ScreenCriterion, ...]:
    return tuple(
        ScreenCriterion(f"{name}.{side}_{number}", criterion.title, criterion.weight)
        for number, criterion in enumerate(axis.criteria, start=1)
    )

"""Bars that start at zero: the levels a profile expects, and how it leans on its dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rolebook.model.about import Category
from rolebook.model.framework import Framework
from rolebook.model.profile import Expectation, Profile
from rolebook.model.vocabulary import Scale
from rolebook.views.pictures.words import LEADING, WIDTH, Line, fits, rounded, stacked, width, wrapped

_THICKNESS = 7.0
_LEFT = 12.0
"""Where the bars of a category begin, right of its edge."""
_GAP = 10.0
"""Below a bar."""
_BETWEEN_CELLS = 1.5
"""Also left free at the right edge, where the last cell and the values end."""
_ROOM_BETWEEN = 12.0
"""Between a name and what stands at the right of it."""


@dataclass(frozen=True)
class LevelBar:
    """The level expected of a competency; `steps` is how many cells the bar fills.

    `value` ends at the right edge, on the first line of the name; `y` is the bar's upper edge. `marks` is where the
    marks stand, if the competency has any: a must-have, or a weight, which is None where it is the usual one.
    """

    name: tuple[Line, ...]
    value: Line
    y: float
    steps: int
    must_have: bool
    weight: int | None
    marks: Line | None


@dataclass(frozen=True)
class LevelBars:
    """The expectations of one category. Each bar runs over `cells` (their left edges), one for each step of the scale,
    whose names stand on `axis`.
    """

    category: Category
    scale: Scale
    head: tuple[Line, ...]
    axis: tuple[tuple[Line, ...], ...]
    cells: tuple[float, ...]
    cell_width: float
    bars: tuple[LevelBar, ...]
    thickness: float
    width: float
    height: float


def steps_of(scale: Scale) -> Mapping[int, int]:
    """How many steps each point of a scale lies above nothing. Points of zero or less are nothing."""
    counted = [point.value for point in scale.points if point.value > 0]
    return {point.value: sum(value <= point.value for value in counted) for point in scale.points}


def usual_weight(profile: Profile) -> int:
    """The weight that most of a profile's competencies have."""
    weights = [expectation.weight for expectation in profile.expectations]
    return max(sorted(set(weights)), key=weights.count, default=1)


def level_bars(framework: Framework, profile: Profile) -> tuple[LevelBars, ...]:
    """What a profile expects: a drawing for each category, in the order of the handbook."""
    ranks = {id_: rank for rank, id_ in enumerate(framework.categories)}

    def category(expectation: Expectation) -> str:
        return framework.competency_index[expectation.competency].category

    by_category = sorted(profile.expectations, key=lambda expectation: ranks[category(expectation)])
    usual = usual_weight(profile)
    return tuple(
        _category_bars(framework, framework.categories[id_], tuple(expectations), usual)
        for id_, expectations in groupby(by_category, key=category)
    )


def _category_bars(
    framework: Framework, category: Category, expectations: Sequence[Expectation], usual: int
) -> LevelBars:
    scale = framework.scale_index[framework.about.proficiency_scale]
    count = max(steps_of(scale).values())
    step = (WIDTH - _LEFT) / max(count, 1)
    head = stacked(_LEFT, 0, wrapped(category.title, WIDTH - _LEFT))
    axis_top = len(head) * LEADING + 3
    axis = _axis(scale, step, axis_top)
    top = axis_top + max(map(len, axis), default=0) * LEADING + 5
    bars = tuple(_level_bars(framework, scale, expectations, usual, top))
    return LevelBars(
        category,
        scale,
        head,
        axis,
        tuple(rounded(_LEFT + place * step) for place in range(count)),
        rounded(step - min(_BETWEEN_CELLS, step / 4)),
        bars,
        _THICKNESS,
        WIDTH,
        rounded(bars[-1].y + _THICKNESS),
    )


def _axis(scale: Scale, step: float, top: float) -> tuple[tuple[Line, ...], ...]:
    """The names of the steps in the middle of each, or only their numbers where a name has no room."""
    steps = steps_of(scale)
    points = [point for point in scale.points if steps[point.value]]
    named = all(fits(point.label, step - 4, 2) for point in points)
    return tuple(
        stacked(
            _LEFT + (steps[point.value] - 0.5) * step,
            top,
            (str(point.value), *(wrapped(point.label, step - 4) if named else ())),
        )
        for point in points
    )


def _level_bars(
    framework: Framework, scale: Scale, expectations: Iterable[Expectation], usual: int, top: float
) -> Iterator[LevelBar]:
    labels = {point.value: f"{point.value} {point.label}" for point in scale.points}
    steps = steps_of(scale)
    for expectation in expectations:
        name, value = _names(framework.competency_index[expectation.competency].title, labels[expectation.level], top)
        weight = expectation.weight if expectation.weight != usual else None
        below = top + len(name) * LEADING
        marks = stacked(_LEFT, below, [""])[0] if expectation.must_have or weight is not None else None
        y = rounded(below + (LEADING if marks else 0))
        yield LevelBar(name, value, y, steps[expectation.level], expectation.must_have, weight, marks)
        top = y + _THICKNESS + _GAP


def _names(title: str, value: str, top: float, x: float = _LEFT) -> tuple[tuple[Line, ...], Line]:
    """The name of a bar at the left, and its value at the right of the first line."""
    name = stacked(x, top, wrapped(title, WIDTH - x - width(value) - _ROOM_BETWEEN))
    return name, Line(WIDTH - _BETWEEN_CELLS, name[0].y, value)


@dataclass(frozen=True)
class ShareBar:
    """A share of a hundred; `y` is the bar's upper edge, and its value ends at the right edge."""

    name: tuple[Line, ...]
    value: Line
    y: float
    length: float


@dataclass(frozen=True)
class ShareBars:
    """Shares of a hundred; the full width stands for all of it."""

    bars: tuple[ShareBar, ...]
    thickness: float
    width: float
    height: float


def share_bars(shares: Iterable[tuple[str, int]]) -> ShareBars | None:
    """Names with their shares in percent; None where there are none."""
    bars: list[ShareBar] = []
    top = 0.0
    for title, share in shares:
        name, value = _names(title, f"{share}\u00a0%", top, x=0)
        y = rounded(top + len(name) * LEADING)
        bars.append(ShareBar(name, value, y, rounded(WIDTH * min(share, 100) / 100)))
        top = y + _THICKNESS + _GAP
    return ShareBars(tuple(bars), _THICKNESS, WIDTH, rounded(bars[-1].y + _THICKNESS)) if bars else None

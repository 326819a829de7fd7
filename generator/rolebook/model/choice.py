"""The choice of questions for an interview: the best set within the minutes, found exactly.

Best means, in this order: the most must-haves are asked about; the most weight is; the most of the questions that the
plan lists are kept; the most weight is asked about a second time; the earliest questions of each competency are taken.
Each competency gets two questions at most. Where two sets are alike in all of that, the one that serves the competency
named first is taken, so the same plan always gives the same questions.

The search goes through the competencies one by one and keeps the best set for each number of minutes used (a knapsack
with one group of choices for each competency). All that is compared adds up over competencies, so no set that falls
behind can catch up: what is kept at the end is the best of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import combinations
from operator import add

from rolebook.model.interview import PlannedCompetency, Question

MOST_FOR_ONE_COMPETENCY = 2


class Obstacle(Enum):
    """Why a competency has no question."""

    NO_QUESTION = auto()
    """The framework has none that could be asked about it."""
    NO_TIME = auto()
    """Its shortest question does not fit beside the ones that count for more."""


@dataclass(frozen=True)
class Slot:
    """A question in its place, with the minutes that the interview gives it."""

    question: Question
    minutes: int


@dataclass(frozen=True)
class Uncovered:
    """A competency that the interview does not ask about. `shortest` are the minutes of its shortest question and
    `left` those that the chosen questions leave; both are 0 where there is no question at all.
    """

    planned: PlannedCompetency
    obstacle: Obstacle
    shortest: int = 0
    left: int = 0


@dataclass(frozen=True)
class Choice:
    """The questions chosen, in the order of the competencies, and what could not be covered."""

    slots: tuple[Slot, ...]
    uncovered: tuple[Uncovered, ...]


@dataclass(frozen=True)
class _Option:
    """What may be asked about one competency: nothing, one question, or two."""

    slots: tuple[Slot, ...]
    minutes: int
    worth: tuple[int, ...]


Worth = tuple[int, ...]
"""Must-haves, weight, listed questions, weight asked about twice; then a rank for each competency so far."""


def choose(
    competencies: Sequence[PlannedCompetency],
    slots: Mapping[str, Sequence[Slot]],
    minutes: int,
    listed: Collection[str] = (),
) -> Choice:
    """The best set of questions that takes `minutes` at most.

    `slots` hold the questions that may be asked, by competency; `listed` are the ids of those that the plan names.
    """
    minutes = max(minutes, 0)
    best: dict[int, tuple[Worth, tuple[Slot, ...]]] = {0: ((0, 0, 0, 0), ())}
    for planned in competencies:
        options = tuple(_options(planned, slots.get(planned.competency, ()), listed))
        best = _extended(best, options, minutes)
    chosen = max(best.values(), key=lambda found: found[0])[1]
    left = minutes - sum(slot.minutes for slot in chosen)
    asked = {slot.question.competency for slot in chosen}
    return Choice(
        chosen,
        tuple(
            _uncovered(planned, slots.get(planned.competency, ()), left)
            for planned in competencies
            if planned.competency not in asked
        ),
    )


def _extended(
    best: Mapping[int, tuple[Worth, tuple[Slot, ...]]], options: Sequence[_Option], minutes: int
) -> dict[int, tuple[Worth, tuple[Slot, ...]]]:
    """The best sets for each number of minutes, after one more competency."""
    found: dict[int, tuple[Worth, tuple[Slot, ...]]] = {}
    for used, (worth, chosen) in best.items():
        for rank, option in enumerate(options):
            total = used + option.minutes
            if total > minutes:
                continue
            value = (*map(add, worth[:4], option.worth), *worth[4:], -rank)
            if total not in found or value > found[total][0]:
                found[total] = (value, (*chosen, *option.slots))
    return found


def _options(planned: PlannedCompetency, slots: Sequence[Slot], listed: Collection[str]) -> Iterator[_Option]:
    """Everything that may be asked about a competency, the options with the earliest questions first."""
    for number in range(1, MOST_FOR_ONE_COMPETENCY + 1):
        for chosen in combinations(slots, number):
            kept = sum(slot.question.id in listed for slot in chosen)
            worth = (int(planned.must_have), planned.weight, kept, planned.weight * (number - 1))
            yield _Option(chosen, sum(slot.minutes for slot in chosen), worth)
    yield _Option((), 0, (0, 0, 0, 0))


def _uncovered(planned: PlannedCompetency, slots: Sequence[Slot], left: int) -> Uncovered:
    if not slots:
        return Uncovered(planned, Obstacle.NO_QUESTION)
    return Uncovered(planned, Obstacle.NO_TIME, min(slot.minutes for slot in slots), left)

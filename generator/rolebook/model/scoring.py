"""The rules by which ratings of an interview become scores, with exact numbers; rounding is for those who show them.

Where a rule comes from the U.S. Office of Personnel Management (OPM), its docstring says so: "Structured Interviews: A
Practical Guide" (2008), the questions and answers on scoring at opm.gov, and the help of USA Hire for its panels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rolebook.model.interview import PlannedCompetency
from rolebook.model.vocabulary import Scale

Ratings = Mapping[str, Fraction]
"""The rating of each competency that was rated, by its id. What was not assessed is not in it."""


class Outcome(StrEnum):
    """What a rating means for a must-have or a minimum."""

    FREE = "free"
    """Nothing is asked for."""
    OPEN = "open"
    """Something is asked for, and nobody rated it."""
    MET = "met"
    BELOW = "below"
    """Below the minimum."""
    FAILED = "failed"
    """A must-have with the lowest value of the scale: do not proceed."""


@dataclass(frozen=True)
class Score:
    """A total, and the highest one that was possible for what was rated."""

    total: Fraction
    highest: Fraction

    @property
    def percent(self) -> Fraction | None:
        """The total as a share of the highest, from 0 to 100; None where nothing was rated."""
        return 100 * self.total / self.highest if self.highest else None

    def passes(self, pass_mark: int | None) -> bool | None:
        """Whether the share reaches the pass mark, in percent; None where there is no mark or no rating."""
        return None if pass_mark is None or self.percent is None else self.percent >= pass_mark


def mean(ratings: Iterable[Fraction | int]) -> Fraction | None:
    """The mean of ratings: that of a competency from its questions, or of a panel. None where there are none.

    A question that was not assessed is no zero; it must not be among them.
    """
    values = tuple(ratings)
    return Fraction(sum(values), len(values)) if values else None


def score(planned: Sequence[PlannedCompetency], ratings: Ratings, scale: Scale) -> Score:
    """The sum of weight times rating over the rated competencies, and what it would be with the top value throughout.

    Equal weights are the rule, and another one needs a documented reason (OPM, questions and answers on scoring).
    """
    rated = [(each.weight, ratings[each.competency]) for each in planned if each.competency in ratings]
    top = scale.points[-1].value
    return Score(
        sum((weight * rating for weight, rating in rated), Fraction()),
        Fraction(top * sum(weight for weight, _ in rated)),
    )


def outcome(planned: PlannedCompetency, rating: Fraction | None, scale: Scale) -> Outcome:
    """What a rating means for the must-have and the minimum of a competency; the must-have goes first."""
    if not planned.must_have and planned.minimum is None:
        return Outcome.FREE
    if rating is None:
        return Outcome.OPEN
    if planned.must_have and rating <= scale.points[0].value:
        return Outcome.FAILED
    return Outcome.BELOW if planned.minimum is not None and rating < planned.minimum else Outcome.MET


def spread(initial_ratings: Iterable[Fraction]) -> Fraction | None:
    """How far the highest and the lowest initial rating of a competency lie apart; None for fewer than two ratings.

    Initial ratings are those that each interviewer gave alone. They are locked before anybody talks (OPM, USA Hire), so
    a rating that was given after talking must not be among them.
    """
    values = tuple(initial_ratings)
    return max(values) - min(values) if len(values) > 1 else None


def must_discuss(apart: Fraction | None, threshold: int) -> bool:
    """Whether ratings lie so far apart that the panel has to talk about them before it agrees.

    The panel agrees a rating for every competency all the same, even if all are within range (OPM, USA Hire).
    """
    return apart is not None and apart > threshold

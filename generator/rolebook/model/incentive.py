"""Compensation incentives."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import Count, EntryId, Flag, Guard, Guarded, Line, OptionalLine, OptionalText, Phrase, Text


class Horizon(StrEnum):
    """The period an incentive looks at."""

    ANY = "any"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    YEARS = "several years"


class Timing(StrEnum):
    """Whether a measure moves before or after the result it stands for."""

    LEADING = "leading"
    LAGGING = "lagging"


class Strength(StrEnum):
    """How strongly an incentive works for or against something."""

    STRONG = "strong"
    SOME = "some"


class Measure(Shape):
    """What is measured."""

    title: Line
    """What is measured."""
    source: Line
    """Where the figure comes from, and who decides it."""
    timing: Timing
    """`leading` if it moves before the result, `lagging` if after it."""
    weight: Count
    """Its share in percent. The shares of one incentive add up to 100."""


class Effect(Shape):
    """What an incentive does to a competency or a principle."""

    on: EntryId
    """The id of a competency or another entry."""
    strength: Strength
    """`strong` or `some`."""
    reason: Phrase
    """Why, in one sentence."""


class GuardRail(Shape):
    """A risk of an incentive and what keeps it in check."""

    risk: Phrase
    """What may go wrong."""
    control: Phrase
    """What keeps it in check."""


class Amounts(Shape):
    """The figures of a plan. Keep them for those who decide on pay."""

    threshold: OptionalLine = ""
    """From where it pays."""
    target: OptionalLine = ""
    """What it pays at target."""
    cap: OptionalLine = ""
    """The most it pays."""


class Incentive(Entry):
    """A compensation element."""

    counter_example: Flag = False
    """Whether it is shown as a warning: what such a plan does to people. It then pays for nothing."""
    plan_type: Line
    """What kind of plan it is, such as team, multi-year or award."""
    statement: Text
    """What it rewards, in one or two sentences."""
    unit_rewarded: Line
    """Who is rewarded: a person, a team, a region."""
    horizon: Horizon
    """The period it looks at: quarter, half-year, year, several years or any."""
    payout: OptionalLine = ""
    """When and how often it pays."""
    crediting: OptionalText = ""
    """Who gets credit when several contributed."""
    measures: tuple[Measure, ...] = ()
    """What is measured. Two or three measures are enough."""
    supports: tuple[Effect, ...] = ()
    """What it helps."""
    undermines: tuple[Effect, ...] = ()
    """What it may harm."""
    guard_rails: tuple[GuardRail, ...] = ()
    """Its risks, each with what keeps it in check."""
    prerequisites: tuple[Phrase, ...] = ()
    """What must be in place first."""
    effort: OptionalText = ""
    """What it takes to run."""
    known_outside: Flag = False
    """Whether people outside the organisation may know of it."""
    applies_to: OptionalText = ""
    """For which roles it works."""
    worked_example: OptionalText = ""
    """An example that can be followed, without amounts."""
    open_questions: tuple[Phrase, ...] = ()
    """What those who introduce it must still decide."""
    amounts: Annotated[Amounts, Guarded(Guard.AMOUNTS)] = Amounts()
    """Threshold, target and cap. Only the audience set in `framework.yaml` sees them."""

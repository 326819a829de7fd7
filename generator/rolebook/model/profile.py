"""Success profiles: what a role needs."""

from __future__ import annotations

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import (
    CompetencyId,
    Count,
    Flag,
    IncentiveId,
    LibraryEntryId,
    Line,
    OptionalText,
    Phrase,
    PlanningId,
    Text,
    Whole,
)

USUAL_WEIGHT = 1
"""What an expectation weighs unless somebody gave a reason for another weight."""


class Emphasis(Shape):
    """How much a role leans on one of its dimensions."""

    dimension: LibraryEntryId
    """The id of a library entry that describes the dimension."""
    share: Count
    """The dimension's share of the role in percent."""
    reason: Phrase
    """Why."""


class KnowledgeNeed(Shape):
    """How much of one area of knowledge a role needs."""

    area: LibraryEntryId
    """The id of a library entry that describes the area."""
    level: Whole
    """A value of the proficiency scale."""
    answer: Phrase
    """The answer to the area's sizing question for this role."""
    reason: Phrase
    """Why this much and not more."""


class Expectation(Shape):
    """What a role expects of one competency."""

    competency: CompetencyId
    """The id of the competency."""
    level: Whole
    """The value of the proficiency scale that the role needs."""
    weight: Count = USUAL_WEIGHT
    """How much it counts against the others. Equal weights are the rule (OPM); a different one needs a reason."""
    weight_reason: OptionalText = ""
    """Why it counts more or less than the others."""
    must_have: Flag = False
    """Whether a person without it cannot fill the role."""


class Profile(Entry):
    """What a role needs."""

    purpose: Text
    """What the role is there for."""
    situation: Text
    """The situation in which the profile fits."""
    dimensions: tuple[Emphasis, ...] = ()
    """The dimensions of the role and how much it leans on each."""
    knowledge: tuple[KnowledgeNeed, ...] = ()
    """The areas of knowledge and how deep each must go."""
    expectations: tuple[Expectation, ...] = ()
    """The competencies the role needs, each with level and weight."""
    interests: tuple[Line, ...] = ()
    """Whose interests come first, in order."""
    incentives: tuple[IncentiveId, ...] = ()
    """The ids of the incentives that fit."""
    plans: tuple[PlanningId, ...] = ()
    """The plans and worksheets the role owns."""
    works_with: tuple[Phrase, ...] = ()
    """Whom the role works with, and on what."""

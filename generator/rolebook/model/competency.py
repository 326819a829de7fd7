"""Competencies."""

from __future__ import annotations

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import CategoryId, Count, OptionalText, Phrase, Text, Whole


class Level(Shape):
    """What a competency looks like at one point of the proficiency scale."""

    level: Whole
    """A value of the proficiency scale."""
    description: Text
    """What a person at this level does. Say what is new compared with the level below."""


class Competency(Entry):
    """Something a person can be assessed on."""

    number: Count | None = None
    """The number that readers know it by. Each number is used once."""
    category: CategoryId
    """The id of its category in `framework.yaml`."""
    statement: Text
    """What the person does, in one or two sentences."""
    definition: OptionalText = ""
    """The competency in one sentence, for the head of an interviewer's page."""
    remark: OptionalText = ""
    """What stands behind it: why it matters, what it takes, examples."""
    indicators: tuple[Phrase, ...] = ()
    """Behaviours that show the competency. Each can be seen or heard and starts with a verb."""
    warning_signs: tuple[Phrase, ...] = ()
    """Behaviours that warn of its absence."""
    levels: tuple[Level, ...] = ()
    """A description for each point of the proficiency scale."""

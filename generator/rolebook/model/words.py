"""`words.yaml`: the words of the framework's language that the editorial rules look for."""

from __future__ import annotations

from pydantic import Field

from rolebook.model.entry import Shape
from rolebook.model.types import Line


class ForbiddenTopic(Shape):
    """A subject that no interview question may touch."""

    topic: Line
    """What it is about, as the message names it."""
    words: tuple[Line, ...] = Field(min_length=1)
    """Words and phrases that give the subject away."""


class Words(Shape):
    """Lists of words and phrases; small and capital letters are the same. An empty list switches off what it serves."""

    verb_endings: tuple[Line, ...] = ()
    """How a verb in the third person ends, such as "s" in "brings". Items and indicators must begin with one."""
    not_behaviour: tuple[Line, ...] = ()
    """Verbs that nobody can watch because they name a state of knowing, feeling or being."""
    frequency: tuple[Line, ...] = ()
    """Words that say how often. A scale of how often asks that already."""
    joining: tuple[Line, ...] = ()
    """Words and signs that join a second behaviour to the first."""
    vague: tuple[Line, ...] = ()
    """Words that pass a judgement without saying what a person does."""
    closed_openings: tuple[Line, ...] = ()
    """Words that begin a question which can be answered with yes or no."""
    leading: tuple[Line, ...] = ()
    """Phrases that tell which answer is wanted."""
    second_question: tuple[Line, ...] = ()
    """Phrases that join a second question to the first."""
    jargon: tuple[Line, ...] = ()
    """Words that a person from outside does not understand, or that say nothing."""
    forbidden: tuple[ForbiddenTopic, ...] = ()
    """Subjects that no interview question may touch."""

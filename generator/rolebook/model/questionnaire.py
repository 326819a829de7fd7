"""Questionnaires: items and the forms made of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import (
    CompetencyId,
    Count,
    Flag,
    Id,
    ItemId,
    Line,
    OptionalLine,
    OptionalText,
    PerspectiveId,
    Phrase,
    ScaleId,
    Text,
    WorksheetId,
)


class Item(Entry):
    """One observable behaviour to rate."""

    competency: CompetencyId
    """The id of the competency it stands for."""
    wordings: Mapping[PerspectiveId, Phrase] = Field(min_length=1)
    """The sentence for each perspective that can observe the behaviour. Leave out those who cannot."""
    cannot_judge: Flag = True
    """Whether the row offers the answer beside the scale, "cannot judge"."""
    reverse_keyed: Flag = False
    """Whether a high answer is a bad sign. Avoid it: people overlook it, and it protects against no bias."""


class Section(Shape):
    """A part of a questionnaire."""

    title: Line
    """The heading."""
    intro: OptionalText = ""
    """A sentence below the heading."""
    items: tuple[ItemId, ...] = Field(min_length=1)
    """The ids of the items, in order."""
    new_page: Flag = False
    """Whether this part begins on a new page of the paper form."""


class OpenQuestion(Shape):
    """A question that is answered in words."""

    id: Id
    """A short name; it becomes the column in a spreadsheet."""
    text: Phrase
    """The question."""
    lines: Count = 5
    """How many ruled lines it gets on paper."""


class AnonymityMode(StrEnum):
    """Who can know who answered."""

    NAMED = "named"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


class Anonymity(Shape):
    """What the people who answer are promised."""

    mode: AnonymityMode
    """`named`: answers carry the name; `confidential`: only the evaluator knows it; `anonymous`: nobody does."""
    min_raters: Count = 3
    """The smallest group whose results are shown."""
    min_raters_for_comments: Count = 3
    """The smallest number of people with comments whose comments are shown."""
    merge_if_few: Flag = False
    """Whether a group that is too small may be shown together with others that are. Say so in the statement."""
    statement: Text
    """The promise, as printed on the form."""


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Background(Shape):
    """A fact about the person who answers."""

    id: Id
    """A short name; it becomes the column in a spreadsheet."""
    text: Line
    """The question."""
    choices: tuple[Line, ...] = ()
    """The answers to choose from. Leave it out for a line to write on."""


class Questionnaire(Entry):
    """A form for one perspective."""

    perspective: PerspectiveId
    """Who answers."""
    scale: ScaleId
    """The scale for every row."""
    purpose: Text
    """What the form is for, in one or two sentences."""
    stem: OptionalLine = ""
    """The words that every item continues, such as "My manager …"."""
    instructions: Text
    """How to fill it in."""
    period: OptionalLine = ""
    """The period that the answers are about."""
    return_to: OptionalLine = ""
    """To whom the form goes back."""
    anonymity: Anonymity
    """What the people who answer are promised."""
    background: tuple[Background, ...] = ()
    """A few facts about the person who answers. Few, because they can identify somebody."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The parts of the form."""
    overall: OptionalLine = ""
    """A sentence to rate the whole with, on the same scale."""
    open_questions: tuple[OpenQuestion, ...] = ()
    """Questions answered in words, at the end."""
    closing: OptionalText = ""
    """Thanks, and what happens with the answers."""
    orientation: Orientation = Orientation.PORTRAIT
    """`portrait`, or `landscape` where the scale has many points or long words."""
    minutes_target: Count = 20
    """How many minutes filling it in may take at most, on paper."""
    action_plan: WorksheetId = ""
    """The id of the worksheet on which the results are reviewed and actions agreed. It is offered beside the form and
    is not part of it, since it is for those who evaluate."""

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of everything that is rated, in the order of the form."""
        return tuple(id_ for section in self.sections for id_ in section.items)

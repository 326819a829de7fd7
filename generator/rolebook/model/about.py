"""`framework.yaml`: what the framework is, and the words it sorts its content by."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import (
    AudienceId,
    Day,
    EntryId,
    Flag,
    Id,
    Language,
    Line,
    OptionalLine,
    OptionalText,
    ScaleId,
    Text,
)


class Hue(StrEnum):
    """The colours a category can have; the style sheet gives each a shade for light and dark."""

    TEAL = "teal"
    INDIGO = "indigo"
    OCHRE = "ochre"
    PLUM = "plum"
    MOSS = "moss"
    SLATE = "slate"


class Audience(Shape):
    """A circle of readers."""

    id: Id
    """The word that entries use, such as `employee`."""
    title: Line
    """The name that readers see."""
    edition: Line
    """What the footer says of the edition made for this audience."""


class AudienceDefaults(Shape):
    """Who may see the parts of an entry that should not travel far. What is left out goes to the last audience only."""

    interview_answers: AudienceId = ""
    """Who may see look-fors, warning signs, rating anchors and weights of interviews."""
    amounts: AudienceId = ""
    """Who may see thresholds, targets, caps and other amounts of incentives."""


class Category(Entry):
    """A group of competencies."""

    statement: Text
    """What the competencies of this category have in common, in one or two sentences."""
    hue: Hue = Hue.SLATE
    """The colour of the thin edge beside the category's name: teal, indigo, ochre, plum, moss or slate."""


class LibraryKind(Shape):
    """A kind of descriptive knowledge, such as a principle or a plan."""

    id: Id
    """The word that library entries use under `kind`."""
    title: Line
    """The name of one, such as "Principle"."""
    plural: Line
    """The name of several: the title of the page that lists them."""
    summary: Text
    """What a reader finds under this kind, in one or two sentences."""


class Perspective(Shape):
    """Who rates: the manager, colleagues, the person themselves."""

    id: Id
    """The word that items use under `wordings`."""
    title: Line
    """The name that readers see."""
    about_self: Flag = False
    """Whether these people answer about themselves, so that items are worded for "I"."""


class RuleException(Shape):
    """An editorial rule that does not hold here, and why."""

    rule: Id
    """The id of the rule, as `rolebook check` names it."""
    entries: tuple[EntryId, ...] = ()
    """The ids of the entries for which it does not hold. Leave it out if it holds nowhere."""
    reason: Text
    """Why. Whoever edits the framework after you will want to know."""


class About(Shape):
    """What the framework is."""

    id: Id
    """A short name for the whole framework, in small letters and hyphens."""
    title: Line
    """The title on the cover and on the home page."""
    subtitle: OptionalLine = ""
    """One line below the title."""
    version: Line
    """The version of the content as three numbers, such as "1.2.0". Raise the first when people must do something
    new, the second when you add, the third when you correct."""
    released: Day
    """The day of this version, as YYYY-MM-DD. It is printed beside the version."""
    language: Language = "en"
    """The language of the content, as in `en` or `de-CH`."""
    licence: Line
    """Under which licence others may use the content."""
    publisher: OptionalLine = ""
    """Who publishes it."""
    summary: Text
    """What the framework is for and for whom: the first words on the home page."""
    audiences: tuple[Audience, ...] = Field(min_length=1)
    """The circles of readers, from the widest to the narrowest. Each sees what the ones before it see, and more."""
    audience_defaults: AudienceDefaults = AudienceDefaults()
    """Who may see the delicate parts of interviews and incentives."""
    proficiency_scale: ScaleId
    """The scale of the levels at which a competency is described."""
    categories: tuple[Category, ...] = Field(min_length=1)
    """The groups of competencies, in the order of the handbook."""
    perspectives: tuple[Perspective, ...] = ()
    """Who rates with a questionnaire."""
    library: tuple[LibraryKind, ...] = ()
    """The kinds of descriptive knowledge, in the order of the handbook."""
    numbered: Flag = True
    """Whether competencies with a number show it."""
    notice: OptionalText = ""
    """A notice for the page about sources, such as a credit."""
    owner: OptionalLine = ""
    """The person or team that keeps the framework right, wherever an entry names nobody else."""
    review_by: Day | None = None
    """The day by which the framework must be read through again, as YYYY-MM-DD, wherever an entry names no other."""
    exceptions: tuple[RuleException, ...] = ()
    """Editorial rules that do not hold in this framework, each with its reason. Readers of the complete edition
    see the reasons where something is missing; other readers never do."""

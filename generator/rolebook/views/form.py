"""A questionnaire as a blank form: its numbered rows and how long filling it in takes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item, Questionnaire, Section
from rolebook.model.vocabulary import Scale, Source
from rolebook.views.parts import EditionLine, edition_line

SECONDS_FOR_INSTRUCTIONS = 60
SECONDS_FOR_ROW = 12
SECONDS_FOR_OPEN_QUESTION = 75
SECONDS_FOR_BACKGROUND = 8
SECONDS_FOR_OVERALL = 20
PAPER_FACTOR = 1.25
"""The time model: rows of a grid take 8 to 18 seconds, open answers 35 to 90 (published survey calculators); paper
takes a quarter longer than a screen."""


@dataclass(frozen=True)
class Row:
    """An item on the form. `number` runs through all sections, so that paper and screen call it alike."""

    number: int
    item: Item
    wording: str
    competency: Competency
    category: Category


@dataclass(frozen=True)
class FormSection:
    """A part of the form."""

    section: Section
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Form:
    """Everything the printed form shows."""

    questionnaire: Questionnaire
    edition: EditionLine
    perspective: str
    about_self: bool
    """Whether people answer about themselves."""
    scale: Scale
    sections: tuple[FormSection, ...]
    minutes_on_screen: int
    minutes_on_paper: int
    sources: tuple[Source, ...]

    @property
    def row_count(self) -> int:
        """How many rows there are to rate."""
        return sum(len(section.rows) for section in self.sections)


def form(framework: Framework, questionnaire: Questionnaire) -> Form:
    """The blank form of a questionnaire."""
    numbers = count(1)
    sections = tuple(
        FormSection(
            section,
            tuple(_row(framework, questionnaire, next(numbers), id_) for id_ in section.items),
        )
        for section in questionnaire.sections
    )
    seconds = seconds_to_fill_in(questionnaire)
    perspective = next(each for each in framework.about.perspectives if each.id == questionnaire.perspective)
    used = {citation.source for citation in questionnaire.sources} | {
        citation.source for section in sections for row in section.rows for citation in row.item.sources
    }
    return Form(
        questionnaire=questionnaire,
        edition=edition_line(framework.about, framework.audience),
        perspective=perspective.title,
        about_self=perspective.about_self,
        scale=framework.scale_index[questionnaire.scale],
        sections=sections,
        minutes_on_screen=round(seconds / 60),
        minutes_on_paper=round(seconds * PAPER_FACTOR / 60),
        sources=tuple(source for source in framework.sources if source.id in used),
    )


def _row(framework: Framework, questionnaire: Questionnaire, number: int, item_id: str) -> Row:
    item = framework.item_index[item_id]
    competency = framework.competency_index[item.competency]
    return Row(
        number,
        item,
        item.wordings[questionnaire.perspective],
        competency,
        framework.categories[competency.category],
    )


def seconds_to_fill_in(questionnaire: Questionnaire) -> int:
    """How many seconds the form takes on screen."""
    rows = sum(len(section.items) for section in questionnaire.sections)
    return (
        SECONDS_FOR_INSTRUCTIONS
        + rows * SECONDS_FOR_ROW
        + len(questionnaire.open_questions) * SECONDS_FOR_OPEN_QUESTION
        + len(questionnaire.background) * SECONDS_FOR_BACKGROUND
        + (SECONDS_FOR_OVERALL if questionnaire.overall else 0)
    )

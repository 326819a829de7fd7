"""A questionnaire as a blank form: its numbered rows and how long filling it in takes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.filling_in import minutes_on_paper, minutes_on_screen
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item, Questionnaire, Section
from rolebook.model.vocabulary import Scale, Source
from rolebook.model.worksheet import Worksheet
from rolebook.views.parts import EditionLine, edition_line


@dataclass(frozen=True)
class Filled:
    """What stands in the head of a form before anybody fills it in. `return_by` is a day as YYYY-MM-DD."""

    rated: str = ""
    return_by: str = ""


@dataclass(frozen=True)
class Example:
    """How to mark, and how to correct a mark, as places on the scale. `crossed` is None on a scale of one point."""

    marked: int
    crossed: int | None


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
    example: Example
    filled: Filled
    action_plan: Worksheet | None
    """The worksheet for those who evaluate."""

    @property
    def row_count(self) -> int:
        """How many rows there are to rate."""
        return sum(len(section.rows) for section in self.sections)


def form(framework: Framework, questionnaire: Questionnaire, filled: Filled | None = None) -> Form:
    """The form of a questionnaire, blank or with its head filled in."""
    numbers = count(1)
    sections = tuple(
        FormSection(
            section,
            tuple(_row(framework, questionnaire, next(numbers), id_) for id_ in section.items),
        )
        for section in questionnaire.sections
    )
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
        minutes_on_screen=minutes_on_screen(questionnaire),
        minutes_on_paper=minutes_on_paper(questionnaire),
        sources=tuple(source for source in framework.sources if source.id in used),
        example=_example(len(framework.scale_index[questionnaire.scale].points)),
        filled=filled or Filled(),
        action_plan=next((each for each in framework.worksheets if each.id == questionnaire.action_plan), None),
    )


def _example(points: int) -> Example:
    # Why around the middle: an example at an end would suggest an answer.
    middle = points // 2
    return Example(middle, middle - 1 if middle else None)


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

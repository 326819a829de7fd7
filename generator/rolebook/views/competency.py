"""The page of one competency."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.interview import Anchor, Question
from rolebook.model.questionnaire import Item
from rolebook.views.addresses import category_page
from rolebook.views.parts import Cited, Grounds, Link, Linker, Pay, Related
from rolebook.views.upkeep import Facts


@dataclass(frozen=True)
class Numbered:
    """A competency by name, with its number where the framework shows numbers."""

    number: int | None
    link: Link


@dataclass(frozen=True)
class LevelStep:
    """One point of the proficiency scale and what the competency looks like there.

    `place` is where the point stands on the scale, counted from 1.
    """

    value: int
    label: str
    description: str
    place: int


@dataclass(frozen=True)
class Expected:
    """A success profile that expects the competency."""

    profile: Link
    level: int
    level_label: str
    must_have: bool


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its anchors from the best answer to the worst; it folds if there is more than the question."""

    question: Question
    anchors: tuple[Anchor, ...]
    folds: bool
    facts: Facts
    grounds: Grounds


@dataclass(frozen=True)
class ItemWordings:
    """An item and its sentence for each perspective."""

    item: Item
    wordings: tuple[tuple[str, str], ...]
    facts: Facts
    grounds: Grounds


@dataclass(frozen=True)
class CompetencyView:
    """Everything the page of a competency shows. `scale_length` is the number of points of the proficiency scale."""

    competency: Competency
    category: Category
    category_link: Link
    number: int | None
    levels: tuple[LevelStep, ...]
    scale_length: int
    expected: tuple[Expected, ...]
    questions: tuple[AskedQuestion, ...]
    items: tuple[ItemWordings, ...]
    pay: Pay
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


def competency_view(framework: Framework, linker: Linker, competency: Competency) -> CompetencyView:
    """The page of one competency."""
    category = framework.categories[competency.category]
    return CompetencyView(
        competency=competency,
        category=category,
        category_link=Link(category.title, category_page(category.id)),
        number=shown_number(framework, competency),
        levels=_levels(framework, competency),
        scale_length=len(framework.scale_index[framework.about.proficiency_scale].points),
        expected=_expected(framework, linker, competency),
        questions=tuple(_asked(linker, question) for question in framework.questions_by_competency[competency.id]),
        items=tuple(_wordings(framework, linker, item) for item in framework.items_by_competency[competency.id]),
        pay=linker.pay(competency),
        related=linker.related(competency),
        cited=linker.cited(competency),
        grounds=linker.grounds(competency),
        facts=linker.facts(competency),
    )


def shown_number(framework: Framework, competency: Competency) -> int | None:
    """The competency's number, where the framework shows numbers."""
    return competency.number if framework.about.numbered else None


def numbered(framework: Framework, linker: Linker, competency: Competency) -> Numbered:
    """A competency by name."""
    return Numbered(shown_number(framework, competency), linker.link(competency))


def _levels(framework: Framework, competency: Competency) -> tuple[LevelStep, ...]:
    points = framework.scale_index[framework.about.proficiency_scale].points
    described = {level.level: level.description for level in competency.levels}
    return tuple(
        LevelStep(point.value, point.label, described[point.value], place)
        for place, point in enumerate(points, start=1)
        if point.value in described
    )


def _expected(framework: Framework, linker: Linker, competency: Competency) -> tuple[Expected, ...]:
    labels = {point.value: point.label for point in framework.scale_index[framework.about.proficiency_scale].points}
    return tuple(
        Expected(linker.link(profile), expectation.level, labels[expectation.level], expectation.must_have)
        for profile, expectation in framework.expectations_by_competency[competency.id]
    )


def _asked(linker: Linker, question: Question) -> AskedQuestion:
    return AskedQuestion(
        question,
        anchors=tuple(sorted(question.anchors, key=lambda anchor: -anchor.value)),
        folds=any(
            (question.material, question.probes, question.look_for, question.warning_signs, question.anchors),
        ),
        facts=linker.facts(question),
        grounds=linker.grounds(question),
    )


def _wordings(framework: Framework, linker: Linker, item: Item) -> ItemWordings:
    titles = {perspective.id: perspective.title for perspective in framework.about.perspectives}
    wordings = tuple((titles[id_], wording) for id_, wording in item.wordings.items())
    return ItemWordings(item, wordings, linker.facts(item), linker.grounds(item))

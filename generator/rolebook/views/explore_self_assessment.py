"""The self-assessment: a card for each competency that a role asks for, with every level to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.views.explore import Asked, Column, Named, asked_by_profile, asking_profiles, columns, named
from rolebook.views.explore_compare import Point, points
from rolebook.views.parts import Linker


@dataclass(frozen=True)
class Choice:
    """A level to choose. `description` is the competency's own, or else what the level means in general."""

    value: int
    label: str
    description: str


@dataclass(frozen=True)
class Card:
    """A competency to rate oneself on."""

    competency: Named
    statement: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class CardGroup:
    """The cards of one category."""

    category: Category
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class RoleFacts:
    """What a role asks, by the id of the competency."""

    id: str
    competencies: dict[str, Asked]


@dataclass(frozen=True)
class AssessmentFacts:
    """What the page's script needs: which framework this is, its levels from the lowest, and what each role asks."""

    framework: str
    title: str
    version: str
    language: str
    levels: tuple[Point, ...]
    profiles: tuple[RoleFacts, ...]


@dataclass(frozen=True)
class SelfAssessmentView:
    """The page of the self-assessment."""

    columns: tuple[Column, ...]
    groups: tuple[CardGroup, ...]
    facts: AssessmentFacts


def self_assessment_view(framework: Framework, linker: Linker) -> SelfAssessmentView:
    """The page of the self-assessment."""
    groups = (_group(framework, linker, category) for category in framework.about.categories)
    return SelfAssessmentView(
        columns(linker, asking_profiles(framework)),
        tuple(group for group in groups if group.cards),
        _facts(framework),
    )


def _group(framework: Framework, linker: Linker, category: Category) -> CardGroup:
    return CardGroup(
        category,
        tuple(
            Card(named(framework, linker, competency), competency.statement, _choices(framework, competency))
            for competency in framework.competencies_by_category[category.id]
            if framework.expectations_by_competency[competency.id]
        ),
    )


def _choices(framework: Framework, competency: Competency) -> tuple[Choice, ...]:
    own = {level.level: level.description for level in competency.levels}
    scale = framework.scale_index[framework.about.proficiency_scale]
    return tuple(Choice(p.value, p.label, own.get(p.value, p.definition)) for p in scale.points)


def _facts(framework: Framework) -> AssessmentFacts:
    about = framework.about
    asked = {competency.id: asked_by_profile(framework, competency) for competency in framework.competencies}
    return AssessmentFacts(
        about.id,
        about.title,
        about.version,
        about.language,
        points(framework),
        tuple(
            RoleFacts(
                profile.id,
                {e.competency: asked[e.competency][profile.id] for e in profile.expectations},
            )
            for profile in asking_profiles(framework)
        ),
    )

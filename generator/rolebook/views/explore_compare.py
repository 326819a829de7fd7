"""Roles side by side: what each asks, and what somebody needs to read about the way from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.profile import Profile
from rolebook.views.explore import (
    Asked,
    Column,
    Legend,
    Named,
    asked_by_profile,
    asking_profiles,
    columns,
    legend,
    level_labels,
    named,
)
from rolebook.views.parts import Link, Linker


@dataclass(frozen=True)
class CompetencyRow:
    """A competency and what each role asks of it; None where it asks nothing."""

    competency: Named
    cells: tuple[Asked | None, ...]


@dataclass(frozen=True)
class KnowledgeCell:
    """How deep a role goes into an area, with its answer to the area's sizing question."""

    level: int
    label: str
    answer: str


@dataclass(frozen=True)
class KnowledgeRow:
    """An area of knowledge and how deep each role goes; None where it does not."""

    id: str
    link: Link
    cells: tuple[KnowledgeCell | None, ...]


@dataclass(frozen=True)
class EmphasisRow:
    """A dimension and its share of each role in percent; None where the role does not name it."""

    id: str
    link: Link
    cells: tuple[int | None, ...]


@dataclass(frozen=True)
class Descriptor:
    """What a competency looks like at one level."""

    competency: str
    level: int
    label: str
    description: str


@dataclass(frozen=True)
class Point:
    """A level of the proficiency scale."""

    value: int
    label: str


@dataclass(frozen=True)
class ProfileFacts:
    """What a role asks, for the page's script: competencies as asked, areas by level, dimensions by percent."""

    id: str
    competencies: dict[str, Asked]
    knowledge: dict[str, int]
    emphasis: dict[str, int]


@dataclass(frozen=True)
class CompareFacts:
    """Everything that the page's script compares. Levels go from the lowest to the highest."""

    levels: tuple[Point, ...]
    profiles: tuple[ProfileFacts, ...]


@dataclass(frozen=True)
class CompareView:
    """The page that compares roles. `descriptors` are the levels that a way from one role to another can pass."""

    columns: tuple[Column, ...]
    competencies: tuple[CompetencyRow, ...]
    knowledge: tuple[KnowledgeRow, ...]
    emphasis: tuple[EmphasisRow, ...]
    legend: Legend
    descriptors: tuple[Descriptor, ...]
    facts: CompareFacts


def compare_view(framework: Framework, linker: Linker) -> CompareView:
    """The page that compares roles."""
    profiles = asking_profiles(framework)
    rows = tuple(_competency_rows(framework, linker, profiles))
    return CompareView(
        columns=columns(linker, profiles),
        competencies=rows,
        knowledge=tuple(_knowledge_rows(framework, linker, profiles)),
        emphasis=tuple(_emphasis_rows(framework, linker, profiles)),
        legend=legend([cell for row in rows for cell in row.cells]),
        descriptors=tuple(descriptor for row in rows for descriptor in _descriptors(framework, row)),
        facts=CompareFacts(points(framework), tuple(_facts(framework, profile) for profile in profiles)),
    )


def points(framework: Framework) -> tuple[Point, ...]:
    """The levels of the proficiency scale, from the lowest to the highest."""
    return tuple(Point(value, label) for value, label in level_labels(framework).items())


def _competency_rows(framework: Framework, linker: Linker, profiles: tuple[Profile, ...]) -> Iterator[CompetencyRow]:
    for competency in framework.competencies:
        asked = asked_by_profile(framework, competency)
        if asked:
            cells = tuple(asked.get(profile.id) for profile in profiles)
            yield CompetencyRow(named(framework, linker, competency), cells)


def _knowledge_rows(framework: Framework, linker: Linker, profiles: tuple[Profile, ...]) -> Iterator[KnowledgeRow]:
    labels = level_labels(framework)
    needs = [{need.area: need for need in profile.knowledge} for profile in profiles]
    for area in framework.library:
        cells = tuple(
            KnowledgeCell(need.level, labels[need.level], need.answer) if (need := by_area.get(area.id)) else None
            for by_area in needs
        )
        if any(cells):
            yield KnowledgeRow(area.id, linker.link(area), cells)


def _emphasis_rows(framework: Framework, linker: Linker, profiles: tuple[Profile, ...]) -> Iterator[EmphasisRow]:
    shares = [{emphasis.dimension: emphasis.share for emphasis in profile.dimensions} for profile in profiles]
    for dimension in framework.library:
        cells = tuple(by_dimension.get(dimension.id) for by_dimension in shares)
        if any(cell is not None for cell in cells):
            yield EmphasisRow(dimension.id, linker.link(dimension), cells)


def _descriptors(framework: Framework, row: CompetencyRow) -> Iterator[Descriptor]:
    labels = level_labels(framework)
    asked = [cell.level for cell in row.cells if cell]
    levels = framework.competency_index[row.competency.id].levels
    for level in sorted(levels, key=lambda level: level.level):
        if min(asked) <= level.level <= max(asked):
            yield Descriptor(row.competency.id, level.level, labels[level.level], level.description)


def _facts(framework: Framework, profile: Profile) -> ProfileFacts:
    competencies = [framework.competency_index[expectation.competency] for expectation in profile.expectations]
    return ProfileFacts(
        profile.id,
        {competency.id: asked_by_profile(framework, competency)[profile.id] for competency in competencies},
        {need.area: need.level for need in profile.knowledge},
        {emphasis.dimension: emphasis.share for emphasis in profile.dimensions},
    )

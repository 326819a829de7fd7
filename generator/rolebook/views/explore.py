"""What the pages of Explore share: the roles they set side by side, and what a role asks of a competency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.profile import USUAL_WEIGHT, Expectation, Profile
from rolebook.views import addresses as at
from rolebook.views.competency import shown_number
from rolebook.views.parts import Link, Linker


@dataclass(frozen=True)
class ExploreView:
    """The page that lists the others; `kind` of each says which it is, for the words beside it."""

    pages: tuple[ExplorePage, ...]


@dataclass(frozen=True)
class ExplorePage:
    """One of the pages to explore."""

    kind: str
    link: Link


@dataclass(frozen=True)
class Tools:
    """The addresses of the pages that roles lead to; empty where there is nothing to show."""

    matrix: str = ""
    compare: str = ""
    self_assessment: str = ""


@dataclass(frozen=True)
class Column:
    """A role as the head of a column."""

    id: str
    link: Link


@dataclass(frozen=True)
class Asked:
    """What a role asks of a competency."""

    profile: str
    level: int
    label: str
    weight: int
    usual_weight: bool
    must_have: bool


@dataclass(frozen=True)
class Legend:
    """Which signs in the cells need a word of explanation. `usual_weight` is None where no cell shows a weight."""

    must_have: bool
    usual_weight: int | None
    unasked: bool


@dataclass(frozen=True)
class Named:
    """A competency as the head of a row; `number` is None where none is shown."""

    id: str
    number: int | None
    link: Link
    category: Category


@dataclass(frozen=True)
class ProfileTools:
    """Where a single role leads to."""

    compare: str = ""
    self_assessment: str = ""


def asking_profiles(framework: Framework) -> tuple[Profile, ...]:
    """The profiles that expect at least one competency: only they can be laid beside each other or rated against."""
    return tuple(profile for profile in framework.profiles if profile.expectations)


def tools(framework: Framework) -> Tools:
    """Which pages there are to explore. A comparison takes two roles."""
    profiles = asking_profiles(framework)
    if not profiles:
        return Tools()
    return Tools(at.MATRIX, at.COMPARE if len(profiles) > 1 else "", at.SELF_ASSESSMENT)


def profile_tools(framework: Framework, profile: Profile) -> ProfileTools:
    """Where a profile leads to; nowhere if it expects no competency."""
    there = tools(framework)
    if not profile.expectations:
        return ProfileTools()
    return ProfileTools(
        at.compare_from(profile.id) if there.compare else "",
        at.assess_against(profile.id) if there.self_assessment else "",
    )


def columns(linker: Linker, profiles: tuple[Profile, ...]) -> tuple[Column, ...]:
    """The profiles as heads of columns."""
    return tuple(Column(profile.id, linker.link(profile)) for profile in profiles)


def level_labels(framework: Framework) -> Mapping[int, str]:
    """The label of each level, from the lowest to the highest."""
    return {point.value: point.label for point in framework.scale_index[framework.about.proficiency_scale].points}


def named(framework: Framework, linker: Linker, competency: Competency) -> Named:
    """A competency as the head of a row."""
    return Named(
        competency.id,
        shown_number(framework, competency),
        linker.link(competency),
        framework.categories[competency.category],
    )


def asked_by_profile(framework: Framework, competency: Competency) -> Mapping[str, Asked]:
    """What each profile asks of a competency, by the profile's id; profiles that ask nothing of it are missing."""
    labels = level_labels(framework)
    return {
        profile.id: _asked(profile, expectation, labels[expectation.level])
        for profile, expectation in framework.expectations_by_competency[competency.id]
    }


def legend(cells: Sequence[Asked | None]) -> Legend:
    """What has to be explained below these cells."""
    asked = [cell for cell in cells if cell]
    usual = all(cell.usual_weight for cell in asked)
    return Legend(any(cell.must_have for cell in asked), None if usual else USUAL_WEIGHT, len(asked) < len(cells))


def _asked(profile: Profile, expectation: Expectation, label: str) -> Asked:
    usual = expectation.weight == USUAL_WEIGHT
    return Asked(profile.id, expectation.level, label, expectation.weight, usual, expectation.must_have)

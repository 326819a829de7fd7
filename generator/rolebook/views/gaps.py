"""What roles and raters cannot find: competencies in no interview plan, items that a perspective cannot observe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.about import Perspective
from rolebook.model.entry import in_use
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item
from rolebook.views.competency import Numbered, numbered
from rolebook.views.parts import Link, Linker


@dataclass(frozen=True)
class RoleGap:
    """What a role expects and no interview plan covers: what it must have, and the rest."""

    profile: Link
    expected: int
    must_haves: tuple[Numbered, ...]
    others: tuple[Numbered, ...]


@dataclass(frozen=True)
class ItemsByPerspective:
    """What a perspective can rate, of how many; the items it cannot observe, and the competencies it cannot rate."""

    title: str
    rated: int
    of: int
    unseen: tuple[Link, ...]
    unrated: tuple[Numbered, ...]


def role_gaps(framework: Framework, linker: Linker) -> tuple[RoleGap, ...]:
    """The roles that expect what no interview plan covers; none where there are no plans."""
    plans = in_use(framework.plans)
    planned = {each.competency for plan in plans for each in plan.competencies}
    return tuple(_role_gaps(framework, linker, planned)) if plans else ()


def _role_gaps(framework: Framework, linker: Linker, planned: set[str]) -> Iterator[RoleGap]:
    for profile in in_use(framework.profiles):
        missing = {
            must_have: tuple(
                numbered(framework, linker, framework.competency_index[each.competency])
                for each in profile.expectations
                if each.competency not in planned and each.must_have is must_have
            )
            for must_have in (True, False)
        }
        if any(missing.values()):
            yield RoleGap(linker.link(profile), len(profile.expectations), missing[True], missing[False])


def items_by_perspective(framework: Framework, linker: Linker) -> tuple[ItemsByPerspective, ...]:
    """Every perspective with what it cannot rate; none where there are no items."""
    items = in_use(framework.items)
    perspectives = framework.about.perspectives if items else ()
    return tuple(_by_perspective(framework, linker, perspective, items) for perspective in perspectives)


def _by_perspective(
    framework: Framework, linker: Linker, perspective: Perspective, items: tuple[Item, ...]
) -> ItemsByPerspective:
    seen = [item for item in items if perspective.id in item.wordings]
    unseen = [item for item in items if perspective.id not in item.wordings]
    unrated = {item.competency for item in unseen} - {item.competency for item in seen}
    return ItemsByPerspective(
        perspective.title,
        len(seen),
        len(items),
        tuple(linker.link(item) for item in unseen),
        tuple(numbered(framework, linker, each) for each in framework.competencies if each.id in unrated),
    )

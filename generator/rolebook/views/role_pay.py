"""What the incentives of each role do to what the role counts on most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.entry import in_use
from rolebook.model.framework import Framework
from rolebook.model.profile import Expectation, Profile
from rolebook.views.competency import Numbered, numbered
from rolebook.views.parts import Link, Linker, Pay


@dataclass(frozen=True)
class CountsMost:
    """A competency that a role must have, or weighs most, and what the role's incentives do to it."""

    competency: Numbered
    must_have: bool
    weight: int
    pay: Pay


@dataclass(frozen=True)
class Pulled:
    """An entry that incentives of a role work against, and what others of the same role do for it."""

    link: Link
    pay: Pay


@dataclass(frozen=True)
class RolePay:
    """A role and its incentives. `one_way` is only worked against; `both_ways` is also supported."""

    profile: Link
    incentives: tuple[Link, ...]
    counts_most: tuple[CountsMost, ...]
    one_way: tuple[Pulled, ...]
    both_ways: tuple[Pulled, ...]


def role_pay(framework: Framework, linker: Linker) -> tuple[RolePay, ...]:
    """Every role in use, with what its incentives do."""
    return tuple(_role_pay(framework, linker, profile) for profile in in_use(framework.profiles))


def _role_pay(framework: Framework, linker: Linker, profile: Profile) -> RolePay:
    pulled = tuple(_pulled(framework, linker, profile))
    return RolePay(
        linker.link(profile),
        linker.links(profile.incentives),
        tuple(_counts_most(framework, linker, profile)),
        tuple(each for each in pulled if not each.pay.supporting),
        tuple(each for each in pulled if each.pay.supporting),
    )


def pay_in_role(framework: Framework, linker: Linker, profile: Profile, id_: str) -> Pay:
    """What the incentives of a role do to an entry. Counter-examples and retired ones pay for nothing."""
    effects = [
        (linker.paid(incentive, effect, helps), helps)
        for incentive, effect, helps in framework.effects_on[id_]
        if incentive.id in profile.incentives and not incentive.counter_example and in_use([incentive])
    ]
    return Pay(
        tuple(paid for paid, helps in effects if helps),
        tuple(paid for paid, helps in effects if not helps),
    )


def _counts_most(framework: Framework, linker: Linker, profile: Profile) -> Iterator[CountsMost]:
    """The must-haves and, where weights differ, the heaviest competencies, in the order of the profile."""
    weights = {expectation.weight for expectation in profile.expectations}
    heaviest = max(weights) if len(weights) > 1 else None
    for expectation in profile.expectations:
        if expectation.must_have or expectation.weight == heaviest:
            yield _line(framework, linker, profile, expectation)


def _line(framework: Framework, linker: Linker, profile: Profile, expectation: Expectation) -> CountsMost:
    competency = framework.competency_index[expectation.competency]
    return CountsMost(
        numbered(framework, linker, competency),
        expectation.must_have,
        expectation.weight,
        pay_in_role(framework, linker, profile, competency.id),
    )


def _pulled(framework: Framework, linker: Linker, profile: Profile) -> Iterator[Pulled]:
    """What the role's incentives work against; of the competencies, those that the role expects."""
    expected = {expectation.competency for expectation in profile.expectations}
    for entry in in_use(framework.entries.values()):
        if entry.id in framework.competency_index and entry.id not in expected:
            continue
        pay = pay_in_role(framework, linker, profile, entry.id)
        if pay.undermining:
            yield Pulled(linker.link(entry), pay)

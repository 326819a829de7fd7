"""Incentives that contradict each other, or themselves.

Where people are to work for years and are paid by the quarter, pay wins. Three things are looked for, and no more: in
nearly every mix of incentives some effects differ, and a list of all of them would hide those that matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from rolebook.model.entry import in_use
from rolebook.model.framework import Framework
from rolebook.model.incentive import Effect, Horizon, Incentive, Strength, Timing
from rolebook.views.parts import Link, Linker, Paid


@dataclass(frozen=True)
class Clash:
    """An entry that one incentive supports and another works against."""

    entry: Link
    supporting: Paid
    undermining: Paid


@dataclass(frozen=True)
class Conflict:
    """Two incentives of which one takes back what the other pays for.

    `roles` are those that use both; where the second is a counter-example, those that use the first.
    """

    supporter: Incentive
    supporter_link: Link
    underminer: Incentive
    underminer_link: Link
    roles: tuple[Link, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True)
class CounterExample:
    """A counter-example, the roles that name it all the same, and the incentives it would undo."""

    link: Link
    has_guard_rails: bool
    named_by: tuple[Link, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class Contradictions:
    """What contradicts itself. `late` are incentives for several years whose measures all move after the result."""

    conflicts: tuple[Conflict, ...]
    counter_examples: tuple[CounterExample, ...]
    late: tuple[Link, ...]


def contradictions(framework: Framework, linker: Linker) -> Contradictions:
    """Everything in the incentives in use that contradicts itself."""
    incentives = in_use(framework.incentives)
    paying = [incentive for incentive in incentives if not incentive.counter_example]
    examples = (_counter_example(framework, linker, each, paying) for each in incentives if each.counter_example)
    return Contradictions(
        tuple(_conflicts(framework, linker, paying)),
        tuple(example for example in examples if example.conflicts or example.named_by),
        tuple(linker.link(incentive) for incentive in paying if shows_too_late(incentive)),
    )


def shows_too_late(incentive: Incentive) -> bool:
    """Whether it looks at several years and nothing that is measured moves before the result."""
    return (
        incentive.horizon is Horizon.YEARS
        and bool(incentive.measures)
        and all(measure.timing is Timing.LAGGING for measure in incentive.measures)
    )


def _conflicts(framework: Framework, linker: Linker, paying: Sequence[Incentive]) -> Iterator[Conflict]:
    """What two incentives of one role do to each other."""
    for supporter, underminer in permutations(paying, 2):
        roles = _roles_with(framework, linker, supporter, underminer)
        clashes = tuple(
            clash
            for clash in _clashes(framework, linker, supporter, underminer)
            if _in_one_role(clash, supporter, underminer)
        )
        if roles and clashes:
            yield _conflict(linker, supporter, underminer, roles, clashes)


def _in_one_role(clash: Clash, supporter: Incentive, underminer: Incentive) -> bool:
    """Whether a clash is worth a word between two incentives that people are really paid by."""
    both_strong = _is_strong(clash.supporting.effect) and _is_strong(clash.undermining.effect)
    return both_strong or (underminer.horizon is Horizon.QUARTER and _lasts(supporter, clash.supporting.effect))


def _counter_example(
    framework: Framework, linker: Linker, example: Incentive, paying: Sequence[Incentive]
) -> CounterExample:
    conflicts = []
    for supporter in paying:
        clashes = tuple(
            clash
            for clash in _clashes(framework, linker, supporter, example)
            if _lasts(supporter, clash.supporting.effect)
        )
        if clashes:
            conflicts.append(_conflict(linker, supporter, example, _roles_with(framework, linker, supporter), clashes))
    named_by = _roles_with(framework, linker, example)
    return CounterExample(linker.link(example), bool(example.guard_rails), named_by, tuple(conflicts))


def _conflict(
    linker: Linker, supporter: Incentive, underminer: Incentive, roles: tuple[Link, ...], clashes: tuple[Clash, ...]
) -> Conflict:
    return Conflict(supporter, linker.link(supporter), underminer, linker.link(underminer), roles, clashes)


def _clashes(framework: Framework, linker: Linker, supporter: Incentive, underminer: Incentive) -> Iterator[Clash]:
    """Every entry that one supports and the other works against, in the order of the first."""
    against = {effect.on: effect for effect in underminer.undermines}
    for effect in supporter.supports:
        if effect.on in against:
            yield Clash(
                linker.link(framework.entries[effect.on]),
                linker.paid(supporter, effect, True),
                linker.paid(underminer, against[effect.on], False),
            )


def _lasts(incentive: Incentive, effect: Effect) -> bool:
    """Whether much is lost if something works against the effect: it is strong, or meant for years."""
    return incentive.horizon is Horizon.YEARS or _is_strong(effect)


def _is_strong(effect: Effect) -> bool:
    return effect.strength is Strength.STRONG


def _roles_with(framework: Framework, linker: Linker, *incentives: Incentive) -> tuple[Link, ...]:
    """The roles that use all of these incentives."""
    ids = {incentive.id for incentive in incentives}
    return tuple(linker.link(profile) for profile in in_use(framework.profiles) if ids <= set(profile.incentives))

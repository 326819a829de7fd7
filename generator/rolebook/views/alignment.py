"""The alignment matrix: what each incentive does to the competencies, and to other entries that incentives name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolebook.model.about import Hue
from rolebook.model.competency import Competency
from rolebook.model.entry import Entry, in_use
from rolebook.model.framework import Framework, grouped
from rolebook.model.incentive import Effect, Incentive, Strength
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.views.addresses import effect_address
from rolebook.views.competency import Numbered, numbered, shown_number
from rolebook.views.contradictions import Contradictions, contradictions
from rolebook.views.parts import Link, Linker, Paid, excuse
from rolebook.views.role_pay import RolePay, role_pay

UNPAID_RULE = "coverage-incentive"
"""The editorial rule that wants an incentive for every competency."""


@dataclass(frozen=True)
class Mark:
    """What one incentive does to one entry: for or against it, strongly or not. `reason` is the place that says why."""

    helps: bool
    strong: bool
    reason: str


@dataclass(frozen=True)
class IncentiveColumn:
    """An incentive, and how many rows it supports and works against."""

    incentive: Incentive
    link: Link
    supported: int
    harmed: int


@dataclass(frozen=True)
class EffectsRow:
    """An entry, and for each incentive the marks that stand in its cell: mostly none or one."""

    id: str
    number: int | None
    link: Link
    cells: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class RowGroup:
    """The rows of one category, or of one kind of entries; only a category has a colour of its own."""

    title: str
    hue: Hue
    rows: tuple[EffectsRow, ...]


@dataclass(frozen=True)
class Unpaid:
    """A competency that no incentive supports. `reason` is empty where nobody gave one, or the edition does not say."""

    competency: Numbered
    reason: str


@dataclass(frozen=True)
class Harmed:
    """A competency that incentives work against, counter-examples aside."""

    competency: Numbered
    effects: tuple[Paid, ...]


@dataclass(frozen=True)
class AlignmentView:
    """The page of the alignment matrix. Columns hold the counter-examples last."""

    columns: tuple[IncentiveColumn, ...]
    groups: tuple[RowGroup, ...]
    unpaid: tuple[Unpaid, ...]
    harmed: tuple[Harmed, ...]
    roles: tuple[RolePay, ...]
    contradictions: Contradictions


def has_alignment(framework: Framework) -> bool:
    """Whether there is anything to set against each other: an incentive in use that names an effect."""
    return any(incentive.supports or incentive.undermines for incentive in in_use(framework.incentives))


def alignment_view(framework: Framework, linker: Linker) -> AlignmentView:
    """The page of the alignment matrix."""
    incentives = sorted(in_use(framework.incentives), key=lambda incentive: incentive.counter_example)
    groups = tuple(_groups(framework, linker, incentives))
    paying = [incentive for incentive in incentives if not incentive.counter_example]
    return AlignmentView(
        _columns(linker, incentives, groups),
        groups,
        tuple(_unpaid(framework, linker, paying)),
        tuple(_harmed(framework, linker, paying)),
        role_pay(framework, linker),
        contradictions(framework, linker),
    )


def _columns(
    linker: Linker, incentives: Sequence[Incentive], groups: Sequence[RowGroup]
) -> tuple[IncentiveColumn, ...]:
    rows = [row for group in groups for row in group.rows]

    def count(index: int, helps: bool) -> int:
        return sum(any(mark.helps is helps for mark in row.cells[index]) for row in rows)

    return tuple(
        IncentiveColumn(incentive, linker.link(incentive), count(index, True), count(index, False))
        for index, incentive in enumerate(incentives)
    )


def _groups(framework: Framework, linker: Linker, incentives: Sequence[Incentive]) -> Iterator[RowGroup]:
    by_incentive = [_marks(incentive) for incentive in incentives]

    def group(title: str, hue: Hue, entries: Iterable[Entry]) -> Iterator[RowGroup]:
        rows = tuple(_row(framework, linker, by_incentive, entry) for entry in entries)
        if rows:
            yield RowGroup(title, hue, rows)

    for category in framework.about.categories:
        yield from group(category.title, category.hue, in_use(framework.competencies_by_category[category.id]))
    named = {id_ for marks in by_incentive for id_ in marks}
    for title, entries in _others(framework):
        yield from group(title, Hue.SLATE, (entry for entry in in_use(entries) if entry.id in named))


def _others(framework: Framework) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The kinds of entries beside competencies, each with its title: first those of the library."""
    for library_kind in framework.about.library:
        yield library_kind.plural, framework.library_by_kind[library_kind.id]
    for kind in ENTRY_KINDS:
        if kind not in {Kind.COMPETENCY, Kind.LIBRARY_ENTRY}:
            yield kind.value.capitalize(), framework.of_kind(kind)


def _marks(incentive: Incentive) -> Mapping[str, tuple[Mark, ...]]:
    """The marks of an incentive for each entry it names, by id."""
    return grouped(
        (effect.on, Mark(helps, effect.strength is Strength.STRONG, effect_address(incentive.id, effect.on, helps)))
        for helps, effects in ((True, incentive.supports), (False, incentive.undermines))
        for effect in effects
    )


def _row(
    framework: Framework, linker: Linker, by_incentive: Sequence[Mapping[str, tuple[Mark, ...]]], entry: Entry
) -> EffectsRow:
    number = shown_number(framework, entry) if isinstance(entry, Competency) else None
    cells = tuple(marks.get(entry.id, ()) for marks in by_incentive)
    return EffectsRow(entry.id, number, linker.link(entry), cells)


def _unpaid(framework: Framework, linker: Linker, paying: Sequence[Incentive]) -> Iterator[Unpaid]:
    paid = {effect.on for incentive in paying for effect in incentive.supports}
    for competency in in_use(framework.competencies):
        if competency.id not in paid:
            reason = excuse(framework.about, UNPAID_RULE, competency.id)
            yield Unpaid(numbered(framework, linker, competency), reason)


def _harmed(framework: Framework, linker: Linker, paying: Sequence[Incentive]) -> Iterator[Harmed]:
    effects = grouped((effect.on, linker.paid(incentive, effect, False)) for incentive, effect in _against(paying))
    for competency in in_use(framework.competencies):
        if effects[competency.id]:
            yield Harmed(numbered(framework, linker, competency), effects[competency.id])


def _against(incentives: Sequence[Incentive]) -> Iterator[tuple[Incentive, Effect]]:
    return ((incentive, effect) for incentive in incentives for effect in incentive.undermines)

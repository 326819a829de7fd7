"""The sentences of a report: who rated them how, and how people see themselves beside what others see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import reduce

from rolebook.model.results import Change, Figures, Group, ItemResult, Results
from rolebook.model.vocabulary import Scale

_NOTABLE = Fraction(1, 8)
"""From which part of the scale on a gap is worth a talk: half a point where there are five of them."""
LISTED = 5
"""How many sentences a list of the largest gaps names at most."""


class Seen(StrEnum):
    """How people see themselves beside what others see."""

    HIGHER = "higher"
    ALIKE = "alike"
    LOWER = "lower"


def seen(gap: Fraction | None, scale: Scale) -> Seen | None:
    """A gap in a word; None where there is none."""
    if gap is None:
        return None
    notable = _NOTABLE * (scale.points[-1].value - scale.points[0].value)
    if abs(gap) < notable:
        return Seen.ALIKE
    return Seen.HIGHER if gap > 0 else Seen.LOWER


@dataclass(frozen=True)
class Row:
    """How one group rated: a row of a table. `figures` is None where there is nothing to show."""

    group: Group
    sentence: str
    figures: Figures | None
    change: Change | None = None
    could_not_judge: bool = False

    @property
    def bars(self) -> tuple[tuple[int, int], ...]:
        """How many marked each point, and what part of all who rated they are, in per cent."""
        return bars(self.figures) if self.figures else ()


def bars(figures: Figures) -> tuple[tuple[int, int], ...]:
    """How many marked each point, and what part of all who rated they are, in per cent."""
    number = max(figures.number, 1)
    return tuple((count, round(100 * count / number)) for count in figures.counts)


@dataclass(frozen=True)
class ReportItem:
    """A sentence. `number` runs through the report, so that lists can refer to it.

    `rows` are those of the groups that were asked. `together` are the ratings of all others, or one's own where nobody
    else is shown; None where there are none.
    """

    number: int
    result: ItemResult
    sentence: str
    rows: tuple[Row, ...]
    together: Figures | None
    seen: Seen | None

    @property
    def own(self) -> Figures | None:
        """The person's own rating."""
        return next((row.figures for row in self.rows if row.group.about_self), None)

    @property
    def bars(self) -> tuple[tuple[int, int], ...]:
        """How many marked each point, all others together, and what part they are, in per cent."""
        return bars(self.together) if self.together else ()


def others(results: Results) -> tuple[Group, ...]:
    """The groups that count as the others."""
    around = tuple(group for group in results.groups if not group.about_self)
    return tuple(group for group in around if group.id in results.others) or around


def report_item(results: Results, result: ItemResult, number: int) -> ReportItem:
    """A sentence of the report."""
    asked = [group for group in results.groups if group.id in result.wordings]
    rows = tuple(
        Row(
            group,
            result.wordings[group.id],
            result.figures.get(group.id),
            result.changes.get(group.id),
            group.id in result.unjudged,
        )
        for group in asked
    )
    circle = others(results) or results.groups
    return ReportItem(
        number,
        result,
        _sentence(asked, result.wordings),
        rows,
        _together(row.figures for row in rows if row.figures and row.group in circle),
        seen(result.gap, results.scale),
    )


def _sentence(asked: Iterable[Group], wordings: Mapping[str, str]) -> str:
    """The sentence as others read it, or as the person did where nobody else was asked."""
    by_others_first = sorted(asked, key=lambda group: group.about_self)
    return next((wordings[group.id] for group in by_others_first), "")


def _together(figures: Iterable[Figures]) -> Figures | None:
    """The ratings of several groups of one sentence. All of them are shown, so the sum tells nothing new."""
    return reduce(_added, figures, None)


def _added(one: Figures | None, other: Figures) -> Figures:
    if one is None:
        return other
    counts = tuple(map(int.__add__, one.counts, other.counts))
    return Figures(other.values, counts, one.off_scale + other.off_scale)


def largest_gaps(items: Iterable[ReportItem], which: Seen) -> tuple[ReportItem, ...]:
    """The sentences where people see themselves higher, or lower, than others do: the largest gap first."""
    found = [(abs(item.result.gap), item) for item in items if item.seen is which and item.result.gap is not None]
    return tuple(item for _, item in sorted(found, key=lambda each: (-each[0], each[1].number))[:LISTED])


def alike(items: Iterable[ReportItem], listed: Sequence[ReportItem]) -> int:
    """How many sentences a list leaves out that have the same mean as the last one on it."""
    last = listed[-1].together if listed else None
    if last is None:
        return 0
    return sum(each.together is not None and each.together.mean == last.mean and each not in listed for each in items)


@dataclass(frozen=True)
class NamedGap:
    """A sentence that people rate otherwise than a group that answered by name. `gap` is theirs less the group's."""

    item: ReportItem
    sentence: str
    given: Figures
    gap: Fraction


@dataclass(frozen=True)
class Beside:
    """Where people and a group that answered by name are furthest apart, the largest gap first.

    `alike` is how many sentences are left out that are as far apart as the last one.
    """

    group: Group
    gaps: tuple[NamedGap, ...]
    alike: int


def beside(items: Iterable[ReportItem], group: Group, scale: Scale) -> Beside:
    """What a group that answered by name sees clearly otherwise; there may be nothing."""
    found = [
        NamedGap(item, row.sentence, row.figures, item.own.mean - row.figures.mean)
        for item in items
        for row in item.rows
        if row.group == group and row.figures and item.own
    ]
    notable = [each for each in found if seen(each.gap, scale) is not Seen.ALIKE]
    ordered = sorted(notable, key=lambda each: (-abs(each.gap), each.item.number))
    left_out = [each for each in ordered[LISTED:] if abs(each.gap) == abs(ordered[LISTED - 1].gap)]
    return Beside(group, tuple(ordered[:LISTED]), len(left_out))


def overall_rows(results: Results) -> Iterator[Row]:
    """How each group that was asked rated the whole."""
    for group in results.groups:
        sentence = results.overall_sentences.get(group.id)
        if sentence:
            yield Row(group, sentence, results.overall.get(group.id))

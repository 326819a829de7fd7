"""Items taken together: the others, competencies, categories, and where somebody is strongest and weakest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from rolebook.model.competency import Competency
from rolebook.model.framework import Framework, grouped
from rolebook.model.results import Figures, ItemResult, Summary
from rolebook.model.scoring import mean, spread
from rolebook.model.tally_changes import summary_changes

MOST_NAMED = 5
"""How many items are named as strongest at most, and as weakest."""
ITEMS_FOR_ONE = 3
"""How many rated items it takes for each that is named: of a handful, hardly any stands out."""


def pooled(figures: Mapping[str, Figures], groups: Iterable[str]) -> Fraction | None:
    """The mean of all ratings of several groups, so that each person counts the same; None where there are none."""
    those = [figures[group] for group in groups if group in figures]
    number = sum(each.number for each in those)
    return sum((each.mean * each.number for each in those), Fraction()) / number if number else None


def summaries(
    framework: Framework, items: Sequence[ItemResult], by: Callable[[Competency], str]
) -> tuple[Summary, ...]:
    """The items by competency or by category, in the order of the handbook."""
    together = grouped((by(framework.competency_index[each.item.competency]), each) for each in items)
    order = dict.fromkeys((*framework.categories, *framework.competency_index))
    return tuple(_summary(id_, together[id_]) for id_ in order if id_ in together)


def _summary(id_: str, items: Sequence[ItemResult]) -> Summary:
    by_group = grouped((group, figures.mean) for each in items for group, figures in each.figures.items())
    return Summary(
        id=id_,
        means={group: value for group, means in by_group.items() if (value := mean(means)) is not None},
        spreads={group: value for group, means in by_group.items() if (value := spread(means)) is not None},
        others=mean(each.others for each in items if each.others is not None),
        gap=mean(each.gap for each in items if each.gap is not None),
        changes=summary_changes(each.changes for each in items),
    )


def strongest(items: Sequence[ItemResult], own: Sequence[str]) -> tuple[ItemResult, ...]:
    """The items that are rated highest, the highest first, and all above the mean of the items. Ties are in the order
    of the form.
    """
    return _outstanding(items, own, -1)


def weakest(items: Sequence[ItemResult], own: Sequence[str]) -> tuple[ItemResult, ...]:
    """The items that are rated lowest, the lowest first, and all below the mean. Ties are in the order of the form."""
    return _outstanding(items, own, 1)


def _outstanding(items: Sequence[ItemResult], own: Sequence[str], direction: int) -> tuple[ItemResult, ...]:
    """Those that the others rate highest (-1) or lowest (1); where nobody else is shown, those that the person does."""
    by_others = [(each.others, each) for each in items if each.others is not None]
    by_self = [(rating, each) for each in items if (rating := pooled(each.figures, own)) is not None]
    rated = by_others or by_self
    middle = mean(rating for rating, _ in rated) or Fraction()
    standing_out = [(rating, each) for rating, each in rated if (middle - rating) * direction > 0]
    ordered = sorted(standing_out, key=lambda pair: pair[0] * direction)
    return tuple(each for _, each in ordered[: min(MOST_NAMED, len(rated) // ITEMS_FOR_ONE)])

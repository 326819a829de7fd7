"""What a report draws: shapes where there are axes for one, else bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.framework import Framework
from rolebook.model.results import Group, Results, Summary
from rolebook.views.pictures.mean_bars import MeanBars, Means, mean_bars
from rolebook.views.pictures.radar import FEWEST_AXES, MOST_AXES, Radar, radar
from rolebook.views.report_items import others


@dataclass(frozen=True)
class ComparedRadar:
    """One's own profile beside that of a group; `group` is None where it is that of all others together."""

    group: Group | None
    drawing: Radar

    @property
    def has_own(self) -> bool:
        """Whether the person's own ratings are drawn."""
        return self.drawing.own is not None

    @property
    def has_other(self) -> bool:
        """Whether somebody else's ratings are drawn."""
        return self.drawing.other is not None


@dataclass(frozen=True)
class Pictures:
    """The pictures of the summary: radars, or bars, or neither where nothing is shown."""

    radars: tuple[ComparedRadar, ...]
    bars: MeanBars | None


Titled = Sequence[tuple[str, Summary]]
"""Competencies or categories by their titles."""


def pictures(framework: Framework, results: Results) -> Pictures:
    """Radars of the categories, or else of the competencies, where three to eight have a mean; else bars."""
    categories = [(category.title, _with_means(results.categories, id_)) for id_, category in
                  framework.categories.items()]  # fmt: skip
    competencies = [(each.title, _with_means(results.competencies, each.id)) for each in framework.competencies]
    kinds = [[(title, summary) for title, summary in found if summary] for found in (categories, competencies)]
    for titled in kinds:
        radars = tuple(_radars(results, titled)) if FEWEST_AXES <= len(titled) <= MOST_AXES else ()
        if radars:
            return Pictures(radars, None)
    titled = kinds[0] if len(kinds[0]) > 1 else kinds[1]
    return Pictures((), mean_bars(results.scale, _subjects(results, titled)) if titled else None)


def _with_means(summaries: Iterable[Summary], id_: str) -> Summary | None:
    return next((each for each in summaries if each.id == id_ and each.means), None)


def _radars(results: Results, titled: Titled) -> Iterator[ComparedRadar]:
    """All others together, where there are several, and each group; only those whose profile has a shape."""
    names = [title for title, _ in titled]
    own = next((group for group in results.groups if group.about_self), None)
    mine = _shape([summary.means.get(own.id) for _, summary in titled]) if own else None
    around = [group for group in results.groups if not group.about_self]
    together = [(None, [summary.others for _, summary in titled])] if len(others(results)) > 1 else []
    single = [(group, [summary.means.get(group.id) for _, summary in titled]) for group in around]
    for group, means in (*together, *single):
        if theirs := _shape(means):
            yield ComparedRadar(group, radar(names, results.scale, mine, theirs))
    if mine and not around:
        yield ComparedRadar(None, radar(names, results.scale, mine, None))


def _shape(means: Sequence[Fraction | None]) -> Sequence[Fraction | None] | None:
    """The means of a profile; None where too few are known to make a shape."""
    return means if sum(mean is not None for mean in means) >= FEWEST_AXES else None


def _subjects(results: Results, titled: Titled) -> Sequence[tuple[str, Means]]:
    return [
        (
            title,
            [
                (" + ".join(group.titles), group.about_self, summary.means[group.id])
                for group in results.groups
                if group.id in summary.means
            ],
        )
        for title, summary in titled
    ]

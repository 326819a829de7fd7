"""What moved since an earlier tally: only what was asked in the same words, on the same scale, and is shown in both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rolebook.model.framework import Framework
from rolebook.model.names_of_people import person_key
from rolebook.model.questionnaire import Item
from rolebook.model.results import Change, Figures
from rolebook.model.saved_tally import SavedItem, SavedResults, SavedTally, sentences
from rolebook.model.scoring import mean
from rolebook.model.vocabulary import Scale


@dataclass(frozen=True)
class Previous:
    """An earlier tally, and what to call it."""

    name: str
    tally: SavedTally

    @cached_property
    def _results(self) -> Mapping[tuple[str, str], SavedResults]:
        return {(person_key(each.rated), each.scale): each for each in self.tally.results}

    @cached_property
    def _items(self) -> Mapping[tuple[str, str], SavedItem]:
        return {(each.id, each.scale): each for each in self.tally.items}

    @cached_property
    def _scales(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        return {each.id: tuple((point.value, point.label) for point in each.points) for each in self.tally.scales}

    def found(self, person: str, item: Item, scale: Scale) -> Earlier | None:
        """How an item was rated then, under its id of today or an older one; None where it was not shown.

        On the same scale if it was, else on any other.
        """
        for scale_id in (scale.id, *(id_ for id_ in self._scales if id_ != scale.id)):
            results = self._results.get((person_key(person), scale_id))
            for id_ in (item.id, *item.aliases):
                if results and id_ in results.figures and (id_, scale_id) in self._items:
                    return Earlier(self._items[id_, scale_id], self._scales[scale_id], results.figures[id_])
        return None


@dataclass(frozen=True)
class Earlier:
    """How an item was rated then: its words, its scale, and how many marked each point, by group."""

    item: SavedItem
    points: tuple[tuple[int, str], ...]
    counts: Mapping[str, tuple[int, ...]]

    def is_same(self, framework: Framework, item: Item, group: str, scale: Scale) -> bool:
        """Whether a group was asked the same then, to be answered on the same points."""
        return (
            self.points == tuple((point.value, point.label) for point in scale.points)
            and self.item.reverse_keyed == item.reverse_keyed
            and self.item.sentences.get(group) == sentences(framework, item, group, scale)
        )

    def change(self, group: str, now: Figures) -> Change:
        """How the mean of a group moved. The points count today as they did then."""
        return Change(Figures(now.values, self.counts[group], 0).mean, now.mean)


def item_changes(
    framework: Framework, item: Item, scale: Scale, figures: Mapping[str, Figures], earlier: Earlier | None
) -> tuple[Mapping[str, Change], bool]:
    """How each group's mean moved, and whether there are groups for which it cannot be told because of other words."""
    if earlier is None:
        return {}, False
    in_both = [group for group in figures if group in earlier.counts]
    same = [group for group in in_both if earlier.is_same(framework, item, group, scale)]
    return {group: earlier.change(group, figures[group]) for group in same}, len(same) < len(in_both)


Counts = tuple[int, ...]


def tells_of_few(counts: Sequence[tuple[Counts, Counts]], min_raters: int) -> bool:
    """Whether a group of one tally can be a part of the other but for fewer people than may be shown.

    `counts` are what the group marked then and now, sentence by sentence. They may well be two counts of one round
    where for most sentences each point was marked at least as often in the one as in the other, and for the rest fewer
    marks went than there are people to hide: somebody may have corrected a form in between.
    """
    both = (counts, [(now, before) for before, now in counts])
    is_part = any(_is_mostly_part(each, min_raters) for each in both)
    return is_part and any(0 < abs(sum(before) - sum(now)) < min_raters for before, now in counts)


def _is_mostly_part(counts: Sequence[tuple[Counts, Counts]], min_raters: int) -> bool:
    """Whether all marks of the one can be among those of the other, but for a few on half of the sentences at most."""
    gone = [sum(max(0, one - other) for one, other in zip(*pair, strict=True)) for pair in counts]
    return all(number < min_raters for number in gone) and 2 * sum(map(bool, gone)) <= len(gone)


def summary_changes(changes: Iterable[Mapping[str, Change]]) -> Mapping[str, Change]:
    """How the mean of several items moved for each group, over those of them that can be compared."""
    by_item = tuple(changes)
    groups = dict.fromkeys(group for each in by_item for group in each)
    return {group: _over([each[group] for each in by_item if group in each]) for group in groups}


def _over(changes: Iterable[Change]) -> Change:
    each = tuple(changes)
    before, now = mean(change.before for change in each), mean(change.now for change in each)
    return Change(before or Fraction(), now or Fraction())

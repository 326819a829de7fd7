"""From counts to what there is to report. Every figure here is made of figures that are shown themselves.

First it is settled which groups are shown (`anonymity`), then which of their ratings (`_figures`); nothing else looks
at a count. So nothing tells what is hidden: with other answers behind it, every figure would be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rolebook.model.anonymity import Circle, Returned, Side, circles
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item
from rolebook.model.results import Figures, HiddenGroup, ItemResult, Results
from rolebook.model.tally_changes import Earlier, Previous, item_changes, tells_of_few
from rolebook.model.tally_comments import comments, hidden_comments
from rolebook.model.tally_summaries import pooled, strongest, summaries, weakest
from rolebook.model.tallying import Marks, PersonTally, Tally
from rolebook.model.vocabulary import Scale

_NO_MARKS: Marks = Counter()


def results(framework: Framework, tally: Tally, previous: Previous | None = None) -> Iterator[Results]:
    """What there is to report, by the name of the person, then by scale; one by one, since people may be many."""
    not_counted = tally.left_out()
    for key, person in tally.people().items():
        for scale in framework.scales:
            subject = _Subject(framework, scale, person, previous)
            if subject.sides:
                yield _results(subject, not_counted.get(key, 0))


@dataclass(frozen=True, eq=False)
class _Subject:
    """A person on a scale: whom and what results are about."""

    framework: Framework
    scale: Scale
    person: PersonTally
    previous: Previous | None

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Everybody who answered, in the order of the perspectives."""
        returned = [
            Returned(each, self.person.questionnaires[each.id])
            for each in self.framework.questionnaires
            if each.scale == self.scale.id and each.id in self.person.questionnaires
        ]
        sides = (
            Side(perspective, tuple(each for each in returned if each.questionnaire.perspective == perspective.id))
            for perspective in self.framework.about.perspectives
        )
        return tuple(side for side in sides if side.returned)

    @cached_property
    def groups(self) -> tuple[tuple[Circle, ...], tuple[HiddenGroup, ...]]:
        """Those who are shown, and those who are not."""
        return circles(self.sides)

    @property
    def circles(self) -> tuple[Circle, ...]:
        """Those who are shown."""
        return self.groups[0]

    @property
    def own(self) -> tuple[str, ...]:
        """The ids of the groups that are the person."""
        return tuple(each.group.id for each in self.circles if each.about_self)

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of the groups that count as the others; `Results.others` says which those are."""
        others = [each for each in self.circles if not each.about_self]
        in_averages = [each for each in others if not each.is_open]
        return tuple(each.group.id for each in in_averages or others)

    @property
    def items(self) -> tuple[Item, ...]:
        """What those who are shown were asked, in the order of the form that has most of it."""
        asked = [each.questionnaire.item_ids for circle in self.circles for each in circle.returned]
        ids = dict.fromkeys(id_ for form in sorted(asked, key=len, reverse=True) for id_ in form)
        return tuple(map(self.framework.item_index.__getitem__, ids))

    def earlier(self, item: Item) -> Earlier | None:
        """How an item was rated in the earlier tally; None where it was not, or there is none."""
        return self.previous.found(self.person.name, item, self.scale) if self.previous else None


def _results(subject: _Subject, left_out: int) -> Results:
    shown, hidden = subject.groups
    all_items = tuple(_item(subject, item) for item in subject.items)
    not_compared = tuple(_not_compared(subject, all_items))
    items = tuple(_without(not_compared, item) for item in all_items)
    overall = {each.group.id: _figures(each, subject.scale, lambda form: form.counted.overall) for each in shown}
    return Results(
        rated=subject.person.name,
        scale=subject.scale,
        groups=tuple(each.group for each in shown),
        hidden=hidden,
        items=items,
        competencies=summaries(subject.framework, items, lambda competency: competency.id),
        categories=summaries(subject.framework, items, lambda competency: competency.category),
        overall=_those(overall),
        overall_sentences={each.group.id: sentence for each in shown if (sentence := _overall_sentence(each))},
        comments=comments(shown),
        hidden_comments=hidden_comments(shown),
        strongest=strongest(items, subject.own),
        weakest=weakest(items, subject.own),
        left_out=left_out,
        compared_with=subject.previous.name if subject.previous else "",
        compared_on=subject.previous.tally.counted_on if subject.previous else "",
        others=subject.others,
        not_compared=not_compared,
    )


def _item(subject: _Subject, item: Item) -> ItemResult:
    figures = _those(
        {
            each.group.id: _figures(each, subject.scale, lambda form: _marks(form, item), item.reverse_keyed)
            for each in subject.circles
        }
    )
    others, own = pooled(figures, subject.others), pooled(figures, subject.own)
    changes, is_reworded = item_changes(subject.framework, item, subject.scale, figures, subject.earlier(item))
    return ItemResult(
        item=item,
        wordings={each.group.id: wording for each in subject.circles if (wording := _wording(each, item))},
        figures=figures,
        others=others,
        gap=None if own is None or others is None else own - others,
        changes=changes,
        is_reworded=is_reworded,
        unjudged=frozenset(each.group.id for each in subject.circles if each.is_open and _only_unjudged(each, item)),
    )


def _only_unjudged(circle: Circle, item: Item) -> bool:
    """Whether somebody could not judge an item, and nobody rated it."""
    marks = [_marks(form, item) for form in circle.returned]
    return any(each[None] for each in marks) and not any(each.total() > each[None] for each in marks)


def _not_compared(subject: _Subject, items: Sequence[ItemResult]) -> Iterator[str]:
    """The groups whose changes would tell what a few of them said."""
    for circle in subject.circles:
        group = circle.group.id
        counts = [
            (earlier.counts[group], each.figures[group].counts)
            for each in items
            if group in each.changes and (earlier := subject.earlier(each.item))
        ]
        if tells_of_few(counts, circle.min_raters):
            yield group


def _without(groups: Sequence[str], item: ItemResult) -> ItemResult:
    kept = {group: change for group, change in item.changes.items() if group not in groups}
    return replace(item, changes=kept) if len(kept) < len(item.changes) else item


def _marks(form: Returned, item: Item) -> Marks:
    # Why the items of today: a form that is counted asked no others.
    return form.counted.ratings.get(item.id, _NO_MARKS)


def _figures(
    circle: Circle, scale: Scale, marks: Callable[[Returned], Marks], is_reversed: bool = False
) -> Figures | None:
    """How a group rated; None where so few did that it could give them away."""
    points = tuple(point.value for point in scale.points)
    if circle.people(lambda form: sum(marks(form)[point] for point in points)) < circle.min_raters:
        return None
    values = tuple(points[0] + points[-1] - point for point in points) if is_reversed else points
    counts = tuple(sum(marks(form)[point] for form in circle.returned) for point in points)
    return Figures(values, counts, sum(marks(form)[None] for form in circle.returned))


def _those(figures: Mapping[str, Figures | None]) -> Mapping[str, Figures]:
    return {group: each for group, each in figures.items() if each}


def _wording(circle: Circle, item: Item) -> str:
    """The sentence as the first of a group's members read it; empty where none of them did."""
    return next(
        (
            item.wordings[each.questionnaire.perspective]
            for each in circle.returned
            if item.id in each.questionnaire.item_ids
        ),
        "",
    )


def _overall_sentence(circle: Circle) -> str:
    return next((each.questionnaire.overall for each in circle.returned if each.questionnaire.overall), "")

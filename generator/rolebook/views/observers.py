"""Who can observe what: every item with the forms that ask it, and those who cannot observe it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from rolebook.model.entry import in_use
from rolebook.model.framework import Framework, grouped
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.views.parts import Link, Linker


@dataclass(frozen=True)
class AskedAs:
    """A row of a form: its number, and the questionnaire."""

    number: int
    questionnaire: Link


@dataclass(frozen=True)
class Observer:
    """A perspective on one item. `asked` is empty where no form of that perspective has the item."""

    perspective: str
    can_observe: bool
    asked: tuple[AskedAs, ...]


@dataclass(frozen=True)
class ObservedItem:
    """An item, the competency it stands for, and each perspective on it."""

    item: Link
    competency: str
    observers: tuple[Observer, ...]


@dataclass(frozen=True)
class Observers:
    """The table, a row for each item, in the order of the competencies; empty where there are no items."""

    perspectives: tuple[str, ...] = ()
    items: tuple[ObservedItem, ...] = ()


def observers(framework: Framework, linker: Linker) -> Observers:
    """Who can observe what."""
    asked = grouped(
        (f"{questionnaire.perspective}/{id_}", AskedAs(number, linker.link(questionnaire)))
        for questionnaire in in_use(framework.questionnaires)
        for number, id_ in _numbered(questionnaire)
    )
    items = tuple(
        _observed(framework, linker, item, asked)
        for competency in framework.competencies
        for item in in_use(framework.items_by_competency[competency.id])
    )
    return Observers(tuple(each.title for each in framework.about.perspectives), items)


def _numbered(questionnaire: Questionnaire) -> Iterator[tuple[int, str]]:
    """The items of a form by the number that stands on paper."""
    return zip(count(1), (id_ for section in questionnaire.sections for id_ in section.items), strict=False)


def _observed(
    framework: Framework, linker: Linker, item: Item, asked: Mapping[str, tuple[AskedAs, ...]]
) -> ObservedItem:
    return ObservedItem(
        linker.link(item),
        framework.competency_index[item.competency].title,
        tuple(
            Observer(each.title, each.id in item.wordings, asked[f"{each.id}/{item.id}"])
            for each in framework.about.perspectives
        ),
    )

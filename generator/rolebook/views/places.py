"""Where each competency is asked about, rated, planned, expected, paid for and explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rolebook.model.entry import in_use
from rolebook.model.framework import Framework, grouped
from rolebook.model.kinds import Kind


class Topic(StrEnum):
    """What is counted for a competency."""

    QUESTIONS = "questions"
    RESERVE = "reserve"
    ITEMS = "items"
    PERSPECTIVE = "perspective"
    PLANS = "plans"
    QUESTIONNAIRES = "questionnaires"
    WORKSHEETS = "worksheets"
    PROFILES = "profiles"
    INCENTIVES = "incentives"
    LIBRARY = "library"


@dataclass(frozen=True)
class Found:
    """What was found under a topic: the ids of entries, by the id of the competency. `title` is a perspective's."""

    topic: Topic
    ids: Mapping[str, tuple[str, ...]]
    title: str = ""


Pairs = Iterable[tuple[str, str]]
"""Ids of competencies, each with the id of an entry that has to do with it."""


def found(framework: Framework) -> tuple[Found, ...]:
    """What there is under each topic, in the order of the map; topics without anything are left out."""
    before_items = ((Topic.QUESTIONS, _asked(framework, False)), (Topic.RESERVE, _asked(framework, True)))
    after_items = (
        (Topic.PLANS, _planned(framework)),
        (Topic.QUESTIONNAIRES, _rated(framework)),
        (Topic.WORKSHEETS, _worked_on(framework)),
        (Topic.PROFILES, _expected(framework)),
        (Topic.INCENTIVES, _paid(framework)),
        (Topic.LIBRARY, _related(framework, Kind.LIBRARY_ENTRY)),
    )
    every = (*_under(before_items), *_items(framework), *_under(after_items))
    return tuple(each for each in every if each.ids or each.topic is Topic.PERSPECTIVE)


def _under(topics: Iterable[tuple[Topic, Pairs]]) -> Iterator[Found]:
    return (Found(topic, grouped(dict.fromkeys(pairs))) for topic, pairs in topics)


def _items(framework: Framework) -> Iterator[Found]:
    """The items, all of them and then as each perspective can rate them."""
    items = in_use(framework.items)
    yield Found(Topic.ITEMS, grouped((item.competency, item.id) for item in items))
    for perspective in framework.about.perspectives if items else ():
        worded = grouped((item.competency, item.id) for item in items if perspective.id in item.wordings)
        yield Found(Topic.PERSPECTIVE, worded, perspective.title)


def _asked(framework: Framework, reserve: bool) -> Pairs:
    """The questions that ask mainly about each competency."""
    return ((each.competency, each.id) for each in in_use(framework.questions) if each.reserve is reserve)


def _planned(framework: Framework) -> Pairs:
    return ((planned.competency, plan.id) for plan in in_use(framework.plans) for planned in plan.competencies)


def _rated(framework: Framework) -> Pairs:
    """The questionnaires that have an item about each competency."""
    return (
        (framework.item_index[item].competency, questionnaire.id)
        for questionnaire in in_use(framework.questionnaires)
        for section in questionnaire.sections
        for item in section.items
    )


def _worked_on(framework: Framework) -> Pairs:
    """The worksheets that list a competency with its category, or are related to it."""
    listed = (
        (competency.id, worksheet.id)
        for worksheet in in_use(framework.worksheets)
        for block in worksheet.blocks
        for category in block.competencies_of
        for competency in framework.competencies_by_category[category]
    )
    return (*listed, *_related(framework, Kind.WORKSHEET))


def _expected(framework: Framework) -> Pairs:
    return ((each.competency, profile.id) for profile in in_use(framework.profiles) for each in profile.expectations)


def _paid(framework: Framework) -> Pairs:
    """The incentives that support each competency; counter-examples pay for nothing."""
    competencies = framework.competency_index
    paying = (incentive for incentive in in_use(framework.incentives) if not incentive.counter_example)
    return ((effect.on, each.id) for each in paying for effect in each.supports if effect.on in competencies)


def _related(framework: Framework, kind: Kind) -> Iterator[tuple[str, str]]:
    """The entries of a kind that are related to each competency, whichever of the two says so."""
    for competency in framework.competencies:
        forward = (framework.entries[relation.to] for relation in competency.related)
        backward = (link.entry for link in framework.backlinks[competency.id])
        others = in_use((*forward, *backward))
        yield from ((competency.id, other.id) for other in others if framework.kind_of[other.id] is kind)

"""Editorial rules for the whole: competencies that nothing uses, levels that say the same, reviews that are due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from rolebook.model.incentive import Incentive
from rolebook.model.interview import Question
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.model.questionnaire import Item
from rolebook.source.findings import Finding, Origin
from rolebook.source.reader import Reading, in_use
from rolebook.source.words import likeness

MAX_LIKENESS = 0.75
"""Two descriptions of levels that share more of their words than this are taken to say nearly the same."""


def not_asked(reading: Reading) -> Iterator[Finding]:
    """Every competency has a question, once the framework has any."""
    questions: list[Question] = [written.shape for written in in_use(reading, Kind.QUESTION)]
    if questions:
        main = [question for question in questions if not question.reserve]
        asked = {id_ for question in main for id_ in (question.competency, *question.also)}
        for origin, id_ in _missing(reading, asked):
            message = f"No interview question asks about `{id_}`"
            advice = "Write one, or note the exception in framework.yaml with its reason."
            yield Finding(origin, "coverage-question", message, advice=advice)


def not_rated(reading: Reading) -> Iterator[Finding]:
    """Every competency has an item, once the framework has any."""
    items: list[Item] = [written.shape for written in in_use(reading, Kind.ITEM)]
    if items:
        for origin, id_ in _missing(reading, {item.competency for item in items}):
            message = f"No item of a questionnaire rates `{id_}`"
            advice = "Write one, or note the exception in framework.yaml with its reason."
            yield Finding(origin, "coverage-item", message, advice=advice)


def not_paid(reading: Reading) -> Iterator[Finding]:
    """Every competency is supported by an incentive, once the framework has any. Counter-examples pay for nothing."""
    incentives: list[Incentive] = [written.shape for written in in_use(reading, Kind.INCENTIVE)]
    paying = [incentive for incentive in incentives if not incentive.counter_example]
    if paying:
        for origin, id_ in _missing(reading, {effect.on for incentive in paying for effect in incentive.supports}):
            message = f"No incentive supports `{id_}`"
            advice = "Name one that does, or note the exception in framework.yaml with its reason."
            yield Finding(origin, "coverage-incentive", message, advice=advice)


def _missing(reading: Reading, covered: Collection[str]) -> Iterator[tuple[Origin, str]]:
    for written in in_use(reading, Kind.COMPETENCY):
        if written.shape.id not in covered:
            yield written.origin.at("id"), written.shape.id


def alike_levels(reading: Reading) -> Iterator[Finding]:
    """No two levels of a competency are described in nearly the same words."""
    for written in reading.written[Kind.COMPETENCY]:
        for (_, lower), (index, upper) in combinations(enumerate(written.shape.levels), 2):
            share = likeness(lower.description, upper.description)
            if share > MAX_LIKENESS:
                message = f"The levels {lower.level} and {upper.level} share {share:.0%} of their words"
                advice = "Say what a person does at this level that one at the other does not."
                yield Finding(written.origin.at("levels", index, "description"), "levels-alike", message, advice=advice)


def overdue_reviews(reading: Reading, today: str) -> Iterator[Finding]:
    """What was to be read through again by a day in the past, as seen on `today` (YYYY-MM-DD)."""
    entries = [each for kind in (Kind.CATEGORY, *ENTRY_KINDS) for each in in_use(reading, kind)]
    for written in [*([reading.about] if reading.about else ()), *entries]:
        if written.shape.review_by and written.shape.review_by < today:
            message = f"This was to be read through again by {written.shape.review_by}"
            advice = "Read it, mend what has changed, and set a new day."
            yield Finding(
                written.origin.at("review_by"), "review-overdue", message, written.shape.review_by, advice=advice
            )


def no_review_planned(reading: Reading) -> Iterator[Finding]:
    """Everything is read through again one day: by the day of the framework, or one of its own."""
    assert reading.about is not None
    if reading.about.shape.review_by:
        return
    count = sum(written.shape.review_by is None for kind in ENTRY_KINDS for written in in_use(reading, kind))
    if count:
        message = f"No day is set on which to read this framework again; entries without `review_by`: {count}"
        advice = "Set `review_by` here for all of them, as YYYY-MM-DD."
        yield Finding(reading.about.origin, "review-unplanned", message, advice=advice)

"""What a form asks, place by place, under the names that answers go by: a field on the form, a column in a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from rolebook.model.questionnaire import AnonymityMode
from rolebook.views.form import Form
from rolebook.views.names import Names

OFF_SCALE = "off_scale"
"""What is stored where somebody could not judge. It is no number, so it never counts as one."""
ORIGIN_COLUMNS = ("framework", "version", "questionnaire", "questions")
"""The columns before all others in a table of answers: which form it was, and the fingerprint of what it asked."""


@dataclass(frozen=True)
class Origin:
    """Which form it is: the ids of framework and questionnaire, the version, and the fingerprint of what it asks."""

    framework: str
    version: str
    questionnaire: str
    questions: str

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Each value with its column."""
        return tuple(
            zip(ORIGIN_COLUMNS, (self.framework, self.version, self.questionnaire, self.questions), strict=True)
        )


class Asks(StrEnum):
    """What is asked for at a place of a form."""

    RATER = "rater"
    RATED = "rated"
    ITEM = "item"
    OVERALL = "overall"
    COMMENT = "comment"
    OPEN = "open"
    BACKGROUND = "background"


@dataclass(frozen=True)
class Column:
    """A place of a form that takes an answer.

    `name` is that of the column in a table, `field` that of the field in a PDF, on screen and in a saved response.
    `about` is the id of an item, open question or fact, or the number of a section; empty for anything else.
    `choices` are the answers to choose from, in words; a rating is the value of a point, or OFF_SCALE where
    `offers_off_scale`.
    """

    asks: Asks
    name: str
    field: str
    about: str = ""
    choices: tuple[str, ...] = ()
    offers_off_scale: bool = False


def columns(form: Form) -> tuple[Column, ...]:
    """The places of a form in the order of its columns: whom it is about, the ratings with their comments, the rest."""
    return tuple(_columns(form))


def origin(form: Form) -> Origin:
    """Which form it is."""
    edition = form.edition
    return Origin(edition.framework, edition.version, form.questionnaire.id, fingerprint(form))


def fingerprint(form: Form) -> str:
    """What tells forms with other questions or promises apart, whatever their version: 16 hexadecimal digits.

    Answers to two forms can be counted together if the sentences that were rated, their order in sections, the points
    of the scale and the open questions are the same, and if they promised the same of who is shown: whoever answered
    is owed what their own form said. Instructions may differ, and the words of the promise.
    """
    asked, off_scale = form.questionnaire, form.scale.off_scale
    promise = asked.anonymity
    questions = (
        asked.id,
        asked.stem,
        [(point.value, point.label) for point in form.scale.points],
        off_scale.label if off_scale else "",
        [
            [(row.item.id, row.wording, row.item.cannot_judge, row.item.reverse_keyed) for row in section.rows]
            for section in form.sections
        ],
        asked.overall,
        [(question.id, question.text) for question in asked.open_questions],
        (promise.mode, promise.min_raters, promise.min_raters_for_comments, promise.merge_if_few),
    )
    return sha256(json.dumps(questions).encode()).hexdigest()[:16]


def _columns(form: Form) -> Iterator[Column]:
    asked, names = form.questionnaire, Names(ORIGIN_COLUMNS)
    # Why first: items keep their names, whatever else is called alike; then what an author has named.
    items = {row.item.id: names.claim(row.item.id) for section in form.sections for row in section.rows}
    open_names = [names.claim(question.id) for question in asked.open_questions]
    facts = [names.claim(fact.id) for fact in asked.background]
    if asked.anonymity.mode is not AnonymityMode.ANONYMOUS:
        yield Column(Asks.RATER, names.claim("your-name"), "header.name")
    if not form.about_self:
        yield Column(Asks.RATED, names.claim("who-is-rated"), "header.rated")
    for number, section in enumerate(form.sections, start=1):
        for row in section.rows:
            id_ = row.item.id
            offers = row.item.cannot_judge and form.scale.off_scale is not None
            yield Column(Asks.ITEM, items[id_], id_, id_, offers_off_scale=offers)
        yield Column(Asks.COMMENT, names.claim(f"comment-{number}"), f"comment.{number}", str(number))
    if asked.overall:
        offers = form.scale.off_scale is not None
        yield Column(Asks.OVERALL, names.claim("overall"), "overall_rating", offers_off_scale=offers)
    for question, name in zip(asked.open_questions, open_names, strict=True):
        yield Column(Asks.OPEN, name, f"open.{question.id}", question.id)
    for fact, name in zip(asked.background, facts, strict=True):
        yield Column(Asks.BACKGROUND, name, f"background.{fact.id}", fact.id, fact.choices)

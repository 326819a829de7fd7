"""The answers of one form, held against the form: a response, or why it cannot be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.exchange.found import fit, line
from rolebook.exchange.response_forms import bare
from rolebook.exchange.response_given import Place, Refused
from rolebook.exchange.response_table import Answers
from rolebook.model.response import Response
from rolebook.views.columns import OFF_SCALE, Asks, Column

MAX_TEXT, MAX_NAME = 20_000, 200
"""The most characters of a comment, and of a name."""
_WHOLE = re.compile(r"(-?[0-9]{1,6})[.,]0{1,6}")
_Ratings = dict[str, int | None]


@dataclass(frozen=True)
class Filled:
    """A form that came back, and where it lay."""

    place: Place
    answers: Answers
    folder: str
    """The name of the folder that tells who is assessed where the form does not; empty where there is none."""

    @property
    def asked(self) -> tuple[Column, ...]:
        """The places of the form."""
        return self.answers.known.columns

    def text(self, column: Column) -> str:
        """What stands at a place, fit to be shown."""
        return fit(self.answers.values.get(column.field, ""))

    def name(self, asks: Asks) -> str:
        """A name, on one line; empty where the form has none."""
        return next((line(self.text(column)) for column in self.asked if column.asks is asks), "")

    @property
    def person(self) -> tuple[str, bool]:
        """Who is assessed, as far as it can be told, and whether only the folder says so."""
        own = self.name(Asks.RATER if self.answers.known.form.about_self else Asks.RATED)[:MAX_NAME]
        return own or self.folder, bool(self.folder) and not own


def response(filled: Filled) -> Response:
    """The response. Raises Refused where the form is empty or names nobody, or where a value is none of its own."""
    ratings = dict(_ratings(filled))
    comments = {int(column.about): text for column, text in _texts(filled, Asks.COMMENT)}
    answers = {column.about: text for column, text in _texts(filled, Asks.OPEN)}
    if not (ratings or comments or answers):
        raise Refused("response-empty", "Nothing is marked on the form", "Was it saved after it was filled in?")
    rater = _name(filled, Asks.RATER)
    rated = rater if filled.answers.known.form.about_self else _name(filled, Asks.RATED)
    if not rated and not filled.folder:
        advice = "Write the name in, or put the file into a folder that is named after the person."
        raise Refused("response-nobody", "The form does not say who is assessed", advice)
    return Response(
        place=str(filled.place),
        questionnaire=filled.answers.known.origin.questionnaire,
        rated=rated or filled.folder,
        rater=rater,
        ratings={about: rating for about, rating in ratings.items() if about},
        overall=ratings.get(""),
        comments=comments,
        answers=answers,
        is_by_folder=not rated,
    )


def _ratings(filled: Filled) -> Iterator[tuple[str, int | None]]:
    """The rating of each item that was marked, by its id, and that of the whole, by an empty one."""
    for column in filled.asked:
        if column.asks in {Asks.ITEM, Asks.OVERALL} and (text := filled.text(column)):
            yield column.about, _rating(filled, column, text)


def _rating(filled: Filled, column: Column, text: str) -> int | None:
    known = filled.answers.known
    whole = _WHOLE.fullmatch(text)
    mark = bare(whole[1] if whole else text)
    rating = known.marks.get(mark)
    if mark in known.marks and (rating is not None or column.offers_off_scale):
        return rating
    values = tuple(str(point.value) for point in known.form.scale.points)
    allowed = (*values, OFF_SCALE) if column.offers_off_scale else values
    what = f"The rating of row {known.numbers[column.about]}" if column.about else "The rating of the whole"
    advice = "Correct it if you can tell what was meant. Otherwise empty it."
    refused = Refused("response-value", f"{what} is not on the scale", advice, text, allowed)
    raise refused.at(filled.answers.cells.get(column.field, 0))


def _texts(filled: Filled, asks: Asks) -> Iterator[tuple[Column, str]]:
    for column in filled.asked:
        if column.asks is asks and (text := filled.text(column)):
            yield column, _limited(filled, column, text, MAX_TEXT)


def _name(filled: Filled, asks: Asks) -> str:
    for column in filled.asked:
        if column.asks is asks:
            return _limited(filled, column, filled.name(asks), MAX_NAME)
    return ""


def _limited(filled: Filled, column: Column, text: str, most: int) -> str:
    if len(text) <= most:
        return text
    refused = Refused("response-value", f"A text has more than {most} characters", "Shorten it.", text)
    raise refused.at(filled.answers.cells.get(column.field, 0))

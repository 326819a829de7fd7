"""A questionnaire on screen: what its script has to know to count, to save and to make a table of the answers.

It holds no words for readers but those of the scale; the others stand in the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.filling_in import (
    SECONDS_FOR_BACKGROUND,
    SECONDS_FOR_INSTRUCTIONS,
    SECONDS_FOR_OPEN_QUESTION,
    SECONDS_FOR_OVERALL,
    SECONDS_FOR_ROW,
)
from rolebook.views.columns import OFF_SCALE, ORIGIN_COLUMNS, Asks, Column, columns, origin
from rolebook.views.form import Form
from rolebook.views.screen import FrameworkVersion

RESPONSE_FORMAT = "rolebook-response"
"""What the saved file calls its format."""
_SECONDS = {
    Asks.ITEM: SECONDS_FOR_ROW,
    Asks.OVERALL: SECONDS_FOR_OVERALL,
    Asks.OPEN: SECONDS_FOR_OPEN_QUESTION,
    Asks.BACKGROUND: SECONDS_FOR_BACKGROUND,
}


@dataclass(frozen=True)
class ScreenPlace:
    """A place of the form that has a column. `seconds` is how long it takes; 0 where the time model counts nothing."""

    column: str
    field: str
    is_rated: bool
    seconds: int


@dataclass(frozen=True)
class Key:
    """A key that marks a row, and the answer that it marks."""

    key: str
    value: str
    label: str


@dataclass(frozen=True)
class FormScreen:
    """What the script of a questionnaire knows. `questions` is the fingerprint of what it asks.

    `origin_columns` come before those of the places in a table. `keys` are in the order of the answers; there are none
    where the values of the scale are no digits.
    """

    format: str
    kind: str
    id: str
    framework: FrameworkVersion
    questions: str
    origin_columns: tuple[str, ...]
    places: tuple[ScreenPlace, ...]
    keys: tuple[Key, ...]
    reading_seconds: int


def form_screen(form: Form) -> FormScreen:
    """What the script of a questionnaire knows."""
    made_from = origin(form)
    return FormScreen(
        format=RESPONSE_FORMAT,
        kind="questionnaire",
        id=made_from.questionnaire,
        framework=FrameworkVersion(made_from.framework, made_from.version),
        questions=made_from.questions,
        origin_columns=ORIGIN_COLUMNS,
        places=tuple(map(_place, columns(form))),
        keys=tuple(_keys(form)),
        reading_seconds=SECONDS_FOR_INSTRUCTIONS,
    )


def _place(column: Column) -> ScreenPlace:
    is_rated = column.asks in {Asks.ITEM, Asks.OVERALL}
    return ScreenPlace(column.name, column.field, is_rated, _SECONDS.get(column.asks, 0))


def _keys(form: Form) -> Iterator[Key]:
    values = {point.value for point in form.scale.points}
    if not values <= set(range(10)):
        return
    for point in form.scale.points:
        yield Key(str(point.value), str(point.value), point.label)
    if form.scale.off_scale and 0 not in values:
        yield Key("0", OFF_SCALE, form.scale.off_scale.label)

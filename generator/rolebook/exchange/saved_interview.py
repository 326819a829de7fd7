"""The file that an interviewer's guide saves, as a shape: format `rolebook-interview`, version 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictStr, StringConstraints, ValidationError

from rolebook.exchange.found import shown
from rolebook.exchange.json_text import NotJson, parsed
from rolebook.model.entry import Shape
from rolebook.model.types import Id, Whole
from rolebook.problems import Problem

FORMAT_VERSION = 1
_MAX_LISTED = 10
_AGAIN = "Open the interview in its guide and save it again. Files changed by hand are not read."

Code = Annotated[str, StringConstraints(strict=True, pattern=r"^R?[1-9][0-9]?$")]
"""The code of a question's sheet: a number, or R and a number for a reserve question."""
Version = Annotated[str, StringConstraints(strict=True, max_length=40)]
Moment = Annotated[str, StringConstraints(strict=True, max_length=40)]


class SavedFramework(Shape):
    """The framework that the guide was made from."""

    id: Id
    version: Version


class SavedQuestion(Shape):
    """A question of the guide, with the competency that its rating counts for."""

    code: Code
    question: Id
    competency: Id


class SavedScale(Shape):
    """The scale that the interviewer rated on."""

    id: Id
    values: Annotated[tuple[Whole, ...], Field(max_length=100)]


class SavedInterview(Shape):
    """The whole file. `fields` holds what was filled in: text by the name of its field, or true for a tick."""

    format: Literal["rolebook-interview"]
    format_version: Literal[1]
    framework: SavedFramework
    plan: Id
    form: Literal["A", "B", ""]
    questions: Annotated[tuple[SavedQuestion, ...], Field(max_length=99)]
    scale: SavedScale
    saved: Moment
    fields: dict[StrictStr, StrictStr | StrictBool]


class Unreadable(Exception):
    """The file is no saved interview; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def read_saved(file: str, content: bytes) -> SavedInterview:
    """The content of a file in its shape. Raises Unreadable for anything that a guide does not write."""
    raw = _json(file, content)
    if not isinstance(raw, dict) or raw.get("format") != "rolebook-interview":
        raise Unreadable(_problem(file, "This is not an interview that a guide saved"))
    if raw.get("format_version") != FORMAT_VERSION:
        found, advice = shown(raw.get("format_version")), "Bring Rolebook up to date, or save the interview again."
        raise Unreadable(_problem(file, "The format of this file has another version", found, ("1",), advice))
    try:
        return SavedInterview.model_validate(raw)
    except ValidationError as error:
        raise Unreadable(*_defects(file, error)) from None


def _json(file: str, content: bytes) -> object:
    try:
        return parsed(content)
    except NotJson as error:
        raise Unreadable(_problem(file, error.message, error.found)) from None


def _defects(file: str, error: ValidationError) -> Iterator[Problem]:
    found = error.errors(include_url=False)
    for each in found[:_MAX_LISTED]:
        yield _problem(file, *_said(".".join(map(str, each["loc"][:2])), each["type"], each["input"]))
    if len(found) > _MAX_LISTED:
        yield _problem(file, f"{len(found) - _MAX_LISTED} more values cannot be used")


def _said(place: str, kind: str, value: object) -> tuple[str, str]:
    """What is wrong at a place, and what stands there."""
    if kind == "missing":
        return f"The key {shown(place)} is missing", ""
    if kind == "extra_forbidden":
        return f"The key {shown(place)} is unknown", shown(value)
    return f"The value of {shown(place)} cannot be used", shown(value)


def _problem(file: str, message: str, found: str = "", allowed: tuple[str, ...] = (), advice: str = _AGAIN) -> Problem:
    return Problem(file, 0, 0, "interview-file", message, found=found, allowed=allowed, advice=advice)

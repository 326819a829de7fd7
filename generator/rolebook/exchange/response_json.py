"""A response that a form on screen saved: format `rolebook-response`, version 1."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictStr, StringConstraints, ValidationError

from rolebook.exchange.json_text import NotJson, parsed
from rolebook.exchange.response_given import MAX_FIELDS, Given, Refused
from rolebook.model.entry import Shape
from rolebook.views.columns import Origin

FORMAT = "rolebook-response"
_OTHERS = {
    "rolebook-tally": "the result of a tally",
    "rolebook-worksheet": "a worksheet",
    "rolebook-interview": "an interview",
}
"""What else Rolebook writes in JSON, by its format."""
FORMAT_VERSION = 1
_AGAIN = "Open the answers in the form on screen and save them again. Files changed by hand are not read."
_Word = Annotated[str, StringConstraints(strict=True, max_length=200)]


class SavedFramework(Shape):
    """The framework that the form was made from."""

    id: _Word
    version: _Word


class SavedResponse(Shape):
    """The whole file. `questions` is the fingerprint of the form; `fields` are texts by the names of fields."""

    format: Literal["rolebook-response"]
    format_version: Literal[1]
    framework: SavedFramework
    questionnaire: _Word
    questions: _Word
    fields: Annotated[dict[StrictStr, StrictStr], Field(max_length=MAX_FIELDS)]


def read_json(content: bytes) -> Given:
    """The response in a file. Raises Refused for anything that a form does not save."""
    try:
        raw = parsed(content)
    except NotJson as error:
        raise Refused("response-file", error.message, _AGAIN, error.found) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Refused("response-file", "These are no answers that a form saved", "Take the file away if it holds none.")
    if (version := raw.get("format_version")) != FORMAT_VERSION:
        message, advice = "The format of this file has another version", "Bring Rolebook up to date."
        raise Refused("response-file", message, advice, version, (str(FORMAT_VERSION),))
    try:
        saved = SavedResponse.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(map(str, first["loc"][:2]))
        raise Refused("response-file", "A key of the file cannot be used, or is missing", _AGAIN, name) from None
    origin = Origin(saved.framework.id, saved.framework.version, saved.questionnaire, saved.questions)
    return Given(origin, saved.fields)


def other_kind(content: bytes) -> str:
    """What a file of Rolebook's is that holds no response, in words; empty for anything else."""
    try:
        raw = parsed(content)
    except NotJson:
        return ""
    return _OTHERS.get(str(raw.get("format")), "") if isinstance(raw, dict) else ""

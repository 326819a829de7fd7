"""Holding data against the shapes: pydantic's errors, said for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import EnumType
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rolebook.model.entry import Shape
from rolebook.model.references import Path, field_marks
from rolebook.model.types import ADDRESS_PATTERN, DAY_PATTERN, ID_PATTERN, LANGUAGE_PATTERN, LINE_PATTERN
from rolebook.problems import nearest
from rolebook.source.findings import Finding, Origin

S = TypeVar("S", bound=Shape)

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list, each line starting with `- `",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "mapping_type": "keys and values",
    "dict_type": "keys and values",
}
_ID_FORM = ("id-form", "small letters, digits and single hyphens", "Write it like `responds-swiftly`.")
_FORMS = {
    ID_PATTERN: _ID_FORM,
    LINE_PATTERN: ("value-form", "text on one line", "Join the lines, or start them after `>-`."),
    DAY_PATTERN: ("value-form", "a date as YYYY-MM-DD", "Write it like 2026-11-21."),
    ADDRESS_PATTERN: ("value-form", "a web address", "Start it with https://; write ( and ) as %28 and %29."),
    LANGUAGE_PATTERN: ("value-form", "a language tag", "Write it like `en` or `de-CH`."),
}


def shape_data(shape: type[S], data: Any, origin: Origin) -> S | tuple[Finding, ...]:
    """The data as a shape, or everything that keeps it from being one."""
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return tuple(finding for detail in details for finding in _findings(shape, detail, origin))


def _findings(shape: type[Shape], detail: ErrorDetails, origin: Origin) -> Iterator[Finding]:
    if detail["type"] == "too_short" and detail["input"]:
        return  # pydantic counts sound members only; the broken ones have been named already
    path: Path = tuple(step for step in detail["loc"] if step != "[key]")
    is_key = "[key]" in detail["loc"]
    describe = _DESCRIBERS.get(detail["type"], _other)
    yield describe(shape, detail, origin.at(*path), is_key)


def _missing(_: type[Shape], __: ErrorDetails, origin: Origin, ___: bool) -> Finding:
    *owner, key = origin.path
    advice = f"Add a line `{key}: …`."
    return Finding(Origin(origin.file, tuple(owner)), "key-missing", f"The key `{key}` is missing here", advice=advice)


def _unknown_key(shape: type[Shape], detail: ErrorDetails, origin: Origin, _: bool) -> Finding:
    key = str(detail["loc"][-1])
    owner = _shape_at(shape, detail["loc"][:-1])
    allowed = tuple(owner.model_fields) if owner else ()
    message = f"`{key}` is not a key that belongs here"
    return Finding(origin, "key-unknown", message, key, allowed, nearest(key, allowed), at_key=True)


def _wrong_type(_: type[Shape], detail: ErrorDetails, origin: Origin, at_key: bool) -> Finding:
    value, expected = detail["input"], _EXPECTED[detail["type"]]
    if value is None:
        return _no_value(origin)
    advice = ""
    if expected == "text" and isinstance(value, int | float):
        advice = "Put it in quotes."
    elif expected == "text" and isinstance(value, dict):
        advice = "If the text has a colon in it, put the whole text in quotes."
    return Finding(
        origin, "value-type", f"{_name(origin)} must be {expected}", shown(value), advice=advice, at_key=at_key
    )


def _no_value(origin: Origin) -> Finding:
    advice = "Write a value after the colon, or delete the line."
    return Finding(origin, "value-empty", f"{_name(origin)} has no value", advice=advice)


def _not_allowed(shape: type[Shape], detail: ErrorDetails, origin: Origin, _: bool) -> Finding:
    if detail["input"] is None:
        return _no_value(origin)
    owner = _shape_at(shape, detail["loc"][:-1])
    annotation: Any = owner.model_fields[str(detail["loc"][-1])].annotation if owner else None
    allowed = tuple(map(str, annotation.__members__.values())) if isinstance(annotation, EnumType) else ()
    found = shown(detail["input"])
    message = f"{_name(origin)} cannot be {found}"
    return Finding(origin, "value-not-allowed", message, found, allowed, nearest(str(detail["input"]), allowed))


def _empty(_: type[Shape], detail: ErrorDetails, origin: Origin, __: bool) -> Finding:
    what = "an empty list" if detail["type"] == "too_short" else "empty"
    return Finding(origin, "value-empty", f"{_name(origin)} is {what}", advice="Fill it, or delete the entry.")


def _wrong_form(_: type[Shape], detail: ErrorDetails, origin: Origin, at_key: bool) -> Finding:
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if detail["type"] == "string_too_long":
        rule, expected, advice = "id-form", "80 characters long at most", "Choose a shorter id."
    elif detail["type"] == "value_error":
        rule, expected, advice = "value-form", "a day that exists", "Write it like 2026-11-21."
    else:
        rule, expected, advice = _FORMS[pattern]
    found = shown(detail["input"])
    return Finding(origin, rule, f"{_name(origin)} must be {expected}", found, advice=advice, at_key=at_key)


def _out_of_range(_: type[Shape], detail: ErrorDetails, origin: Origin, __: bool) -> Finding:
    context = detail.get("ctx", {})
    limit = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
    return Finding(origin, "value-range", f"{_name(origin)} must be {limit}", shown(detail["input"]))


def _other(_: type[Shape], detail: ErrorDetails, origin: Origin, at_key: bool) -> Finding:
    return Finding(origin, "value-type", f"{_name(origin)}: {detail['msg']}", shown(detail["input"]), at_key=at_key)


Describer = Callable[[type[Shape], ErrorDetails, Origin, bool], Finding]
_DESCRIBERS: Mapping[str, Describer] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _not_allowed,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_pattern_mismatch": _wrong_form,
    "string_too_long": _wrong_form,
    "value_error": _wrong_form,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    **dict.fromkeys(_EXPECTED, _wrong_type),
}


def _shape_at(shape: type[Shape], path: tuple[str | int, ...]) -> type[Shape] | None:
    """The shape that stands at a path of keys and list positions."""
    current: type[Shape] | None = shape
    for step in path:
        if current is None or isinstance(step, int):
            continue
        marks = field_marks(current).get(step)
        current = (marks.nested or marks.nested_member) if marks else None
    return current


def _name(origin: Origin) -> str:
    """How a message calls the value: its key, or its place in a list."""
    if not origin.path:
        return "The file"
    last = origin.path[-1]
    if isinstance(last, str):
        return f"`{last}`"
    owner = next((step for step in reversed(origin.path) if isinstance(step, str)), "the list")
    return f"Entry {last + 1} of `{owner}`"


def shown(value: Any) -> str:
    """A value as its author would recognise it, shortened."""
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"

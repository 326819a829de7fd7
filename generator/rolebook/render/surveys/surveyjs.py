"""SurveyJS JSON: a page for each part, a matrix for each grid (https://surveyjs.io/form-library/documentation)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TypeAlias

from rolebook.render.surveys.survey import Answer, Field, Grid, Part, Survey

_Json: TypeAlias = "str | int | bool | Sequence[_Json] | Mapping[str, _Json]"
_WORD_JOINER = "\u2060"


def surveyjs(survey: Survey) -> bytes:
    """The survey as SurveyJS reads it. No question is required, and no text is read as HTML or as the name of another
    question.
    """
    model: dict[str, _Json] = {
        "title": _literal(survey.title),
        "locale": survey.language,
        "showQuestionNumbers": False,
        "calculatedValues": [
            {"name": name, "expression": _quoted(value), "includeIntoResult": True}
            for name, value in survey.origin.columns
        ],
        "pages": [_opening(survey), *(_page(part) for part in survey.parts)],
    }
    if survey.closing:
        model["completedHtml"] = _html("", survey.closing)
    return (json.dumps(model, ensure_ascii=False, indent=1) + "\n").encode()


def _opening(survey: Survey) -> _Json:
    html = "".join(_html(passage.title, passage.text) for passage in survey.passages)
    return {"name": "read_first__page", "elements": [{"type": "html", "name": "read_first__text", "html": html}]}


def _page(part: Part) -> _Json:
    page: dict[str, _Json] = {"name": part.name, "title": _literal(part.title)}
    if part.intro:
        page["description"] = _literal(part.intro)
    page["elements"] = [*(_matrix(grid, part) for grid in part.grids), *map(_field, part.fields)]
    return page


def _matrix(grid: Grid, part: Part) -> _Json:
    return {
        "type": "matrix",
        "name": grid.name,
        "title": _literal(part.lead or part.title),
        "columns": [_answer(answer) for answer in grid.answers],
        "rows": [{"value": rating.name, "text": _literal(rating.label)} for rating in grid.ratings],
    }


def _answer(answer: Answer) -> _Json:
    value: _Json = int(answer.name) if answer.name.lstrip("-").isdecimal() else answer.name
    return {"value": value, "text": _literal(answer.label)}


def _field(field: Field) -> _Json:
    kind = "radiogroup" if field.choices else "comment" if field.is_long else "text"
    question: dict[str, _Json] = {"type": kind, "name": field.name, "title": _literal(field.label)}
    if field.choices:
        question["choices"] = [_answer(choice) for choice in field.choices]
    return question


def _quoted(text: str) -> str:
    return "'" + _literal(text).replace("\\", "/").replace("'", "’") + "'"


def _literal(text: str) -> str:
    """Text in which no brace begins the name of a question: the sign between joins and cannot be seen."""
    return text.replace("{", "{" + _WORD_JOINER)


def _html(title: str, text: str) -> str:
    return "".join(_paragraphs(title, text))


def _paragraphs(title: str, text: str) -> Iterator[str]:
    if title:
        yield f"<h4>{escape(_literal(title))}</h4>"
    yield from (f"<p>{escape(_literal(line))}</p>" for line in text.split("\n"))

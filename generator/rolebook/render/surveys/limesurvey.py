"""A survey structure for LimeSurvey, as text with tabs (manual: "Tab Separated Value survey structure").

Texts are HTML there, and words in braces are computed; so whatever could be either is spelled as a character reference,
and with it the quotation marks that would set off a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count

from rolebook.render.surveys.survey import Answer, Field, Grid, Part, Survey
from rolebook.views.columns import OFF_SCALE

_COLUMNS = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language",
    "validation", "mandatory", "other", "default", "same_default",
)  # fmt: skip
_SETTINGS = {"format": "G", "ipaddr": "N", "refurl": "N", "datestamp": "N"}
"""One page for each part; nothing is stored that could tell who answered."""
_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in '{}\\"'}
_ARRAY, _TEXT, _LONG_TEXT, _LIST = "F", "S", "T", "L"
_MAX_CODE = 5
"""The most characters of the code of an answer."""


class _Table:
    """The rows of the file. Ids count up; they are there so that spreadsheets can sort the rows."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._ids = count(1)
        self.rows: list[dict[str, str]] = []

    def add(self, class_: str, name: str, text: str, **more: str) -> None:
        """A row in the language of the survey."""
        self.rows.append({"class": class_, "name": name, "text": text, "language": self._language, **more})

    def question(self, type_: str, name: str, text: str) -> None:
        """A question that nobody has to answer."""
        self.add("Q", name, text, **{"id": str(next(self._ids)), "type/scale": type_, "relevance": "1"}, **_OPTIONAL)

    def answers(self, answers: tuple[Answer, ...]) -> None:
        """The answers of the question above."""
        for answer in answers:
            self.add("A", _code(answer), html(answer.label), **{"type/scale": "0"})


_OPTIONAL = {"mandatory": "N", "other": "N"}


def limesurvey(survey: Survey) -> bytes:
    """The survey as LimeSurvey imports it."""
    table = _Table(survey.language)
    settings = {"language": survey.language, "anonymized": "Y" if survey.is_anonymous else "N", **_SETTINGS}
    for name, value in settings.items():
        table.add("S", name, value, language="")
    welcome = "".join(_block(passage.title, passage.text) for passage in survey.passages)
    for name, value in (("title", html(survey.title)), ("welcometext", welcome), ("endtext", html(survey.closing))):
        table.add("SL", f"surveyls_{name}", value)
    numbers = count(1)
    for number, part in enumerate(survey.parts, start=1):
        _add_part(table, number, part, numbers)
    lines = ["\t".join(_COLUMNS), *("\t".join(row.get(column, "") for column in _COLUMNS) for row in table.rows)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _add_part(table: _Table, number: int, part: Part, numbers: Iterator[int]) -> None:
    table.add("G", html(part.title), html(part.intro), **{"type/scale": str(number), "relevance": "1"})
    for grid in part.grids:
        _add_grid(table, grid, part, f"Q{next(numbers)}")
    for field in part.fields:
        _add_field(table, field, f"Q{next(numbers)}")


def _add_grid(table: _Table, grid: Grid, part: Part, code: str) -> None:
    table.question(_ARRAY, code, html(part.lead or part.title))
    for rating in grid.ratings:
        name = f"I{rating.row.number}" if rating.row else "whole"
        table.add("SQ", name, html(rating.label), **{"type/scale": "0", "relevance": "1"})
    table.answers(grid.answers)


def _add_field(table: _Table, field: Field, code: str) -> None:
    kind = _LIST if field.choices else _LONG_TEXT if field.is_long else _TEXT
    table.question(kind, code, html(field.label))
    table.answers(field.choices)


def _code(answer: Answer) -> str:
    """The code of an answer: a number, or letters and digits."""
    code = "off" if answer.name == OFF_SCALE else answer.name.replace("-", "m")
    return code[:_MAX_CODE]


def html(text: str) -> str:
    """Plain text as HTML on one line, in which nothing is computed, and which no spreadsheet takes for a formula."""
    escaped = escape(text, quote=False).translate(_REFERENCES).replace("\n", "<br />")
    return f"&#{ord(escaped[0])};{escaped[1:]}" if escaped.startswith(("=", "+", "-", "@")) else escaped


def _block(title: str, text: str) -> str:
    heading = f"<h4>{html(title)}</h4>" if title else ""
    return f"{heading}<p>{html(text)}</p>"

"""Forms of the small framework that came back, made by hand for tests.

The form "apprentices-view" of the complete edition rates from 1 to 4 and is anonymous. Its rows are reads-the-recipe,
which offers no "Cannot judge", and lets-me-feel-the-dough in the first part, greets-by-name in the second, and
rota-by-thursday in the third.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from rolebook.exchange.responses import Left, read_responses
from rolebook.model.framework import Framework
from rolebook.model.response import Response
from rolebook.problems import Problem
from rolebook.views.columns import fingerprint
from rolebook.views.form import form
from saved import small

FORM = "apprentices-view"
FIELDS = {
    "header.rated": "Ada  Lovelace",
    "header.period": "The last month",
    "reads-the-recipe": "4",
    "lets-me-feel-the-dough": "off_scale",
    "greets-by-name": "1",
    "overall_rating": "3",
    "comment.1": 'Kind, "mostly";\nwäscht ab',
    "comment.3": "=2+3",
    "open.more": "Rye",
    "background.year": "Second",
}
"""What somebody filled in, by the names of fields."""
COLUMNS = (
    "framework", "version", "questionnaire", "questions", "who_is_rated", "reads_the_recipe", "lets_me_feel_the_dough",
    "comment_1", "greets_by_name", "comment_2", "rota_by_thursday", "comment_3", "overall", "more", "less", "year",
    "school",
)  # fmt: skip
"""The columns of a table of answers."""
ROW = ("Ada Lovelace", "4", "off_scale", FIELDS["comment.1"], "1", "", "", "=2+3", "3", "Rye", "", "Second", "")
"""The same in a table, without the columns that say which form it is."""


def expected(place: str) -> Response:
    """What has been filled in, as it must be read from every format."""
    return Response(
        place=place,
        questionnaire="apprentices-view",
        rated="Ada Lovelace",
        rater="",
        ratings={"reads-the-recipe": 4, "lets-me-feel-the-dough": None, "greets-by-name": 1},
        overall=3,
        comments={1: 'Kind, "mostly";\nwäscht ab', 3: "=2+3"},
        answers={"more": "Rye"},
    )


def questions(framework: Framework | None = None, id_: str = FORM) -> str:
    """The fingerprint of a form."""
    made_from = framework or small()
    return fingerprint(form(made_from, next(each for each in made_from.questionnaires if each.id == id_)))


def origin() -> tuple[str, ...]:
    return ("small", "1.2.3", FORM, questions())


def saved_form(fields: Mapping[str, str] = FIELDS, **changes: object) -> dict[str, Any]:
    """A response as the form on screen saves it."""
    whole = {
        "format": "rolebook-response",
        "format_version": 1,
        "framework": {"id": "small", "version": "1.2.3"},
        "questionnaire": FORM,
        "questions": questions(),
        "fields": dict(fields),
    }
    return whole | changes


def as_json(saved: object) -> bytes:
    return json.dumps(saved, ensure_ascii=False).encode()


def as_csv(*rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    file = StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def as_xlsx(*rows: Sequence[object]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(file)
    return file.getvalue()


def table(*rows: Sequence[str]) -> tuple[Sequence[str], ...]:
    """Rows below the headings, with what says which form they are."""
    return (COLUMNS, *((*origin(), *row) for row in rows))


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files, by their paths below a folder, and give the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def read(
    folder: Path, files: Mapping[str, bytes], framework: Framework | None = None
) -> tuple[list[Response], list[Left], list[Problem]]:
    """What is read from files: the responses, what was left out, and remarks."""
    found = [*read_responses(put(folder, files), framework or small())]
    return (
        [each for each in found if isinstance(each, Response)],
        [each for each in found if isinstance(each, Left)],
        [each for each in found if isinstance(each, Problem)],
    )


def only(folder: Path, files: Mapping[str, bytes]) -> Response:
    """The one response that files hold, of which nothing else is to be said."""
    responses, left, remarks = read(folder, files)
    assert (left, remarks) == ([], [])
    (response,) = responses
    return response

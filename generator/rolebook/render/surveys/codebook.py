"""The codebook: what each column of the answers holds, and which item and competency it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from enum import StrEnum

from rolebook.render.csv_file import csv_file
from rolebook.render.surveys.survey import Answer, Field, Grid, Part, Rating, Survey


class Kind(StrEnum):
    """What a column holds."""

    RATING = "rating"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True)
class CodebookLine:
    """A column of the answers. What a column lacks is empty: only ratings of items have a number and an item."""

    number: str
    column: str
    question: str
    section: str
    kind: Kind
    item: str
    competency_id: str
    competency: str
    category: str
    values: str
    off_scale: str
    keyed: str


def codebook(survey: Survey) -> tuple[CodebookLine, ...]:
    """A line for each column, in the order of the form."""
    return tuple(line for part in survey.parts for line in _part(part))


def codebook_csv(survey: Survey) -> bytes:
    """The codebook as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8; no cell is a formula."""
    head = (field.name for field in fields(CodebookLine))
    return csv_file([head, *map(astuple, codebook(survey))])


def _part(part: Part) -> Iterator[CodebookLine]:
    for grid in part.grids:
        yield from (_rating(rating, grid, part) for rating in grid.ratings)
    yield from (_field(field, part) for field in part.fields)


def _rating(rating: Rating, grid: Grid, part: Part) -> CodebookLine:
    row = rating.row
    return CodebookLine(
        number=str(row.number) if row else "",
        column=rating.name,
        question=rating.text,
        section=part.title,
        kind=Kind.RATING,
        item=row.item.id if row else "",
        competency_id=row.competency.id if row else "",
        competency=row.competency.title if row else "",
        category=row.category.title if row else "",
        values=_listed(grid.points),
        off_scale=_listed(grid.off_scale),
        keyed="reversed" if row and row.item.reverse_keyed else "as marked",
    )


def _field(field: Field, part: Part) -> CodebookLine:
    return CodebookLine(
        number="",
        column=field.name,
        question=field.label,
        section=part.title,
        kind=Kind.CHOICE if field.choices else Kind.TEXT,
        item="",
        competency_id="",
        competency="",
        category="",
        values=_listed(field.choices),
        off_scale="",
        keyed="",
    )


def _listed(answers: tuple[Answer, ...]) -> str:
    return "; ".join(f"{answer.name} = {answer.label}" for answer in answers)

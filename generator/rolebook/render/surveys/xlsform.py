"""XLSForm, a workbook that ODK, KoboToolbox, SurveyCTO and ArcGIS Survey123 read (https://xlsform.org/en/)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolebook.render.surveys.survey import Field, Grid, Part, Survey
from rolebook.render.surveys.words import SurveyWords
from rolebook.render.workbook import Book
from rolebook.render.workbook_look import Look
from rolebook.settings import Paper
from rolebook.views.names import name_of
from rolebook.views.parts import EditionLine

_WORD_JOINER = "\u2060"
_SURVEY = ("type", "name", "label", "appearance", "calculation")
_CHOICES = ("list_name", "name", "label")
_SETTINGS = ("form_title", "form_id", "version")
_SCALE, _SCALE_AND_OFF = "scale", "scale_and_off_scale"
_Row = Sequence[str]


def xlsform(survey: Survey, edition: EditionLine, words: SurveyWords) -> bytes:
    """The workbook: the sheets survey, choices and settings. No question is required, and no metadata is asked for."""
    book = Book(survey.title, edition, Paper.A4, words.page)
    settings = (survey.title, name_of(survey.origin.questionnaire), survey.origin.version)
    for name, head, rows in (
        ("survey", _SURVEY, tuple(_questions(survey))),
        ("choices", _CHOICES, tuple(_choices(survey))),
        ("settings", _SETTINGS, (settings,)),
    ):
        sheet = book.data_sheet(name)
        sheet.widths(*(60 if column == "label" else 30 for column in head))
        for row, cells in enumerate((head, *rows)):
            for column, text in enumerate(cells):
                sheet.text(row, column, text, Look.NAME if row == 0 else Look.TEXT)
        sheet.repeat(0, 0)
    return book.content()


def _questions(survey: Survey) -> Iterator[_Row]:
    # Why first: the columns of the answers are in this order.
    yield from (("calculate", name, "", "", _quoted(value)) for name, value in survey.origin.columns)
    passages = ("\n".join(filter(None, (each.title, each.text))) for each in survey.passages)
    yield ("note", "read_first__text", _literal("\n\n".join(passages)), "")
    for part in survey.parts:
        yield from _part(part)
    if survey.closing:
        yield ("note", "closing__text", _literal(survey.closing), "")


def _part(part: Part) -> Iterator[_Row]:
    # Why this appearance: the ratings then stand on one screen, below the words that they continue.
    yield ("begin_group", part.name, _literal(part.title), "field-list")
    if lead := "\n\n".join(filter(None, (part.intro, part.lead))):
        yield ("note", f"{part.name}__lead", _literal(lead), "")
    for grid in part.grids:
        yield from _grid(grid)
    yield from map(_field, part.fields)
    yield ("end_group", part.name, "", "")


def _grid(grid: Grid) -> Iterator[_Row]:
    list_name = _SCALE_AND_OFF if grid.off_scale else _SCALE
    yield from ((f"select_one {list_name}", rating.name, _literal(rating.label), "") for rating in grid.ratings)


def _field(field: Field) -> _Row:
    if field.choices:
        return (f"select_one of_{field.name}", field.name, _literal(field.label), "")
    return ("text", field.name, _literal(field.label), "multiline" if field.is_long else "")


def _choices(survey: Survey) -> Iterator[_Row]:
    """Every list, whether or not a question uses it."""
    lists = [(_SCALE, survey.points)]
    if survey.off_scale:
        lists.append((_SCALE_AND_OFF, (*survey.points, *survey.off_scale)))
    lists += [(f"of_{field.name}", field.choices) for part in survey.parts for field in part.fields if field.choices]
    for name, answers in lists:
        yield from ((name, answer.name, _literal(answer.label)) for answer in answers)


def _quoted(text: str) -> str:
    return "'" + _literal(text).replace("'", "’") + "'"


def _literal(text: str) -> str:
    """Text in which `${` is no reference to a question: the sign between joins and cannot be seen."""
    return text.replace("${", f"${_WORD_JOINER}{{")

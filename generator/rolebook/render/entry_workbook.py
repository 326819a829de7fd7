"""A workbook to type answers into: one row for each form that came back, cells that take only what may be marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from rolebook.render.surveys.codebook import CodebookLine, codebook
from rolebook.render.surveys.survey import Answer, Survey
from rolebook.render.surveys.words import SurveyWords
from rolebook.render.workbook import Book, Sheet, span
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import filled
from rolebook.settings import Paper
from rolebook.views.columns import Origin
from rolebook.views.form import Form

FORMS = 200
"""How many forms can be typed in."""
_ORIGIN, _NUMBER, _QUESTION, _COLUMN = 2, 3, 4, 5
_LISTED = 2
"""The first row of the other sheets."""
_ROWS = range(_COLUMN + 1, _COLUMN + 1 + FORMS)
_ORIGIN_HEIGHT, _QUESTION_HEIGHT = 26, 80
_NARROW, _MIDDLE, _WIDE = 14, 28, 60
_Choices = tuple[Answer, ...]


def entry_workbook(survey: Survey, form: Form, words: SurveyWords) -> bytes:
    """The workbook: a sheet to type into, the codebook, and the lists that cells choose from."""
    title = filled(words.entry_title, title=survey.title)
    book = Book(title, form.edition, Paper.A4, words.page)
    answers, explained, listed = (book.sheet(name) for name in (words.sheet, words.codebook, words.choices))
    lines = codebook(survey)
    off = "".join(filled(words.entry_off, label=answer.label) for answer in survey.off_scale)
    answers.title(title, filled(words.entry_hint, off=off))
    _write_origin(answers, survey.origin)
    _write_heads(answers, lines, words)
    ranges = _write_choices(listed, survey, words)
    for column, choices in enumerate(_choices(survey), start=1):
        for row in _ROWS:
            answers.text(row, column, "", Look.FILL)
        if choices:
            answers.each_only_from(_ROWS, column, ranges[choices], words.wrong_rating)
    _write_codebook(explained, lines, form, words)
    return book.content()


def _choices(survey: Survey) -> tuple[_Choices, ...]:
    """What the cells of each column may hold, column by column; nothing where they hold words."""
    return tuple(
        choices
        for part in survey.parts
        for choices in (
            *(grid.answers for grid in part.grids for _ in grid.ratings),
            *(field.choices for field in part.fields),
        )
    )


def _write_origin(sheet: Sheet, origin: Origin) -> None:
    """Which form it is, in a row of names and values, so that it goes along when the sheet is saved as CSV."""
    sheet.height(_ORIGIN, _ORIGIN_HEIGHT)
    for column, text in enumerate(text for pair in origin.columns for text in pair):
        sheet.text(_ORIGIN, column, text, Look.HINT)


def _write_heads(sheet: Sheet, lines: tuple[CodebookLine, ...], words: SurveyWords) -> None:
    """Above each column its number on paper and its question, for people, and its name, for programs."""
    sheet.widths(_NARROW, *(_MIDDLE if line.values else _WIDE / 2 for line in lines))
    sheet.height(_QUESTION, _QUESTION_HEIGHT)
    sheet.height(_COLUMN)
    heads = ((_NUMBER, words.codebook_number), (_QUESTION, words.codebook_question), (_COLUMN, words.form))
    for row, head in heads:
        sheet.text(row, 0, head, Look.HEAD)
    for column, line in enumerate(lines, start=1):
        sheet.text(_NUMBER, column, line.number, Look.HEAD_INDENTED)
        sheet.text(_QUESTION, column, line.question, Look.HEAD_INDENTED)
        sheet.text(_COLUMN, column, line.column, Look.HEAD_INDENTED)
    for number, row in enumerate(_ROWS, start=1):
        sheet.number(row, 0, number)
    sheet.repeat(_NUMBER, _COLUMN)


def _write_choices(sheet: Sheet, survey: Survey, words: SurveyWords) -> Mapping[_Choices, str]:
    """Where each list of choices stands, one column each. Points are numbers; everything else is its words."""
    lists = dict.fromkeys(choices for choices in _choices(survey) if choices)
    sheet.widths(*(_MIDDLE for _ in lists))
    sheet.title(words.choices)
    points = set(survey.points)
    for column, choices in enumerate(lists):
        for row, answer in enumerate(choices, start=_LISTED):
            if answer in points:
                sheet.number(row, column, int(answer.name), Look.CHOICE)
            else:
                sheet.text(row, column, answer.label)
    return {
        choices: f"{sheet.name}!{span((_LISTED, column), (_LISTED + len(choices) - 1, column), fixed=True)}"
        for column, choices in enumerate(lists)
    }


def _write_codebook(sheet: Sheet, lines: tuple[CodebookLine, ...], form: Form, words: SurveyWords) -> None:
    edition = form.edition
    hint = filled(words.codebook_hint, framework=edition.title, version=edition.version)
    sheet.title(filled(words.codebook_title, title=form.questionnaire.title), hint)
    heads = {
        "number": words.codebook_number,
        "column": words.codebook_column,
        "question": words.codebook_question,
        "section": words.codebook_section,
        "kind": words.codebook_kind,
        "item": words.codebook_item,
        "competency_id": words.codebook_competency_id,
        "competency": words.codebook_competency,
        "category": words.codebook_category,
        "values": words.codebook_values,
        "off_scale": words.codebook_off_scale,
        "keyed": words.codebook_keyed,
    }
    sheet.widths(_NARROW, 34, _WIDE, _MIDDLE, 10, 34, 34, 34, _MIDDLE, _WIDE, 30, 12)
    for row in range(_LISTED + 1, _LISTED + 1 + len(lines)):
        sheet.height(row)
    for column, field in enumerate(fields(CodebookLine)):
        sheet.text(_LISTED, column, heads[field.name], Look.HEAD_INDENTED)
        for row, line in enumerate(lines, start=_LISTED + 1):
            sheet.text(row, column, getattr(line, field.name))
    sheet.repeat(_LISTED, _LISTED)

"""The score sheet of an interview as a workbook: one interviewer's ratings, the consensus, and a comparison."""

from __future__ import annotations

from rolebook.render import workbook_comparison as comparison
from rolebook.render import workbook_consensus as consensus
from rolebook.render import workbook_formulas as formulas
from rolebook.render.templates import Templates
from rolebook.render.workbook import Book, cell
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_scale import write_scale
from rolebook.render.workbook_table import Table
from rolebook.render.workbook_words import filled, workbook_words
from rolebook.settings import Paper
from rolebook.views.guide import Guide
from rolebook.views.score_sheet import score_sheet

_HEAD = 7


def score_workbook(guide: Guide, templates: Templates, paper: Paper = Paper.A4) -> bytes:
    """The workbook of a guide, to be filled in. In an edition that does not judge answers, it knows no weights."""
    view, words = score_sheet(guide), workbook_words(templates)
    book = Book(filled(words.ratings_title, plan=view.plan.title), view.edition, paper, words.page)
    ratings, agreed, compared = (book.sheet(name) for name in (words.ratings, words.consensus, words.comparison))
    choices = write_scale(book.sheet(words.scale), view, words)
    _write_ratings(Table(ratings, view, words, choices, _HEAD))
    consensus.write_blank_consensus(Table(agreed, view, words, choices, consensus.HEAD))
    comparison.write_blank_comparison(Table(compared, view, words, choices, comparison.HEAD))
    return book.content()


def _write_ratings(table: Table) -> None:
    """One interviewer's sheet."""
    sheet, words, column = table.sheet, table.words, table.first_rating
    has_weights = table.view.shows_weights
    because = column + (3 if has_weights else 1)
    sheet.widths(34, *((8, 8, 8) if has_weights else ()), 22, *((11, 22) if has_weights else ()), 80)
    sheet.title(filled(words.ratings_title, plan=table.view.plan.title), words.ratings_hint)
    _write_person(table, column)
    table.write_competencies()
    sheet.text(_HEAD, column, words.rating, Look.HEAD_RIGHT)
    sheet.text(_HEAD, because, words.because, Look.HEAD_INDENTED)
    for row, scored in zip(table.rows, table.view.rows, strict=True):
        sheet.text(row, column, "", Look.FILL_RIGHT)
        # Why: the rating of a competency with several questions is their mean, which no list can hold.
        (table.only_means if scored.questions > 1 else table.only_ratings)(row, column)
        sheet.text(row, because, "", Look.FILL)
    if has_weights:
        _write_weighted(table, column)
    table.write_total_labels()
    table.write_totals(column)
    _write_conclusion(table, column, because)
    sheet.repeat(_HEAD, _HEAD)


def _write_person(table: Table, column: int) -> None:
    words = table.words
    labels = (words.candidate, words.interviewer, words.date, words.before_others)
    for row, label in enumerate(labels, start=2):
        table.sheet.text(row, 0, label, Look.LABEL)
        table.sheet.text(row, column, "", Look.FILL)
    table.sheet.only_from(2 + labels.index(words.before_others), column, (words.yes, words.no), words.wrong_choice)


def _write_weighted(table: Table, column: int) -> None:
    sheet, words = table.sheet, table.words
    sheet.text(_HEAD, column + 1, words.weighted, Look.HEAD_RIGHT)
    sheet.text(_HEAD, column + 2, words.check, Look.HEAD_INDENTED)
    for row in table.rows:
        sheet.formula(row, column + 1, formulas.weighted(cell(row, 1), cell(row, column)))
        if required := table.requirement(row, column):
            sheet.formula(row, column + 2, formulas.requirement(words, required, table.lowest), Look.TEXT)


def _write_conclusion(table: Table, column: int, because: int) -> None:
    words, row = table.words, table.after + 1
    table.sheet.text(row, 0, words.recommendation, Look.LABEL)
    table.sheet.text(row, column, "", Look.FILL)
    if table.choices.recommendations:
        table.sheet.only_from(row, column, table.choices.recommendations, words.wrong_choice)
    for place, label in enumerate((words.strengths, words.concerns, words.ask_next), start=row):
        table.sheet.height(place)
        table.sheet.text(place, because - 1, label, Look.LABEL)
        table.sheet.text(place, because, "", Look.FILL)

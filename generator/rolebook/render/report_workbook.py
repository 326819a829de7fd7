"""The workbook of a report: the figures to go on working with, and the action plan to fill in."""

from __future__ import annotations

from rolebook.render.report_plan_sheet import write_plan
from rolebook.render.report_summary_sheet import write_summary
from rolebook.render.report_tables import write_comments, write_competencies, write_items
from rolebook.render.report_words import report_words
from rolebook.render.templates import Templates
from rolebook.render.workbook import Book
from rolebook.render.workbook_words import filled
from rolebook.settings import Paper
from rolebook.views.report import Report


def report_workbook(report: Report, templates: Templates, paper: Paper) -> bytes:
    """The workbook of one report."""
    words = report_words(templates)
    title = filled(words.title, name=report.results.rated)
    book = Book(title, report.edition, paper, words.page)
    write_summary(book, book.sheet(words.summary), report, words)
    write_items(book.sheet(words.items), report, words)
    write_competencies(book.sheet(words.competencies), report, words)
    write_comments(book.sheet(words.comments), report, words)
    write_plan(book.sheet(words.plan), report, words)
    return book.content()

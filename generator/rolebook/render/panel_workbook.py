"""The panel's workbook: a consensus sheet for each candidate with what the interviewers saved, and a comparison."""

from __future__ import annotations

from rolebook.render import workbook_comparison as comparison
from rolebook.render import workbook_consensus as consensus
from rolebook.render.templates import Templates
from rolebook.render.workbook import Book
from rolebook.render.workbook_scale import write_scale
from rolebook.render.workbook_table import Table
from rolebook.render.workbook_words import filled, workbook_words
from rolebook.settings import Paper
from rolebook.views.panel import PanelView


def panel_workbook(view: PanelView, templates: Templates, paper: Paper) -> bytes:
    """The workbook: the panel types the ratings that it agrees, and formulas add them up and compare them."""
    sheet, words = view.sheet, workbook_words(templates)
    book = Book(filled(words.consensus_title, plan=sheet.plan.title), sheet.edition, paper, words.page)
    sheets = [book.sheet(found.candidate) for found in view.sheets]
    compared = book.sheet(words.comparison) if view.compared else None
    choices = write_scale(book.sheet(words.scale), sheet, words)
    cells = [
        consensus.write_found_consensus(Table(own, sheet, words, choices, consensus.HEAD), found)
        for own, found in zip(sheets, view.sheets, strict=True)
    ]
    if compared:
        comparison.write_found_comparison(Table(compared, sheet, words, choices, comparison.HEAD), view, cells)
    return book.content()

"""Questionnaires and worksheets as Word documents, filled from templates that people restyle and reword in Word."""

from __future__ import annotations

from rolebook.model.questionnaire import Orientation
from rolebook.render.word_file import Described
from rolebook.render.word_template import WordPage, WordTemplate, fill_word
from rolebook.settings import PageStyle
from rolebook.views.form import Form
from rolebook.views.sheet import Sheet

FORM_TEMPLATE, SHEET_TEMPLATE = "word/questionnaire.docx", "word/worksheet.docx"
"""The paths of the templates in a template folder."""


def form_word(form: Form, template: bytes, style: PageStyle) -> bytes:
    """A questionnaire as a Word document. Raises ProblemsFound where the template cannot be used."""
    questionnaire = form.questionnaire
    page = WordPage(style, questionnaire.orientation is Orientation.LANDSCAPE)
    described = Described(questionnaire.title, questionnaire.id, "")
    return fill_word(WordTemplate(FORM_TEMPLATE, template), {"view": form}, page, form.edition, described)


def sheet_word(sheet: Sheet, template: bytes, style: PageStyle) -> bytes:
    """A worksheet as a Word document. Raises ProblemsFound where the template cannot be used."""
    worksheet = sheet.worksheet
    described = Described(worksheet.title, worksheet.id, "")
    return fill_word(
        WordTemplate(SHEET_TEMPLATE, template), {"view": sheet}, WordPage(style), sheet.edition, described
    )  # fmt: skip

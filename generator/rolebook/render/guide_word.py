"""Interview guides as Word documents, filled from a template that people restyle and reword in Word."""

from __future__ import annotations

from rolebook.render.word_file import Described
from rolebook.render.word_template import WordPage, WordTemplate, fill_word
from rolebook.settings import PageStyle
from rolebook.views.guide import Guide

GUIDE_TEMPLATE = "word/guide.docx"
"""The template's path in a template folder."""
_LINE_HEIGHT = 227
"""How much room a line for notes gets, in twentieths of a point: 4 mm, since the cell grows with what is typed."""


def guide_word(guide: Guide, template: bytes, style: PageStyle) -> bytes:
    """An interview guide as a Word document. Raises ProblemsFound where the template cannot be used."""
    context = {"view": guide, "notes_height": guide.lines * _LINE_HEIGHT}
    described = Described(guide.plan.title, guide.id, "")
    return fill_word(WordTemplate(GUIDE_TEMPLATE, template), context, WordPage(style), guide.edition, described)

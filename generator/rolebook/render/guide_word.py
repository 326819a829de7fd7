"""Interview guides as Word documents, filled from a template that people restyle and reword in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from rolebook.problems import Problem, ProblemsFound
from rolebook.render import markup
from rolebook.render.guide_word_text import blocks, runs
from rolebook.render.word_file import Described, dated, set_paper, set_properties
from rolebook.settings import Paper
from rolebook.views.guide import Guide

GUIDE_TEMPLATE = "word/guide.docx"
"""The template's path in a template folder."""
_LINE_HEIGHT = 284
"""How high a line for notes is, in twentieths of a point: 5 mm, for words that are typed."""


def guide_word(guide: Guide, template: bytes, paper: Paper) -> bytes:
    """An interview guide as a Word document. Raises ProblemsFound where the template cannot be used."""
    document = _opened(template)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=_printable, autoescape=True)
    environment.filters |= {
        "blocks": blocks,
        "runs": runs,
        "day": partial(markup.day, language=guide.edition.language),
    }
    context = {"view": guide, "notes_height": guide.plan.note_lines * _LINE_HEIGHT}
    try:
        document.render(context, environment, autoescape=True)
    except TemplateError as error:
        raise _broken(error.message or type(error).__name__) from None
    set_paper(document.docx, paper)
    set_properties(document.docx, guide.edition, Described(guide.plan.title, guide.plan.id, ""))
    saved = io.BytesIO()
    document.save(saved)
    return dated(saved.getvalue(), datetime.fromisoformat(guide.edition.released))


def _opened(template: bytes) -> DocxTemplate:
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.init_docx()
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _broken(str(error)) from None
    return document


def _broken(why: str) -> ProblemsFound:
    message = f"This template cannot be used: {why}"
    advice = "Compare it with the template of the same name that comes with Rolebook."
    return ProblemsFound([Problem(GUIDE_TEMPLATE, 0, 0, "template-broken", message, advice=advice)])


def _printable(value: object) -> object:
    """What a template shows: no character that Word files cannot hold, or that docxtpl takes for a break."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _kept(value)


def _kept(characters: Iterable[str]) -> str:
    return "".join(character if character.isprintable() else " " for character in characters)

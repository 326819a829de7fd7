"""Forms and worksheets as HTML: one file for screen, paper and PDF, and one whose fields become those of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.addresses import SheetFile, form_document, worksheet_document
from rolebook.views.form import form
from rolebook.views.parts import Linker
from rolebook.views.sheet import sheet

_TO_FILL_IN = SheetFile.FORM.replace(".pdf", ".html")


def render_forms(
    framework: Framework, templates: Templates, style: PageStyle, advance: Callable[[int], None]
) -> Iterator[Artifact]:
    """The form of every questionnaire. `advance` is called after each with the number of forms."""
    for page in _forms(framework, templates, style, "print/form.html.j2", SheetFile.PAPER):
        yield page
        advance(len(framework.questionnaires))


def render_worksheets(
    framework: Framework, templates: Templates, style: PageStyle, advance: Callable[[int], None]
) -> Iterator[Artifact]:
    """Every worksheet. `advance` is called after each with the number of worksheets."""
    for page in _worksheets(framework, templates, style, "print/worksheet.html.j2", SheetFile.PAPER):
        yield page
        advance(len(framework.worksheets))


def render_to_fill_in(framework: Framework, templates: Templates, style: PageStyle) -> Iterator[Artifact]:
    """Every form and worksheet with the fields that those of a PDF are made of."""
    yield from _forms(framework, templates, style, "print/form_to_fill_in.html.j2", _TO_FILL_IN)
    yield from _worksheets(framework, templates, style, "print/worksheet_to_fill_in.html.j2", _TO_FILL_IN)


def _forms(
    framework: Framework, templates: Templates, style: PageStyle, template: str, ending: str
) -> Iterator[Artifact]:
    for questionnaire in framework.questionnaires:
        content = templates.render(template, view=form(framework, questionnaire), style=style)
        yield Artifact(f"{form_document(questionnaire.id)}.{ending}", content.encode())


def _worksheets(
    framework: Framework, templates: Templates, style: PageStyle, template: str, ending: str
) -> Iterator[Artifact]:
    linker = Linker.of(framework)
    for worksheet in framework.worksheets:
        content = templates.render(template, view=sheet(framework, linker, worksheet), style=style)
        yield Artifact(f"{worksheet_document(worksheet.id)}.{ending}", content.encode())

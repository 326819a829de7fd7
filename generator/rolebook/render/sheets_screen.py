"""Questionnaires and worksheets to fill in on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.remembered import Remembered
from rolebook.render.screen_page import screen_page
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.addresses import SheetFile, form_document, worksheet_document
from rolebook.views.form import Form, form
from rolebook.views.form_screen import form_screen
from rolebook.views.parts import Linker
from rolebook.views.sheet import Sheet, sheet
from rolebook.views.sheet_screen import sheet_screen

_SHARED = ("print/screen/saved_sheet.js", "print/screen/sheet.js")


def render_form_screen(
    framework: Framework, view: Form, templates: Templates, style: PageStyle, remembered: Remembered
) -> str:
    """A questionnaire as a page to fill in, with style, fonts and script inside. Fonts are kept in `remembered`."""
    scripts = (*_SHARED, "print/questionnaire/screen.js")
    data = form_screen(framework.about, view)
    return screen_page("print/form_screen.html.j2", scripts, templates, remembered, view=view, data=data, style=style)


def render_worksheet_screen(
    framework: Framework, view: Sheet, templates: Templates, style: PageStyle, remembered: Remembered
) -> str:
    """A worksheet as a page to fill in, with style, fonts and script inside. Fonts are kept in `remembered`."""
    scripts = (*_SHARED, "print/worksheet/screen.js")
    data = sheet_screen(framework.about, view)
    return screen_page(
        "print/worksheet_on_screen.html.j2", scripts, templates, remembered, view=view, data=data, style=style
    )


def render_sheets_screen(
    framework: Framework,
    templates: Templates,
    style: PageStyle,
    remembered: Remembered,
    advance: Callable[[int], None],
) -> Iterator[Artifact]:
    """Every questionnaire and worksheet on screen. `advance` is called after each with their number."""
    number = len(framework.questionnaires) + len(framework.worksheets)
    linker = Linker.of(framework)
    for questionnaire in framework.questionnaires:
        html = render_form_screen(framework, form(framework, questionnaire), templates, style, remembered)
        yield Artifact(f"{form_document(questionnaire.id)}.{SheetFile.SCREEN}", html.encode())
        advance(number)
    for worksheet in framework.worksheets:
        html = render_worksheet_screen(framework, sheet(framework, linker, worksheet), templates, style, remembered)
        yield Artifact(f"{worksheet_document(worksheet.id)}.{SheetFile.SCREEN}", html.encode())
        advance(number)

"""Questionnaires and worksheets to fill in on screen."""

from __future__ import annotations

from rolebook.remembered import Remembered
from rolebook.render.screen_page import screen_page
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.form import Form
from rolebook.views.form_screen import form_screen
from rolebook.views.sheet import Sheet
from rolebook.views.sheet_screen import sheet_screen

_SHARED = ("print/screen/saved_sheet.js", "print/screen/groups.js", "print/screen/sheet.js")


def render_form_screen(view: Form, templates: Templates, style: PageStyle, remembered: Remembered) -> str:
    """A questionnaire as a page to fill in, with style, fonts and script inside. Fonts are kept in `remembered`."""
    scripts = (*_SHARED, "print/questionnaire/screen.js")
    data = form_screen(view)
    return screen_page("print/form_screen.html.j2", scripts, templates, remembered, view=view, data=data, style=style)


def render_worksheet_screen(view: Sheet, templates: Templates, style: PageStyle, remembered: Remembered) -> str:
    """A worksheet as a page to fill in, with style, fonts and script inside. Fonts are kept in `remembered`."""
    scripts = (*_SHARED, "print/worksheet/quadrant.js", "print/worksheet/screen.js")
    data = sheet_screen(view)
    return screen_page(
        "print/worksheet_on_screen.html.j2", scripts, templates, remembered, view=view, data=data, style=style
    )

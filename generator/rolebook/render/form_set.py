"""Everything that is made of one questionnaire or of one worksheet: to print, to fill in, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Questionnaire
from rolebook.model.worksheet import Worksheet
from rolebook.remembered import Remembered
from rolebook.render.form_word import FORM_TEMPLATE, SHEET_TEMPLATE, form_word, sheet_word
from rolebook.render.sheets_screen import render_form_screen, render_worksheet_screen
from rolebook.render.surveys.files import survey_files
from rolebook.render.templates import Templates
from rolebook.render.worksheet_workbook import worksheet_workbook
from rolebook.settings import PageStyle, PrintSize
from rolebook.views.addresses import LARGE_PRINT, SheetFile
from rolebook.views.columns import origin
from rolebook.views.form import Filled, Form, form
from rolebook.views.parts import Linker
from rolebook.views.sheet import Sheet, sheet

_TO_FILL_IN = SheetFile.FORM.replace(".pdf", ".html")
_LARGE = LARGE_PRINT.replace(".pdf", ".html")


@dataclass(frozen=True)
class FormSet:
    """A questionnaire. `stem` is what its files are called, up to the dot before the ending."""

    framework: Framework
    stem: str
    view: Form

    def pages(self, templates: Templates, style: PageStyle) -> Iterator[Artifact]:
        """The form to print, as HTML."""
        html = templates.render("print/form.html.j2", view=self.view, style=style)
        yield Artifact(f"{self.stem}.{SheetFile.PAPER}", html.encode())

    def large(self, templates: Templates, style: PageStyle) -> Artifact:
        """The form in large print, as HTML."""
        html = templates.render("print/form.html.j2", view=self.view, style=replace(style, size=PrintSize.LARGE))
        return Artifact(f"{self.stem}.{_LARGE}", html.encode())

    def form(self, templates: Templates, style: PageStyle) -> Artifact:
        """The form whose fields become those of a PDF, as HTML."""
        html = templates.render("print/form_to_fill_in.html.j2", view=self.view, origin=origin(self.view), style=style)
        return Artifact(f"{self.stem}.{_TO_FILL_IN}", html.encode())

    def others(self, templates: Templates, style: PageStyle, remembered: Remembered) -> Iterator[Artifact]:
        """What needs no PDF: the form on screen and in Word, the files for survey tools, the workbook for answers."""
        html = render_form_screen(self.view, templates, style, remembered)
        yield Artifact(f"{self.stem}.{SheetFile.SCREEN}", html.encode())
        word = form_word(self.view, templates.file(FORM_TEMPLATE), style)
        yield Artifact(f"{self.stem}.{SheetFile.WORD}", word)
        yield from survey_files(self.view, templates, self.stem)


@dataclass(frozen=True)
class SheetSet:
    """A worksheet. `stem` is what its files are called, up to the dot before the ending."""

    framework: Framework
    stem: str
    view: Sheet

    def pages(self, templates: Templates, style: PageStyle) -> Iterator[Artifact]:
        """The worksheet to print, as HTML."""
        html = templates.render("print/worksheet.html.j2", view=self.view, style=style)
        yield Artifact(f"{self.stem}.{SheetFile.PAPER}", html.encode())

    def form(self, templates: Templates, style: PageStyle) -> Artifact:
        """The worksheet whose fields become those of a PDF, as HTML."""
        html = templates.render("print/worksheet_to_fill_in.html.j2", view=self.view, style=style)
        return Artifact(f"{self.stem}.{_TO_FILL_IN}", html.encode())

    def others(self, templates: Templates, style: PageStyle, remembered: Remembered) -> Iterator[Artifact]:
        """What needs no PDF: the worksheet on screen and in Word, and as a workbook where options are weighed."""
        html = render_worksheet_screen(self.view, templates, style, remembered)
        yield Artifact(f"{self.stem}.{SheetFile.SCREEN}", html.encode())
        word = sheet_word(self.view, templates.file(SHEET_TEMPLATE), style)
        yield Artifact(f"{self.stem}.{SheetFile.WORD}", word)
        if workbook := worksheet_workbook(self.view, templates, style.paper):
            yield Artifact(f"{self.stem}.{SheetFile.WORKBOOK}", workbook)


def form_set(framework: Framework, questionnaire: Questionnaire, stem: str, filled: Filled | None = None) -> FormSet:
    """The set of a questionnaire, blank or with its head filled in."""
    return FormSet(framework, stem, form(framework, questionnaire, filled))


def sheet_set(framework: Framework, worksheet: Worksheet, stem: str) -> SheetSet:
    """The set of a worksheet."""
    return SheetSet(framework, stem, sheet(framework, Linker.of(framework), worksheet))

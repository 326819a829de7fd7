"""Where the parts of an edition are made: the handbook, the book, guides and forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.problems import UsageError
from rolebook.remembered import Remembered
from rolebook.render.book import WORD_TEMPLATE, extracts, render_book
from rolebook.render.guide_set import GuideSet, guide_set
from rolebook.render.handbook import Handbook, font_artifacts, render_handbook
from rolebook.render.pdf import HOW_TO_INSTALL_PANGO, PdfUnavailable, Press, require_weasyprint
from rolebook.render.print_documents import render_forms, render_to_fill_in, render_worksheets
from rolebook.render.sheets_screen import render_sheets_screen
from rolebook.render.surveys.files import survey_files
from rolebook.render.templates import Templates
from rolebook.render.word import render_word
from rolebook.settings import Output, PageStyle, Pdf, Settings
from rolebook.views.addresses import guide_document
from rolebook.views.book import MAX_PAGES, book_view
from rolebook.views.form import form
from rolebook.views.page import Surroundings
from rolebook.views.upkeep import Upkeep

Progress = Callable[[str, int], None]
"""Called each time a piece of a step is done, with the step's name and the number of its pieces."""


def no_progress(_: str, __: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Workshop:
    """What it takes to render an edition. `press` makes PDFs; it is None where there are to be none."""

    settings: Settings
    framework: Framework
    templates: Templates
    press: Press | None
    progress: Progress

    def handbook(self, upkeep: Upkeep, earlier: Framework | None) -> Handbook:
        """The pages of the handbook."""
        has_pdf = self.press is not None
        surroundings = Surroundings(
            document_endings=_endings(Output.PRINT, "html", self.settings, has_pdf),
            book_endings=_endings(Output.BOOK, "docx", self.settings, has_pdf),
            upkeep=upkeep,
            earlier=earlier,
        )
        return render_handbook(self.framework, self.templates, surroundings, partial(self.progress, "Laying out pages"))

    def book(self, handbook: Handbook) -> tuple[tuple[Artifact, ...], tuple[str, ...]]:
        """The handbook as documents, and what was left out and why."""
        settings, number = self.settings, len(handbook.pages)
        if number > MAX_PAGES and Output.HANDBOOK in settings.outputs:
            reason = f"Book: it would hold {number} pages, more than {MAX_PAGES}, and take long to lay out."
            return (), (f"{reason} Ask for it with --only book.",)
        view = book_view(self.framework.about, self.framework.audience, handbook.pages, handbook.headings)
        pages = {artifact.path: artifact.content for artifact in handbook.artifacts}
        advance = partial(self.progress, "Putting the book together")
        html = render_book(view, pages, self.templates, settings.paper, advance)
        remembered = Remembered(settings.cache)
        word = render_word(html, view, self.templates.file(WORD_TEMPLATE), settings.paper, remembered)
        if self.press is None:
            return (word,), ()
        pdfs = self.press.with_extracts(html, extracts(view), partial(self.progress, "Laying out the book"))
        return (*pdfs, word), ()

    def print_documents(self) -> tuple[Artifact, ...]:
        """Guides and forms, in every format."""
        style = PageStyle(self.settings.paper)
        sets = [guide_set(self.framework, plan, guide_document(plan.id)) for plan in self.framework.plans]
        advance = partial(self.progress, "Laying out documents")
        forms = (
            *render_forms(self.framework, self.templates, style, advance),
            *render_worksheets(self.framework, self.templates, style, partial(self.progress, "Laying out worksheets")),
        )
        pages = tuple(page for made in sets for page in made.pages(self.templates, style))
        to_fill_in = tuple(render_to_fill_in(self.framework, self.templates, style))
        pdfs = self._pdfs(sets, (*pages, *forms), style, to_fill_in)
        pictures = (made.picture(pdf) for made in sets for pdf in pdfs if made.is_guide(pdf))
        return (*pages, *forms, *self._on_screen(style), *self._others(sets, style), *self._surveys(), *pdfs, *pictures)

    def guide(self, made: GuideSet, style: PageStyle) -> tuple[Artifact, ...]:
        """Everything that is made of one interview guide; the pages themselves only where there are no PDFs."""
        pages = tuple(made.pages(self.templates, style))
        return (*(self._pdfs([made], pages, style) or pages), *self._others([made], style))

    def _on_screen(self, style: PageStyle) -> Iterator[Artifact]:
        advance = partial(self.progress, "Putting forms on screen")
        remembered = Remembered(self.settings.cache)
        return render_sheets_screen(self.framework, self.templates, style, remembered, advance)

    def _surveys(self) -> Iterator[Artifact]:
        for questionnaire in self.framework.questionnaires:
            yield from survey_files(form(self.framework, questionnaire), self.templates)
            self.progress("Making files for survey tools", len(self.framework.questionnaires))

    def _others(self, sets: Sequence[GuideSet], style: PageStyle) -> Iterator[Artifact]:
        for made in sets:
            yield from made.others(self.templates, style, Remembered(self.settings.cache))
            self.progress("Making Word files and workbooks", len(sets))

    def _pdfs(
        self, sets: Sequence[GuideSet], pages: Sequence[Artifact], style: PageStyle, to_fill_in: Sequence[Artifact] = ()
    ) -> tuple[Artifact, ...]:
        """The pages as PDFs; the guides, and other pages made for it, as PDFs to fill in."""
        if self.press is None:
            return ()
        printed = tuple(self.press.pdfs(pages, partial(self.progress, "Making PDFs")))
        forms = [*(made.form(self.templates, style) for made in sets), *to_fill_in]
        return (*printed, *self.press.forms(forms, partial(self.progress, "Making PDFs to fill in")))


def open_workshop(settings: Settings, framework: Framework, progress: Progress) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop for a framework, and what it cannot make and why. Raises UsageError where a PDF is required."""
    with_pdf, left_out = _with_pdf(settings)
    fonts = tuple(font_artifacts())
    press = Press({font.path: font.content for font in fonts}, Remembered(settings.cache)) if with_pdf else None
    templates = Templates(settings.templates, framework.about.language)
    return Workshop(settings, framework, templates, press, progress), left_out


def _endings(output: Output, always: str, settings: Settings, with_pdf: bool) -> tuple[str, ...]:
    """The formats that an output comes in, that of PDF first; none where nobody asked for it."""
    if output not in settings.outputs:
        return ()
    return ("pdf", always) if with_pdf else (always,)


def _with_pdf(settings: Settings) -> tuple[bool, tuple[str, ...]]:
    """Whether there are PDFs, and what was left out and why."""
    if not settings.outputs & {Output.PRINT, Output.BOOK}:
        return False, ()
    if settings.pdf is Pdf.OFF:
        return False, ("PDFs: you asked for none.",)
    try:
        require_weasyprint()
    except PdfUnavailable as error:
        reason = f"PDFs: a library is missing ({error}). {HOW_TO_INSTALL_PANGO}"
        if settings.pdf is Pdf.REQUIRED:
            raise UsageError(reason) from None
        return False, (reason,)
    return True, ()

"""Where the parts of an edition are made: the handbook, the book, guides and forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from rolebook.artifacts import NOTHING_COMING, Artifact, Coming
from rolebook.model.framework import Framework
from rolebook.problems import UsageError
from rolebook.remembered import Remembered
from rolebook.render.book import WORD_TEMPLATE, extracts, render_book
from rolebook.render.form_set import form_set, sheet_set
from rolebook.render.guide_set import GuideSet, guide_set
from rolebook.render.handbook import Handbook, font_artifacts, render_handbook
from rolebook.render.pdf import Press
from rolebook.render.pdf_document import HOW_TO_INSTALL_PANGO, PdfUnavailable, require_weasyprint
from rolebook.render.templates import Templates
from rolebook.render.word import render_word
from rolebook.settings import Output, PageStyle, Pdf, Settings
from rolebook.views.addresses import form_document, guide_document, worksheet_document
from rolebook.views.book import MAX_PAGES, book_view
from rolebook.views.page import Surroundings
from rolebook.views.upkeep import Upkeep

Progress = Callable[[str, int], None]
"""Called each time a piece of a step is done, with the step's name and the number of its pieces."""


class PrintSet(Protocol):
    """Everything that is made of one entry: a guide, a form, a worksheet."""

    def pages(self, templates: Templates, style: PageStyle) -> Iterator[Artifact]:
        """What is printed, as HTML."""

    def form(self, templates: Templates, style: PageStyle) -> Artifact:
        """What becomes a PDF to fill in, as HTML."""

    def others(self, templates: Templates, style: PageStyle, remembered: Remembered) -> Iterator[Artifact]:
        """What needs no PDF."""


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

    @contextmanager
    def print_documents(self) -> Iterator[tuple[tuple[Artifact, ...], Coming]]:
        """Guides, forms and worksheets, in every format. PDFs are made while the caller does something else."""
        made, style = self.framework, PageStyle(self.settings.paper)
        guides = [guide_set(made, plan, guide_document(plan.id)) for plan in made.plans]
        forms = [form_set(made, each, form_document(each.id)) for each in made.questionnaires]
        sheets = [sheet_set(made, each, worksheet_document(each.id)) for each in made.worksheets]
        sets: list[PrintSet] = [*guides, *forms, *sheets]
        pages = tuple(self._pages(sets, style))
        large = tuple(each.large(self.templates, style) for each in forms)
        with self._pdfs(sets, (*pages, *large), style) as pdfs:
            pictures = tuple(guide.picture_path for guide in guides if pdfs.paths)
            coming = Coming((*pdfs.paths, *pictures), _with_pictures(guides, pdfs.artifacts))
            yield (*pages, *self._others(sets, style)), coming

    def sets_alone(self, sets: Sequence[PrintSet], style: PageStyle) -> tuple[Artifact, ...]:
        """Everything of a few entries, without a site; the pages to print themselves only where there are no PDFs."""
        pages = tuple(self._pages(sets, style))
        with self._pdfs(sets, pages, style) as pdfs:
            others = tuple(self._others(sets, style))
            return (*(tuple(pdfs.artifacts) or pages), *others)

    def _pages(self, sets: Sequence[PrintSet], style: PageStyle) -> Iterator[Artifact]:
        for made in sets:
            yield from made.pages(self.templates, style)
            self.progress("Laying out documents", len(sets))

    def _others(self, sets: Sequence[PrintSet], style: PageStyle) -> Iterator[Artifact]:
        for made in sets:
            yield from made.others(self.templates, style, Remembered(self.settings.cache))
            self.progress("Making files for other programs", len(sets))

    def _pdfs(
        self, sets: Sequence[PrintSet], pages: Sequence[Artifact], style: PageStyle
    ) -> AbstractContextManager[Coming]:
        """The pages as PDFs, and the PDFs to fill in, while something else is done; none where there are to be none."""
        if self.press is None:
            return nullcontext(NOTHING_COMING)
        forms = [made.form(self.templates, style) for made in sets]
        return self.press.at_work(pages, forms, partial(self.progress, "Making PDFs"))


def _with_pictures(guides: Sequence[GuideSet], pdfs: Iterator[Artifact]) -> Iterator[Artifact]:
    """The PDFs, and a picture after each that is a guide to print."""
    for pdf in pdfs:
        yield pdf
        yield from (guide.picture(pdf) for guide in guides if guide.is_guide(pdf))


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

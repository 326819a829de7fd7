"""The whole path on one screen: YAML files -> checked Framework -> one audience's edition -> artifacts -> a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rolebook.artifacts import Artifact
from rolebook.model.about import About
from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.problems import Problem, UsageError, nearest
from rolebook.remembered import Remembered
from rolebook.render.book import WORD_TEMPLATE, extracts, render_book
from rolebook.render.data import render_data
from rolebook.render.handbook import Handbook, font_artifacts, render_handbook
from rolebook.render.pdf import HOW_TO_INSTALL_PANGO, PdfUnavailable, Press, require_weasyprint
from rolebook.render.print_documents import render_print_documents
from rolebook.render.templates import Templates
from rolebook.render.word import render_word
from rolebook.settings import Output, Pdf, Settings
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.book import MAX_PAGES, book_view
from rolebook.views.navigation import NavigationItem
from rolebook.views.parts import EditionLine, edition_line
from rolebook.writing import Edition, fresh_folder, write_artifacts, write_manifest


@dataclass(frozen=True)
class Rendered:
    """Everything that was made of one edition, still in memory, and what was left out and why.

    It does not keep the framework, which in a large one is a hundred megabytes that the site engine needs.
    """

    about: About
    audience: str
    artifacts: tuple[Artifact, ...]
    navigation: tuple[NavigationItem, ...]
    left_out: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def edition(self) -> Edition:
        """What the manifest says of this edition."""
        return Edition(self.about.id, self.about.version, self.audience)

    @property
    def edition_line(self) -> EditionLine:
        """What the foot of every page says of this edition."""
        return edition_line(self.about, self.audience)


Progress = Callable[[str, int], None]
"""Called each time a piece of a step is done, with the step's name and the number of its pieces."""
Engine = Callable[[Rendered, Path], None]
"""Builds the HTML site of what was rendered into an empty folder, other artifacts included."""


def no_progress(_: str, __: int) -> None:
    """Progress that nobody watches."""


def read_edition(settings: Settings) -> tuple[Framework, tuple[Problem, ...]]:
    """Read, check and narrow the framework, with the warnings it draws.

    Raises ProblemsFound, and UsageError for an unknown audience.
    """
    framework, warnings = load_framework(settings.framework, Cache(settings.cache), settings.today)
    declared = [audience.id for audience in framework.about.audiences]
    audience = settings.audience or framework.audience
    if audience not in declared:
        guess = nearest(audience, declared)
        hint = f" Did you mean `{guess}`?" if guess else ""
        raise UsageError(f"There is no audience `{audience}`; framework.yaml declares {', '.join(declared)}.{hint}")
    return for_audience(framework, audience), warnings


def render(settings: Settings, progress: Progress = no_progress) -> Rendered:
    """Everything the settings ask for, as values. Raises ProblemsFound and UsageError."""
    framework, warnings = read_edition(settings)
    templates = Templates(settings.templates, framework.about.language)
    outputs, remembered = settings.outputs, Remembered(settings.cache)
    with_pdf, left_out = _with_pdf(settings)
    fonts = tuple(font_artifacts())
    press = Press({font.path: font.content for font in fonts}, remembered) if with_pdf else None
    artifacts: list[Artifact] = []
    navigation: tuple[NavigationItem, ...] = ()
    if outputs & {Output.HANDBOOK, Output.BOOK}:
        pages_step = partial(progress, "Laying out pages")
        print_endings = _endings(Output.PRINT, "html", settings, with_pdf)
        book_endings = _endings(Output.BOOK, "docx", settings, with_pdf)
        handbook = render_handbook(framework, templates, print_endings, book_endings, pages_step)
        if Output.HANDBOOK in outputs:
            artifacts, navigation = list(handbook.artifacts), handbook.navigation
        if Output.BOOK in outputs:
            book, missing = _render_book(settings, framework, templates, handbook, press, progress)
            artifacts, left_out = [*artifacts, *book], (*left_out, *missing)
    if Output.PRINT in outputs:
        documents = tuple(
            render_print_documents(framework, templates, settings.paper, partial(progress, "Laying out documents"))
        )
        artifacts += [*documents, *(font for font in fonts if font not in artifacts)]
        if press:
            artifacts += press.pdfs(documents, partial(progress, "Making PDFs"))
    if Output.DATA in outputs:
        artifacts.append(render_data(framework))
    left_out = (*_not_asked_for(outputs), *left_out)
    return Rendered(framework.about, framework.audience, tuple(artifacts), navigation, left_out, warnings)


def _render_book(
    settings: Settings,
    framework: Framework,
    templates: Templates,
    handbook: Handbook,
    press: Press | None,
    progress: Progress,
) -> tuple[tuple[Artifact, ...], tuple[str, ...]]:
    """The handbook as documents, and what was left out and why."""
    number = len(handbook.pages)
    if number > MAX_PAGES and settings.outputs == frozenset(Output):
        reason = f"Book: it would hold {number} pages of the handbook, more than {MAX_PAGES}, and take long to lay out."
        return (), (f"{reason} Ask for it with --only book.",)
    view = book_view(framework.about, framework.audience, handbook.pages, handbook.headings)
    pages = {artifact.path: artifact.content for artifact in handbook.artifacts}
    html = render_book(view, pages, templates, settings.paper, partial(progress, "Putting the book together"))
    word = render_word(html, view, templates.file(WORD_TEMPLATE), settings.paper, Remembered(settings.cache))
    pdfs = press.with_extracts(html, extracts(view), partial(progress, "Laying out the book")) if press else ()
    return (*pdfs, word), ()


def _not_asked_for(outputs: frozenset[Output]) -> Iterator[str]:
    missing = [output.value.capitalize() for output in Output if output not in outputs]
    if missing:
        names = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield f"{names}: you asked for a part only, so the folder holds nothing else."


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


def build(settings: Settings, out: Path, engine: Engine, progress: Progress = no_progress) -> Rendered:
    """Build the site into `out`, which changes only if everything went well.

    Raises ProblemsFound, and UsageError if `out` is a folder that Rolebook did not make.
    """
    with fresh_folder(out) as folder:
        rendered = render(settings, progress)
        if Output.HANDBOOK in settings.outputs:
            engine(rendered, folder)
        else:
            write_artifacts(rendered.artifacts, folder)
        write_manifest(folder, rendered.edition)
    return rendered

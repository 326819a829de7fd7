"""The whole path on one screen: YAML files -> checked Framework -> one audience's edition -> artifacts -> a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rolebook.artifacts import Artifact
from rolebook.model.about import About
from rolebook.model.audience import for_audience
from rolebook.model.difference import Difference, difference
from rolebook.model.earlier_edition import earlier_edition
from rolebook.model.framework import Framework
from rolebook.problems import Problem, UsageError, nearest
from rolebook.remembered import Remembered
from rolebook.render.book import WORD_TEMPLATE, extracts, render_book
from rolebook.render.data import render_data
from rolebook.render.handbook import Handbook, font_artifacts, render_handbook, render_moved
from rolebook.render.pdf import HOW_TO_INSTALL_PANGO, PdfUnavailable, Press, require_weasyprint
from rolebook.render.print_documents import render_print_documents
from rolebook.render.templates import Templates
from rolebook.render.word import render_word
from rolebook.settings import USUAL_OUTPUTS, EditLinks, Output, PageStyle, Pdf, Settings
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework, load_with_files
from rolebook.source.versions import load_version
from rolebook.views.book import MAX_PAGES, book_view
from rolebook.views.navigation import NavigationItem
from rolebook.views.page import Surroundings
from rolebook.views.parts import EditionLine, edition_line
from rolebook.views.upkeep import Upkeep, checked_feedback, edit_addresses
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
    edit_addresses: Mapping[str, str]
    """Where the file behind each page about a single entry can be edited; empty in an edition without edit links."""
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


@dataclass(frozen=True)
class ReadEdition:
    """One edition of a framework with what was read around it.

    `earlier` is a version to compare with, narrowed alike, where there is one; `files` name the file of each entry.
    """

    framework: Framework
    earlier: Framework | None
    warnings: tuple[Problem, ...]
    files: Mapping[str, str]


def read_edition(settings: Settings) -> ReadEdition:
    """Read, check and narrow the framework.

    Raises ProblemsFound, and UsageError for an unknown audience or an earlier version that is not there.
    """
    cache = Cache(settings.cache)
    loaded = load_with_files(settings.framework, cache, settings.today)
    framework = for_audience(loaded.framework, declared_audience(loaded.framework, settings.audience))
    earlier = None
    if settings.compare_with:
        before = load_version(settings.compare_with, settings.framework, cache)
        earlier = earlier_edition(before, loaded.framework, framework)
    return ReadEdition(framework, earlier, loaded.warnings, loaded.files)


def declared_audience(framework: Framework, audience: str) -> str:
    """The audience asked for, or the last one where none is. Raises UsageError if it is not declared."""
    declared = [audience.id for audience in framework.about.audiences]
    if not audience or audience in declared:
        return audience or declared[-1]
    guess = nearest(audience, declared)
    hint = f" Did you mean `{guess}`?" if guess else ""
    raise UsageError(f"There is no audience `{audience}`; framework.yaml declares {', '.join(declared)}.{hint}")


def compare(settings: Settings, old: str, new: str = "") -> Difference:
    """What changed between two versions, each a folder or a git revision, for the audience that the settings name.

    Without `new`, the framework of the settings is held against the old one. Raises ProblemsFound and UsageError.
    """
    cache = Cache(settings.cache)
    today = load_version(new, settings.framework, cache) if new else load_framework(settings.framework, cache)[0]
    edition = for_audience(today, declared_audience(today, settings.audience))
    earlier = load_version(old, settings.framework, cache)
    return difference(earlier_edition(earlier, today, edition), edition)


def _upkeep(settings: Settings, edition: ReadEdition) -> Upkeep:
    """What this edition tells its readers about keeping entries right; what is overdue is for the complete one."""
    is_complete = edition.framework.is_complete
    shows_files = settings.edit_links is EditLinks.ALL or (settings.edit_links is EditLinks.COMPLETE and is_complete)
    return Upkeep(
        today=settings.today if is_complete else "",
        edit=settings.edit if shows_files else "",
        feedback=checked_feedback(settings.feedback),
        files=edition.files if shows_files else {},
    )


@dataclass(frozen=True)
class _Workshop:
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
        """Guides and forms, as web pages and as PDF."""
        advance = partial(self.progress, "Laying out documents")
        documents = tuple(
            render_print_documents(self.framework, self.templates, PageStyle(self.settings.paper), advance)
        )
        pdfs = self.press.pdfs(documents, partial(self.progress, "Making PDFs")) if self.press else ()
        return (*documents, *pdfs)


def render(settings: Settings, progress: Progress = no_progress) -> Rendered:
    """Everything the settings ask for, as values. Raises ProblemsFound and UsageError."""
    edition, outputs = read_edition(settings), settings.outputs
    framework, upkeep = edition.framework, _upkeep(settings, edition)
    with_pdf, left_out = _with_pdf(settings)
    fonts = tuple(font_artifacts())
    press = Press({font.path: font.content for font in fonts}, Remembered(settings.cache)) if with_pdf else None
    templates = Templates(settings.templates, framework.about.language)
    workshop = _Workshop(settings, framework, templates, press, progress)
    artifacts: list[Artifact] = []
    navigation: tuple[NavigationItem, ...] = ()
    if outputs & {Output.HANDBOOK, Output.BOOK}:
        handbook = workshop.handbook(upkeep, edition.earlier)
        if Output.HANDBOOK in outputs:
            navigation = handbook.navigation
            artifacts += [*handbook.artifacts, *render_moved(framework, templates, settings.directory_urls)]
        if Output.BOOK in outputs:
            book, missing = workshop.book(handbook)
            artifacts, left_out = [*artifacts, *book], (*left_out, *missing)
    if Output.PRINT in outputs:
        artifacts += [*workshop.print_documents(), *(font for font in fonts if font not in artifacts)]
    if Output.DATA in outputs:
        artifacts.append(render_data(framework))
    return Rendered(
        framework.about,
        framework.audience,
        tuple(artifacts),
        navigation,
        edit_addresses(framework, upkeep),
        (*_not_asked_for(outputs), *left_out),
        edition.warnings,
    )


def _not_asked_for(outputs: frozenset[Output]) -> Iterator[str]:
    missing = [output.value.capitalize() for output in Output if output in USUAL_OUTPUTS - outputs]
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

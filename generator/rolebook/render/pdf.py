"""Documents as PDF, tagged as PDF/UA-1 (ISO 14289-1), by WeasyPrint.

WeasyPrint needs Pango, which pip cannot install. Nothing else depends on it, so a build without it goes on.
"""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rolebook.artifacts import Artifact, Coming
from rolebook.remembered import Remembered, key_of
from rolebook.render.form_controls import form_controls, hidden_values, without_values
from rolebook.render.form_font import form_font
from rolebook.render.parallel import in_parallel
from rolebook.render.pdf_extract import extract_of

if TYPE_CHECKING:
    from weasyprint import HTML, Document
    from weasyprint.text.fonts import FontConfiguration

HOW_TO_INSTALL_PANGO = (
    "Debian or Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "macOS: brew install pango."
)
_SITE = "https://rolebook.invalid/"
"""Where documents pretend to be, so that relative links have something to start from (RFC 2606: never resolves)."""
_VARIANT = "pdf/ua-1"
FORM_FONT = "rolebook/fonts/sans-regular.otf"
"""What people fill forms in with, by its path among the files."""
_FORM_STYLE = f"""
@font-face {{ font-family: "Form"; src: url("{_SITE}form.otf") format("opentype"); }}
input, select, textarea {{ font-family: "Form" !important; }}
input[type="hidden"] {{ display: none !important; }}
"""
MUCH = 100_000
"""How many bytes of HTML take longer to lay out than it takes to start processes for them: those of two guides."""


class PdfUnavailable(Exception):
    """WeasyPrint cannot work on this machine; the text says why."""


def require_weasyprint() -> None:
    """Raise PdfUnavailable where WeasyPrint or a library it needs is missing."""
    try:
        import weasyprint  # noqa: F401  # only whether it can be loaded matters here
    except (ImportError, OSError) as error:
        first_line = str(error).strip().splitlines()[0]
        raise PdfUnavailable(first_line) from None


@dataclass(frozen=True)
class Extract:
    """A part of a document that becomes a PDF of its own: the pages from one anchor to the next extract's."""

    path: str
    title: str
    anchor: str


@dataclass(frozen=True)
class _Work:
    """A document, and the function that makes a PDF of it from the files that it may use."""

    make: Callable[[Mapping[str, bytes], Artifact], bytes]
    document: Artifact


@dataclass(frozen=True)
class Press:
    """Makes PDFs of HTML documents, and remembers them. `files` are what documents may use, by path; nothing else is
    ever fetched.
    """

    files: Mapping[str, bytes]
    remembered: Remembered = field(default_factory=lambda: Remembered(None))

    def pdfs(self, documents: Sequence[Artifact], advance: Callable[[int], None]) -> Iterator[Artifact]:
        """A PDF for each document; `advance` is called after each with the number of documents."""
        with self.at_work(documents, (), advance) as coming:
            yield from coming.artifacts

    def forms(self, documents: Sequence[Artifact], advance: Callable[[int], None]) -> Iterator[Artifact]:
        """A PDF to fill in for each document, whose controls become fields of the same names.

        `advance` is called after each with the number of documents.
        """
        with self.at_work((), documents, advance) as coming:
            yield from coming.artifacts

    @contextmanager
    def at_work(
        self, documents: Sequence[Artifact], forms: Sequence[Artifact], advance: Callable[[int], None]
    ) -> Iterator[Coming]:
        """Both, in this order, made by the same processes; only what is not remembered is made.

        Where there are processes they begin at once, and work while the caller does something else.
        """
        works = [*(_Work(printed, each) for each in documents), *(_Work(form_to_fill_in, each) for each in forms)]
        keys = [self._key(work.document, work.make.__name__) for work in works]
        kept = [self.remembered.get(key) for key in keys]
        missing = [work for work, content in zip(works, kept, strict=True) if content is None]
        with _each(dict(self.files), missing) as fresh:
            artifacts = self._collected(zip(works, keys, kept, strict=True), fresh, partial(advance, len(works)))
            yield Coming(tuple(_pdf_path(work.document) for work in works), artifacts)

    def _collected(
        self, works: Iterable[tuple[_Work, str, bytes | None]], fresh: Iterator[bytes], advance: Callable[[], None]
    ) -> Iterator[Artifact]:
        for work, key, known in works:
            content = known if known is not None else next(fresh)
            if known is None:
                self.remembered.put(key, content)
            yield Artifact(_pdf_path(work.document), content)
            advance()

    def with_extracts(
        self, document: Artifact, extracts: Sequence[Extract], advance: Callable[[int], None]
    ) -> tuple[Artifact, ...]:
        """The PDF of a document and those of extracts from it, which keep its first page and its page numbers.

        They are laid out together, once. `advance` is called after each with their number.
        """
        whole = _pdf_path(document)
        keys = {path: self._key(document, path) for path in (*(extract.path for extract in extracts), whole)}
        kept = {path: self.remembered.get(key) for path, key in keys.items()}
        made = {path: content for path, content in kept.items() if content is not None}
        if len(made) < len(keys):
            made = {}
            for path, content in _pieces(self._laid_out(document), extracts, whole):
                made[path] = content
                self.remembered.put(keys[path], content)
                advance(len(keys))
        return tuple(Artifact(path, made[path]) for path in (whole, *(extract.path for extract in extracts)))

    def _laid_out(self, document: Artifact) -> Document:
        html = _html(self.files, document)
        with _no_search_for_garbage():
            return html.render(font_config=self._fonts, pdf_variant=_VARIANT)

    @cached_property
    def _fonts(self) -> FontConfiguration:
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()

    def _key(self, document: Artifact, piece: str) -> str:
        used = (part for path, content in sorted(self.files.items()) for part in (path, content))
        return key_of((*_versions(), document.path, document.content, piece, *used))


def _pdf_path(document: Artifact) -> str:
    return posixpath.splitext(document.path)[0] + ".pdf"


def _each(files: Mapping[str, bytes], works: Sequence[_Work]) -> AbstractContextManager[Iterator[bytes]]:
    do = partial(_done, files)
    is_much = sum(map(_bytes, works)) >= MUCH
    return in_parallel(do, works, _bytes) if is_much else nullcontext(map(do, works))


def _bytes(work: _Work) -> int:
    return len(work.document.content)


def _done(files: Mapping[str, bytes], work: _Work) -> bytes:
    return work.make(files, work.document)


def printed(files: Mapping[str, bytes], document: Artifact) -> bytes:
    """The PDF of an HTML document, laid out with nothing but its own and the files that it may use."""
    from weasyprint.text.fonts import FontConfiguration

    with _no_search_for_garbage():
        html = _html(files, document)
        content: bytes = html.write_pdf(font_config=FontConfiguration(), pdf_variant=_VARIANT)
    return content


def form_to_fill_in(files: Mapping[str, bytes], document: Artifact) -> bytes:
    """The PDF of an HTML document with its controls as fields. They take the style sheet's look, in a font of ours."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from rolebook.render.fillable import fillable, typed

    with _no_search_for_garbage():
        html = _html(files, document)
        controls, hidden = form_controls(html.etree_element), hidden_values(html.etree_element)
        font = form_font(files[FORM_FONT], typed(controls))
        without_values(html.etree_element)
        fonts, fetcher = FontConfiguration(), _fetcher({"form.otf": font.opentype})
        style = CSS(string=_FORM_STYLE, font_config=fonts, url_fetcher=fetcher)
        content = html.write_pdf(font_config=fonts, stylesheets=[style], pdf_variant=_VARIANT, pdf_forms=True)
        return fillable(content, controls, font, hidden)


def _html(files: Mapping[str, bytes], document: Artifact) -> HTML:
    from weasyprint import HTML

    base = posixpath.join(_SITE, document.path)
    return HTML(string=document.content.decode(), base_url=base, url_fetcher=_fetcher(files))


def _written(document: Document, finisher: Callable[[Document, object], None] | None = None) -> bytes:
    with _no_search_for_garbage():
        content: bytes = document.write_pdf(pdf_variant=_VARIANT, finisher=finisher)
    return content


def _pieces(document: Document, extracts: Sequence[Extract], whole: str) -> Iterator[tuple[str, bytes]]:
    """The whole document, then every extract: the first page, and those from its anchor to that of the next."""
    starts = [_page_of(document, extract.anchor) for extract in extracts]
    made = {}

    def take_extracts(_: Document, pdf: object) -> None:
        for extract, start, end in zip(extracts, starts, [*starts[1:], len(document.pages)], strict=True):
            metadata = copy(document.metadata)
            metadata.title = extract.title
            made[extract.path] = extract_of(pdf, (0, *range(start, end)), metadata)

    yield whole, _written(document, take_extracts)
    yield from made.items()


def _page_of(document: Document, anchor: str) -> int:
    return next(number for number, page in enumerate(document.pages) if anchor in page.anchors)


def _fetcher(files: Mapping[str, bytes]) -> object:
    """Serves the build's own files from memory and refuses every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class SiteFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, _: Mapping[str, str] | None = None) -> URLFetcherResponse:
            path = urlsplit(url).path.lstrip("/")
            if not url.startswith(_SITE) or path not in files:
                raise ValueError(f"{url} is not part of this document")
            return URLFetcherResponse(url, files[path])

    return SiteFetcher()


def _versions() -> tuple[str, ...]:
    """The versions of what lays documents out; another one may break lines otherwise."""
    import pydyf
    import weasyprint
    from weasyprint.text.ffi import pango

    return (weasyprint.__version__, pydyf.__version__, version("pikepdf"), str(pango.pango_version()))


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Why: laying out makes millions of small values that stay to the end; searching them takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

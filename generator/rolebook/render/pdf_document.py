"""One HTML document as PDF, tagged as PDF/UA-1 (ISO 14289-1), by WeasyPrint.

WeasyPrint needs Pango, which pip cannot install. Nothing else depends on it, so a build without it goes on.
"""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rolebook.artifacts import Artifact
from rolebook.render.form_controls import form_controls, hidden_values, without_values
from rolebook.render.form_font import form_font
from rolebook.render.pdf_extract import extract_of

if TYPE_CHECKING:
    from weasyprint import HTML, Document

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


def _laid_out(files: Mapping[str, bytes], document: Artifact) -> Document:
    from weasyprint.text.fonts import FontConfiguration

    with _no_search_for_garbage():
        return _html(files, document).render(font_config=FontConfiguration(), pdf_variant=_VARIANT)


def _written(document: Document, finisher: Callable[[Document, object], None] | None = None) -> bytes:
    with _no_search_for_garbage():
        content: bytes = document.write_pdf(pdf_variant=_VARIANT, finisher=finisher)
    return content


def pieces(
    files: Mapping[str, bytes], document: Artifact, extracts: Sequence[Extract], whole: str
) -> Iterator[tuple[str, bytes]]:
    """The PDF of the whole document, called `whole`, then every extract, each with its path; laid out once.

    An extract is the first page, and those from its anchor to that of the next.
    """
    return _cut(_laid_out(files, document), extracts, whole)


def _cut(document: Document, extracts: Sequence[Extract], whole: str) -> Iterator[tuple[str, bytes]]:
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


def versions() -> tuple[str, ...]:
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

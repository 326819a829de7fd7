"""Print documents as PDF, tagged as PDF/UA-1 (ISO 14289-1), by WeasyPrint.

WeasyPrint needs Pango, which pip cannot install. Nothing else depends on it, so a build without it goes on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from rolebook.artifacts import Artifact

HOW_TO_INSTALL_PANGO = (
    "Debian or Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "macOS: brew install pango."
)
_SITE = "https://rolebook.invalid/"
"""Where documents pretend to be, so that relative links have something to start from (RFC 2606: never resolves)."""


class PdfUnavailable(Exception):
    """WeasyPrint cannot work on this machine; the text says why."""


def require_weasyprint() -> None:
    """Raise PdfUnavailable where WeasyPrint or a library it needs is missing."""
    try:
        import weasyprint  # noqa: F401  # only whether it can be loaded matters here
    except (ImportError, OSError) as error:
        first_line = str(error).strip().splitlines()[0]
        raise PdfUnavailable(first_line) from None


def render_pdfs(
    documents: Sequence[Artifact], files: Mapping[str, bytes], advance: Callable[[int], None]
) -> Iterator[Artifact]:
    """A PDF for each HTML document. `files` are what the documents may use, by path; nothing else is ever fetched."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class SiteFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves the build's own files from memory and refuses every other address."""

        def fetch(self, url: str, _: Mapping[str, str] | None = None) -> URLFetcherResponse:
            path = urlsplit(url).path.lstrip("/")
            if not url.startswith(_SITE) or path not in files:
                raise ValueError(f"{url} is not part of this document")
            return URLFetcherResponse(url, files[path])

    fonts = FontConfiguration()
    for document in documents:
        html = HTML(
            string=document.content.decode(), base_url=posixpath.join(_SITE, document.path), url_fetcher=SiteFetcher()
        )
        content = html.write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)
        yield Artifact(document.path.removesuffix(".html") + ".pdf", content)
        advance(len(documents))

"""The handbook as one document: the HTML from which its PDFs and its Word file are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rolebook.artifacts import Artifact
from rolebook.render.book_text import BookText
from rolebook.render.pdf_document import Extract
from rolebook.render.templates import Templates
from rolebook.settings import Paper
from rolebook.views.addresses import WHOLE_BOOK, book_document
from rolebook.views.book import BookView

WORD_TEMPLATE = "word/handbook.docx"
"""The file among the templates that says how the book looks in Word."""
_PAGE_TEMPLATE = "print/handbook.html.j2"
_DRAWING_STYLE = "print/drawing.css"


def render_book(
    view: BookView, pages: Mapping[str, bytes], templates: Templates, paper: Paper, advance: Callable[[int], None]
) -> Artifact:
    """The whole book as HTML. `pages` are the handbook's Markdown pages by path; `advance` is called after each with
    the number of the book's sections.
    """
    sections = view.sections
    text = BookText(sections, templates.file(_DRAWING_STYLE).decode())
    texts = {}
    for path, section in sections.items():
        texts[section.name] = text.section_text(section, pages[path].decode())
        advance(len(sections))
    content = templates.render(_PAGE_TEMPLATE, view=view, texts=texts, paper=paper)
    return Artifact(book_document(WHOLE_BOOK, "html"), content.encode())


def extracts(view: BookView) -> tuple[Extract, ...]:
    """The chapters, as PDFs of their own."""
    return tuple(
        Extract(book_document(chapter.name, "pdf"), f"{view.edition.title}: {chapter.title}", chapter.name)
        for chapter in view.chapters
    )

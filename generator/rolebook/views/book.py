"""The handbook as a book: which pages it holds, and in what order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rolebook.model.about import About
from rolebook.views import addresses as at
from rolebook.views.home import HomeView
from rolebook.views.page import Headings, Page
from rolebook.views.parts import EditionLine, Link, TakeAway, edition_line

MAX_PAGES = 600
"""The most pages of a handbook that become a book without anybody asking: laying them out takes some ten minutes."""
_NOT_ON_PAPER = ("explore/", at.REVIEWS)
"""Where the pages stand that are left out: those to work with on a screen, and the one that differs from day to day."""


@dataclass(frozen=True)
class Section:
    """A page of the handbook in its place in the book.

    `name` is its anchor, unlike that of any other; `depth` is 0 for a chapter; `below` are the sections it holds.
    """

    name: str
    path: str
    title: str
    depth: int
    below: tuple[Section, ...] = ()

    @property
    def all(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for section in self.below:
            yield from section.all


@dataclass(frozen=True)
class BookView:
    """What the book's cover, running heads and contents show. `document` is its id in the foot of every page."""

    edition: EditionLine
    subtitle: str
    publisher: str
    licence: str
    document: str
    chapters: tuple[Section, ...]

    @property
    def sections(self) -> Mapping[str, Section]:
        """Every section, by the path of its page."""
        return MappingProxyType({section.path: section for chapter in self.chapters for section in chapter.all})


def book_view(about: About, audience: str, pages: Sequence[Page], headings: Headings) -> BookView:
    """The book of an edition: every page that can be read on paper, each below the page that leads to it."""
    return BookView(
        edition_line(about, audience),
        about.subtitle,
        about.publisher,
        about.licence,
        about.id,
        tuple(book_chapters(pages, headings)),
    )


def book_chapters(pages: Iterable[Page], headings: Headings) -> Iterator[Section]:
    """The chapters: the pages that no other page leads to."""
    below: dict[str, list[Page]] = {}
    for page in pages:
        if not page.path.startswith(_NOT_ON_PAPER):
            below.setdefault(page.crumbs[-1].address if page.crumbs else "", []).append(page)

    def sections(parent: str, depth: int) -> Iterator[Section]:
        for page in below.get(parent, ()):
            title = headings.introduction if page.path == at.HOME else page.title
            yield Section(_name(page.path), page.path, title, depth, tuple(sections(page.path, depth + 1)))

    return sections("", 0)


def with_take_away(pages: Iterable[Page], headings: Headings, endings: Sequence[str]) -> tuple[Page, ...]:
    """The pages, home with links to the book in the formats it comes in; without them where the book is left out."""
    row = tuple(pages)
    if not endings or len(row) > MAX_PAGES:
        return row
    chapters = tuple(book_chapters(row, headings))
    whole = tuple(Link(ending, at.book_document(at.WHOLE_BOOK, ending)) for ending in endings)
    single = tuple(Link(chapter.title, at.book_document(chapter.name, "pdf")) for chapter in chapters)
    take_away = TakeAway(whole, single if "pdf" in endings else ())
    return tuple(
        replace(page, view=replace(page.view, take_away=take_away)) if isinstance(page.view, HomeView) else page
        for page in row
    )


def _name(path: str) -> str:
    """An anchor from a path, such as `competencies.listens`; a path holds no dot but that of its ending."""
    if path == at.HOME:
        return "introduction"
    stem = path.removesuffix(".md")
    return (posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem).replace("/", ".")

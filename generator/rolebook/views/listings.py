"""The pages that list things: home, competencies, categories, the library, sources and the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolebook.model.about import About, Category, LibraryKind
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.model.vocabulary import Source, Term
from rolebook.views import addresses as at
from rolebook.views.competency import shown_number
from rolebook.views.parts import Cited, EditionLine, Link, Linker, edition_line
from rolebook.views.pictures.overview import FrameworkMap, framework_map


@dataclass(frozen=True)
class CompetencyLine:
    """A competency in a list."""

    number: int | None
    link: Link
    statement: str


@dataclass(frozen=True)
class CategoryView:
    """A category with its competencies."""

    category: Category
    link: Link
    competencies: tuple[CompetencyLine, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True)
class CategoriesView:
    """All categories."""

    categories: tuple[CategoryView, ...]


@dataclass(frozen=True)
class Door:
    """A way into the handbook from the home page, with how much lies behind it."""

    kind: str
    address: str
    count: int


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    about: About
    edition: EditionLine
    categories: tuple[CategoryView, ...]
    doors: tuple[Door, ...]
    map: FrameworkMap


@dataclass(frozen=True)
class ListingView:
    """Entries of one kind, each with what it is about."""

    entries: tuple[tuple[Link, str], ...]


@dataclass(frozen=True)
class LibraryView:
    """The kinds of descriptive knowledge, each with its address and the number of its entries."""

    kinds: tuple[tuple[LibraryKind, Link, int], ...]


@dataclass(frozen=True)
class SourcesView:
    """All sources."""

    sources: tuple[Source, ...]
    notice: str


@dataclass(frozen=True)
class GlossaryView:
    """All terms in alphabetical order."""

    terms: tuple[Term, ...]


def competency_line(framework: Framework, linker: Linker, competency: Competency) -> CompetencyLine:
    """A competency as lists show it."""
    return CompetencyLine(shown_number(framework, competency), linker.link(competency), competency.statement)


def category_view(framework: Framework, linker: Linker, category: Category) -> CategoryView:
    """One category with its competencies."""
    return CategoryView(
        category,
        Link(category.title, at.category_page(category.id)),
        tuple(
            competency_line(framework, linker, competency)
            for competency in framework.competencies_by_category[category.id]
        ),
        linker.cited(category),
    )


def categories_view(framework: Framework, linker: Linker) -> CategoriesView:
    """All categories with their competencies."""
    return CategoriesView(tuple(category_view(framework, linker, category) for category in framework.about.categories))


_DOORS = (
    (Kind.COMPETENCY, at.COMPETENCIES),
    (Kind.PROFILE, at.PROFILES),
    (Kind.INCENTIVE, at.INCENTIVES),
    (Kind.PLAN, at.INTERVIEWS),
    (Kind.QUESTIONNAIRE, at.QUESTIONNAIRES),
    (Kind.WORKSHEET, at.WORKSHEETS),
    (Kind.LIBRARY_ENTRY, at.LIBRARY),
)


def home_view(framework: Framework, linker: Linker, titles: Mapping[Kind, str]) -> HomeView:
    """The home page: what this is, and the doors to what there is. `titles` are those of the pages that list a kind."""
    doors = tuple(
        Door(address.partition("/")[0], address, len(framework.of_kind(kind)))
        for kind, address in _DOORS
        if framework.of_kind(kind)
    )
    return HomeView(
        framework.about,
        edition_line(framework.about, framework.audience),
        categories_view(framework, linker).categories,
        doors,
        framework_map(framework, linker, titles),
    )


def library_view(framework: Framework) -> LibraryView:
    """The kinds of descriptive knowledge that have entries."""
    return LibraryView(
        tuple(
            (kind, Link(kind.plural, at.library_page(kind.id)), len(framework.library_by_kind[kind.id]))
            for kind in framework.about.library
            if framework.library_by_kind[kind.id]
        )
    )

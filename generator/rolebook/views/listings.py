"""The pages that list things: competencies, categories, the library, sources and the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.about import Category, LibraryKind
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.vocabulary import Source, Term
from rolebook.views import addresses as at
from rolebook.views.competency import shown_number
from rolebook.views.coverage import has_coverage
from rolebook.views.explore import Tools
from rolebook.views.observers import Observers
from rolebook.views.parts import Cited, Grounds, Link, Linker
from rolebook.views.upkeep import Facts


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
    grounds: Grounds
    facts: Facts


@dataclass(frozen=True)
class CategoriesView:
    """All categories. `coverage` is the address of the coverage map, empty where there is none."""

    categories: tuple[CategoryView, ...]
    coverage: str


@dataclass(frozen=True)
class ListingView:
    """Entries of one kind, each with what it is about, and the pages that look at all of them at once."""

    entries: tuple[tuple[Link, str], ...]
    tools: Tools
    observers: Observers
    """Who can observe what, on the page of questionnaires; empty on the others."""


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
        linker.grounds(category),
        linker.facts(category),
    )


def categories_view(framework: Framework, linker: Linker) -> CategoriesView:
    """All categories with their competencies."""
    categories = tuple(category_view(framework, linker, category) for category in framework.about.categories)
    return CategoriesView(categories, at.COVERAGE if has_coverage(framework) else "")


def library_view(framework: Framework) -> LibraryView:
    """The kinds of descriptive knowledge that have entries."""
    return LibraryView(
        tuple(
            (kind, Link(kind.plural, at.library_page(kind.id)), len(framework.library_by_kind[kind.id]))
            for kind in framework.about.library
            if framework.library_by_kind[kind.id]
        )
    )

"""The matrix: every competency in a row, every role in a column, and in each cell what the role asks."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.vocabulary import Source
from rolebook.views.explore import (
    Asked,
    Column,
    Legend,
    Named,
    asked_by_profile,
    asking_profiles,
    columns,
    legend,
    named,
)
from rolebook.views.parts import Linker


@dataclass(frozen=True)
class MatrixRow:
    """A competency and what each role asks of it, in the order of the columns; None where it asks nothing."""

    competency: Named
    cells: tuple[Asked | None, ...]


@dataclass(frozen=True)
class RowFacts:
    """What the page's script filters and sorts a row by. `words` is everything that can be searched for."""

    id: str
    title: str
    category: str
    sources: tuple[str, ...]
    words: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class MatrixFacts:
    """The rows for the page's script, in the order of the handbook."""

    rows: tuple[RowFacts, ...]


@dataclass(frozen=True)
class MatrixView:
    """The page of the matrix, with what its rows can be filtered by."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    categories: tuple[Category, ...]
    sources: tuple[Source, ...]
    legend: Legend
    facts: MatrixFacts


def matrix_view(framework: Framework, linker: Linker) -> MatrixView:
    """The page of the matrix."""
    profiles = asking_profiles(framework)
    rows = tuple(_row(framework, linker, competency) for competency in framework.competencies)
    cited = {citation.source for competency in framework.competencies for citation in competency.sources}
    return MatrixView(
        columns=columns(linker, profiles),
        rows=rows,
        categories=tuple(c for c in framework.about.categories if framework.competencies_by_category[c.id]),
        sources=tuple(source for source in framework.sources if source.id in cited),
        legend=legend([cell for row in rows for cell in row.cells]),
        facts=MatrixFacts(tuple(_facts(framework, competency) for competency in framework.competencies)),
    )


def _row(framework: Framework, linker: Linker, competency: Competency) -> MatrixRow:
    asked = asked_by_profile(framework, competency)
    cells = tuple(asked.get(profile.id) for profile in asking_profiles(framework))
    return MatrixRow(named(framework, linker, competency), cells)


def _facts(framework: Framework, competency: Competency) -> RowFacts:
    category = framework.categories[competency.category]
    return RowFacts(
        competency.id,
        competency.title,
        category.id,
        tuple(dict.fromkeys(citation.source for citation in competency.sources)),
        " ".join((competency.title, category.title, competency.statement, competency.definition)).strip(),
        tuple(asked_by_profile(framework, competency).values()),
    )

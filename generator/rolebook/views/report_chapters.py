"""The chapters of a report: a category, the competencies in it, and the sentences that stand for each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.results import Change, ItemResult, Results, Summary
from rolebook.views.report_items import ReportItem, Seen, report_item, seen


@dataclass(frozen=True)
class SummaryCell:
    """What a group's ratings of a competency or category come to; all None where there is nothing to show."""

    mean: Fraction | None
    spread: Fraction | None
    change: Change | None


@dataclass(frozen=True)
class SummaryRow:
    """A competency or category: a cell for each group of the report, in its order."""

    title: str
    summary: Summary
    cells: tuple[SummaryCell, ...]
    seen: Seen | None


@dataclass(frozen=True)
class CompetencyPart:
    """The sentences that stand for one competency."""

    competency: Competency
    row: SummaryRow | None
    items: tuple[ReportItem, ...]


@dataclass(frozen=True)
class CategoryPart:
    """A chapter of the report."""

    category: Category
    row: SummaryRow | None
    competencies: tuple[CompetencyPart, ...]


def category_parts(framework: Framework, results: Results) -> tuple[CategoryPart, ...]:
    """The items by category and competency, in the order of the handbook; within a competency, in that of the form."""
    numbers = count(1)
    by_competency: dict[str, list[ItemResult]] = {}
    for result in results.items:
        by_competency.setdefault(result.item.competency, []).append(result)
    totals = {each.id: each for each in (*results.categories, *results.competencies)}
    parts = []
    for category in framework.categories.values():
        competencies = tuple(
            CompetencyPart(
                competency,
                _row(results, competency.title, totals.get(competency.id)),
                tuple(report_item(results, result, next(numbers)) for result in by_competency[competency.id]),
            )
            for competency in framework.competencies_by_category[category.id]
            if competency.id in by_competency
        )
        if competencies:
            parts.append(CategoryPart(category, _row(results, category.title, totals.get(category.id)), competencies))
    return tuple(parts)


def _row(results: Results, title: str, summary: Summary | None) -> SummaryRow | None:
    if summary is None:
        return None
    cells = tuple(
        SummaryCell(summary.means.get(group.id), summary.spreads.get(group.id), summary.changes.get(group.id))
        for group in results.groups
    )
    return SummaryRow(title, summary, cells, seen(summary.gap, results.scale))

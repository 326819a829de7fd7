"""What a person hears back: the results in the order in which somebody reads them, with nothing added to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Questionnaire
from rolebook.model.results import Change, Group, ItemResult, Results, Summary
from rolebook.model.vocabulary import Source
from rolebook.model.worksheet import Worksheet
from rolebook.views.parts import EditionLine, edition_line
from rolebook.views.pictures.words import fits
from rolebook.views.report_items import ReportItem, Row, Seen, largest_gaps, others, overall_rows, report_item, seen
from rolebook.views.report_legible import legible_results
from rolebook.views.report_pictures import Pictures, pictures
from rolebook.views.report_plan import PlanFinding, findings

_ROOM_FOR_LABELS = 302.0
"""How wide the columns of all points are together, in units of a picture: 80 mm in type of 9 point."""
_BETWEEN_LABELS = 2.0
_LINES_OF_PLAN, _FEWEST_BLANK = 8, 2
"""How many lines of the plan have room on a sheet, and how many of them hold no finding yet at least."""


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


@dataclass(frozen=True)
class CommentPlace:
    """What groups wrote at one place of the form, group by group."""

    heading: str
    groups: tuple[tuple[Group, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Report:
    """Everything that the report about one person shows.

    `periods` are what the forms asked people to think of. `names_points` says whether the columns of a distribution
    have room for words. `lower` and `higher` are what others see less of, and more of, than the person. `worksheets`
    are what the questionnaires name for the review and its action plan.
    """

    results: Results
    edition: EditionLine
    periods: tuple[str, ...]
    names_points: bool
    pictures: Pictures
    categories: tuple[CategoryPart, ...]
    overall: tuple[Row, ...]
    strongest: tuple[ReportItem, ...]
    weakest: tuple[ReportItem, ...]
    lower: tuple[ReportItem, ...]
    higher: tuple[ReportItem, ...]
    comments: tuple[CommentPlace, ...]
    reworded: tuple[ReportItem, ...]
    findings: tuple[PlanFinding, ...]
    sources: tuple[Source, ...]
    worksheets: tuple[Worksheet, ...]

    @property
    def own(self) -> Group | None:
        """The person's own form."""
        return next((group for group in self.results.groups if group.about_self), None)

    @property
    def others(self) -> tuple[Group, ...]:
        """The groups that count as the others, of which there are some wherever anybody else is shown."""
        return others(self.results)

    @property
    def by_themselves(self) -> tuple[Group, ...]:
        """Groups that stand beside the others, because they answered under their names."""
        return tuple(each for each in self.results.groups if not each.about_self and each not in self.others)

    @property
    def merged(self) -> tuple[Group, ...]:
        """Groups that stand for several perspectives."""
        return tuple(group for group in self.results.groups if len(group.titles) > 1)

    @property
    def forms(self) -> int:
        """How many forms came back and could be counted, whether their answers are shown or not."""
        return sum(group.forms for group in self.results.groups) + sum(each.forms for each in self.results.hidden)

    @property
    def items(self) -> tuple[ReportItem, ...]:
        """All sentences in the order of the report."""
        return tuple(item for part in self.categories for each in part.competencies for item in each.items)

    @property
    def columns(self) -> int:
        """How many columns a table of sentences has: who, the points, what is beside the scale, mean and spread."""
        scale = self.results.scale
        return 1 + len(scale.points) + (scale.off_scale is not None) + 2 + self.has_changes

    @property
    def blank_lines(self) -> range:
        """The rows of the plan that hold no finding yet."""
        return range(max(_FEWEST_BLANK, _LINES_OF_PLAN - len(self.findings)))

    @property
    def has_changes(self) -> bool:
        """Whether there is an earlier tally to compare with."""
        return bool(self.results.compared_with)

    @property
    def has_reversed(self) -> bool:
        """Whether there is a sentence for which a low answer is the good one."""
        return any(item.result.item.reverse_keyed for item in self.items)

    @property
    def reversed_values(self) -> tuple[int, ...]:
        """The values that the points of the scale have for such sentences; empty where none of them was rated."""
        turned = (item.result for item in self.items if item.result.item.reverse_keyed)
        return next((figures.values for result in turned for figures in result.figures.values()), ())


def report(framework: Framework, results: Results) -> Report:
    """The report about one person on one scale."""
    results = legible_results(results)
    categories = _categories(framework, results)
    items = {item.result.item.id: item for part in categories for each in part.competencies for item in each.items}
    lower, higher = (largest_gaps(items.values(), which) for which in (Seen.HIGHER, Seen.LOWER))
    strongest, weakest = _listed(items, results.strongest), _listed(items, results.weakest)
    asked = _questionnaires(framework, results)
    labels = [point.label for point in results.scale.points]
    return Report(
        results=results,
        edition=edition_line(framework.about, framework.audience),
        periods=tuple(dict.fromkeys(each.period for each in asked if each.period)),
        names_points=all(fits(label, _ROOM_FOR_LABELS / len(labels) - _BETWEEN_LABELS, 2) for label in labels),
        pictures=pictures(framework, results),
        categories=categories,
        overall=tuple(overall_rows(results)),
        strongest=strongest,
        weakest=weakest,
        lower=lower,
        higher=higher,
        comments=tuple(_comments(results)),
        reworded=tuple(item for item in items.values() if item.result.is_reworded),
        findings=findings(strongest, weakest, (*lower, *higher)),
        sources=_sources(framework, results),
        worksheets=tuple(each for each in framework.worksheets if each.id in {one.action_plan for one in asked}),
    )


def _categories(framework: Framework, results: Results) -> tuple[CategoryPart, ...]:
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


def _listed(items: Mapping[str, ReportItem], results: Iterable[ItemResult]) -> tuple[ReportItem, ...]:
    return tuple(items[result.item.id] for result in results)


def _questionnaires(framework: Framework, results: Results) -> tuple[Questionnaire, ...]:
    """Those that the people of the report can have filled in."""
    asked = {perspective for group in results.groups for perspective in group.id.split("+")}
    found = (each for each in framework.questionnaires if each.scale == results.scale.id)
    return tuple(each for each in found if each.perspective in asked)


def _comments(results: Results) -> Sequence[CommentPlace]:
    """What is there to read. A group that is not shown says nothing here either."""
    places = (
        CommentPlace(
            place.heading,
            tuple((group, place.texts[group.id]) for group in results.groups if place.texts.get(group.id)),
        )
        for place in results.comments
    )
    return [place for place in places if place.groups]


def _sources(framework: Framework, results: Results) -> tuple[Source, ...]:
    used = {citation.source for result in results.items for citation in result.item.sources}
    return tuple(source for source in framework.sources if source.id in used)

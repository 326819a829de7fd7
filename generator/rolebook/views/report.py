"""What a person hears back: the results in the order in which somebody reads them, with nothing added to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Questionnaire
from rolebook.model.results import Group, ItemResult, Results
from rolebook.model.vocabulary import Source
from rolebook.model.worksheet import Worksheet
from rolebook.views.parts import EditionLine, edition_line
from rolebook.views.pictures.words import fits
from rolebook.views.report_chapters import CategoryPart, category_parts
from rolebook.views.report_items import (
    Beside,
    ReportItem,
    Row,
    Seen,
    alike,
    beside,
    largest_gaps,
    others,
    overall_rows,
)
from rolebook.views.report_legible import legible_results
from rolebook.views.report_pictures import Pictures, pictures
from rolebook.views.report_plan import PlanFinding, findings

_ROOM_FOR_LABELS = 302.0
"""How wide the columns of all points are together, in units of a picture: 80 mm in type of 9 point."""
_BETWEEN_LABELS = 2.0
_LINES_OF_PLAN, _FEWEST_BLANK = 8, 2
"""How many lines of the plan have room on a sheet, and how many of them hold no finding yet at least."""


@dataclass(frozen=True)
class CommentPlace:
    """What groups wrote at one place of the form, group by group."""

    heading: str
    groups: tuple[tuple[Group, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Report:
    """Everything that the report about one person shows.

    `periods` are what the forms asked people to think of. `names_points` says whether the columns of a distribution
    have room for words. `lower` and `higher` are what others see less of, and more of, than the person, and
    `beside` what people under their name see otherwise, for each such group that does. `worksheets` are what the
    questionnaires name for the review and its action plan.
    """

    results: Results
    counted_on: str
    edition: EditionLine
    periods: tuple[str, ...]
    names_points: bool
    pictures: Pictures
    categories: tuple[CategoryPart, ...]
    overall: tuple[Row, ...]
    strongest: tuple[ReportItem, ...]
    strongest_alike: int
    weakest: tuple[ReportItem, ...]
    weakest_alike: int
    lower: tuple[ReportItem, ...]
    higher: tuple[ReportItem, ...]
    beside: tuple[Beside, ...]
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
        return _by_themselves(self.results)

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


def report(framework: Framework, results: Results, counted_on: str = "") -> Report:
    """The report about one person on one scale. `counted_on` is the day of it, as YYYY-MM-DD."""
    results = legible_results(results)
    categories = category_parts(framework, results)
    items = {item.result.item.id: item for part in categories for each in part.competencies for item in each.items}
    see_less, see_more = (largest_gaps(items.values(), which) for which in (Seen.HIGHER, Seen.LOWER))
    strongest, weakest = _listed(items, results.strongest), _listed(items, results.weakest)
    by_name = (beside(items.values(), group, results.scale) for group in _by_themselves(results))
    seen_otherwise = tuple(each for each in by_name if each.gaps)
    asked = _questionnaires(framework, results)
    labels = [point.label for point in results.scale.points]
    return Report(
        results=results,
        counted_on=counted_on,
        edition=edition_line(framework.about, framework.audience),
        periods=tuple(dict.fromkeys(each.period for each in asked if each.period)),
        names_points=all(fits(label, _ROOM_FOR_LABELS / len(labels) - _BETWEEN_LABELS, 2) for label in labels),
        pictures=pictures(framework, results),
        categories=categories,
        overall=tuple(overall_rows(results)),
        strongest=strongest,
        strongest_alike=alike(items.values(), strongest),
        weakest=weakest,
        weakest_alike=alike(items.values(), weakest),
        lower=see_less,
        higher=see_more,
        beside=seen_otherwise,
        comments=tuple(_comments(results)),
        reworded=tuple(item for item in items.values() if item.result.is_reworded),
        findings=findings(strongest, weakest, (*see_less, *see_more), seen_otherwise),
        sources=_sources(framework, results),
        worksheets=tuple(each for each in framework.worksheets if each.id in {one.action_plan for one in asked}),
    )


def _by_themselves(results: Results) -> tuple[Group, ...]:
    return tuple(each for each in results.groups if not each.about_self and each not in others(results))


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

"""The sheet with the words of the scale, from which the other sheets take what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.render.markup import without_markup
from rolebook.render.workbook import Sheet, span
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import WorkbookWords, filled
from rolebook.views.score_sheet import ScoreSheet

_HEAD = 2


@dataclass(frozen=True)
class Choices:
    """Where the other sheets find what may be chosen; `recommendations` is empty where the plan names none."""

    ratings: str
    recommendations: str


def write_scale(sheet: Sheet, view: ScoreSheet, words: WorkbookWords) -> Choices:
    """The points from the highest to the lowest, what to choose when it cannot be judged, and the recommendations."""
    sheet.widths(24, 24, 90)
    sheet.title(filled(words.scale_title, scale=view.scale.title))
    sheet.text(_HEAD, 0, words.rating, Look.HEAD)
    sheet.text(_HEAD, 1, words.label, Look.HEAD)
    sheet.text(_HEAD, 2, words.definition, Look.HEAD_INDENTED)
    row = _HEAD
    for row, point in enumerate(reversed(view.scale.points), start=_HEAD + 1):
        sheet.number(row, 0, point.value, Look.CHOICE)
        sheet.text(row, 1, point.label, Look.LABEL)
        sheet.text(row, 2, without_markup(point.definition))
    if view.scale.off_scale:
        row += 1
        sheet.text(row, 0, view.scale.off_scale.label, Look.LABEL)
        sheet.text(row, 2, without_markup(view.scale.off_scale.definition))
    ratings = f"{sheet.name}!{span((_HEAD + 1, 0), (row, 0), fixed=True)}"
    return Choices(ratings, _write_recommendations(sheet, row + 2, view, words))


def _write_recommendations(sheet: Sheet, head: int, view: ScoreSheet, words: WorkbookWords) -> str:
    if not view.plan.recommendations:
        return ""
    sheet.text(head, 0, words.recommendations, Look.HEAD_INDENTED)
    for row, recommendation in enumerate(view.plan.recommendations, start=head + 1):
        sheet.text(row, 0, recommendation)
    return f"{sheet.name}!{span((head + 1, 0), (head + len(view.plan.recommendations), 0), fixed=True)}"

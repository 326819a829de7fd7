"""The workbook of a worksheet that weighs options: cells to fill in, the plane with what lands where, and advice."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.render.markup import without_markup
from rolebook.render.templates import Templates
from rolebook.render.weighing_plane import write_plane
from rolebook.render.weighing_scores import ScoreTable
from rolebook.render.weighing_words import WeighingWords, weighing_words
from rolebook.render.workbook import Book, cell, span
from rolebook.render.workbook import Sheet as BookSheet
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import filled
from rolebook.settings import Paper
from rolebook.views.sheet import Sheet, SheetBlock
from rolebook.views.worksheet import WeighingView

_FIRST = 2
_COLUMNS = (44, 26, 18, 44, 70)


@dataclass(frozen=True)
class Meanings:
    """Where other sheets find the points of the scale, and the titles of the quadrants from the upper left on."""

    points: str
    titles: tuple[str, ...]


def worksheet_workbook(view: Sheet, templates: Templates, paper: Paper = Paper.A4) -> bytes | None:
    """The workbook, to be filled in; None for a worksheet on which nothing is weighed."""
    weighed = [(block, block.part.weighing) for block in view.blocks if block.part.weighing]
    if not weighed:
        return None
    words = weighing_words(templates)
    book = Book(view.worksheet.title, view.edition, paper, words.page)
    for block, weighing in weighed:
        scores, plane, meaning = (book.sheet(name) for name in (words.scores, words.plane, words.meaning))
        meanings = _write_meaning(meaning, block, weighing, words)
        table = ScoreTable(scores, block, weighing, words, meanings.points, meanings.titles)
        table.write(view.worksheet.title)
        write_plane(book, plane, table)
    return book.content()


def _write_meaning(sheet: BookSheet, block: SheetBlock, weighing: WeighingView, words: WeighingWords) -> Meanings:
    """What each quadrant asks for, what scores mean, and what counts."""
    sheet.widths(*_COLUMNS)
    sheet.title(filled(words.meaning_title, block=block.part.block.title))
    titles = _write_quadrants(sheet, weighing, words)
    head = _FIRST + 6
    points = _write_scale(sheet, head, weighing, words)
    _write_criteria(sheet, head + len(weighing.scale.points) + 2, weighing, words)
    return Meanings(points, titles)


def _write_quadrants(sheet: BookSheet, weighing: WeighingView, words: WeighingWords) -> tuple[str, ...]:
    _write_heads(sheet, _FIRST, words.quadrant, weighing.across.title, weighing.upwards.title, words.advice)
    quadrants = [quadrant for row in weighing.plane for quadrant in row]
    for row, quadrant in enumerate(quadrants, start=_FIRST + 1):
        sheet.text(row, 0, quadrant.title, Look.LABEL)
        for column, end in enumerate((quadrant.first, quadrant.second), start=1):
            sheet.text(row, column, words.high if end == "high" else words.low)
        sheet.wide_text(row, 3, 4, without_markup(quadrant.advice), sum(_COLUMNS[3:]))
    return tuple(f"{sheet.name}!{cell(row, 0, fixed=True)}" for row in range(_FIRST + 1, _FIRST + 5))


def _write_scale(sheet: BookSheet, head: int, weighing: WeighingView, words: WeighingWords) -> str:
    """The points from the highest to the lowest; gives where their values stand."""
    _write_heads(sheet, head, words.score, words.label, "", words.definition)
    points = weighing.scale.points
    for row, point in enumerate(reversed(points), start=head + 1):
        sheet.number(row, 0, point.value, Look.CHOICE)
        sheet.text(row, 1, point.label)
        sheet.wide_text(row, 3, 4, without_markup(point.definition), sum(_COLUMNS[3:]))
    return f"{sheet.name}!{span((head + 1, 0), (head + len(points), 0), fixed=True)}"


def _write_criteria(sheet: BookSheet, head: int, weighing: WeighingView, words: WeighingWords) -> None:
    _write_heads(
        sheet, head, words.criterion, words.axis, words.framework_weight, words.weight_reason, words.guidance
    )  # fmt: skip
    row = head
    for axis in (weighing.across, weighing.upwards):
        for criterion in axis.criteria:
            row += 1
            reason, guidance = without_markup(criterion.weight_reason), without_markup(criterion.guidance)
            sheet.height_for(row, (criterion.title, _COLUMNS[0]), (reason, _COLUMNS[3]), (guidance, _COLUMNS[4]))
            sheet.text(row, 0, criterion.title, Look.LABEL)
            sheet.text(row, 1, axis.title)
            sheet.number(row, 2, criterion.weight)
            sheet.text(row, 3, reason)
            sheet.text(row, 4, guidance)


def _write_heads(sheet: BookSheet, row: int, *heads: str) -> None:
    sheet.height(row)
    for column, head in enumerate(heads):
        sheet.text(row, column, head, Look.HEAD if column == 0 else Look.HEAD_INDENTED)

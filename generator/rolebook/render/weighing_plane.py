"""The sheet with the plane: a chart of the spreadsheet, and a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from rolebook.model.vocabulary import Scale
from rolebook.render.weighing_formulas import drawn
from rolebook.render.weighing_scores import ScoreTable
from rolebook.render.workbook import Book, Sheet, cell, span
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_plane import Plane, PlaneAxis, PlaneLine, PlanePoint
from rolebook.render.workbook_words import filled

_CHART, _CHART_ROWS = 2, 25
_HEAD = _CHART + _CHART_ROWS
_FIRST = _HEAD + 1
_LETTER, _WHAT, _ACROSS, _UPWARDS, _LANDS = range(5)
_ROW_HEIGHT = 18
_DRAWN = 7
"""The first of the hidden columns that the chart is drawn from."""
_BELOW_TOP = Fraction(1, 12)
"""How far below the upper edge of a quadrant its title stands, as a part of the height of the plane."""


def write_plane(book: Book, sheet: Sheet, table: ScoreTable) -> None:
    """The chart and the table of one weighing."""
    words, weighing, block = table.words, table.weighing, table.block.part.block
    sheet.widths(8, 34, 16, 16, 44)
    hint = filled(words.plane_hint, high_from=weighing.high_from)
    sheet.title(filled(words.plane_title, block=block.title), hint)
    points = _write_results(sheet, table)
    lines, titles = _write_edges(sheet, table)
    axes = [_axis(axis.title, weighing.scale) for axis in table.axes]
    described = filled(words.plane_described, across=weighing.across.title, upwards=weighing.upwards.title)
    book.draw(sheet, _CHART, 0, Plane(axes[0], axes[1], points, lines, titles), described)
    sheet.hide_columns(_DRAWN, _DRAWN + 2)


def _write_results(sheet: Sheet, table: ScoreTable) -> tuple[PlanePoint, ...]:
    """Where each option lands, and beside it, hidden, where it is drawn."""
    words, weighing = table.words, table.weighing
    heads = (words.letter, words.what, weighing.across.title, weighing.upwards.title, words.lands)
    sheet.height(_HEAD)
    for column, head in enumerate(heads):
        look = Look.HEAD if column == 0 else Look.HEAD_RIGHT if column in {_ACROSS, _UPWARDS} else Look.HEAD_INDENTED
        sheet.text(_HEAD, column, head, look)
    points = []
    for row, source in enumerate(table.rows, start=_FIRST):
        totals = table.totals(source)
        sheet.height(row, _ROW_HEIGHT)
        sheet.formula(row, _LETTER, table.letter(source), Look.NAME, table.letters[source - table.rows[0]])
        sheet.formula(row, _WHAT, f'IF({table.what(source)}="","",{table.what(source)})', Look.TEXT)
        sheet.formula(row, _ACROSS, totals[0])
        sheet.formula(row, _UPWARDS, totals[1])
        sheet.formula(row, _LANDS, table.address(source, table.lands), Look.TEXT)
        for place in (0, 1):
            formula = drawn((cell(row, _ACROSS), cell(row, _UPWARDS)), place)
            sheet.formula(row, _DRAWN + 1 + place, formula, value="#N/A")
        points.append(PlanePoint(*(_reference(sheet, row, column) for column in (_LETTER, _DRAWN + 1, _DRAWN + 2))))
    return tuple(points)


def _write_edges(sheet: Sheet, table: ScoreTable) -> tuple[tuple[PlaneLine, ...], tuple[PlanePoint, ...]]:
    """Hidden: the lines from which scores count as high, and the places of the quadrants' titles."""
    scale = table.weighing.scale
    lowest, highest = Fraction(scale.points[0].value), Fraction(scale.points[-1].value)
    # Why within the scale: a line from which no score counts as high would lie outside of what is drawn.
    high = min(max(Fraction(table.weighing.high_from), lowest), highest)
    line = filled(table.words.high_line, high_from=table.weighing.high_from)
    row = _FIRST + len(table.letters) + 1
    upright = _write_line(sheet, row, line, ((high, lowest), (high, highest)))
    level = _write_line(sheet, row + 2, line, ((lowest, high), (highest, high)))
    drop = (highest - lowest) * _BELOW_TOP
    left, right = (lowest + high) / 2, (high + highest) / 2
    places = ((left, highest - drop), (right, highest - drop), (left, high - drop), (right, high - drop))
    titles = [quadrant.title for pair in table.weighing.plane for quadrant in pair]
    return (upright, level), tuple(_write_titles(sheet, row + 4, titles, places))


def _write_line(sheet: Sheet, row: int, name: str, ends: Sequence[tuple[Fraction, Fraction]]) -> PlaneLine:
    for place, (across, upwards) in enumerate(ends):
        sheet.text(row + place, _DRAWN, name)
        sheet.number(row + place, _DRAWN + 1, across)
        sheet.number(row + place, _DRAWN + 2, upwards)
    places = [f"={sheet.name}!{span((row, at), (row + 1, at), fixed=True)}" for at in (_DRAWN + 1, _DRAWN + 2)]
    return PlaneLine(_reference(sheet, row, _DRAWN), *places)


def _write_titles(
    sheet: Sheet, first: int, titles: Sequence[str], places: Sequence[tuple[Fraction, Fraction]]
) -> list[PlanePoint]:
    for row, (title, (across, upwards)) in enumerate(zip(titles, places, strict=True), start=first):
        sheet.text(row, _DRAWN, title)
        sheet.number(row, _DRAWN + 1, across)
        sheet.number(row, _DRAWN + 2, upwards)
    columns = (_DRAWN, _DRAWN + 1, _DRAWN + 2)
    rows = range(first, first + len(titles))
    return [PlanePoint(*(_reference(sheet, row, column) for column in columns)) for row in rows]


def _reference(sheet: Sheet, row: int, column: int) -> str:
    return f"={sheet.name}!{cell(row, column, fixed=True)}"


def _axis(title: str, scale: Scale) -> PlaneAxis:
    """From the lowest score to the highest; on a scale of one point, one below and one above it."""
    lowest, highest = scale.points[0].value, scale.points[-1].value
    if lowest == highest:
        return PlaneAxis(title, lowest - 1, highest + 1, 1)
    gaps = {after.value - before.value for before, after in pairwise(scale.points)}
    return PlaneAxis(title, lowest, highest, gaps.pop() if len(gaps) == 1 else None)

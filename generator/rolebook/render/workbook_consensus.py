"""The consensus sheet of one candidate: initial ratings, how far they lie apart, and what the panel agrees."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from rolebook.render import workbook_formulas as formulas
from rolebook.render.workbook import cell, span
from rolebook.render.workbook_formulas import Independent
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_table import Table
from rolebook.render.workbook_words import filled
from rolebook.views.consensus import ConsensusRow, ConsensusSheet

HEAD = 6
"""The row of the heads of columns; above stand title, hint, candidate, and who rated before talking to the others."""
_CANDIDATE, _BEFORE = 3, 5


@dataclass(frozen=True)
class AgreedCells:
    """Where a consensus sheet has its results: the cells of each competency, as other sheets name them."""

    agreed: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True)
class _Columns:
    """The columns right of the competencies. `check` is there only in an edition that knows must-haves."""

    first: int
    seats: int

    @property
    def of_seats(self) -> range:
        return range(self.first, self.first + self.seats)

    @property
    def spread(self) -> int:
        return self.first + self.seats

    @property
    def discuss(self) -> int:
        return self.spread + 1

    @property
    def mean(self) -> int:
        return self.spread + 2

    @property
    def agreed(self) -> int:
        return self.spread + 3

    @property
    def reason(self) -> int:
        return self.spread + 4

    @property
    def check(self) -> int:
        return self.spread + 5


def write_blank_consensus(table: Table) -> None:
    """A sheet on which the panel types everything, with as many columns as the plan asks for interviewers."""
    letters = table.view.letters
    columns = _Columns(table.first_rating, len(letters))
    table.sheet.text(_CANDIDATE, columns.first, "", Look.FILL)
    for column, letter in zip(columns.of_seats, letters, strict=True):
        table.sheet.text(HEAD, column, letter, Look.FILL_HEAD)
        table.sheet.text(_BEFORE, column, table.words.yes, Look.FILL_RIGHT)
        table.sheet.only_from(_BEFORE, column, (table.words.yes, table.words.no), table.words.wrong_choice)
        for row in table.rows:
            table.sheet.text(row, column, "", Look.FILL_RIGHT)
            table.only_means(row, column)
        table.write_totals(column)
        _fill_recommendation(table, column)
    for row in table.rows:
        _write_results(table, columns, row, None)
    table.write_totals(columns.mean)
    _write_frame(table, columns)


def write_found_consensus(table: Table, found: ConsensusSheet) -> AgreedCells:
    """A sheet with what the interviewers saved, which is locked, and empty cells for what the panel agrees."""
    columns = _Columns(table.first_rating, len(found.seats))
    table.sheet.text(_CANDIDATE, columns.first, found.candidate, Look.NAME)
    for column, (index, seat) in zip(columns.of_seats, enumerate(found.seats), strict=True):
        table.sheet.text(HEAD, column, f"{seat.letter} {seat.record.interviewer}".strip(), Look.HEAD_RIGHT)
        table.sheet.text(_BEFORE, column, table.words.yes if seat.counts else table.words.no, Look.RIGHT)
        for row, found_row in zip(table.rows, found.rows, strict=True):
            _write_given(table, row, column, found_row.ratings[index])
        table.write_totals(column, seat.standing)
        table.sheet.text(table.after, column, seat.record.recommendation, Look.RIGHT)
    for row, found_row in zip(table.rows, found.rows, strict=True):
        _write_results(table, columns, row, found_row)
    table.write_totals(columns.mean, found.standing)
    _write_frame(table, columns)
    return AgreedCells(
        tuple(f"{table.sheet.name}!{cell(row, columns.agreed, fixed=True)}" for row in table.rows),
        tuple(f"{table.sheet.name}!{cell(row, columns.mean, fixed=True)}" for row in table.rows),
    )


def _write_given(table: Table, row: int, column: int, rating: Fraction | None) -> None:
    if rating is None:
        table.sheet.text(row, column, "–", Look.RIGHT)
    else:
        table.sheet.number(row, column, rating, Look.NUMBER if rating.denominator == 1 else Look.MEAN)


def _write_results(table: Table, columns: _Columns, row: int, found: ConsensusRow | None) -> None:
    """What formulas make of the ratings in a row, and the cells for what the panel agrees."""
    sheet, words, threshold = table.sheet, table.words, table.view.plan.consensus_threshold
    seats = columns.of_seats
    independent = Independent(
        span((row, seats[0]), (row, seats[-1])), span((_BEFORE, seats[0]), (_BEFORE, seats[-1]), fixed=True), words.yes
    )
    sheet.array_formula(row, columns.spread, independent.spread, value=found.spread if found else "")
    discuss = formulas.discuss(words, cell(row, columns.spread), threshold)
    sheet.formula(row, columns.discuss, discuss, Look.TEXT, _discussed(table, found))
    sheet.array_formula(row, columns.mean, independent.mean, value=found.mean if found else "")
    sheet.text(row, columns.agreed, "", Look.FILL_RIGHT)
    table.only_ratings(row, columns.agreed)
    sheet.text(row, columns.reason, "", Look.FILL)
    if required := table.requirement(row, columns.agreed):
        sheet.formula(row, columns.check, formulas.requirement(words, required, table.lowest), Look.TEXT)


def _discussed(table: Table, found: ConsensusRow | None) -> str:
    if found is None or found.spread is None:
        return ""
    return table.words.do_discuss if found.discuss else table.words.do_not_discuss


def _fill_recommendation(table: Table, column: int) -> None:
    table.sheet.text(table.after, column, "", Look.FILL_RIGHT)
    if table.choices.recommendations:
        table.sheet.only_from(table.after, column, table.choices.recommendations, table.words.wrong_choice)


def _write_frame(table: Table, columns: _Columns) -> None:
    """Title, heads, labels, and what is signed at the end."""
    sheet, words, plan = table.sheet, table.words, table.view.plan
    weights = (8, 8, 8) if table.view.shows_weights else ()
    sheet.widths(32, *weights, *(13 for _ in columns.of_seats), 9, 13, 9, 13, 36, 19 if weights else 2)
    sheet.title(filled(words.consensus_title, plan=plan.title), words.consensus_hint)
    sheet.text(_CANDIDATE, 0, words.candidate, Look.LABEL)
    sheet.text(_BEFORE, 0, words.before_others, Look.LABEL)
    table.write_competencies()
    sheet.text(HEAD, columns.spread, words.spread, Look.HEAD_RIGHT)
    sheet.text(HEAD, columns.discuss, filled(words.discuss, threshold=plan.consensus_threshold), Look.HEAD_INDENTED)
    sheet.text(HEAD, columns.mean, words.mean, Look.HEAD_RIGHT)
    sheet.text(HEAD, columns.agreed, words.agreed, Look.HEAD_RIGHT)
    sheet.text(HEAD, columns.reason, words.reason, Look.HEAD_INDENTED)
    if table.view.shows_weights:
        sheet.text(HEAD, columns.check, words.check, Look.HEAD_INDENTED)
    table.write_total_labels()
    table.write_totals(columns.agreed)
    sheet.height(table.after)
    sheet.text(table.after, 0, words.recommendation, Look.LABEL)
    _fill_recommendation(table, columns.agreed)
    for row, label in enumerate((words.dissent, words.chair, words.date), start=table.after + 2):
        sheet.height(row)
        sheet.text(row, 0, label, Look.LABEL)
        sheet.text(row, columns.reason, "", Look.FILL)
    sheet.repeat(HEAD, HEAD)

"""The sheet with the candidates side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rolebook.render import workbook_formulas as formulas
from rolebook.render.workbook import cell
from rolebook.render.workbook_consensus import AgreedCells
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_table import Table
from rolebook.render.workbook_words import filled
from rolebook.views.consensus import ConsensusRow
from rolebook.views.panel import ComparedRow, PanelView

HEAD = 3
CANDIDATES = 4
"""As many as a comparison that is filled in by hand has room for."""


def write_blank_comparison(table: Table) -> None:
    """A sheet on which the panel types the agreed ratings of up to four candidates."""
    columns = range(table.first_rating, table.first_rating + CANDIDATES)
    for number, column in enumerate(columns, start=1):
        table.sheet.text(HEAD, column, filled(table.words.candidate_number, number=number), Look.FILL_HEAD)
        for row in table.rows:
            table.sheet.text(row, column, "", Look.FILL_RIGHT)
            table.only_ratings(row, column)
        table.write_totals(column)
    _write_differences(table, columns, [None for _ in table.rows])
    _write_frame(table, [18 for _ in columns], table.words.comparison_hint)


def write_found_comparison(table: Table, view: PanelView, cells: Sequence[AgreedCells]) -> None:
    """A sheet that follows the consensus sheets: what is agreed there, and until then the mean."""
    columns = range(table.first_rating, table.first_rating + 2 * len(view.sheets), 2)
    for index, (column, found, there) in enumerate(zip(columns, view.sheets, cells, strict=True)):
        table.sheet.text(HEAD, column, found.candidate, Look.HEAD_RIGHT)
        table.sheet.text(HEAD, column + 1, table.words.basis, Look.HEAD_INDENTED)
        for row, agreed, mean, compared in zip(table.rows, there.agreed, there.means, view.compared, strict=True):
            _follow(table, row, column, (agreed, mean), compared.rows[index])
        table.write_totals(column, found.standing)
    _write_differences(table, columns, view.compared)
    _write_frame(table, [14, 16] * len(view.sheets), table.words.comparison_linked_hint)


def _follow(table: Table, row: int, column: int, there: tuple[str, str], found: ConsensusRow) -> None:
    agreed, mean = there
    table.sheet.formula(row, column, formulas.agreed_or_mean(agreed, mean), value=found.mean)
    basis = table.words.is_mean if found.mean is not None else ""
    table.sheet.formula(row, column + 1, formulas.basis(table.words, agreed, mean), Look.TEXT, basis)


def _write_differences(table: Table, columns: Sequence[int], compared: Sequence[ComparedRow | None]) -> None:
    """How far the candidates lie apart, and who is higher, to the right of the last."""
    apart = columns[-1] + (columns[1] - columns[0])
    names = [cell(HEAD, column, fixed=True) for column in columns]
    for row, found in zip(table.rows, compared, strict=True):
        ratings = [cell(row, column) for column in columns]
        table.sheet.formula(row, apart, formulas.difference(ratings), value=found.apart if found else "")
        who = formulas.highest(table.words, cell(row, apart), ratings, names)
        table.sheet.formula(row, apart + 1, who, Look.TEXT, _who(table, found))
    table.sheet.text(HEAD, apart, table.words.difference, Look.HEAD_RIGHT)
    table.sheet.text(HEAD, apart + 1, table.words.highest, Look.HEAD_INDENTED)


def _who(table: Table, found: ComparedRow | None) -> str:
    if found is None or found.apart is None:
        return ""
    return f"{table.words.higher} {', '.join(found.highest)}" if found.highest else table.words.alike


def _write_frame(table: Table, widths: Sequence[float], hint: str) -> None:
    weights = (8, 8, 8) if table.view.shows_weights else ()
    table.sheet.widths(34, *weights, *widths, 12, 34)
    table.sheet.title(filled(table.words.comparison_title, plan=table.view.plan.title), hint)
    table.write_competencies()
    table.write_total_labels()
    table.sheet.repeat(HEAD, HEAD)

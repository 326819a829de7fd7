"""The action plan of a report's workbook: findings that are filled in, and cells to write what comes of them."""

from __future__ import annotations

from fractions import Fraction

from rolebook.render.report_tables import heads
from rolebook.render.report_words import ReportWords
from rolebook.render.workbook import Sheet, span
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import filled
from rolebook.views.report import Report

_COUNTS, _HEAD = 3, 6
_ROW = 48
_ACTION, _DUE, _STATUS, _REVIEW = 2, 4, 6, 7


def write_plan(sheet: Sheet, report: Report, words: ReportWords) -> None:
    """The findings and blank lines, and above them how many actions have which status."""
    worksheets = "".join(filled(words.plan_worksheet, title=each.title) for each in report.worksheets)
    sheet.title(filled(words.title, name=report.results.rated), words.plan_hint + worksheets)
    sheet.widths(40, 20, 46, 20, 13, 36, 13, 13)
    lines = [
        (f"{each.item.number} {each.item.result.item.title}", ", ".join(map(words.of_why, each.reasons)))
        for each in report.findings
    ] + [("", "") for _ in report.blank_lines]
    rows = range(_HEAD + 1, _HEAD + 1 + len(lines))
    _write_counts(sheet, rows, words)
    titles = (words.finding, words.why, words.action, words.owner, words.due, words.proof, words.status, words.review)
    heads(sheet, _HEAD, titles, ())
    for row, (finding, why) in zip(rows, lines, strict=True):
        sheet.height(row, _ROW)
        sheet.text(row, 0, finding, Look.LABEL if finding else Look.FILL)
        sheet.text(row, 1, why, Look.TEXT if why else Look.FILL)
        for column in range(_ACTION, _REVIEW + 1):
            sheet.text(row, column, "", Look.FILL_DAY if column in {_DUE, _REVIEW} else Look.FILL)
        sheet.only_from(row, _STATUS, _statuses(words), words.wrong_status)
    for column in (_DUE, _REVIEW):
        sheet.each_only_days(rows, column, words.wrong_day)
    sheet.repeat(_HEAD, _HEAD)


def _statuses(words: ReportWords) -> tuple[str, str, str, str]:
    return words.open, words.on_time, words.late, words.done


def _write_counts(sheet: Sheet, rows: range, words: ReportWords) -> None:
    """How many actions there are of each status."""
    cells = span((rows[0], _STATUS), (rows[-1], _STATUS), fixed=True)
    for column, status in enumerate(_statuses(words), start=_ACTION + 1):
        sheet.text(_COUNTS, column, status, Look.HEAD_RIGHT)
        sheet.formula(_COUNTS + 1, column, f'COUNTIF({cells},"{_quoted(status)}")', Look.NUMBER, Fraction())


def _quoted(text: str) -> str:
    """Text inside a string of a formula."""
    return text.replace('"', '""')

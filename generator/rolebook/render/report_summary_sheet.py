"""The first sheet of a report's workbook: who answered, means by group with charts, and what stands out."""

from __future__ import annotations

from collections.abc import Sequence

from rolebook.render.report_tables import heads
from rolebook.render.report_words import ReportWords
from rolebook.render.workbook import Book, Sheet
from rolebook.render.workbook_chart import Plotted, Shape
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import filled
from rolebook.views.pictures.radar import FEWEST_AXES, MOST_AXES
from rolebook.views.report import Report
from rolebook.views.report_items import Beside, ReportItem

_FIRST = 3
_CHART_ROWS = 18
"""How many rows of usual height a chart covers."""


def write_summary(book: Book, sheet: Sheet, report: Report, words: ReportWords) -> None:
    """The sheet from above to below, table after table."""
    results, edition = report.results, report.edition
    hint = filled(words.summary_hint, name=results.rated, framework=edition.title, version=edition.version)
    if report.counted_on:
        hint += filled(words.counted_on, day=report.counted_on)
    sheet.title(filled(words.title, name=results.rated), hint)
    sheet.widths(44, *(16 for _ in range(max(3, len(results.groups) + 2))))
    row = _write_groups(sheet, _FIRST, report, words)
    row = _write_categories(book, sheet, row + 2, report, words)
    row = _write_overall(sheet, row, report, words)
    lists: Sequence[tuple[str, Sequence[ReportItem]]] = (
        (words.strongest_title, report.strongest),
        (words.weakest_title, report.weakest),
        (words.lower_title, report.lower),
        (words.higher_title, report.higher),
    )
    for title, items in lists:
        row = _write_list(sheet, row, title, items, report, words)
    for each in report.beside:
        row = _write_beside(sheet, row, each, words)


def _write_groups(sheet: Sheet, row: int, report: Report, words: ReportWords) -> int:
    """Who answered; the row below."""
    sheet.text(row, 0, words.groups_title, Look.CHOICE)
    heads(sheet, row + 1, (words.group, words.forms, words.shown), {1})
    row += 2
    for group in report.results.groups:
        sheet.text(row, 0, words.of_group(group), Look.LABEL)
        sheet.number(row, 1, group.forms)
        shown = words.single if group.forms == 1 else words.as_group
        merged = words.merged if len(group.titles) > 1 else shown
        sheet.line(row, 2, words.own_form if group.about_self else merged)
        row += 1
    for hidden in report.results.hidden:
        sheet.text(row, 0, hidden.title, Look.LABEL)
        sheet.number(row, 1, hidden.forms)
        sheet.line(row, 2, filled(words.hidden, number=hidden.min_raters))
        row += 1
    if report.results.left_out:
        sheet.line(row, 0, filled(words.left_out, count=report.results.left_out))
        row += 1
    return row


def _write_categories(book: Book, sheet: Sheet, row: int, report: Report, words: ReportWords) -> int:
    """Means by group with a chart of them; the row below both."""
    parts = [part.row for part in report.categories if part.row]
    if not parts:
        return row
    groups = report.results.groups
    sheet.text(row, 0, words.categories_title, Look.CHOICE)
    titles = (words.category, *map(words.of_group, groups), words.others, words.difference)
    heads(sheet, row + 1, titles, range(1, len(titles)))
    rows = range(row + 2, row + 2 + len(parts))
    for each, part in zip(rows, parts, strict=True):
        sheet.text(each, 0, part.title, Look.LABEL)
        for column, found in enumerate(part.cells, start=1):
            if found.mean is not None:
                sheet.number(each, column, found.mean, Look.DECIMAL)
        for column, value in enumerate((part.summary.others, part.summary.gap), start=1 + len(groups)):
            if value is not None:
                sheet.number(each, column, value, Look.DECIMAL)
    points = report.results.scale.points
    plotted = Plotted(
        words.categories_title,
        filled(words.chart_text, title=words.categories_title),
        words.summary,
        rows,
        range(1, 1 + len(groups)),
        min(0, points[0].value - 1),
        points[-1].value,
    )
    below = rows.stop + 1
    if FEWEST_AXES <= len(parts) <= MOST_AXES:
        book.chart(sheet, (below, 0), Shape.RADAR, plotted)
        below += _CHART_ROWS
    book.chart(sheet, (below, 0), Shape.BARS, plotted)
    return below + 6 + len(parts) * (1 + len(groups)) * 6 // 5


def _write_overall(sheet: Sheet, row: int, report: Report, words: ReportWords) -> int:
    if not report.overall:
        return row
    sheet.text(row, 0, words.overall_title, Look.CHOICE)
    heads(sheet, row + 1, (words.group, words.ratings, words.mean, words.wording), {1, 2})
    row += 2
    for given in report.overall:
        sheet.text(row, 0, words.of_group(given.group), Look.LABEL)
        if given.figures:
            sheet.number(row, 1, given.figures.number)
            sheet.number(row, 2, given.figures.mean, Look.DECIMAL)
        sheet.line(row, 3, given.sentence)
        row += 1
    return row + 1


def _write_beside(sheet: Sheet, row: int, beside: Beside, words: ReportWords) -> int:
    """What somebody who answered by name sees otherwise; the row below."""
    who = words.of_group(beside.group)
    sheet.text(row, 0, filled(words.beside_title, group=who), Look.CHOICE)
    heads(sheet, row + 1, (words.item, who, words.you, words.difference), {1, 2, 3})
    row += 2
    for each in beside.gaps:
        sheet.text(row, 0, f"{each.item.number} {each.item.result.item.title}", Look.LABEL)
        for column, value in enumerate((each.given.mean, each.given.mean + each.gap, each.gap), start=1):
            sheet.number(row, column, value, Look.DECIMAL)
        row += 1
    return row + 1


def _write_list(
    sheet: Sheet, row: int, title: str, items: Sequence[ReportItem], report: Report, words: ReportWords
) -> int:
    if not items:
        return row
    sheet.text(row, 0, title, Look.CHOICE)
    titles = (words.item, words.others if report.others else words.mean)
    with_own = bool(report.own and report.others)
    heads(sheet, row + 1, (*titles, words.you, words.difference) if with_own else titles, {1, 2, 3})
    row += 2
    for item in items:
        sheet.text(row, 0, f"{item.number} {item.result.item.title}", Look.LABEL)
        if item.together:
            sheet.number(row, 1, item.together.mean, Look.DECIMAL)
        if with_own and item.own:
            sheet.number(row, 2, item.own.mean, Look.DECIMAL)
        if with_own and item.result.gap is not None:
            sheet.number(row, 3, item.result.gap, Look.DECIMAL)
        row += 1
    return row + 1

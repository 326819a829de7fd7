"""The tables of a report's workbook: sentences, competencies and comments, one row each, to sort and to filter."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.results import Change
from rolebook.render.report_words import ReportWords
from rolebook.render.workbook import TWO_LINES, Sheet, cell, span
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import filled
from rolebook.views.report import Report
from rolebook.views.report_chapters import CategoryPart, CompetencyPart, SummaryRow
from rolebook.views.report_items import ReportItem, Row

_VALUES, _REVERSED, _HEAD = 3, 4, 5
"""Rows of the sheet of sentences: above the heads stand the values of the points."""
_FIRST_POINT = 6
"""The column of the lowest point, right of what the row is about."""
_TABLE_HEAD = 3
_POINT, _NAME, _PLACE = 9, 30, 44


def heads(sheet: Sheet, row: int, titles: Sequence[str], numbers: Container[int]) -> None:
    """The heads of a table; `numbers` are the columns that hold some."""
    sheet.height(row)
    for column, title in enumerate(titles):
        sheet.text(row, column, title, Look.HEAD_RIGHT if column in numbers else Look.HEAD)


def write_items(sheet: Sheet, report: Report, words: ReportWords) -> None:
    """A row for each sentence and group."""
    _ItemTable(sheet, report, words).write()


@dataclass(frozen=True)
class _ItemTable:
    """Where the columns of the sheet of sentences stand."""

    sheet: Sheet
    report: Report
    words: ReportWords

    @property
    def points(self) -> range:
        return range(_FIRST_POINT, _FIRST_POINT + len(self.report.results.scale.points))

    @property
    def off(self) -> int:
        """The column beside the scale; that of the numbers stands right of it."""
        return self.points.stop

    def write(self) -> None:
        words, report, sheet = self.words, self.report, self.sheet
        hint = words.items_hint + (f" {words.reversed_hint}" if report.reversed_values else "")
        sheet.title(filled(words.title, name=report.results.rated), hint)
        changes = (8, 8) if report.has_changes else ()
        sheet.widths(5, 18, 20, 20, 32, 18, *(_POINT for _ in self.points), 8, 8, 7, 8, 9, 10, *changes, 34)
        self._write_values()
        titles = tuple(self._heads())
        heads(sheet, _HEAD, titles, range(_FIRST_POINT, len(titles) - 1))
        row = _HEAD
        for part in report.categories:
            for competency in part.competencies:
                for item in competency.items:
                    for given in item.rows:
                        row += 1
                        self._write_row(row, (part, competency), item, given)
        sheet.repeat(_HEAD, _HEAD)

    def _heads(self) -> Iterator[str]:
        words, scale = self.words, self.report.results.scale
        yield from (words.number, words.category, words.competency, words.item, words.wording, words.group)
        yield from (filled(words.point, value=point.value, label=point.label) for point in scale.points)
        yield from (scale.off_scale.label if scale.off_scale else "–", words.ratings, words.mean, words.spread)
        yield from (words.others, words.difference)
        if self.report.has_changes:
            yield from (words.before, words.change)
        yield words.remark

    def _write_values(self) -> None:
        values = [point.value for point in self.report.results.scale.points]
        lines = [(_VALUES, self.words.values, values)]
        if self.report.reversed_values:
            lines.append((_REVERSED, self.words.values_reversed, [*self.report.reversed_values]))
        for row, label, shown in lines:
            self.sheet.text(row, _FIRST_POINT - 1, label, Look.RIGHT)
            for column, value in zip(self.points, shown, strict=True):
                self.sheet.number(row, column, value)

    def _write_row(self, row: int, parts: tuple[CategoryPart, CompetencyPart], item: ReportItem, given: Row) -> None:
        category, competency = parts
        self.sheet.height(row)
        self.sheet.number(row, 0, item.number)
        texts = (category.category.title, competency.competency.title, item.result.item.title, given.sentence)
        for column, text in enumerate((*texts, self.words.of_group(given.group)), start=1):
            self.sheet.text(row, column, text)
        if given.figures:
            self._write_figures(row, item, given)
        result = item.result
        if result.others is not None:
            self.sheet.number(row, self.off + 4, result.others, Look.DECIMAL)
        if given.group.about_self and result.gap is not None:
            difference = f"{cell(row, self.off + 2)}-{cell(row, self.off + 4)}"
            self.sheet.formula(row, self.off + 5, difference, look=Look.DECIMAL, value=result.gap)
        end = self.off + 6
        if self.report.has_changes:
            self._write_change(row, end, given.change)
            end += 2
        self.sheet.text(row, end, ", ".join(self._remarks(item, given)))

    def _write_figures(self, row: int, item: ReportItem, given: Row) -> None:
        figures = given.figures
        if figures is None:
            return
        for column, count in zip(self.points, figures.counts, strict=True):
            self.sheet.number(row, column, count)
        self.sheet.number(row, self.off, figures.off_scale)
        counts = span((row, self.points[0]), (row, self.points[-1]))
        above = _REVERSED if item.result.item.reverse_keyed else _VALUES
        values = span((above, self.points[0]), (above, self.points[-1]), fixed=True)
        number = cell(row, self.off + 1)
        from_numbers = Fraction(figures.number)
        self.sheet.formula(row, self.off + 1, f"SUM({counts})", Look.NUMBER, from_numbers)
        mean = f"SUMPRODUCT({values},{counts})/{number}"
        self.sheet.formula(row, self.off + 2, mean, Look.DECIMAL, figures.mean)
        self.sheet.number(row, self.off + 3, figures.spread)

    def _write_change(self, row: int, column: int, change: Change | None) -> None:
        if change:
            self.sheet.number(row, column, change.before, Look.DECIMAL)
            moved = f"{cell(row, self.off + 2)}-{cell(row, column)}"
            self.sheet.formula(row, column + 1, moved, look=Look.DECIMAL, value=change.difference)

    def _remarks(self, item: ReportItem, given: Row) -> Iterator[str]:
        words, off_scale = self.words, self.report.results.scale.off_scale
        if given.could_not_judge and off_scale:
            yield off_scale.label
        elif given.figures is None:
            yield words.no_rating if given.group.forms == 1 else words.too_few
        if given.group.about_self and item.seen:
            yield words.of_seen(item.seen)
        if item.result.item.reverse_keyed:
            yield words.turned_round
        if item.result.is_reworded:
            yield words.reworded


def write_competencies(sheet: Sheet, report: Report, words: ReportWords) -> None:
    """A row for each category or competency and group."""
    sheet.title(filled(words.title, name=report.results.rated), words.competencies_hint)
    sheet.widths(_NAME, _PLACE, _NAME, 10, 10, 12, 12, 12, 12, 12)
    changes = (words.before, words.now, words.change) if report.has_changes else ()
    titles = (words.category, words.competency, words.group, words.mean, words.spread, words.others, words.difference)
    heads(sheet, _TABLE_HEAD, (*titles, *changes), range(3, 10))
    row = _TABLE_HEAD
    for part in report.categories:
        parts = [(each.competency.title, each.row) for each in part.competencies]
        for title, summary in (("", part.row), *parts):
            if summary:
                row = _write_summary(sheet, row, (part.category.title, title), summary, report, words)
    sheet.repeat(_TABLE_HEAD, _TABLE_HEAD)


def _write_summary(
    sheet: Sheet, row: int, titles: tuple[str, str], summary: SummaryRow, report: Report, words: ReportWords
) -> int:
    """The rows of one competency or category below a row; the last row that was written."""
    category, competency = titles
    for group, found in zip(report.results.groups, summary.cells, strict=True):
        if found.mean is None:
            continue
        row += 1
        sheet.text(row, 0, category, Look.TEXT if competency else Look.LABEL)
        sheet.text(row, 1, competency)
        sheet.text(row, 2, words.of_group(group))
        sheet.number(row, 3, found.mean, Look.DECIMAL)
        if found.spread is not None:
            sheet.number(row, 4, found.spread, Look.DECIMAL)
        if summary.summary.others is not None:
            sheet.number(row, 5, summary.summary.others, Look.DECIMAL)
        if group.about_self and summary.summary.gap is not None:
            sheet.number(row, 6, summary.summary.gap, Look.DECIMAL)
        if found.change:
            sheet.number(row, 7, found.change.before, Look.DECIMAL)
            sheet.number(row, 8, found.change.now, Look.DECIMAL)
            sheet.formula(row, 9, f"{cell(row, 8)}-{cell(row, 7)}", look=Look.DECIMAL, value=found.change.difference)
    return row


def write_comments(sheet: Sheet, report: Report, words: ReportWords) -> None:
    """A row for each comment."""
    sheet.title(filled(words.title, name=report.results.rated), words.comments_hint)
    sheet.widths(_PLACE, _NAME, 90)
    heads(sheet, _TABLE_HEAD, (words.place, words.group, words.comment), ())
    row = _TABLE_HEAD
    for place in report.comments:
        for group, texts in place.groups:
            for text in texts:
                row += 1
                sheet.text(row, 0, place.heading)
                sheet.text(row, 1, words.of_group(group))
                sheet.text(row, 2, text)
                sheet.height(row, _height(text))
    if not report.comments:
        sheet.text(_TABLE_HEAD + 1, 0, words.no_comments, Look.HINT)
    sheet.repeat(_TABLE_HEAD, _TABLE_HEAD)


def _height(text: str) -> float:
    """The height of a row that holds a comment, as far as a row can be high (409 points)."""
    lines = sum(1 + len(line) // 95 for line in text.split("\n"))
    return min(max(TWO_LINES, 15.0 * lines + 4), 409.0)

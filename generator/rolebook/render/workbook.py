"""A workbook being written: text that stays text, formulas, and cells to fill in.

Only this module and those of charts know XlsxWriter. All but the cells to fill in is locked, without a password, so
that nobody breaks a formula by accident. Two workbooks with the same content are the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from rolebook.render.workbook_chart import Plotted, Shape, drawn
from rolebook.render.workbook_look import BASE, FORMATS, Look
from rolebook.render.workbook_plane import Plane, plane_chart
from rolebook.settings import Paper
from rolebook.views.parts import EditionLine

_PAPERS = {Paper.A4: 9, Paper.LETTER: 1}
"""The numbers that the file format gives to papers (ECMA-376, paperSize)."""
TWO_LINES = 32
"""The height of a row in points that holds two lines of type, or one by hand."""
_MAX_SHEET_NAME, _MAX_MESSAGE, _MAX_HEADER, _MAX_TEXT = 31, 255, 255, 32_767
_LINE_HEIGHT = 15.5
_CHART_SIZE = {"width": 860, "height": 480}
"""In pixels, 96 to the inch."""
_EARLIEST = date(2000, 1, 1)
"""A day before that is a number that somebody typed."""


Value = Fraction | str | None
"""The result of a formula; None where it is an empty text, as for the mean of nothing."""


def _result(value: Value) -> float | str:
    return float(value) if isinstance(value, Fraction) else value or ""


def cell(row: int, column: int, *, fixed: bool = False) -> str:
    """The name of a cell, such as B3; `fixed` as $B$3. Rows and columns count from 0."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def span(first: tuple[int, int], last: tuple[int, int], *, fixed: bool = False) -> str:
    """The name of a range, such as B3:B9."""
    return f"{cell(*first, fixed=fixed)}:{cell(*last, fixed=fixed)}"


class Sheet:
    """One sheet of a book. Rows and columns count from 0."""

    def __init__(self, sheet: Worksheet, formats: dict[Look, Format]) -> None:
        self._sheet = sheet
        self._formats = formats

    @property
    def name(self) -> str:
        """The name of the sheet as a formula of another sheet spells it."""
        return f"'{self._sheet.get_name()}'"

    def widths(self, *widths: float) -> None:
        """The widths of the columns from the first on, in characters."""
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def height(self, row: int, points: float = TWO_LINES) -> None:
        """The height of a row; without it, one line."""
        self._sheet.set_row(row, points)

    def height_for(self, row: int, *texts: tuple[str, float]) -> None:
        """The height of a row that holds each text in a column of that width, in characters."""
        # Why a tenth more: lines end before a word that does not fit.
        lines = max(ceil(1.1 * len(text) / width) for text, width in texts)
        self.height(row, max(lines, 1) * _LINE_HEIGHT)

    def wide_text(self, row: int, first: int, last: int, text: str, width: float) -> None:
        """Text across columns, in a row that is as high as it needs. `width` is that of the columns together."""
        self.height_for(row, (text, width))
        self._sheet.merge_range(row, first, row, last, "", self._formats[Look.TEXT])
        self.text(row, first, text)

    def hide_columns(self, first: int, last: int) -> None:
        """Columns that hold what others are made from."""
        self._sheet.set_column(first, last, None, None, {"hidden": True})

    def text(self, row: int, column: int, text: str, look: Look = Look.TEXT) -> None:
        """Text. It never becomes a formula, a number or a link, whatever it begins with."""
        if text:
            fits = text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - 1] + "…"
            self._sheet.write_string(row, column, fits, self._formats[look])
        else:
            self._sheet.write_blank(row, column, None, self._formats[look])

    def line(self, row: int, column: int, text: str) -> None:
        """Text that runs on over the empty cells beside it."""
        self.text(row, column, text, Look.LINE)

    def title(self, title: str, hint: str = "") -> None:
        """The title of the sheet in its first row, and what to do in the second."""
        self.height(0, 26)
        self.text(0, 0, title, Look.TITLE)
        self.height(1, 20)
        self.text(1, 0, hint, Look.HINT)

    def number(self, row: int, column: int, number: Fraction | float, look: Look = Look.NUMBER) -> None:
        """A number."""
        self._sheet.write_number(row, column, float(number), self._formats[look])

    def formula(self, row: int, column: int, formula: str, look: Look = Look.MEAN, value: Value = "") -> None:
        """A formula, without the sign = at its start. `value` is its result, for programs that only show the book."""
        self._sheet.write_formula(row, column, f"={formula}", self._formats[look], _result(value))

    def array_formula(self, row: int, column: int, formula: str, look: Look = Look.MEAN, value: Value = "") -> None:
        """A formula that looks at several cells one by one."""
        self._sheet.write_array_formula(
            row, column, row, column, f"{{={formula}}}", self._formats[look], _result(value)
        )

    def only_from(self, row: int, column: int, source: str | Sequence[str], message: str) -> None:
        """Let a cell take nothing but what stands in a range, or a word from a short list."""
        listed = f"={source}" if isinstance(source, str) else list(source)
        self._validate(row, column, {"validate": "list", "source": listed}, message)

    def each_only_from(self, rows: range, column: int, source: str, message: str) -> None:
        """Let the cells of a column take nothing but what stands in a range."""
        rule = {"validate": "list", "source": f"={source}", "error_message": message[:_MAX_MESSAGE]}
        self._sheet.data_validation(rows[0], column, rows[-1], column, rule)

    def only_whole(self, row: int, column: int, lowest: int, highest: int, message: str) -> None:
        """Let a cell take nothing but whole numbers between two, both included."""
        rule = {"validate": "integer", "criteria": "between", "minimum": lowest, "maximum": highest}
        self._validate(row, column, rule, message)

    def only_where(self, row: int, column: int, condition: str, message: str) -> None:
        """Let a cell take nothing but that for which a formula is true."""
        self._validate(row, column, {"validate": "custom", "value": f"={condition}"}, message)

    def each_only_days(self, rows: range, column: int, message: str) -> None:
        """Let the cells of a column take nothing but days."""
        rule = {"validate": "date", "criteria": ">=", "value": _EARLIEST, "error_message": message[:_MAX_MESSAGE]}
        self._sheet.data_validation(rows[0], column, rows[-1], column, rule)

    def _validate(self, row: int, column: int, rule: dict[str, object], message: str) -> None:
        self._sheet.data_validation(row, column, row, column, {**rule, "error_message": message[:_MAX_MESSAGE]})

    def insert(self, place: tuple[int, int], chart: Chart, text: str) -> None:
        """Put a chart above the cells; `text` says what it shows to who cannot see it."""
        self._sheet.insert_chart(*place, chart, {"description": text, "object_position": 2})

    def repeat(self, first_row: int, last_row: int) -> None:
        """Rows that stay in view, and that each printed page begins with; from above the first, nothing repeats."""
        self._sheet.freeze_panes(last_row + 1, 1)
        self._sheet.repeat_rows(first_row, last_row)


class Book:
    """A workbook with its looks and its paper."""

    def __init__(self, title: str, edition: EditionLine, paper: Paper, page: str) -> None:
        self._file = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self._book = Workbook(self._file, options)
        # Why this date: it is the edition's own, so that the clock does not get into the file.
        created = datetime.fromisoformat(edition.released)
        self._book.set_properties({"title": title, "author": edition.title, "created": created})
        self._formats = {name: self._book.add_format({**BASE, **look}) for name, look in FORMATS.items()}
        self._footer = f"&L{_literal(f'{edition.title} {edition.version}')}&R{page}"[:_MAX_HEADER]
        self._header = f"&L{_literal(title)}"[:_MAX_HEADER]
        self._paper = _PAPERS[paper]
        self._names: set[str] = set()

    def sheet(self, name: str) -> Sheet:
        """A new sheet at the end, printed across the paper and as wide as it."""
        sheet = self._new_sheet(name)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        return Sheet(sheet, self._formats)

    def data_sheet(self, name: str) -> Sheet:
        """A new sheet that other programs read and people may change: nothing in it is locked."""
        return Sheet(self._new_sheet(name), self._formats)

    def draw(self, sheet: Sheet, row: int, column: int, plane: Plane, described: str) -> None:
        """A plane on a sheet, its upper left corner in a cell. `described` is for those who do not see it."""
        chart = plane_chart(self._book, plane)
        chart.set_size(_CHART_SIZE)
        sheet.insert((row, column), chart, described)

    def _new_sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(self._free_name(name))
        sheet.set_landscape()
        sheet.set_paper(self._paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.7, right=0.7, top=0.9, bottom=0.8)
        sheet.set_header(self._header)
        sheet.set_footer(self._footer)
        sheet.hide_gridlines(2)
        return sheet

    def _free_name(self, wanted: str) -> str:
        """The name as programs take it (ECMA-376: 31 characters, some forbidden), with a number where it is taken."""
        # Why no apostrophe: formulas of other sheets would have to double it, which not every program understands.
        safe = "".join("-" if character in "[]:*?/\\" else character for character in wanted).replace("'", "’").strip()
        safe = safe if safe and safe.casefold() != "history" else f"{safe} 1".strip()
        number, name = 1, safe[:_MAX_SHEET_NAME]
        while name.casefold() in self._names:
            number += 1
            name = f"{safe[: _MAX_SHEET_NAME - len(str(number)) - 1]} {number}"
        self._names.add(name.casefold())
        return name

    def chart(self, there: Sheet, place: tuple[int, int], shape: Shape, plotted: Plotted) -> None:
        """A chart of what stands on a sheet, there, with its upper left corner in a cell."""
        there.insert(place, drawn(self._book, shape, plotted), plotted.text)

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._file.getvalue()


def _literal(text: str) -> str:
    """Text in a header or footer, where & starts a code."""
    return text.replace("&", "&&")

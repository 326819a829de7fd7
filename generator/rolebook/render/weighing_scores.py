"""The sheet on which options are scored: one row each, one column for each criterion, and the weights above."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.worksheet import Axis
from rolebook.render.weighing_formulas import AxisCells, Landing, message
from rolebook.render.weighing_words import WeighingWords
from rolebook.render.workbook import Sheet, cell, span
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_words import filled
from rolebook.views.sheet import SheetBlock
from rolebook.views.worksheet import WeighingView

_WEIGHTS_HINT, _MESSAGES, _AXES, _HEADS, _WEIGHTS = 2, 3, 5, 6, 7
_FIRST = _WEIGHTS + 1
_LETTER, _WHAT, _FIRST_SCORE = 0, 1, 2
_NARROW, _CRITERION, _TOTAL, _NAME, _LANDS = 7, 11, 10, 25, 29
_LINE, _ROW_HEIGHT = 15, 24


@dataclass(frozen=True)
class ScoreTable:
    """The table of scores. `points` are the cells of the scale, `titles` those of the quadrants from the upper left."""

    sheet: Sheet
    block: SheetBlock
    weighing: WeighingView
    words: WeighingWords
    points: str
    titles: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """What stands for the options."""
        return tuple(letter for group in self.block.options for letter in group)

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """The axis that runs across and the one that runs upwards."""
        return self.weighing.across, self.weighing.upwards

    @property
    def rows(self) -> range:
        """The rows of the options."""
        return range(_FIRST, _FIRST + len(self.letters))

    @property
    def _starts(self) -> tuple[int, int]:
        return _FIRST_SCORE, _FIRST_SCORE + len(self.weighing.across.criteria) + 1

    @property
    def _totals(self) -> tuple[int, int]:
        first, second = (
            start + len(axis.criteria) for start, axis in zip(self._starts, self.axes, strict=True)
        )  # fmt: skip
        return first, second

    @property
    def lands(self) -> int:
        """The column that says where each option lands."""
        return self._totals[1] + 1

    def address(self, row: int, column: int) -> str:
        """A cell as other sheets name it."""
        return f"{self.sheet.name}!{cell(row, column, fixed=True)}"

    def what(self, row: int) -> str:
        """The cell of an option's name."""
        return self.address(row, _WHAT)

    def letter(self, row: int) -> str:
        """The cell of an option's letter."""
        return self.address(row, _LETTER)

    def totals(self, row: int) -> tuple[str, str]:
        """The cells of an option's weighted scores."""
        across, upwards = self._totals
        return self.address(row, across), self.address(row, upwards)

    def write(self, worksheet: str) -> None:
        """Everything on the sheet."""
        block, words = self.block.part.block, self.words
        criteria = [(_CRITERION,) * len(axis.criteria) for axis in self.axes]
        self.sheet.widths(_NARROW, _NAME, *criteria[0], _TOTAL, *criteria[1], _TOTAL, _LANDS)
        hint = filled(words.scores_hint, scores=self._scores, high_from=self.weighing.high_from)
        self.sheet.title(filled(words.scores_title, worksheet=worksheet, block=block.title), hint)
        self.sheet.text(_WEIGHTS_HINT, 0, words.weights_hint, Look.HINT)
        self._write_heads()
        for side in (0, 1):
            self._write_axis(side)
        for row, letter in zip(self.rows, self.letters, strict=True):
            self._write_option(row, letter)
        self.sheet.repeat(_AXES, _WEIGHTS)

    @property
    def _scores(self) -> str:
        return ", ".join(str(point.value) for point in self.weighing.scale.points)

    def _weights(self, side: int) -> str:
        start, count = self._starts[side], len(self.axes[side].criteria)
        return span((_WEIGHTS, start), (_WEIGHTS, start + count - 1), fixed=True)

    def _cells(self, row: int, side: int) -> AxisCells:
        start, count = self._starts[side], len(self.axes[side].criteria)
        return AxisCells(self._weights(side), span((row, start), (row, start + count - 1)), self.points, count)

    def _write_heads(self) -> None:
        longest = max(len(criterion.title) for axis in self.axes for criterion in axis.criteria)
        # Why half again: words rarely fill their lines to the end.
        self.sheet.height(_HEADS, _LINE * max(2, round(1.5 * longest / _CRITERION) + 1))
        self.sheet.height(_WEIGHTS, _ROW_HEIGHT)
        self.sheet.text(_HEADS, _LETTER, self.words.letter, Look.HEAD)
        self.sheet.text(_HEADS, _WHAT, self.words.what, Look.HEAD_INDENTED)
        self.sheet.text(_HEADS, self.lands, self.words.lands, Look.HEAD_INDENTED)
        self.sheet.text(_WEIGHTS, _WHAT, self.words.weight, Look.RIGHT)

    def _write_axis(self, side: int) -> None:
        """The title of an axis, its criteria with their weights, and what is wrong with these."""
        sheet, words, axis = self.sheet, self.words, self.axes[side]
        sheet.text(_AXES, self._starts[side], axis.title, Look.NAME)
        for column, criterion in enumerate(axis.criteria, start=self._starts[side]):
            sheet.text(_HEADS, column, criterion.title, Look.HEAD_RIGHT)
            sheet.number(_WEIGHTS, column, criterion.weight, Look.FILL_RIGHT)
            sheet.only_whole(_WEIGHTS, column, 0, 100, words.wrong_weight)
        weights = self._weights(side)
        sheet.text(_HEADS, self._totals[side], words.weighted, Look.HEAD_RIGHT)
        total = Fraction(sum(criterion.weight for criterion in axis.criteria))
        sheet.formula(_WEIGHTS, self._totals[side], f"SUM({weights})", Look.NUMBER, total)
        before = filled(words.not_hundred_start, axis=axis.title)
        formula = message(weights, len(axis.criteria), before, words.not_hundred_end)
        sheet.formula(_MESSAGES + side, 0, formula, Look.ALARM)

    def _write_option(self, row: int, letter: str) -> None:
        sheet, words = self.sheet, self.words
        sheet.height(row, _ROW_HEIGHT)
        sheet.text(row, _LETTER, letter, Look.NAME)
        sheet.text(row, _WHAT, "", Look.FILL)
        for side in (0, 1):
            for column in range(self._starts[side], self._totals[side]):
                sheet.text(row, column, "", Look.FILL_RIGHT)
                sheet.only_from(row, column, self.points, filled(words.wrong_score, scores=self._scores))
            sheet.formula(row, self._totals[side], self._cells(row, side).total)
        across, upwards = (cell(row, column) for column in self._totals)
        missing = filled(words.incomplete_end, all=sum(len(axis.criteria) for axis in self.axes))
        axes = (self._cells(row, 0), self._cells(row, 1))
        landing = Landing((across, upwards), cell(row, _WHAT), axes, self.weighing.high_from)
        sheet.formula(row, self.lands, landing.quadrant(self.titles, words.incomplete_start, missing), Look.TEXT)

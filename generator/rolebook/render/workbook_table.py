"""What the tables of all score sheets have in common: the competencies at the left and the totals below."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from rolebook.render import workbook_formulas as formulas
from rolebook.render.workbook import Sheet, cell, span
from rolebook.render.workbook_formulas import Requirement
from rolebook.render.workbook_look import Look
from rolebook.render.workbook_scale import Choices
from rolebook.render.workbook_words import WorkbookWords, filled
from rolebook.views.consensus import Standing
from rolebook.views.score_sheet import ScoreSheet


@dataclass(frozen=True)
class Table:
    """A table of ratings. `head` is the row of its heads; the competencies follow, one a row, and then the totals."""

    sheet: Sheet
    view: ScoreSheet
    words: WorkbookWords
    choices: Choices
    head: int

    @property
    def rows(self) -> range:
        """The rows of the competencies."""
        return range(self.head + 1, self.head + 1 + len(self.view.rows))

    @property
    def below(self) -> int:
        """The row of the totals."""
        return self.rows.stop

    @property
    def after(self) -> int:
        """The first row below the totals."""
        return self.below + len(self._labels)

    @property
    def first_rating(self) -> int:
        """The column beside what the table says of each competency."""
        return 4 if self.view.shows_weights else 1

    @property
    def weights(self) -> str:
        """The weights; empty in an edition that does not know them."""
        return span((self.rows[0], 1), (self.rows[-1], 1), fixed=True) if self.view.shows_weights else ""

    @property
    def lowest(self) -> int:
        """The lowest value of the scale."""
        return self.view.scale.points[0].value

    @property
    def top(self) -> int:
        """The highest value of the scale."""
        return self.view.scale.points[-1].value

    def requirement(self, row: int, column: int) -> Requirement | None:
        """What is asked of the rating in a cell; None where nothing is, or where this edition does not know."""
        planned = self.view.rows[row - self.rows[0]].planned
        if not self.view.shows_weights or not (planned.must_have or planned.minimum is not None):
            return None
        return Requirement(cell(row, column), planned.must_have, cell(row, 3) if planned.minimum is not None else "")

    def write_competencies(self) -> None:
        """Their titles, with weight, must-have and minimum where this edition knows them."""
        words = self.words
        self.sheet.height(self.head)
        self.sheet.text(self.head, 0, words.competency, Look.HEAD)
        if self.view.shows_weights:
            for column, head in enumerate((words.weight, words.must_have, words.minimum), start=1):
                self.sheet.text(self.head, column, head, Look.HEAD_RIGHT)
        for row, scored in zip(self.rows, self.view.rows, strict=True):
            self.sheet.height(row)
            self.sheet.text(row, 0, scored.competency.title, Look.LABEL)
            if self.view.shows_weights:
                self.sheet.number(row, 1, scored.planned.weight)
                self.sheet.text(row, 2, words.yes if scored.planned.must_have else "", Look.RIGHT)
                if scored.planned.minimum is not None:
                    self.sheet.number(row, 3, scored.planned.minimum)

    @property
    def _labels(self) -> tuple[str, ...]:
        words, mark = self.words, self.view.plan.pass_mark
        labels = [words.total, words.possible, words.percent]
        if self.view.shows_weights:
            labels += [filled(words.pass_mark, mark=mark)] if mark else []
            labels += [words.requirements]
        return tuple(labels)

    def write_total_labels(self) -> None:
        """What the rows below the competencies are called."""
        for row, label in enumerate(self._labels, start=self.below):
            self.sheet.text(row, 0, label, Look.LABEL)
        for row in range(self.below + 3, self.after):
            self.sheet.height(row)

    def write_totals(self, column: int, standing: Standing | None = None) -> None:
        """The totals of one column of ratings. `standing` is what they come to, where that is known already."""
        sheet, words, mark = self.sheet, self.words, self.view.plan.pass_mark
        ratings = span((self.rows[0], column), (self.rows[-1], column))
        score = standing.score if standing else None
        share = score.percent if score else None
        sheet.formula(
            self.below, column, formulas.total(self.weights, ratings), value=score.total if score else Fraction()
        )  # fmt: skip
        possible = formulas.possible(self.weights, ratings, self.top)
        sheet.formula(self.below + 1, column, possible, value=score.highest if score else Fraction())
        percent = formulas.percent(cell(self.below, column), cell(self.below + 1, column))
        sheet.formula(
            self.below + 2, column, percent, Look.PERCENT, share / 100 if share is not None else ""
        )  # fmt: skip
        row = self.below + 3
        if self.view.shows_weights and mark:
            passes = formulas.passes(words, cell(self.below + 2, column), mark)
            sheet.formula(row, column, passes, Look.RIGHT, _passed(words, standing))
            row += 1
        required = [found for each in self.rows if (found := self.requirement(each, column))]
        if required:
            answer = formulas.requirements(words, ratings, required, self.lowest)
            sheet.formula(row, column, answer, Look.RIGHT, _required(words, standing))

    def only_ratings(self, row: int, column: int) -> None:
        """Let a cell take the values of the scale, or the word for what was not assessed."""
        self.sheet.only_from(row, column, self.choices.ratings, self.words.wrong_rating)

    def only_means(self, row: int, column: int) -> None:
        """Let a cell take any number on the scale too, as the mean of several ratings is."""
        off_scale = self.view.scale.off_scale
        rating = cell(row, column)
        is_rating = f"AND(ISNUMBER({rating}),{rating}>={self.lowest},{rating}<={self.top})"
        is_word = f"COUNTIF({self.choices.ratings},{rating})>0"
        message = filled(
            self.words.wrong_mean, lowest=self.lowest, top=self.top, off_scale=off_scale.label if off_scale else "–"
        )
        self.sheet.only_where(row, column, f"OR({is_rating},{is_word})", message)


def _passed(words: WorkbookWords, standing: Standing | None) -> str:
    if standing is None or standing.passes is None:
        return ""
    return words.passes if standing.passes else words.passes_not


def _required(words: WorkbookWords, standing: Standing | None) -> str:
    if standing is None or standing.score.percent is None:
        return ""
    found = ((standing.failed, words.fails), (standing.below, words.below), (standing.open, words.not_assessed))
    return next((word for competencies, word in found if competencies), words.met)

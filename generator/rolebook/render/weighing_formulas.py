"""The rules by which options are weighed, as formulas. Each takes the names of cells and gives a formula.

They are those of the page on screen, and held to the same examples. Differences are rounded to nine digits before they
are compared, because spreadsheets calculate with binary fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolebook.render.workbook_formulas import quoted


@dataclass(frozen=True)
class AxisCells:
    """The weights of an axis, the scores of one option on it, and where the points of the scale stand, as ranges."""

    weights: str
    scores: str
    points: str
    criteria: int

    @property
    def given(self) -> str:
        """How many scores are there that are on the scale. Empty cells are none, also where the scale begins at 0."""
        return f"SUMPRODUCT(ISNUMBER({self.scores})*COUNTIF({self.points},{self.scores}))"

    @property
    def total(self) -> str:
        """The weighted score; empty while a score is missing or the weights do not add up."""
        complete = f"AND({add_up(self.weights, self.criteria)},{self.given}={self.criteria})"
        return f'IF({complete},SUMPRODUCT({self.weights},{self.scores})/100,"")'


def add_up(weights: str, criteria: int) -> str:
    """Whether all weights are there, none is below 0, and they add up to 100."""
    return f"AND(COUNT({weights})={criteria},MIN({weights})>=0,ROUND(SUM({weights})-100,9)=0)"


def message(weights: str, criteria: int, before: str, after: str) -> str:
    """What is wrong with the weights, with their sum between words; empty where nothing is."""
    said = f"{quoted(before)}&SUM({weights})&{quoted(after)}"
    return f'IF({add_up(weights, criteria)},"",{said})'


@dataclass(frozen=True)
class Landing:
    """An option: the cells of its two weighted scores and of its name, and its scores on both axes."""

    totals: tuple[str, str]
    name: str
    axes: tuple[AxisCells, AxisCells]
    high_from: int

    def quadrant(self, titles: Sequence[str], before: str, after: str) -> str:
        """Where it lands: one of the cells with titles, as they lie on the plane from the upper left, line by line.

        Where scores are missing, how many, between words; empty where nothing is filled in.
        """
        upper_left, upper_right, lower_left, lower_right = titles
        across, upwards = (f"ROUND({total}-{self.high_from},9)>=0" for total in self.totals)
        lands = f"IF({upwards},IF({across},{upper_right},{upper_left}),IF({across},{lower_right},{lower_left}))"
        return f"IF({_both(self.totals)},{lands},{self._incomplete(before, after)})"

    def _incomplete(self, before: str, after: str) -> str:
        first, second = self.axes
        used = f"COUNTA({self.name},{first.scores},{second.scores})>0"
        missing = f"{first.criteria + second.criteria}-{first.given}-{second.given}"
        said = f"{quoted(before)}&({missing})&{quoted(after)}"
        return f'IF(AND({used},{missing}>0),{said},"")'


def _both(totals: tuple[str, str]) -> str:
    return f"AND(ISNUMBER({totals[0]}),ISNUMBER({totals[1]}))"


def drawn(totals: tuple[str, str], place: int) -> str:
    """The first or the second of two weighted scores, as a place to draw at; no number where one of them is missing."""
    return f"IF({_both(totals)},{totals[place]},NA())"

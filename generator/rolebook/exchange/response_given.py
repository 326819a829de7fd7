"""What a file says that came back, before anything of it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolebook.exchange.found import shown
from rolebook.problems import Problem, Severity, nearest
from rolebook.views.columns import Origin

UNKNOWN = Origin("", "", "", "")
"""The origin of answers that do not say which form they belong to."""
DAMAGED = "Ask for it again: it may have been damaged on its way. If it holds no answers, take it away."
"""What to do about a file that nothing can read."""
MAX_FIELDS = 2000
"""The most answers of a form. No questionnaire asks a tenth of it."""


@dataclass(frozen=True)
class Place:
    """A file by its path below the folder, with slashes, and the row where it holds several forms; otherwise 0."""

    file: str
    row: int = 0

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}" if self.row else self.file


@dataclass(frozen=True)
class Given:
    """The answers of a form, as texts by the name of the field, and which form it says it is."""

    origin: Origin
    values: Mapping[str, str]


class Refused(Exception):
    """A form cannot be counted: why, and what to do."""

    def __init__(self, rule: str, message: str, advice: str, found: object = "", allowed: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.rule, self.message, self.found, self.allowed, self.advice = rule, message, shown(found), allowed, advice
        self.column = 0

    def at(self, column: int) -> Refused:
        """The same, about the cell of a table in a column."""
        self.column = column
        return self

    def problem(self, place: Place) -> Problem:
        """What to mend, and where."""
        message = f"{self.message} (cell {cell_name(place.row, self.column)})" if self.column else self.message
        near = nearest(self.found, self.allowed)
        column = self.column or min(place.row, 1)
        return Problem(place.file, place.row, column, self.rule, message, self.found, self.allowed, near, self.advice)


def cell_name(row: int, column: int) -> str:
    """The name of a cell as spreadsheets say it, such as AB7. Rows and columns count from 1."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"


def remark(file: str, rule: str, message: str, found: str = "", advice: str = "") -> Problem:
    """Something to know of a file that is counted all the same, or was no form."""
    return Problem(file, 0, 0, rule, message, found=shown(found), advice=advice, severity=Severity.WARNING)

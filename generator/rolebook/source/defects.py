"""What keeps a YAML text from being read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Defect:
    """Something in the text that keeps it from being read, with the id of the rule it breaks."""

    position: Position
    rule: str
    message: str
    found: str = ""
    advice: str = ""


class Defective(Exception):
    """The text cannot be read; `defects` says why."""

    def __init__(self, defects: tuple[Defect, ...]) -> None:
        self.defects = defects
        super().__init__(f"{len(defects)} defects")

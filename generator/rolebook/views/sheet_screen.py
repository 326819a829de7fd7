"""A worksheet on screen: what its script has to know to save, and which tables take more rows.

It holds no words for readers; those stand in the template.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from rolebook.model.vocabulary import Scale
from rolebook.views.screen import FrameworkVersion
from rolebook.views.sheet import Sheet, SheetBlock

WORKSHEET_FORMAT = "rolebook-worksheet"
"""What the saved file calls its format."""


@dataclass(frozen=True)
class OpenColumn:
    """A column of a table that takes more rows."""

    name: str
    label: str


@dataclass(frozen=True)
class OpenTable:
    """A table of blank rows, to which more can be added. Rows are called `row_1` and so on; `rows` is how many stand
    there from the beginning.
    """

    block: str
    label: str
    columns: tuple[OpenColumn, ...]
    rows: int


@dataclass(frozen=True)
class SheetScreen:
    """What the script of a worksheet knows. `questions` is the fingerprint of what it asks."""

    format: str
    kind: str
    id: str
    framework: FrameworkVersion
    questions: str
    tables: tuple[OpenTable, ...]


def sheet_screen(sheet: Sheet) -> SheetScreen:
    """What the script of a worksheet knows."""
    return SheetScreen(
        format=WORKSHEET_FORMAT,
        kind="worksheet",
        id=sheet.worksheet.id,
        framework=FrameworkVersion(sheet.edition.framework, sheet.edition.version),
        questions=_fingerprint(sheet),
        tables=tuple(_table(block) for block in sheet.blocks if block.takes_more_rows),
    )


def _table(block: SheetBlock) -> OpenTable:
    columns = tuple(OpenColumn(column.name, column.label) for column in block.columns)
    return OpenTable(block.name, block.label, columns, len(block.rows))


def _fingerprint(sheet: Sheet) -> str:
    """What tells worksheets with other places to fill in apart, whatever their version: 16 hexadecimal digits.

    How many blank rows there are counts for nothing, nor does what explains a block.
    """
    return sha256(json.dumps([sheet.worksheet.id, *map(_asked, sheet.blocks)]).encode()).hexdigest()[:16]


def _asked(block: SheetBlock) -> list[object]:
    weighing = block.part.weighing
    axes = (weighing.across, weighing.upwards) if weighing else ()
    asked: list[object] = [
        [[place.name, place.words] for place in (*block.prompts, *block.checks)],
        [[column.name, column.title] for column in block.columns],
        [] if block.takes_more_rows else [[row.name, row.words] for row in block.rows],
        [[axis.title, [criterion.title for criterion in axis.criteria]] for axis in axes],
    ]
    marked = [*_points(block.part.rate_on), *block.part.block.choices]
    dates = [[place.name, place.words] for place in block.dates]
    # Why only there: files saved before there were any still open.
    return [*asked, marked, dates] if marked or dates else asked


def _points(scale: Scale | None) -> list[list[object]]:
    if scale is None:
        return []
    points: list[list[object]] = [[point.value, point.label] for point in scale.points]
    return [*points, ["off_scale", scale.off_scale.label]] if scale.off_scale else points

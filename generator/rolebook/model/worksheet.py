"""Worksheets: any other blank form."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import CategoryId, Count, LibraryEntryId, Line, OptionalText, Phrase, ScaleId, Text, Whole


class Criterion(Shape):
    """One thing that counts when options are weighed against each other."""

    title: Line
    """What counts."""
    weight: Count
    """Its share in percent. The weights of one axis add up to 100."""
    weight_reason: OptionalText = ""
    """Why it counts this much."""
    guidance: OptionalText = ""
    """What earns a high score and what a low one."""


class Axis(Shape):
    """One of the two directions in which options are weighed."""

    title: Line
    """What it measures, such as "Aspiration for the relationship"."""
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    """What counts on this axis, each with its weight."""


class End(StrEnum):
    """The lower or the upper half of an axis."""

    LOW = "low"
    HIGH = "high"


class Quadrant(Shape):
    """What to do with the options in one quarter of the plane."""

    title: Line
    """Its name in a few words."""
    first: End
    """`low` or `high` on the first axis."""
    second: End
    """`low` or `high` on the second axis."""
    advice: Phrase
    """What to do with an option that lands here."""


class Weighing(Shape):
    """Scoring options by weighted criteria on two axes, which places each of them in one of four quadrants."""

    scale: ScaleId
    """The scale of the scores."""
    axes: tuple[Axis, ...] = Field(min_length=2, max_length=2)
    """The two axes: the first runs across, the second upwards."""
    high_from: Whole
    """The weighted score from which an option counts as high on an axis."""
    quadrants: tuple[Quadrant, ...] = Field(min_length=4, max_length=4)
    """The four quarters, each once."""


class Block(Shape):
    """A part of a worksheet: lines to write on, boxes to tick, marks to set, a table to fill or options to weigh."""

    title: Line
    """The heading."""
    guidance: OptionalText = ""
    """What to write here."""
    prompts: tuple[Phrase, ...] = ()
    """Questions or statements, each with room to write, unless `rate_on` or `choices` says how to answer them."""
    rate_on: ScaleId = ""
    """The id of a scale. Each prompt is rated by marking one of its points. Not beside `choices` or `columns`."""
    choices: tuple[Line, ...] = ()
    """The answers of which one is marked for each prompt. Not beside `rate_on` or `columns`."""
    checks: tuple[Phrase, ...] = ()
    """Statements to tick."""
    dates: tuple[Phrase, ...] = ()
    """What there is a day for, such as "Next review": each with room for a date."""
    columns: tuple[Line, ...] = ()
    """The columns of a table to fill in."""
    short_columns: tuple[Line, ...] = ()
    """Those of the columns that hold a date, a number or a word or two, such as "Due" and "Status". The others get the
    room that these leave."""
    rows: tuple[Phrase, ...] = ()
    """The first cell of each row. Leave it out for blank rows."""
    points_of: LibraryEntryId = ""
    """The id of a library entry. Its points become rows of the table, or prompts where the block has no table."""
    competencies_of: tuple[CategoryId, ...] = ()
    """The ids of categories. Their competencies become rows of the table; prompts, where `rate_on` or `choices` says
    how to answer; and boxes to tick in any other block."""
    legend: ScaleId = ""
    """The id of a scale whose points are explained below the guidance."""
    weighing: Weighing | None = None
    """Options to score by weighted criteria."""
    lines: Count = 3
    """How many ruled lines or blank rows there are."""


class Worksheet(Entry):
    """A blank form for planning or coaching."""

    purpose: Text
    """What it is for."""
    instructions: OptionalText = ""
    """How to fill it in."""
    blocks: tuple[Block, ...] = Field(min_length=1)
    """Its parts."""

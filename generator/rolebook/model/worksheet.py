"""Worksheets: any other blank form."""

from __future__ import annotations

from pydantic import Field

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import Count, Line, OptionalText, Phrase, Text


class Block(Shape):
    """A part of a worksheet: lines to write on, boxes to tick or a table to fill."""

    title: Line
    """The heading."""
    guidance: OptionalText = ""
    """What to write here."""
    prompts: tuple[Phrase, ...] = ()
    """Questions or statements, each with room to write."""
    checks: tuple[Phrase, ...] = ()
    """Statements to tick."""
    columns: tuple[Line, ...] = ()
    """The columns of a table to fill in."""
    rows: tuple[Line, ...] = ()
    """The first cell of each row. Leave it out for blank rows."""
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

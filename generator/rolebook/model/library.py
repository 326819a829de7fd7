"""The library: all descriptive knowledge."""

from __future__ import annotations

from enum import StrEnum

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import LibraryEntryId, LibraryKindId, Line, OptionalText, Phrase, SourceId, Text


class Picture(StrEnum):
    """How an entry is drawn."""

    STEPS = "steps"
    """Its points in order, each before the next."""
    TRIANGLE = "triangle"
    """Its three points as corners, each related to the other two."""
    NESTING = "nesting"
    """The entries of a kind as boxes, each inside the one that it is a part of."""


class Side(Shape):
    """One side of a question on which sources disagree."""

    title: Line
    """The position in a few words."""
    source: SourceId
    """Who holds it."""
    argument: Text
    """What speaks for it."""


class LibraryEntry(Entry):
    """A piece of descriptive knowledge: a principle, a process, a plan, a tension."""

    kind: LibraryKindId
    """The id of its kind, declared under `library` in `framework.yaml`."""
    part_of: LibraryEntryId = ""
    """The id of the library entry that this one is a part of or nested in."""
    statement: Text
    """What it says, in one or two sentences."""
    remark: OptionalText = ""
    """What stands behind it."""
    points: tuple[Phrase, ...] = ()
    """Its parts, ranks or questions, in order."""
    picture: Picture | None = None
    """Draws the entry: `steps` shows its points as a rank order, `triangle` its three points as corners, `nesting` the
    entries of a kind as boxes, each inside the one that its `part_of` names."""
    picture_of: LibraryKindId = ""
    """The kind whose entries `nesting` shows. Leave it out for the entry's own kind."""
    sides: tuple[Side, ...] = ()
    """The positions, where sources disagree."""
    decision: OptionalText = ""
    """What a reader should decide."""

"""What all shapes share: they are frozen, refuse unknown keys, and say where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from rolebook.model.types import AudienceId, Day, EntryId, Id, Line, OptionalLine, Phrase, SourceId


class Shape(BaseModel):
    """A frozen record that accepts the keys it declares and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, cache_strings="none")


class Provenance(StrEnum):
    """How firmly a statement rests on its source."""

    STATED = "stated"
    """The source says it."""
    DERIVED = "derived"
    """Other parts of the source imply it; the passage itself is lost or missing."""
    TRUNCATED = "truncated"
    """The source breaks off here."""
    CROSS_SOURCE = "cross-source"
    """It follows from reading several sources side by side."""
    FRAMEWORK = "framework"
    """The authors of this framework added it."""


class Status(StrEnum):
    """How far an entry has come."""

    DRAFT = "draft"
    PILOTED = "piloted"
    APPROVED = "approved"
    RETIRED = "retired"


class Citation(Shape):
    """Where an entry, or some parts of it, come from."""

    source: SourceId
    """The id of a source in `sources.yaml`."""
    provenance: Provenance
    """`stated` if the source says it, `derived` if it follows from other parts of the source, `truncated` if the source
    breaks off, `cross-source` if it comes from comparing sources, `framework` if you added it."""
    locator: OptionalLine = ""
    """Where in the source: a chapter, page or heading."""
    parts: tuple[Line, ...] = ()
    """Which keys of this entry the citation is about, such as `statement`. Leave it out if it is about all."""


class Relation(Shape):
    """A link to another entry, and how the two differ."""

    to: EntryId
    """The id of the other entry. The link shows on both pages; write it once."""
    difference: Phrase
    """How the two differ, in one sentence."""


class Entry(Shape):
    """Anything with an id, a title and a page or a place on a page."""

    id: Id
    """Small letters, digits and hyphens. It is part of the page's address, so keep it when you change the title."""
    aliases: tuple[Id, ...] = ()
    """Ids this entry had before. Old addresses with them lead here; other files must use the new id."""
    title: Line
    """The name that readers see."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    """Where this comes from. Every entry names at least one source."""
    audience: AudienceId = ""
    """The widest circle that may see this entry: one of the `audiences` in `framework.yaml`. Without it: everyone."""
    status: Status = Status.APPROVED
    """`draft`, `piloted`, `approved` or `retired`."""
    owner: OptionalLine = ""
    """The person or team that keeps this entry right."""
    reviewed: Day | None = None
    """The day somebody last read it through, as YYYY-MM-DD."""
    review_by: Day | None = None
    """The day by which somebody must read it through again, as YYYY-MM-DD."""
    related: tuple[Relation, ...] = ()
    """Entries that are close to this one, each with what sets it apart."""


E = TypeVar("E", bound=Entry)


def in_use(entries: Iterable[E]) -> tuple[E, ...]:
    """The entries that are not retired."""
    return tuple(entry for entry in entries if entry.status is not Status.RETIRED)

"""The small types that fields are made of, and the two marks a field can carry.

A mark is plain metadata on a type: `Refers` says that the text is the id of something else, `Guarded` says that a
default in `framework.yaml` decides who may see the field. One walk over the marks serves the reference check, the
narrowing to an audience and the indexes, so no other module lists fields by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from rolebook.model.kinds import ENTRY_KINDS, Kind

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE_PATTERN = r"^[^\n\r]*$"
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
ADDRESS_PATTERN = r"^(https?://[^\s()\[\]{}<>\"'`\\|^]+)?$"
"""No brackets and quotes: they could end the link that the address stands in. An address can spell them %28, %29 …"""
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""A language tag (RFC 5646, the common forms)."""


class Guard(StrEnum):
    """A group of fields whose audience `framework.yaml` sets under `audience_defaults`."""

    INTERVIEW_ANSWERS = "interview_answers"
    AMOUNTS = "amounts"


@dataclass(frozen=True)
class Refers:
    """Marks text that is the id of a thing of one of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Guarded:
    """Marks a field that only the audience set for its group, and those above it, may see."""

    guard: Guard


def _real_date(text: str) -> str:
    date.fromisoformat(text)
    return text


Id = Annotated[str, StringConstraints(strict=True, pattern=ID_PATTERN, max_length=80)]
Line = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, pattern=LINE_PATTERN)]
"""Text on one line, without formatting: a title, a label."""
OptionalLine = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=LINE_PATTERN)]
Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
"""Markdown, one or more paragraphs."""
OptionalText = Annotated[str, StringConstraints(strict=True, strip_whitespace=True)]
Phrase = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, pattern=LINE_PATTERN)]
"""Markdown on one line: an indicator, a probe, a list item."""
Day = Annotated[str, StringConstraints(strict=True, pattern=DAY_PATTERN), AfterValidator(_real_date)]
"""A date as YYYY-MM-DD."""
WebAddress = Annotated[str, StringConstraints(strict=True, pattern=ADDRESS_PATTERN)]
Language = Annotated[str, StringConstraints(strict=True, pattern=LANGUAGE_PATTERN)]
Whole = Annotated[int, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=1)]
"""A number of at least one."""
Flag = Annotated[bool, Field(strict=True)]

AudienceId = Annotated[Id, Refers((Kind.AUDIENCE,))]
CategoryId = Annotated[Id, Refers((Kind.CATEGORY,))]
LibraryKindId = Annotated[Id, Refers((Kind.LIBRARY_KIND,))]
PerspectiveId = Annotated[Id, Refers((Kind.PERSPECTIVE,))]
SourceId = Annotated[Id, Refers((Kind.SOURCE,))]
ScaleId = Annotated[Id, Refers((Kind.SCALE,))]
CompetencyId = Annotated[Id, Refers((Kind.COMPETENCY,))]
IncentiveId = Annotated[Id, Refers((Kind.INCENTIVE,))]
QuestionId = Annotated[Id, Refers((Kind.QUESTION,))]
ItemId = Annotated[Id, Refers((Kind.ITEM,))]
LibraryEntryId = Annotated[Id, Refers((Kind.LIBRARY_ENTRY,))]
WorksheetId = Annotated[Id, Refers((Kind.WORKSHEET,))]
PlanningId = Annotated[Id, Refers((Kind.LIBRARY_ENTRY, Kind.WORKSHEET))]
EntryId = Annotated[Id, Refers(ENTRY_KINDS)]

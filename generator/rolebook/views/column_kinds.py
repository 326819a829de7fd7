"""What is written below a heading of a table to fill in, as far as its words tell: a date, somebody's name, or text.

Headings in a language that is not here all stand for text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """How much room an answer takes."""

    SHORT = "short"
    """A date, a number or a word from a few, such as a status."""
    NAME = "name"
    TEXT = "text"


@dataclass(frozen=True)
class _Headings:
    """Regular expressions for headings in small letters that stand for something short, and for names."""

    short: str
    name: str


_HEADINGS: Mapping[str, _Headings] = {
    "en": _Headings(
        short=(
            r"due|done|status|state|urgency|priority|level|rating|score|number|date|when|by when|since|until|time span"
            r"|(start|end|next|last|due|review) (date|talk|visit|meeting)|(share|days|hours|percent)\b.*|.* in %|.*%"
        ),
        name=r"owner|name|who|whom|by whom|with whom|for whom|from|who \w+|confirmed by|owner and company|owner, dated",
    )
}


def column_kind(title: str, language: str) -> ColumnKind:
    """What is written below this heading, which is in this language."""
    headings = _HEADINGS.get(language.lower().partition("-")[0])
    words = title.strip().rstrip(".:").lower()
    if headings and re.fullmatch(headings.short, words):
        return ColumnKind.SHORT
    if headings and re.fullmatch(headings.name, words):
        return ColumnKind.NAME
    return ColumnKind.TEXT

"""The kinds of things in a framework. Nothing here loads pydantic, so that a quick check stays quick."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a thing in a framework is; the value is the word used in messages."""

    AUDIENCE = "audience"
    CATEGORY = "category"
    LIBRARY_KIND = "library kind"
    PERSPECTIVE = "perspective"
    SOURCE = "source"
    SCALE = "scale"
    TERM = "term"
    COMPETENCY = "competency"
    PROFILE = "success profile"
    INCENTIVE = "incentive"
    QUESTION = "question"
    PLAN = "interview plan"
    ITEM = "item"
    QUESTIONNAIRE = "questionnaire"
    WORKSHEET = "worksheet"
    LIBRARY_ENTRY = "library entry"
    WORDS = "word lists"


ENTRY_KINDS = (
    Kind.COMPETENCY,
    Kind.PROFILE,
    Kind.INCENTIVE,
    Kind.QUESTION,
    Kind.PLAN,
    Kind.ITEM,
    Kind.QUESTIONNAIRE,
    Kind.WORKSHEET,
    Kind.LIBRARY_ENTRY,
)
"""The kinds that share one space of ids, because `related` may point at any of them."""

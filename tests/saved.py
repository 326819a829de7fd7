"""Interviews as a guide saves them, made by hand for tests."""

from __future__ import annotations

import json
from typing import Any

from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from support import SMALL


def small() -> Framework:
    """The small framework. Its plan "trial-night" rates from 1 to 3: checks-and-double-checks with weight 2 is a
    must-have with a minimum of 2, the other two competencies have weight 1. The pass mark is 60, the threshold 1.
    """
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    return framework


QUESTIONS = [
    {"code": "1", "question": "a-batch-gone-wrong", "competency": "checks-and-double-checks"},
    {"code": "2", "question": "three-stages", "competency": "roggenvollkornsauerteigfuehrung"},
    {"code": "3", "question": "shape-two-loaves", "competency": "roggenvollkornsauerteigfuehrung"},
]


def saved(candidate: str, interviewer: str, *ratings: str, **changes: Any) -> dict[str, Any]:
    """An interview with the ratings of its questions in their order; an empty one was not marked.

    A change by the name of a key replaces what stands there; with `fields`, it adds to it.
    """
    fields: dict[str, Any] = {"candidate": candidate, "interviewer": interviewer, "date": "2026-12-01"}
    for code, rating in enumerate(ratings, start=1):
        fields |= {f"q{code}.rating": rating} if rating else {}
    whole = {
        "format": "rolebook-interview",
        "format_version": 1,
        "framework": {"id": small_id(), "version": "1.2.3"},
        "plan": "trial-night",
        "form": "",
        "questions": QUESTIONS,
        "scale": {"id": "rating", "values": [1, 2, 3]},
        "saved": "2026-12-01T10:15:00",
    }
    return {**whole, **changes, "fields": {**fields, "before_others": True, **changes.get("fields", {})}}


def small_id() -> str:
    return "small"


def content(interview: object) -> bytes:
    return json.dumps(interview, ensure_ascii=False).encode()

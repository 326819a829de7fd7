"""Interviews as a guide saves them, made by hand for tests."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from rolebook.exchange.interview_files import Interviews, merged_interviews
from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.panel import PanelView, panel_view
from support import SMALL


@cache
def small() -> Framework:
    """The small framework. Its plan "trial-night" rates from 1 to 3, or "Not tasted".

    checks-and-double-checks has weight 2 and is a must-have with a minimum of 2. roggenvollkornsauerteigfuehrung and
    serves-with-a-smile have weight 1; nothing is asked about the latter. Pass mark 60, threshold 1, a panel of two.
    """
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    return framework


QUESTIONS = [
    {"code": "1", "question": "a-batch-gone-wrong", "competency": "checks-and-double-checks"},
    {"code": "2", "question": "three-stages", "competency": "roggenvollkornsauerteigfuehrung"},
    {"code": "3", "question": "shape-two-loaves", "competency": "roggenvollkornsauerteigfuehrung"},
]


def saved(
    candidate: str, interviewer: str, *ratings: str, before_others: bool = True, **changes: Any
) -> dict[str, Any]:
    """An interview with the ratings of its questions in their order; an empty one was not marked.

    A change by the name of a key replaces what stands there; with `fields`, it adds to it.
    """
    fields: dict[str, Any] = {"candidate": candidate, "interviewer": interviewer, "date": "2026-12-01"}
    for code, rating in enumerate(ratings, start=1):
        fields |= {f"q{code}.rating": rating} if rating else {}
    whole = {
        "format": "rolebook-interview",
        "format_version": 1,
        "framework": {"id": "small", "version": "1.2.3"},
        "plan": "trial-night",
        "form": "",
        "questions": QUESTIONS,
        "scale": {"id": "rating", "values": [1, 2, 3]},
        "saved": "2026-12-01T10:15:00",
    }
    fields |= {"before_others": True} if before_others else {}
    return {**whole, **changes, "fields": {**fields, **changes.get("fields", {})}}


def content(interview: object) -> bytes:
    return json.dumps(interview, ensure_ascii=False).encode()


def merged(*interviews: dict[str, Any]) -> Interviews:
    """Interviews read from files called 1.json, 2.json …"""
    files = [(f"{number}.json", content(interview)) for number, interview in enumerate(interviews, start=1)]
    return merged_interviews(files, small())


def panel(*interviews: dict[str, Any]) -> PanelView:
    """What a panel sees of them."""
    read = merged(*interviews)
    return panel_view(small(), read.plan, read.by_candidate, read.warnings)

"""Frameworks made by hand, so small that a reader can count what a view must find in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rolebook.model.about import About
from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.incentive import Incentive
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.library import LibraryEntry
from rolebook.model.profile import Profile
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.worksheet import Worksheet

SOURCES = [{"source": "us", "provenance": "framework"}]


def about(**changes: object) -> About:
    """Two audiences, a category "craft" and one "care", the perspectives "self" and "peer", library kinds "rule" and
    "idea"."""
    values = {
        "id": "made",
        "title": "Made",
        "version": "1.0.0",
        "released": "2026-01-01",
        "licence": "none",
        "summary": "Made by hand.",
        "audiences": [{"id": id_, "title": id_, "edition": id_} for id_ in ("all", "hr")],
        "proficiency_scale": "levels",
        "categories": [
            {"id": id_, "title": id_.capitalize(), "statement": "…", "hue": hue, "sources": SOURCES}
            for id_, hue in (("craft", "teal"), ("care", "plum"))
        ],
        "perspectives": [{"id": "self", "title": "Self"}, {"id": "peer", "title": "Peers"}],
        "library": [
            {"id": id_, "title": id_.capitalize(), "plural": f"{id_.capitalize()}s", "summary": "…"}
            for id_ in ("rule", "idea")
        ],
    }
    return About.model_validate(values | changes)


def entry(id_: str, **values: object) -> dict[str, object]:
    return {"id": id_, "title": id_.capitalize(), "sources": SOURCES} | values


def competency(id_: str, category: str = "craft", **values: object) -> Competency:
    return Competency.model_validate(entry(id_, category=category, statement="…") | values)


def incentive(
    id_: str, supports: Mapping[str, str] | None = None, undermines: Mapping[str, str] | None = None, **values: object
) -> Incentive:
    """An incentive for a year. Effects are strengths by the id of what they are on."""
    needed = entry(id_, plan_type="Plan", statement="…", unit_rewarded="A person", horizon="year")
    effects = {"supports": _effects(supports or {}), "undermines": _effects(undermines or {})}
    return Incentive.model_validate(needed | effects | values)


def _effects(strengths: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"on": on, "strength": strength, "reason": f"Why {on}."} for on, strength in strengths.items()]


def measures(*timings: str) -> list[dict[str, object]]:
    return [
        {"title": f"Measure {at}", "source": "…", "timing": timing, "weight": 1} for at, timing in enumerate(timings)
    ]


def question(id_: str, about_: str, **values: object) -> Question:
    needed = entry(id_, text="Why?", kind="behavioural", competency=about_, minutes=5)
    return Question.model_validate(needed | values)


def item(id_: str, about_: str, *perspectives: str, **values: object) -> Item:
    return Item.model_validate(entry(id_, competency=about_, wordings=dict.fromkeys(perspectives, "does it")) | values)


def plan(id_: str, *competencies: str, asks: str, **values: object) -> InterviewPlan:
    needed = {
        "situation": "…", "role": "…", "minutes": 60, "scale": "levels", "purpose": "…", "opening": "…", "closing": "…",
        "competencies": [{"competency": each} for each in competencies],
        "questions": [{"question": asks}],
    }  # fmt: skip
    return InterviewPlan.model_validate(entry(id_) | needed | values)


def questionnaire(id_: str, *items: str, **values: object) -> Questionnaire:
    needed = {
        "perspective": "self", "scale": "levels", "purpose": "…", "instructions": "…",
        "anonymity": {"mode": "named", "statement": "…"},
        "sections": [{"title": "All", "items": list(items)}],
    }  # fmt: skip
    return Questionnaire.model_validate(entry(id_) | needed | values)


def worksheet(id_: str, *categories: str, **values: object) -> Worksheet:
    blocks = [{"title": "Block", "competencies_of": list(categories)}]
    return Worksheet.model_validate(entry(id_, purpose="…", blocks=blocks) | values)


def profile(
    id_: str, *expectations: Mapping[str, object], incentives: tuple[str, ...] = (), **values: object
) -> Profile:
    needed = entry(id_, purpose="…", situation="…", expectations=list(expectations), incentives=list(incentives))
    return Profile.model_validate(needed | values)


def expects(id_: str, **values: object) -> dict[str, object]:
    return {"competency": id_, "level": 1} | values


def library_entry(id_: str, kind: str = "rule", **values: object) -> LibraryEntry:
    return LibraryEntry.model_validate(entry(id_, kind=kind, statement="…") | values)


def related(to: str) -> list[dict[str, str]]:
    return [{"to": to, "difference": "…"}]


def framework(about_: About | None = None, **lists: tuple[Any, ...]) -> Framework:
    """A framework as read: complete, so for the last audience."""
    return Framework(about_ or about(), "hr", **lists)

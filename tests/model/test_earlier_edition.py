"""What an audience may not see today is not told from yesterday, whatever the rules were then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rolebook.model.about import AudienceDefaults
from rolebook.model.audience import for_audience
from rolebook.model.difference import difference
from rolebook.model.earlier_edition import earlier_edition
from rolebook.model.framework import Framework
from rolebook.project import template_folders
from rolebook.render.changes import render_changes
from rolebook.render.handbook import render_handbook
from rolebook.render.templates import Templates
from rolebook.settings import Style
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.page import Surroundings
from support import FRAMEWORKS, SMALL

SMALL_FRAMEWORK = load_framework(SMALL / "framework", Cache(None))[0]
TEMPLATES = Templates(template_folders(FRAMEWORKS), "en")


def said(old: Framework, new: Framework, audience: str) -> str:
    """Everything that the command and the handbook say of a comparison."""
    edition = for_audience(new, audience)
    earlier = earlier_edition(old, new, edition)
    found = difference(earlier, edition)
    told = [render_changes(found, TEMPLATES, style) for style in Style]
    handbook = render_handbook(edition, TEMPLATES, Surroundings(earlier=earlier), lambda _: None)
    told += [page.content.decode() for page in handbook.artifacts if page.path == "about/changes.md"]
    assert len(told) == 4
    return "\n".join(told)


def changed(framework: Framework, field: str, id_: str, **values: Any) -> Framework:
    things = getattr(framework, field)
    lists: dict[str, Any] = {
        field: tuple(thing.model_copy(update=values) if thing.id == id_ else thing for thing in things)
    }
    assert lists[field] != things
    return replace(framework, **lists)


def about(framework: Framework, **values: Any) -> Framework:
    return replace(framework, about=framework.about.model_copy(update=values))


def without_audiences_above(framework: Framework, last: str) -> Framework:
    """The framework as if it had been for a few only, of whom `last` might see everything."""
    order = [audience.id for audience in framework.about.audiences]
    kept = framework.about.audiences[: order.index(last) + 1]
    few = about(framework, audiences=kept, audience_defaults=AudienceDefaults())
    return replace(few, audience=last)


BATCH = {"look_for": ("Another secret look-for of the batch.",), "title": "A batch that failed"}
CASES: dict[str, tuple[Framework, Framework, str, tuple[str, ...]]] = {
    "an answer is reworded": (
        SMALL_FRAMEWORK,
        changed(SMALL_FRAMEWORK, "questions", "a-batch-gone-wrong", **BATCH),
        "everyone",
        ("ecret look-for",),
    ),
    "amounts were open": (
        about(SMALL_FRAMEWORK, audience_defaults=AudienceDefaults(amounts="everyone")),
        SMALL_FRAMEWORK,
        "interviewer",
        ("450 francs", "600 francs"),
    ),
    "an entry was open": (
        SMALL_FRAMEWORK,
        changed(SMALL_FRAMEWORK, "competencies", "serves-with-a-smile", audience="interviewer"),
        "everyone",
        ("serves-with-a-smile", "Serves with a smile", "Greets by name", "greet regulars"),
    ),
    "a source was open": (
        changed(SMALL_FRAMEWORK, "sources", "wage-survey", audience=""),
        SMALL_FRAMEWORK,
        "interviewer",
        ("wage-survey", "Wages in Twelve"),
    ),
    "a category was open": (
        about(
            SMALL_FRAMEWORK,
            categories=tuple(c.model_copy(update={"audience": ""}) for c in SMALL_FRAMEWORK.about.categories),
        ),
        SMALL_FRAMEWORK,
        "everyone",
        ("cat-office", "Planning for the people", "plans-the-night-shift", "Rota by Thursday"),
    ),
    "a few saw everything": (
        without_audiences_above(SMALL_FRAMEWORK, "staff"),
        SMALL_FRAMEWORK,
        "staff",
        ("ecret", "450 francs", "trial-night", "wage-survey", "Note on pay"),
    ),
    "an entry for HR comes": (
        replace(for_audience(SMALL_FRAMEWORK, "interviewer"), audience="hr"),
        SMALL_FRAMEWORK,
        "interviewer",
        ("pay-for-nights", "Note on pay", "Notes on pay", "450 francs"),
    ),
    "an audience above comes": (
        about(SMALL_FRAMEWORK, audiences=SMALL_FRAMEWORK.about.audiences[:2]),
        SMALL_FRAMEWORK,
        "staff",
        ("Interviewers", "Complete edition"),
    ),
}
"""What was, what is, who reads it, and the words that must not reach them."""


@pytest.mark.parametrize("name", CASES)
def test_nothing_that_is_hidden_today_is_told(name: str) -> None:
    old, new, audience, hidden = CASES[name]
    told = said(old, new, audience)
    assert [word for word in hidden if word in told] == []


def test_the_words_looked_for_are_told_to_those_who_may_see_them() -> None:
    for name, (old, new, _, hidden) in CASES.items():
        told = said(old, new, "hr") + str(old) + str(new)
        assert all(word in told for word in hidden), name
    old, new, _, hidden = CASES["an answer is reworded"]
    assert all(word in said(old, new, "interviewer") for word in hidden)


def test_what_has_been_opened_is_new_to_its_readers() -> None:
    closed = changed(SMALL_FRAMEWORK, "competencies", "serves-with-a-smile", audience="hr")
    edition = for_audience(SMALL_FRAMEWORK, "everyone")
    found = difference(earlier_edition(closed, SMALL_FRAMEWORK, edition), edition)
    assert ("added", "serves-with-a-smile") in [(change.nature, change.subject.id) for change in found.changes]


def test_what_is_gone_for_all_is_told() -> None:
    old = replace(SMALL_FRAMEWORK, terms=(*SMALL_FRAMEWORK.terms, extra_term(SMALL_FRAMEWORK)))
    assert "Extra word" in said(old, SMALL_FRAMEWORK, "everyone")


def extra_term(framework: Framework) -> Any:
    return framework.terms[0].model_copy(update={"id": "extra-word", "singular": "Extra word"})


def test_the_complete_edition_is_held_against_the_complete_version() -> None:
    assert earlier_edition(SMALL_FRAMEWORK, SMALL_FRAMEWORK, SMALL_FRAMEWORK) is SMALL_FRAMEWORK


@pytest.mark.parametrize("audience", ["everyone", "staff", "interviewer", "hr"])
def test_the_same_version_twice_is_no_change_for_anybody(audience: str) -> None:
    edition = for_audience(SMALL_FRAMEWORK, audience)
    assert difference(earlier_edition(SMALL_FRAMEWORK, SMALL_FRAMEWORK, edition), edition).changes == ()

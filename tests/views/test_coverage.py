"""The coverage map: what its cells count, where they lead, and what it calls a hole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from made import (
    about,
    competency,
    expects,
    framework,
    incentive,
    item,
    library_entry,
    plan,
    profile,
    question,
    questionnaire,
    related,
    worksheet,
)
from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.source.editorial import EDITORIAL
from rolebook.views.coverage import MAX_NAMED, RULES, CoverageView, coverage_view, has_coverage
from rolebook.views.parts import Linker
from rolebook.views.places import Topic


def view(of: Framework) -> CoverageView:
    return coverage_view(of, Linker.of(of))


MADE = framework(
    competencies=(
        competency("sawing"),
        competency("gluing", related=related("tidy")),
        competency("listening", "care"),
        competency("whittling", status="retired"),
    ),
    questions=(
        question("q-saw", "sawing", also=["listening"]),
        question("q-saw-again", "sawing"),
        question("q-saw-reserve", "sawing", reserve=True),
        question("q-glue", "gluing"),
        question("q-old", "listening", status="retired"),
    ),
    items=(
        item("i-saw", "sawing", "self", "peer"),
        item("i-saw-alone", "sawing", "self"),
        item("i-glue", "gluing", "self"),
    ),
    plans=(plan("first-talk", "sawing", asks="q-saw"), plan("second-talk", "sawing", "gluing", asks="q-saw")),
    questionnaires=(questionnaire("form", "i-saw", "i-saw-alone", "i-glue"),),
    worksheets=(worksheet("sheet", "craft", related=related("sawing")), worksheet("bench-sheet", "craft")),
    profiles=(
        profile("joiner", expects("sawing"), expects("gluing", must_have=True), expects("listening")),
        profile("carver", expects("sawing")),
    ),
    incentives=(
        incentive("bonus", {"sawing": "some", "tidy": "strong"}, {"gluing": "strong"}),
        incentive("warning", {"gluing": "some"}, counter_example=True),
    ),
    library=(library_entry("tidy"), library_entry("trust", "idea", related=related("sawing"))),
)


def counts(of: CoverageView) -> dict[str, list[int]]:
    return {row.competency.link.title: [cell.count for cell in row.cells] for group in of.groups for row in group.rows}


def addresses(of: CoverageView, title: str) -> list[str]:
    rows = [row for group in of.groups for row in group.rows if row.competency.link.title == title]
    return [cell.address for cell in rows[0].cells]


def holes(of: CoverageView) -> dict[Topic, list[str]]:
    return {each.topic: [hole.competency.link.title for hole in each.named] for each in of.holes}


def test_cells_count_what_there_is_for_each_competency() -> None:
    # Questions, reserve; items, by self, by peers; plans, forms, worksheets; roles, incentives, library entries.
    assert counts(view(MADE)) == {
        "Sawing": [2, 1, 2, 2, 1, 2, 1, 2, 2, 1, 1],
        "Gluing": [1, 0, 1, 1, 0, 1, 1, 2, 1, 0, 1],
        "Listening": [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0],
    }
    assert [(heading.value, columns) for heading, columns in view(MADE).headings] == [
        ("asked", 2), ("rated", 3), ("used", 3), ("backed", 3),
    ]  # fmt: skip
    assert [column.title for column in view(MADE).columns if column.title] == ["Self", "Peers"]


def test_cells_lead_to_the_place() -> None:
    assert addresses(view(MADE), "Sawing") == [
        "competencies/sawing.md#q-saw", "competencies/sawing.md#q-saw-reserve",
        "competencies/sawing.md#i-saw", "competencies/sawing.md#i-saw", "competencies/sawing.md#i-saw",
        "explore/coverage.md#used-sawing", "questionnaires/form.md", "explore/coverage.md#used-sawing",
        "competencies/sawing.md#who-needs-it", "explore/alignment.md#row-sawing", "competencies/sawing.md#related",
    ]  # fmt: skip
    assert addresses(view(MADE), "Gluing")[5] == "interviews/second-talk.md"
    assert addresses(view(MADE), "Listening").count("") == 10, "what is not there has no address"


def test_several_places_are_named_below_the_map() -> None:
    sawing = next(each for each in view(MADE).used_in if each.id == "sawing")
    assert [(topic.value, [link.title for link in links]) for topic, links in sawing.places] == [
        ("plans", ["First-talk", "Second-talk"]),
        ("questionnaires", ["Form"]),
        ("worksheets", ["Sheet", "Bench-sheet"]),
    ]
    assert [each.id for each in view(MADE).used_in] == ["sawing", "gluing"]


def test_holes_are_what_somebody_needs_and_nobody_has() -> None:
    # No hole: reserve questions, a perspective, worksheets and library entries. A counter-example pays for nothing.
    assert holes(view(MADE)) == {
        Topic.QUESTIONS: ["Listening"],
        Topic.ITEMS: ["Listening"],
        Topic.PLANS: ["Listening"],
        Topic.QUESTIONNAIRES: ["Listening"],
        Topic.INCENTIVES: ["Gluing", "Listening"],
    }


def test_a_deleted_question_leaves_a_hole() -> None:
    left = tuple(each for each in MADE.questions if each.id != "q-glue")
    assert holes(view(replace(MADE, questions=left)))[Topic.QUESTIONS] == ["Gluing", "Listening"]


def test_a_topic_without_any_entry_is_no_column_and_no_hole() -> None:
    made = replace(MADE, plans=(), questionnaires=(), items=(), incentives=())
    topics = {column.topic for column in view(made).columns}
    assert topics == {Topic.QUESTIONS, Topic.RESERVE, Topic.WORKSHEETS, Topic.PROFILES, Topic.LIBRARY}
    assert set(holes(view(made))) == {Topic.QUESTIONS}
    assert (view(made).role_gaps, view(made).perspectives) == ((), ())


def test_a_hole_comes_with_the_reason_of_its_exception() -> None:
    exceptions = [{"rule": "coverage-question", "reason": "We listen instead."}]
    made = replace(MADE, about=about(exceptions=exceptions))
    reasons = {each.topic: [hole.reason for hole in each.named] for each in view(made).holes}
    assert (reasons[Topic.QUESTIONS], reasons[Topic.ITEMS]) == (["We listen instead."], [""])
    assert [hole.reason for each in view(for_audience(made, "all")).holes for hole in each.named] == [""] * 6


def test_the_rules_it_asks_for_exceptions_exist() -> None:
    assert set(RULES.values()) <= set(EDITORIAL)


def test_many_holes_are_counted_and_the_first_are_named() -> None:
    many = tuple(competency(f"craft-{at}") for at in range(MAX_NAMED + 5))
    (found,) = view(framework(competencies=many, questions=(question("q", "craft-0"),))).holes
    assert (found.count, len(found.named)) == (MAX_NAMED + 4, MAX_NAMED)
    assert found.named[0].competency.link.title == "Craft-1"


def test_what_a_role_expects_and_no_plan_covers() -> None:
    made = replace(MADE, plans=(plan("talk", "sawing", asks="q-saw"),))
    assert [
        (
            gap.profile.title,
            gap.expected,
            [one.link.title for one in gap.must_haves],
            [one.link.title for one in gap.others],
        )
        for gap in view(made).role_gaps
    ] == [("Joiner", 3, ["Gluing"], ["Listening"])]


def test_what_a_perspective_cannot_observe() -> None:
    assert [
        (
            each.title,
            each.rated,
            each.of,
            [link.address for link in each.unseen],
            [one.link.title for one in each.unrated],
        )
        for each in view(MADE).perspectives
    ] == [
        ("Self", 3, 3, [], []),
        ("Peers", 1, 3, ["competencies/sawing.md#i-saw-alone", "competencies/gluing.md#i-glue"], ["Gluing"]),
    ]


def test_what_is_hidden_is_neither_counted_nor_named() -> None:
    secrets: dict[str, tuple[Any, ...]] = {
        "questions": (question("secret-question", "listening", audience="hr"),),
        "items": (item("secret-item", "listening", "peer", audience="hr"),),
        "plans": (plan("secret-plan", "listening", asks="q-saw", audience="hr"),),
        "incentives": (incentive("secret-pay", {"listening": "strong"}, audience="hr"),),
        "profiles": (profile("secret-role", expects("listening"), audience="hr"),),
        "library": (library_entry("secret-note", audience="hr", related=related("listening")),),
    }
    more: dict[str, Any] = {name: (*getattr(MADE, name), *entries) for name, entries in secrets.items()}
    made = replace(MADE, **more)
    assert counts(view(made))["Listening"] == [1, 0, 1, 0, 1, 1, 0, 0, 2, 1, 1]
    narrowed = view(for_audience(made, "all"))
    assert "secret" not in repr(narrowed).lower()
    assert counts(narrowed) == counts(view(MADE))
    assert holes(narrowed) == holes(view(MADE))


@pytest.mark.parametrize(
    "nothing",
    [framework(), framework(competencies=(competency("sawing"),)), framework(library=(library_entry("tidy"),))],
)
def test_there_is_no_map_where_there_is_nothing_to_count(nothing: Framework) -> None:
    assert not has_coverage(nothing)
    assert has_coverage(MADE)

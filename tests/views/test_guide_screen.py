"""What the script of a guide is told: times and scores where the edition shows them, and nothing else."""

from __future__ import annotations

from dataclasses import asdict

from made import about, competency, framework, plan, question
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import planned_interview
from rolebook.model.vocabulary import Scale
from rolebook.views.guide import guide
from rolebook.views.guide_screen import GuideScreen, guide_screen

POINTS = [{"value": value, "label": str(value)} for value in (1, 2, 3)]
RATED = {"competency": "a", "weight": 7, "weight_reason": "…", "must_have": True, "minimum": 2}


def screen(**of_question: object) -> GuideScreen:
    """A plan with one question of 5 minutes about a, which weighs 7, and one in reserve."""
    made: Framework = framework(
        scales=(Scale.model_validate({"id": "levels", "title": "Levels", "points": POINTS}),),
        competencies=(competency("a"),),
        questions=(question("first", "a", **of_question), question("spare", "a", reserve=True)),
        plans=(plan("meeting", asks="first", competencies=[RATED], pass_mark=60),),
    )
    return guide_screen(about(), guide(made, planned_interview(made, made.plans[0])))


def test_parts_follow_each_other_without_a_gap() -> None:
    # 5 minutes of opening, 5 for the question, 10 for the candidate's, 5 to close
    parts = [(part.kind.value, part.code, part.starts, part.ends) for part in screen().parts]
    assert parts == [
        ("opening", "", 0, 5),
        ("question", "1", 5, 10),
        ("candidate_questions", "", 10, 20),
        ("closing", "", 20, 25),
    ]


def test_questions_stand_under_the_names_of_their_fields() -> None:
    assert [(each.code, each.name, each.question, each.is_reserve) for each in screen().questions] == [
        ("1", "q1", "first", False),
        ("R1", "r1", "spare", True),
    ]


def test_an_edition_that_shows_answers_tells_weights() -> None:
    view = screen(look_for=["A date"])
    assert [asdict(each) for each in view.competencies] == [
        {"competency": "a", "title": "A", "weight": 7, "must_have": True, "minimum": 2}
    ]
    assert (view.pass_mark, view.scale.values, view.scale.has_off_scale) == (60, (1, 2, 3), False)


def test_an_edition_without_answers_tells_none() -> None:
    view = screen()
    assert (view.competencies, view.pass_mark) == ((), None)

"""An interview as it will be held: chosen questions, parallel forms, and a panel that shares them."""

from __future__ import annotations

from made import competency, framework, plan, question
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.planned_interview import Form, PlannedInterview, Wishes, planned_interview

AROUND = {"opening": 5, "candidate_questions": 10, "closing": 5}


def made(*questions: object, **values: object) -> tuple[Framework, InterviewPlan]:
    """A plan of 60 minutes, 40 of them for questions about the competencies a, b and c."""
    planned = plan("meeting", "a", "b", "c", asks="a1", **({"timing": AROUND} | values))
    return framework(
        competencies=tuple(competency(id_) for id_ in "abc"), questions=tuple(questions), plans=(planned,)
    ), planned


def ids(interview: PlannedInterview) -> list[str]:
    return [asked.question.id for asked in interview.asked]


def test_a_plan_without_questions_has_them_chosen_within_its_minutes() -> None:
    whole, planned = made(
        question("a1", "a", minutes=20), question("b1", "b", minutes=15), question("c1", "c", minutes=6), questions=[]
    )
    interview = planned_interview(whole, planned)
    assert interview.is_chosen
    assert ids(interview) == ["a1", "b1"]
    assert [each.planned.competency for each in interview.uncovered] == ["c"]


def test_listed_questions_stay_as_they_are() -> None:
    whole, planned = made(
        question("a1", "a"),
        question("b1", "b"),
        questions=[{"question": "b1", "minutes": 9, "asked_by": "Chair"}, {"question": "a1"}],
    )
    interview = planned_interview(whole, planned)
    assert not interview.is_chosen
    assert [(each.code, each.question.id, each.minutes, each.asked_by) for each in interview.asked] == [
        ("1", "b1", 9, "Chair"),
        ("2", "a1", 5, ""),
    ]


def test_other_minutes_choose_anew_and_keep_what_the_plan_lists_in_its_order() -> None:
    whole, planned = made(
        question("a1", "a"),
        question("a2", "a"),
        question("b1", "b"),
        question("c1", "c"),
        questions=[{"question": "c1"}, {"question": "b1", "asked_by": "Chair"}, {"question": "a2"}],
    )
    assert ids(planned_interview(whole, planned, Wishes(minutes=35))) == ["c1", "b1", "a2"]
    assert ids(planned_interview(whole, planned, Wishes(minutes=30))) == ["b1", "a2"]


def test_reserves_what_is_not_asked_aloud_retired_ones_and_those_for_other_situations_are_not_chosen() -> None:
    whole, planned = made(
        question("a1", "a", reserve=True),
        question("a2", "a", interviewer_only=True),
        question("b1", "b", status="retired"),
        question("b2", "b", situations=["hiring"]),
        question("c1", "c", situations=["choosing", "hiring"]),
        questions=[],
        situation_kind="choosing",
    )
    assert ids(planned_interview(whole, planned)) == ["c1"]


def test_form_b_asks_the_same_competencies_in_the_same_kinds_and_minutes() -> None:
    whole, planned = made(
        question("a1", "a", minutes=6, kind="situational"),
        question("a2", "a", minutes=6, kind="behavioural"),
        question("a3", "a", minutes=7, kind="situational"),
        question("a4", "a", minutes=5, kind="situational"),
        question("b1", "b", minutes=7),
        question("b2", "b", minutes=7),
        questions=[{"question": "a1"}, {"question": "b1"}],
    )
    form_a, form_b = (planned_interview(whole, planned, Wishes(form=form)) for form in Form)
    assert ids(form_a) == ["a1", "b1"]
    assert ids(form_b) == ["a4", "b2"], "a2 is of another kind, and a3 takes longer"
    assert [each.minutes for each in form_b.asked] == [6, 7]
    assert not any(each.is_shared for each in form_b.asked)


def test_a_question_without_a_twin_is_shared_and_says_so() -> None:
    whole, planned = made(question("a1", "a"), question("b1", "b"), question("b2", "b"), questions=[
        {"question": "a1"}, {"question": "b1"}
    ])  # fmt: skip
    interview = planned_interview(whole, planned, Wishes(form=Form.B))
    assert [(each.question.id, each.is_shared) for each in interview.asked] == [("a1", True), ("b2", False)]


def test_as_many_questions_as_possible_get_a_twin() -> None:
    """The longer one could take the only short twin away from the shorter one."""
    whole, planned = made(
        question("a1", "a", minutes=8),
        question("a2", "a", minutes=5),
        question("a3", "a", minutes=5),
        question("a4", "a", minutes=7),
        questions=[{"question": "a1"}, {"question": "a2"}],
    )
    assert ids(planned_interview(whole, planned, Wishes(form=Form.B))) == ["a4", "a3"]


def test_a_panel_shares_the_questions_without_overlap() -> None:
    whole, planned = made(
        question("a1", "a", minutes=9),
        question("a2", "a", minutes=4),
        question("b1", "b", minutes=6),
        question("c1", "c", minutes=5),
        questions=[{"question": id_} for id_ in ("a1", "b1", "c1", "a2")],
    )
    interview = planned_interview(whole, planned, Wishes(panel=("Chair", "Second")))
    assert [(each.question.id, each.asked_by) for each in interview.asked] == [
        ("a1", "Chair"),
        ("b1", "Second"),
        ("c1", "Second"),
        ("a2", "Chair"),
    ], "13 minutes for the chair, 11 for the second"
    assert interview.panel == ("Chair", "Second")


def test_without_a_panel_the_people_of_the_plan_ask() -> None:
    whole, planned = made(
        question("a1", "a"), question("b1", "b"),
        questions=[{"question": "a1", "asked_by": "Owner"}, {"question": "b1", "asked_by": "Chair"}],
    )  # fmt: skip
    assert planned_interview(whole, planned).panel == ("Owner", "Chair")

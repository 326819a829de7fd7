"""The interviewer's guide as a view: what each sheet shows, and when each part is due."""

from __future__ import annotations

from made import competency, framework, plan, question
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import Wishes, planned_interview
from rolebook.model.vocabulary import Scale
from rolebook.views.guide import Guide, guide


def scale() -> Scale:
    points = [{"value": value, "label": str(value)} for value in (1, 2, 3)]
    return Scale.model_validate({"id": "levels", "title": "Levels", "points": points})


def whole(*questions: object, **values: object) -> Framework:
    return framework(
        scales=(scale(),),
        competencies=tuple(competency(id_) for id_ in "abc"),
        questions=tuple(questions),
        plans=(plan("meeting", "a", "b", "c", asks="a1", **values),),
    )


def made_guide(made: Framework, wishes: Wishes | None = None) -> Guide:
    return guide(made, planned_interview(made, made.plans[0], wishes))


def test_parts_follow_each_other_and_fill_the_time_box() -> None:
    """5 for the opening, then 7 and 6; 10 for the candidate, 5 to close, and 27 in hand."""
    shown = made_guide(
        whole(
            question("a1", "a", minutes=7),
            question("b1", "b", minutes=6),
            questions=[{"question": "a1"}, {"question": "b1"}],
        )
    )
    assert [(sheet.starts, sheet.ends) for sheet in shown.sheets] == [(5, 12), (12, 18)]
    assert (shown.candidate_questions_start, shown.closing_start, shown.ends) == (18, 28, 33)
    assert shown.spare_minutes == 27


def test_probes_come_in_star_order_whatever_their_order_in_the_file() -> None:
    parts = ["reflection", "action", "situation", "result", "action", "task"]
    probes = [{"part": part, "text": f"{number}?"} for number, part in enumerate(parts)]
    (sheet,) = made_guide(whole(question("a1", "a", probes=probes))).sheets
    assert [probe.text for probe in sheet.probes] == ["2?", "5?", "1?", "4?", "3?", "0?"]


def test_a_competency_that_only_shows_beside_another_names_the_question_where_it_does() -> None:
    shown = made_guide(whole(question("a1", "a", also=["b"])))
    assert [(row.competency.id, row.codes, row.minutes) for row in shown.covered] == [
        ("a", ("1",), 5),
        ("b", ("1",), 0),
        ("c", (), 0),
    ]


def test_what_was_not_chosen_says_what_it_would_need() -> None:
    shown = made_guide(
        whole(question("a1", "a", minutes=30), question("b1", "b", minutes=25), questions=[]), Wishes(minutes=60)
    )
    assert [(row.competency.id, row.needs, row.left) for row in shown.left_out] == [("b", 25, 10), ("c", 0, 0)]
    assert [row.competency.id for row in shown.covered] == ["a"]


def test_reserves_are_those_for_what_is_asked() -> None:
    shown = made_guide(
        whole(
            question("a1", "a"),
            question("a2", "a", reserve=True),
            question("b1", "b", reserve=True),
            question("a3", "a", reserve=True, status="retired"),
        )
    )
    assert [(sheet.code, sheet.question.id) for sheet in shown.reserves] == [("R1", "a2")]


def test_a_panel_lists_who_asks_what_and_for_how_long() -> None:
    shown = made_guide(
        whole(
            question("a1", "a", minutes=7),
            question("b1", "b", minutes=6),
            questions=[{"question": "a1"}, {"question": "b1"}],
        ),
        Wishes(panel=("Chair", "Second", "Third")),
    )
    assert [(member.name, member.codes, member.minutes) for member in shown.members] == [
        ("Chair", ("1",), 7),
        ("Second", ("2",), 6),
        ("Third", (), 0),
    ]

"""What a form shows besides its words: how to mark, and what is filled in beforehand."""

from __future__ import annotations

import pytest

from made import about, competency, framework, item, questionnaire, worksheet
from rolebook.model.filling_in import minutes_on_paper, minutes_on_screen
from rolebook.model.vocabulary import Scale
from rolebook.views.form import Example, Filled, form

PERSPECTIVES = [{"id": "self", "title": "Self", "about_self": True}]


@pytest.mark.parametrize(
    ("points", "expected"),
    [(1, Example(0, None)), (2, Example(1, 0)), (5, Example(2, 1)), (6, Example(3, 2))],
)
def test_the_example_marks_and_corrects_near_the_middle(points: int, expected: Example) -> None:
    scale = Scale.model_validate(
        {"id": "levels", "title": "Scale", "points": [{"value": each, "label": f"{each}"} for each in range(points)]}
    )
    asked = questionnaire("own", "kneads", action_plan="plan")
    made = framework(
        about(perspectives=PERSPECTIVES),
        scales=(scale,),
        competencies=(competency("baking"),),
        items=(item("kneads", "baking", "self"),),
        questionnaires=(asked,),
        worksheets=(worksheet("plan"),),
    )
    shown = form(made, asked)
    assert shown.example == expected
    assert shown.filled == Filled("", "")
    assert shown.action_plan == made.worksheets[0]
    assert form(made, asked, Filled("Ada", "2026-12-01")).filled == Filled("Ada", "2026-12-01")


def test_minutes_are_those_of_the_time_model() -> None:
    """60 s + 35 × 12 + 4 × 75 + 6 × 8 + 20 = 848 s: 14 minutes, 18 on paper; 20 rows more are 1088 s: 18 and 23."""
    some = {
        "open_questions": [{"id": f"q{number}", "text": "?"} for number in range(4)],
        "background": [{"id": f"b{number}", "text": "?"} for number in range(6)],
        "overall": "Well?",
    }
    for rows, screen, paper in ((35, 14, 18), (55, 18, 23)):
        asked = questionnaire("own", *(f"row-{number}" for number in range(rows)), **some)
        assert (minutes_on_screen(asked), minutes_on_paper(asked)) == (screen, paper)

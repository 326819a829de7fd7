"""The rules for interview plans."""

from __future__ import annotations

from collections.abc import Iterator

from rolebook.model.choice import Obstacle, choose
from rolebook.model.framework import grouped
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.kinds import Kind
from rolebook.model.planned_interview import choosable, minutes_around
from rolebook.source.findings import Finding
from rolebook.source.reader import Reading, in_use

MOST_COMPETENCIES = 8
"""What one interview can assess with care: five to eight competencies (OPM, structured interviews)."""


def interview_minutes(reading: Reading) -> Iterator[Finding]:
    """An interview's questions, opening, closing and the candidate's questions fit into its time box."""
    minutes = {question.id: question.minutes for question in reading.all(Kind.QUESTION)}
    for written in reading.written[Kind.PLAN]:
        plan: InterviewPlan = written.shape
        asked = [planned.minutes or minutes.get(planned.question, 0) for planned in plan.questions]
        around = minutes_around(plan)
        if sum(asked) + around > plan.minutes:
            message = (
                f"The interview takes {sum(asked) + around} minutes ({sum(asked)} for {len(asked)} questions, {around} "
                f"around them), but its time box is {plan.minutes}"
            )
            advice = "Take a question out, give it fewer minutes, or plan more time."
            yield Finding(written.origin.at("minutes"), "interview-minutes", message, str(plan.minutes), advice=advice)


def interview_coverage(reading: Reading) -> Iterator[Finding]:
    """Every competency that an interview plans to cover has a question there."""
    questions = {question.id: question for question in reading.all(Kind.QUESTION)}
    for written in reading.written[Kind.PLAN]:
        if not written.shape.questions:
            continue  # they are chosen, and `interview-left-out` says what they do not cover
        chosen = [questions[planned.question] for planned in written.shape.questions if planned.question in questions]
        if len(chosen) < len(written.shape.questions):
            continue  # a question is missing or broken, which is said elsewhere; it may be the one that asks
        asked = {id_ for question in chosen for id_ in (question.competency, *question.also)}
        for index, planned in enumerate(written.shape.competencies):
            if planned.competency not in asked:
                origin = written.origin.at("competencies", index, "competency")
                message = f"No question of this interview asks about `{planned.competency}`"
                advice = "Add a question about it, or take the competency out."
                yield Finding(origin, "interview-coverage", message, planned.competency, advice=advice)


def too_many_competencies(reading: Reading) -> Iterator[Finding]:
    """No interview covers more competencies than can be assessed with care."""
    for written in in_use(reading, Kind.PLAN):
        number = len(written.shape.competencies)
        if number > MOST_COMPETENCIES:
            origin = written.origin.at("competencies")
            message = (
                f"This interview covers {number} competencies; more than {MOST_COMPETENCIES} get too little time each"
            )
            advice = "Leave out what another interview or a reference tells you, or share them between two interviews."
            yield Finding(origin, "interview-breadth", message, str(number), advice=advice, at_key=True)


def left_out(reading: Reading) -> Iterator[Finding]:
    """Where the questions of an interview are chosen, they cover every competency."""
    questions: list[Question] = [written.shape for written in in_use(reading, Kind.QUESTION)]
    by_competency = grouped((question.competency, question) for question in questions)
    for written in in_use(reading, Kind.PLAN):
        plan: InterviewPlan = written.shape
        if plan.questions:
            continue
        slots = choosable(by_competency, plan)
        for uncovered in choose(plan.competencies, slots, plan.minutes - minutes_around(plan)).uncovered:
            index = plan.competencies.index(uncovered.planned)
            message = f"The questions chosen for this interview leave out `{uncovered.planned.competency}`"
            if uncovered.obstacle is Obstacle.NO_TIME:
                message += f": its shortest question takes {uncovered.shortest} minutes, and {uncovered.left} are left"
                advice = "Plan more time, or take a competency out."
            else:
                message += ": the framework has no question about it that suits this situation"
                advice = "Write one, or take the competency out."
            origin = written.origin.at("competencies", index, "competency")
            yield Finding(origin, "interview-left-out", message, uncovered.planned.competency, advice=advice)

"""One saved interview, held against the framework: a record of it, and what is wrong with it.

Every value comes from strangers. What could change a score stops the reading; the rest is listed, and nothing is left
out without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import floor

from rolebook.exchange.found import line, shown
from rolebook.exchange.interview_checks import CHECKS, OFF_SCALE, Held, check_origin, number, prefix
from rolebook.exchange.saved_interview import SavedQuestion, Unreadable, read_saved
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.interview_record import InterviewRecord, RatedQuestion
from rolebook.model.scoring import Ratings
from rolebook.problems import Problem, is_error


def read_interview(
    file: str, content: bytes, framework: Framework
) -> tuple[InterviewPlan | None, InterviewRecord | None, tuple[Problem, ...]]:
    """The plan and the record of a saved interview; None where it cannot be used. The problems say why, and warn."""
    try:
        saved = read_saved(file, content)
    except Unreadable as unreadable:
        return None, None, unreadable.problems
    problems = tuple(check_origin(file, saved, framework))
    plan = next((plan for plan in framework.plans if plan.id == saved.plan), None)
    if plan is None or problems:
        return None, None, problems
    held = Held(file, saved, framework, plan)
    problems = tuple(problem for check in CHECKS for problem in check(held))
    if any(map(is_error, problems)):
        return plan, None, problems
    record = _record(held)
    return plan, record, (*problems, *_own_ratings(held, record))


def _record(held: Held) -> InterviewRecord:
    record = InterviewRecord(
        file=held.file,
        candidate=line(held.text("candidate")),
        interviewer=line(held.text("interviewer")),
        date=line(held.text("date")),
        version=held.saved.framework.version,
        form=held.saved.form,
        questions=tuple(_rated(held, each) for each in held.saved.questions),
        own={},
        before_others=held.ticked("before_others"),
        strengths=held.text("strengths"),
        concerns=held.text("concerns"),
        ask_next=held.text("ask_next"),
        recommendation=line(held.text("recommendation")),
    )
    return replace(record, own=dict(_own(held, record.question_ratings)))


def _own(held: Held, means: Ratings) -> Iterator[tuple[str, Fraction]]:
    """What stands on the score sheet and is not what a guide writes there by itself: the mean with two decimals."""
    for planned in held.plan.competencies:
        written, mean = number(held.text(f"score.{planned.competency}")), means.get(planned.competency)
        if written is not None and (mean is None or written != Fraction(floor(mean * 100 + Fraction(1, 2)), 100)):
            yield planned.competency, written


def _rated(held: Held, question: SavedQuestion) -> RatedQuestion:
    name = prefix(question)
    rating = held.text(f"{name}.rating")
    return RatedQuestion(
        code=question.code,
        question=question.question,
        competency=question.competency,
        rating=int(rating) if rating and rating != OFF_SCALE else None,
        is_off_scale=rating == OFF_SCALE,
        because=held.text(f"{name}.because"),
        was_used=held.ticked(f"{name}.used"),
    )


def _own_ratings(held: Held, record: InterviewRecord) -> Iterator[Problem]:
    for competency, mean in record.question_ratings.items():
        if competency in record.own:
            written = shown(held.text(f"score.{competency}"))
            message = f"The score sheet rates {competency} {written}, and its questions give {float(mean):.4g}"
            yield held.warning(
                "interview-score", message, advice="The score sheet counts, since it is what was signed."
            )

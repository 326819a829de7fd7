"""An interview as it will be held: the questions in their order, who asks each, and what is left out.

A plan may list its questions or leave them to be chosen; whoever prints a guide may want other minutes, the second of
two parallel forms, or a panel of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rolebook.model.choice import Slot, Uncovered, choose
from rolebook.model.entry import in_use
from rolebook.model.framework import Framework, grouped
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.parallel_form import parallel_form


class Form(StrEnum):
    """Which of two parallel forms of an interview."""

    A = "A"
    B = "B"


@dataclass(frozen=True)
class Wishes:
    """What whoever prints a guide wants otherwise than the plan says.

    `minutes` is another time box; `panel` are the people who share the questions. None or empty: as planned.
    """

    minutes: int | None = None
    form: Form = Form.A
    panel: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question that is asked, its minutes, and who asks it. `code` is its number in the guide.

    `is_shared` tells that form B keeps it from form A, since there is no other one like it.
    """

    code: str
    question: Question
    minutes: int
    asked_by: str
    is_shared: bool = False


@dataclass(frozen=True)
class PlannedInterview:
    """An interview as it will be held. `minutes` is its time box; `panel` are the people who ask, in their order.

    `is_chosen` tells that the questions were chosen, not listed by hand.
    """

    plan: InterviewPlan
    form: Form
    minutes: int
    asked: tuple[Asked, ...]
    uncovered: tuple[Uncovered, ...]
    panel: tuple[str, ...]
    is_chosen: bool

    @property
    def minutes_around(self) -> int:
        """The minutes that are not for questions."""
        return minutes_around(self.plan)


def minutes_around(plan: InterviewPlan) -> int:
    """The minutes of an interview that are not for questions: opening, the candidate's questions and closing."""
    return plan.timing.opening + plan.timing.candidate_questions + plan.timing.closing


def planned_interview(framework: Framework, plan: InterviewPlan, wishes: Wishes | None = None) -> PlannedInterview:
    """The interview that a plan describes, as somebody wishes to hold it."""
    wishes = wishes or Wishes()
    minutes = wishes.minutes or plan.minutes
    is_chosen = not plan.questions or minutes != plan.minutes
    uncovered: tuple[Uncovered, ...] = ()
    if is_chosen:
        listed = [planned.question for planned in plan.questions]
        choice = choose(
            plan.competencies,
            choosable(framework.questions_by_competency, plan),
            minutes - minutes_around(plan),
            listed,
        )
        asked, uncovered = _in_order(plan, choice.slots), choice.uncovered
    else:
        asked = _listed(framework, plan)
    if wishes.form is Form.B:
        asked = _form_b(asked, _askable(framework.questions_by_competency, plan))
    if wishes.panel:
        asked = shared_out(asked, wishes.panel)
    panel = wishes.panel or tuple(dict.fromkeys(each.asked_by for each in asked if each.asked_by))
    return PlannedInterview(plan, wishes.form, minutes, asked, uncovered, panel, is_chosen)


def choosable(questions: Mapping[str, Sequence[Question]], plan: InterviewPlan) -> Mapping[str, tuple[Slot, ...]]:
    """The questions that may be chosen for a plan, by competency, with the minutes that the plan would give them.

    They are for its situation and asked aloud, and none is in reserve. `questions` are all, by competency.
    """
    minutes = {planned.question: planned.minutes for planned in plan.questions}
    return grouped(
        (question.competency, Slot(question, minutes.get(question.id) or question.minutes))
        for question in _askable(questions, plan)
        if not question.reserve
    )


def _askable(questions: Mapping[str, Sequence[Question]], plan: InterviewPlan) -> tuple[Question, ...]:
    """The questions about the competencies of a plan that suit it, reserves among them."""
    return tuple(
        question
        for planned in plan.competencies
        for question in in_use(questions.get(planned.competency, ()))
        if not question.interviewer_only and suits(question, plan)
    )


def suits(question: Question, plan: InterviewPlan) -> bool:
    """Whether a question is for the situation of a plan. A plan that does not name its kind suits all."""
    return not question.situations or not plan.situation_kind or plan.situation_kind in question.situations


def _listed(framework: Framework, plan: InterviewPlan) -> tuple[Asked, ...]:
    questions = [framework.question_index[planned.question] for planned in plan.questions]
    return tuple(
        Asked(str(number), question, planned.minutes or question.minutes, planned.asked_by)
        for number, (question, planned) in enumerate(zip(questions, plan.questions, strict=True), start=1)
    )


def _in_order(plan: InterviewPlan, chosen: Sequence[Slot]) -> tuple[Asked, ...]:
    """The chosen questions: those that the plan lists in its order, then the others; each with the plan's person."""
    listed = {planned.question: (place, planned.asked_by) for place, planned in enumerate(plan.questions)}
    last = (len(listed), "")
    ordered = sorted(chosen, key=lambda slot: listed.get(slot.question.id, last)[0])
    return tuple(
        Asked(str(number), slot.question, slot.minutes, listed.get(slot.question.id, last)[1])
        for number, slot in enumerate(ordered, start=1)
    )


def _form_b(asked: Sequence[Asked], questions: Sequence[Question]) -> tuple[Asked, ...]:
    twins = parallel_form([Slot(each.question, each.minutes) for each in asked], questions)
    return tuple(
        replace(each, question=twin) if twin else replace(each, is_shared=True)
        for each, twin in zip(asked, twins, strict=True)
    )


def shared_out(asked: Sequence[Asked], panel: Sequence[str]) -> tuple[Asked, ...]:
    """The questions, each asked by one person of the panel, who asks all about its competency.

    In the order of the interview, each competency goes to whoever has the fewest minutes so far.
    """
    minutes = dict.fromkeys(panel, 0)
    person_for: dict[str, str] = {}
    for competency in dict.fromkeys(each.question.competency for each in asked):
        person = min(panel, key=minutes.__getitem__)
        person_for[competency] = person
        minutes[person] += sum(each.minutes for each in asked if each.question.competency == competency)
    return tuple(replace(each, asked_by=person_for[each.question.competency]) for each in asked)

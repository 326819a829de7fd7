"""What a candidate is given before an interview. Nothing that helps to judge answers has a place in it."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import PlannedInterview
from rolebook.views.guide import Guide
from rolebook.views.parts import EditionLine, edition_line


@dataclass(frozen=True)
class Topic:
    """A competency that the interview is about."""

    title: str
    definition: str


@dataclass(frozen=True)
class CandidateCopy:
    """The role, the course and the topics of an interview, and its questions where candidates get them beforehand."""

    id: str
    edition: EditionLine
    role: str
    candidate: str
    date: str
    minutes: int
    opening: int
    question_minutes: int
    question_count: int
    candidate_questions: int
    closing: int
    topics: tuple[Topic, ...]
    questions: tuple[str, ...]
    advice: str


def candidate_copy(framework: Framework, guide: Guide, with_questions: bool) -> CandidateCopy:
    """The candidate's copy of a guide. `with_questions` adds those that candidates may see beforehand."""
    interview, plan = guide.interview, guide.plan
    asked = [sheet.question for sheet in guide.sheets if not sheet.question.interviewer_only]
    return CandidateCopy(
        id=guide.id,
        edition=edition_line(framework.about, framework.audience),
        role=plan.role,
        candidate=guide.particulars.candidate,
        date=guide.particulars.date,
        minutes=interview.minutes,
        opening=plan.timing.opening,
        question_minutes=sum(each.minutes for each in interview.asked),
        question_count=len(asked),
        candidate_questions=plan.timing.candidate_questions,
        closing=plan.timing.closing,
        topics=_topics(framework, interview),
        questions=tuple(question.text for question in asked if with_questions and question.candidate_visible),
        advice=plan.for_candidates,
    )


def _topics(framework: Framework, interview: PlannedInterview) -> tuple[Topic, ...]:
    ids = dict.fromkeys(asked.question.competency for asked in interview.asked)
    competencies = (framework.competency_index[id_] for id_ in ids)
    return tuple(Topic(each.title, each.definition) for each in competencies if _is_public(framework, each))


def _is_public(framework: Framework, competency: Competency) -> bool:
    """Whether the widest audience may see a competency; a candidate belongs to none that is narrower."""
    return competency.audience in {"", framework.about.audiences[0].id}

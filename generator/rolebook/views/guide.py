"""The interviewer's guide: what each sheet shows, and when each part is due."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.interview import Anchor, InterviewPlan, PlannedCompetency, Question
from rolebook.model.vocabulary import Scale, ScalePoint, Source
from rolebook.views.competency import shown_number
from rolebook.views.parts import EditionLine, edition_line


@dataclass(frozen=True)
class AnchoredPoint:
    """A point of the rating scale beside what an answer worth it contains; `anchor` is empty where none is written."""

    point: ScalePoint
    anchor: str


@dataclass(frozen=True)
class QuestionSheet:
    """The sheet of one question. `starts` and `ends` are minutes from the beginning of the interview.

    `code` is what a continuation sheet refers to: the number of the question, or R and a number for a reserve question.
    """

    code: str
    question: Question
    competency: Competency
    competency_number: int | None
    minutes: int
    starts: int
    ends: int
    asked_by: str
    points: tuple[AnchoredPoint, ...]


@dataclass(frozen=True)
class Guide:
    """Everything the printed guide shows."""

    plan: InterviewPlan
    edition: EditionLine
    readers: str
    """Whom the guide is for: the audience that may see all that stands in it."""
    scale: Scale
    sheets: tuple[QuestionSheet, ...]
    reserves: tuple[QuestionSheet, ...]
    covered: tuple[tuple[PlannedCompetency, Competency, int], ...]
    """What is covered, with the minutes that its questions take."""
    candidate_questions_start: int
    closing_start: int
    ends: int
    sources: tuple[Source, ...]

    @property
    def has_answers(self) -> bool:
        """Whether this edition shows how to judge answers."""
        return any(sheet.question.anchors or sheet.question.look_for for sheet in self.sheets)

    @property
    def spare_minutes(self) -> int:
        """The minutes of the time box that nothing is planned for."""
        return self.plan.minutes - self.ends


def guide(framework: Framework, plan: InterviewPlan) -> Guide:
    """The guide of an interview plan."""
    scale = framework.scale_index[plan.scale]
    asked = [(framework.question_index[planned.question], planned) for planned in plan.questions]
    minutes = [planned.minutes or question.minutes for question, planned in asked]
    ends = list(accumulate(minutes, initial=plan.timing.opening))
    sheets = tuple(
        _sheet(framework, scale, question, str(index + 1), minutes[index], ends[index], planned.asked_by)
        for index, (question, planned) in enumerate(asked)
    )
    closing_start = ends[-1] + plan.timing.candidate_questions
    return Guide(
        plan=plan,
        edition=edition_line(framework.about, framework.audience),
        readers=_readers(framework, plan, sheets),
        scale=scale,
        sheets=sheets,
        reserves=_reserves(framework, plan, scale),
        covered=_covered(framework, plan, sheets),
        candidate_questions_start=ends[-1],
        closing_start=closing_start,
        ends=closing_start + plan.timing.closing,
        sources=_sources(framework, plan),
    )


def _readers(framework: Framework, plan: InterviewPlan, sheets: tuple[QuestionSheet, ...]) -> str:
    about = framework.about
    shows_answers = any(sheet.question.anchors or sheet.question.look_for for sheet in sheets)
    needed = {plan.audience, about.audience_defaults.interview_answers if shows_answers else ""}
    return next((audience.title for audience in reversed(about.audiences) if audience.id in needed), "")


def _sheet(
    framework: Framework, scale: Scale, question: Question, code: str, minutes: int, starts: int, asked_by: str
) -> QuestionSheet:
    competency = framework.competency_index[question.competency]
    return QuestionSheet(
        code=code,
        question=question,
        competency=competency,
        competency_number=shown_number(framework, competency),
        minutes=minutes,
        starts=starts,
        ends=starts + minutes,
        asked_by=asked_by,
        points=_anchored(scale, question.anchors),
    )


def _anchored(scale: Scale, anchors: tuple[Anchor, ...]) -> tuple[AnchoredPoint, ...]:
    """The points from the highest to the lowest, as they stand beside the circles."""
    descriptions = {anchor.value: anchor.description for anchor in anchors}
    return tuple(AnchoredPoint(point, descriptions.get(point.value, "")) for point in reversed(scale.points))


def _reserves(framework: Framework, plan: InterviewPlan, scale: Scale) -> tuple[QuestionSheet, ...]:
    asked = {planned.question for planned in plan.questions}
    reserves = [
        question
        for planned in plan.competencies
        for question in framework.questions_by_competency[planned.competency]
        if question.reserve and question.id not in asked
    ]
    return tuple(
        _sheet(framework, scale, question, f"R{index}", question.minutes, 0, "")
        for index, question in enumerate(reserves, start=1)
    )


def _covered(
    framework: Framework, plan: InterviewPlan, sheets: tuple[QuestionSheet, ...]
) -> tuple[tuple[PlannedCompetency, Competency, int], ...]:
    return tuple(
        (
            planned,
            framework.competency_index[planned.competency],
            sum(sheet.minutes for sheet in sheets if sheet.competency.id == planned.competency),
        )
        for planned in plan.competencies
    )


def _sources(framework: Framework, plan: InterviewPlan) -> tuple[Source, ...]:
    questions = [framework.question_index[planned.question] for planned in plan.questions]
    competencies = [framework.competency_index[planned.competency] for planned in plan.competencies]
    used = {citation.source for entry in (plan, *questions, *competencies) for citation in entry.sources}
    return tuple(source for source in framework.sources if source.id in used)

"""The sheet of one question in an interviewer's guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.interview import Anchor, Probe, Question, StarPart
from rolebook.model.planned_interview import Asked
from rolebook.model.vocabulary import Scale, ScalePoint
from rolebook.views.competency import shown_number

_STAR_ORDER = tuple(StarPart)


@dataclass(frozen=True)
class AnchoredPoint:
    """A point of the rating scale beside what an answer worth it contains; `anchor` is empty where none is written."""

    point: ScalePoint
    anchor: str


@dataclass(frozen=True)
class QuestionSheet:
    """The sheet of one question. `starts` and `ends` are minutes from the beginning of the interview.

    `code` is what a continuation sheet refers to: the number of the question, or R and a number for a reserve question.
    `is_shared` tells that both parallel forms ask the question.
    """

    code: str
    question: Question
    competency: Competency
    competency_number: int | None
    minutes: int
    starts: int
    ends: int
    asked_by: str
    is_shared: bool
    points: tuple[AnchoredPoint, ...]

    @property
    def probes(self) -> tuple[Probe, ...]:
        """The follow-up questions in the order situation, task, action, result and reflection."""
        return tuple(sorted(self.question.probes, key=lambda probe: _STAR_ORDER.index(probe.part)))

    @property
    def name(self) -> str:
        """What the names of this sheet's fields begin with."""
        return self.code.lower() if self.code.startswith("R") else f"q{self.code}"


def question_sheet(framework: Framework, scale: Scale, asked: Asked, starts: int) -> QuestionSheet:
    """The sheet of a question that is asked `starts` minutes after the beginning."""
    competency = framework.competency_index[asked.question.competency]
    return QuestionSheet(
        code=asked.code,
        question=asked.question,
        competency=competency,
        competency_number=shown_number(framework, competency),
        minutes=asked.minutes,
        starts=starts,
        ends=starts + asked.minutes,
        asked_by=asked.asked_by,
        is_shared=asked.is_shared,
        points=_anchored(scale, asked.question.anchors),
    )


def _anchored(scale: Scale, anchors: Sequence[Anchor]) -> tuple[AnchoredPoint, ...]:
    """The points from the highest to the lowest, as they stand beside the circles."""
    descriptions = {anchor.value: anchor.description for anchor in anchors}
    return tuple(AnchoredPoint(point, descriptions.get(point.value, "")) for point in reversed(scale.points))

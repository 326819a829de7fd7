"""The interviewer's guide on screen: what its script has to know to keep time, to add up, and to save.

It holds no words for readers; those stand in the template. An edition that does not show how to judge answers tells
neither weights nor what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rolebook.model.about import About
from rolebook.model.planned_interview import Form
from rolebook.views.guide import Covered, Guide
from rolebook.views.screen import FrameworkVersion


class PartKind(StrEnum):
    """The parts of an interview, as the run sheet lists them."""

    OPENING = "opening"
    QUESTION = "question"
    CANDIDATE_QUESTIONS = "candidate_questions"
    CLOSING = "closing"


@dataclass(frozen=True)
class Part:
    """A part of the interview, in minutes from its beginning. `code` is that of the question, or empty."""

    kind: PartKind
    code: str
    starts: int
    ends: int


@dataclass(frozen=True)
class ScreenQuestion:
    """A question under the name that its fields begin with; `question` and `competency` are ids."""

    code: str
    name: str
    question: str
    competency: str
    competency_title: str
    is_reserve: bool


@dataclass(frozen=True)
class ScreenCompetency:
    """A competency that is rated, and what is asked for. `minimum` is None where nothing is."""

    competency: str
    title: str
    weight: int
    must_have: bool
    minimum: int | None


@dataclass(frozen=True)
class ScreenScale:
    """The values that may be marked, from the lowest to the highest."""

    id: str
    values: tuple[int, ...]
    has_off_scale: bool


@dataclass(frozen=True)
class GuideScreen:
    """What the script of a guide knows. `minutes` is the time box; `threshold` is the widest spread left undiscussed.

    `competencies` is empty, and `pass_mark` None, where the edition does not show how to judge answers.
    """

    framework: FrameworkVersion
    plan: str
    form: Form
    minutes: int
    parts: tuple[Part, ...]
    questions: tuple[ScreenQuestion, ...]
    scale: ScreenScale
    competencies: tuple[ScreenCompetency, ...]
    threshold: int
    pass_mark: int | None


def guide_screen(about: About, guide: Guide) -> GuideScreen:
    """What the script of a guide knows."""
    plan, scale = guide.plan, guide.scale
    return GuideScreen(
        framework=FrameworkVersion(about.id, about.version),
        plan=plan.id,
        form=guide.interview.form,
        minutes=guide.interview.minutes,
        parts=tuple(_parts(guide)),
        questions=tuple(_questions(guide)),
        scale=ScreenScale(scale.id, tuple(point.value for point in scale.points), scale.off_scale is not None),
        competencies=tuple(map(_competency, guide.covered)) if guide.has_answers else (),
        threshold=plan.consensus_threshold,
        pass_mark=plan.pass_mark if guide.has_answers else None,
    )


def _parts(guide: Guide) -> Iterator[Part]:
    yield Part(PartKind.OPENING, "", 0, guide.plan.timing.opening)
    for sheet in guide.sheets:
        yield Part(PartKind.QUESTION, sheet.code, sheet.starts, sheet.ends)
    yield Part(PartKind.CANDIDATE_QUESTIONS, "", guide.candidate_questions_start, guide.closing_start)
    yield Part(PartKind.CLOSING, "", guide.closing_start, guide.ends)


def _questions(guide: Guide) -> Iterator[ScreenQuestion]:
    for sheets, is_reserve in ((guide.sheets, False), (guide.reserves, True)):
        for sheet in sheets:
            competency = sheet.competency
            yield ScreenQuestion(sheet.code, sheet.name, sheet.question.id, competency.id, competency.title, is_reserve)


def _competency(covered: Covered) -> ScreenCompetency:
    planned = covered.planned
    return ScreenCompetency(
        planned.competency, covered.competency.title, planned.weight, planned.must_have, planned.minimum
    )

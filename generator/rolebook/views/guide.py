"""The interviewer's guide: what each sheet shows, and when each part is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rolebook.model.choice import Obstacle
from rolebook.model.competency import Competency
from rolebook.model.entry import in_use
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan, PlannedCompetency, SampleAnswer
from rolebook.model.planned_interview import Asked, Form, PlannedInterview, suits
from rolebook.model.vocabulary import Scale, Source
from rolebook.views.parts import EditionLine, edition_line
from rolebook.views.question_sheet import QuestionSheet, question_sheet

LETTERS = "ABCDEF"
"""What sample answers and the people of a panel are called on sheets that keep them apart."""


@dataclass(frozen=True)
class Particulars:
    """What is known of an interview before it begins; all may be empty. `date` is YYYY-MM-DD.

    `lines` are the ruled lines for notes on each question, where they are not as many as the plan says.
    """

    candidate: str = ""
    date: str = ""
    lines: int | None = None


@dataclass(frozen=True)
class Covered:
    """A competency that the interview covers: the minutes of its questions, their codes, and who asks them.

    Where no question is mainly about it, `minutes` is 0 and the codes are those of questions that show it too.
    """

    planned: PlannedCompetency
    competency: Competency
    minutes: int
    codes: tuple[str, ...]
    asked_by: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A competency of the plan that the interview does not ask about.

    `needs` are the minutes of its shortest question and `left` those that remain; `needs` is 0 where nothing asks
    about it.
    """

    competency: Competency
    needs: int
    left: int


@dataclass(frozen=True)
class PanelMember:
    """What one person on the panel asks."""

    name: str
    codes: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class LetteredSample:
    """A sample answer under its letter."""

    letter: str
    sample: SampleAnswer


@dataclass(frozen=True)
class Calibration:
    """A question whose sample answers the interviewers rate for practice."""

    sheet: QuestionSheet
    samples: tuple[LetteredSample, ...]


@dataclass(frozen=True)
class Guide:
    """Everything the printed guide shows."""

    interview: PlannedInterview
    particulars: Particulars
    edition: EditionLine
    readers: str
    """Whom the guide is for: the audience that may see all that stands in it."""
    scale: Scale
    sheets: tuple[QuestionSheet, ...]
    reserves: tuple[QuestionSheet, ...]
    covered: tuple[Covered, ...]
    left_out: tuple[LeftOut, ...]
    members: tuple[PanelMember, ...]
    calibrations: tuple[Calibration, ...]
    candidate_questions_start: int
    closing_start: int
    ends: int
    sources: tuple[Source, ...]

    @property
    def plan(self) -> InterviewPlan:
        """The plan that the guide is made from."""
        return self.interview.plan

    @property
    def id(self) -> str:
        """What every sheet names: the plan, and the form where it is the second of two."""
        return self.plan.id if self.interview.form is Form.A else f"{self.plan.id} {self.interview.form}"

    @property
    def lines(self) -> int:
        """The ruled lines for notes on each question."""
        return self.particulars.lines or self.plan.note_lines

    @property
    def has_answers(self) -> bool:
        """Whether this edition shows how to judge answers."""
        return any(sheet.question.anchors or sheet.question.look_for for sheet in self.sheets)

    @property
    def spare_minutes(self) -> int:
        """The minutes of the time box that nothing is planned for."""
        return self.interview.minutes - self.ends

    @property
    def shared(self) -> tuple[QuestionSheet, ...]:
        """The questions that form B keeps from form A."""
        return tuple(sheet for sheet in self.sheets if sheet.is_shared)

    @property
    def raters(self) -> str:
        """A letter for each person who rates the candidate."""
        return LETTERS[: self.plan.panel_size]


def guide(framework: Framework, interview: PlannedInterview, particulars: Particulars | None = None) -> Guide:
    """The guide of an interview."""
    plan, asked = interview.plan, interview.asked
    scale = framework.scale_index[plan.scale]
    starts = list(accumulate((each.minutes for each in asked), initial=plan.timing.opening))
    sheets = tuple(question_sheet(framework, scale, each, start) for each, start in zip(asked, starts, strict=False))
    reserves = tuple(question_sheet(framework, scale, each, 0) for each in _reserves(framework, interview))
    closing_start = starts[-1] + plan.timing.candidate_questions
    return Guide(
        interview=interview,
        particulars=particulars or Particulars(),
        edition=edition_line(framework.about, framework.audience),
        readers=_readers(framework, plan, sheets),
        scale=scale,
        sheets=sheets,
        reserves=reserves,
        covered=tuple(_covered(framework, interview, sheets)),
        left_out=tuple(_left_out(framework, interview)),
        members=tuple(_members(interview)),
        calibrations=tuple(_calibrations(sheets)),
        candidate_questions_start=starts[-1],
        closing_start=closing_start,
        ends=closing_start + plan.timing.closing,
        sources=_sources(framework, plan, sheets),
    )


def _readers(framework: Framework, plan: InterviewPlan, sheets: Sequence[QuestionSheet]) -> str:
    about = framework.about
    shows_answers = any(sheet.question.anchors or sheet.question.look_for for sheet in sheets)
    needed = {plan.audience, about.audience_defaults.interview_answers if shows_answers else ""}
    return next((audience.title for audience in reversed(about.audiences) if audience.id in needed), "")


def _reserves(framework: Framework, interview: PlannedInterview) -> Iterator[Asked]:
    asked = {each.question.id for each in interview.asked}
    covered = dict.fromkeys(each.question.competency for each in interview.asked)
    reserves = (
        question
        for competency in covered
        for question in in_use(framework.questions_by_competency[competency])
        if question.reserve and question.id not in asked and suits(question, interview.plan)
    )
    for number, question in enumerate(reserves, start=1):
        yield Asked(f"R{number}", question, question.minutes, "")


def _covered(framework: Framework, interview: PlannedInterview, sheets: Sequence[QuestionSheet]) -> Iterator[Covered]:
    left_out = {uncovered.planned.competency for uncovered in interview.uncovered}
    for planned in interview.plan.competencies:
        if planned.competency not in left_out:
            own = [sheet for sheet in sheets if sheet.competency.id == planned.competency]
            shown = own or [sheet for sheet in sheets if planned.competency in sheet.question.also]
            competency = framework.competency_index[planned.competency]
            asked_by = tuple(dict.fromkeys(sheet.asked_by for sheet in shown if sheet.asked_by))
            yield Covered(
                planned, competency, sum(s.minutes for s in own), tuple(sheet.code for sheet in shown), asked_by
            )


def _left_out(framework: Framework, interview: PlannedInterview) -> Iterator[LeftOut]:
    for uncovered in interview.uncovered:
        competency = framework.competency_index[uncovered.planned.competency]
        needs = uncovered.shortest if uncovered.obstacle is Obstacle.NO_TIME else 0
        yield LeftOut(competency, needs, uncovered.left)


def _members(interview: PlannedInterview) -> Iterator[PanelMember]:
    for name in interview.panel:
        own = [asked for asked in interview.asked if asked.asked_by == name]
        yield PanelMember(name, tuple(asked.code for asked in own), sum(asked.minutes for asked in own))


def _calibrations(sheets: Sequence[QuestionSheet]) -> Iterator[Calibration]:
    for sheet in sheets:
        if sheet.question.samples:
            letters = zip(LETTERS, sheet.question.samples, strict=False)
            yield Calibration(sheet, tuple(LetteredSample(letter, sample) for letter, sample in letters))


def _sources(framework: Framework, plan: InterviewPlan, sheets: Sequence[QuestionSheet]) -> tuple[Source, ...]:
    competencies = [framework.competency_index[planned.competency] for planned in plan.competencies]
    entries = (plan, *(sheet.question for sheet in sheets), *competencies)
    used = {citation.source for entry in entries for citation in entry.sources}
    return tuple(source for source in framework.sources if source.id in used)

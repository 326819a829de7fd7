"""What is scored in an interview: the competencies of a plan in their order, and how each counts."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.competency import Competency
from rolebook.model.interview import InterviewPlan, PlannedCompetency
from rolebook.model.vocabulary import Scale
from rolebook.views.guide import LETTERS, Guide
from rolebook.views.parts import EditionLine


@dataclass(frozen=True)
class ScoredCompetency:
    """A competency with its weight, must-have and minimum; `questions` are asked about it, reserves not counted."""

    planned: PlannedCompetency
    competency: Competency
    questions: int


@dataclass(frozen=True)
class ScoreSheet:
    """What every sheet of scores of one plan holds. `shows_weights` tells whether this edition knows them."""

    plan: InterviewPlan
    edition: EditionLine
    scale: Scale
    rows: tuple[ScoredCompetency, ...]
    shows_weights: bool

    @property
    def letters(self) -> tuple[str, ...]:
        """A letter for each seat on the panel."""
        return interviewer_letters(self.plan.panel_size)


def interviewer_letters(number: int) -> tuple[str, ...]:
    """The letters that stand for interviewers, at most six."""
    return tuple(LETTERS[:number])


def score_sheet(guide: Guide) -> ScoreSheet:
    """The score sheet of a guide."""
    asked = [sheet.competency.id for sheet in guide.sheets]
    rows = tuple(ScoredCompetency(row.planned, row.competency, asked.count(row.competency.id)) for row in guide.covered)
    return ScoreSheet(guide.plan, guide.edition, guide.scale, rows, guide.has_answers)

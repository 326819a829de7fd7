"""What a panel looks at after the interviews: a sheet for each candidate, and the candidates side by side."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.interview_record import InterviewRecord
from rolebook.model.scoring import spread
from rolebook.problems import Problem
from rolebook.views.consensus import ConsensusRow, ConsensusSheet, consensus_sheet
from rolebook.views.parts import edition_line
from rolebook.views.score_sheet import ScoredCompetency, ScoreSheet


@dataclass(frozen=True)
class ComparedRow:
    """A competency across candidates, in the order of the sheets. `apart` is None where fewer than two are rated."""

    scored: ScoredCompetency
    rows: tuple[ConsensusRow, ...]
    apart: Fraction | None
    highest: tuple[str, ...]
    """The candidates with the highest rating, where ratings differ."""


@dataclass(frozen=True)
class PanelView:
    """Everything the panel's document shows. `compared` is empty for a single candidate."""

    sheet: ScoreSheet
    sheets: tuple[ConsensusSheet, ...]
    compared: tuple[ComparedRow, ...]
    remarks: tuple[Problem, ...]
    """What is to be known about the files, most of it about single ones."""

    def name_of(self, file: str) -> str:
        """A file without its folder, where that is enough to know it by."""
        names = [posixpath.basename(seat.record.file) for sheet in self.sheets for seat in sheet.seats]
        return posixpath.basename(file) if len(set(names)) == len(names) else file


def panel_view(
    framework: Framework,
    plan: InterviewPlan,
    groups: Sequence[Sequence[InterviewRecord]],
    remarks: tuple[Problem, ...] = (),
) -> PanelView:
    """The panel's sheets from the records of each candidate."""
    scale = framework.scale_index[plan.scale]
    sheet = ScoreSheet(
        plan, edition_line(framework.about, framework.audience), scale, _scored(framework, plan, groups), True
    )
    sheets = tuple(consensus_sheet(framework, sheet, records) for records in groups)
    compared = tuple(_compared(sheets)) if len(sheets) > 1 else ()
    return PanelView(sheet, sheets, compared, remarks)


def _scored(
    framework: Framework, plan: InterviewPlan, groups: Iterable[Iterable[InterviewRecord]]
) -> tuple[ScoredCompetency, ...]:
    asked = {
        (question.question, question.competency)
        for records in groups
        for record in records
        for question in record.questions
        if not question.is_reserve
    }
    competencies = [competency for _, competency in asked]
    return tuple(
        ScoredCompetency(
            planned, framework.competency_index[planned.competency], competencies.count(planned.competency)
        )
        for planned in plan.competencies
    )


def _compared(sheets: Sequence[ConsensusSheet]) -> Iterator[ComparedRow]:
    for rows in zip(*(sheet.rows for sheet in sheets), strict=True):
        rated = {sheet.candidate: row.mean for sheet, row in zip(sheets, rows, strict=True) if row.mean is not None}
        apart = spread(rated.values())
        highest = tuple(name for name, value in rated.items() if value == max(rated.values())) if apart else ()
        yield ComparedRow(rows[0].scored, rows, apart, highest)

"""Everything that is made of one interview guide: to print, to fill in, to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.planned_interview import Wishes, planned_interview
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.addresses import GuideFile
from rolebook.views.candidate_copy import CandidateCopy, candidate_copy
from rolebook.views.guide import Guide, Particulars, guide


@dataclass(frozen=True)
class GuideSet:
    """A guide and what its candidate is given. `stem` is what its files are called, up to the dot before the ending."""

    stem: str
    guide: Guide
    copy: CandidateCopy

    def pages(self, templates: Templates, style: PageStyle) -> Iterator[Artifact]:
        """The documents to print, as HTML: the guide and the candidate's copy."""
        yield self._page(GuideFile.PAPER, templates.render("print/guide.html.j2", view=self.guide, style=style))
        yield self._page(GuideFile.CANDIDATE, templates.render("print/candidate.html.j2", view=self.copy, style=style))

    def _page(self, file: GuideFile, html: str) -> Artifact:
        return Artifact(f"{self.stem}.{file}", html.encode())


def guide_set(
    framework: Framework,
    plan: InterviewPlan,
    stem: str,
    wishes: Wishes | None = None,
    particulars: Particulars | None = None,
    with_questions: bool = False,
) -> GuideSet:
    """The set for a plan as it stands, or as somebody wishes to hold the interview.

    `with_questions` gives the candidate the questions beforehand even where the plan does not.
    """
    view = guide(framework, planned_interview(framework, plan, wishes), particulars)
    return GuideSet(stem, view, candidate_copy(framework, view, with_questions or plan.questions_beforehand))

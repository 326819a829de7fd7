"""Everything that is made of one interview guide: to print, to fill in, to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.planned_interview import Wishes, planned_interview
from rolebook.remembered import Remembered
from rolebook.render.guide_screen import render_guide_screen
from rolebook.render.guide_word import GUIDE_TEMPLATE, guide_word
from rolebook.render.pdf_picture import first_page_picture
from rolebook.render.score_workbook import score_workbook
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.addresses import GuideFile
from rolebook.views.candidate_copy import CandidateCopy, candidate_copy
from rolebook.views.guide import Guide, Particulars, guide

PICTURE_WIDTH = 480
"""The pixels of a picture of a first page: twice what it takes on a page of the handbook."""


@dataclass(frozen=True)
class GuideSet:
    """A guide and what its candidate is given. `stem` is what its files are called, up to the dot before the ending."""

    framework: Framework
    stem: str
    guide: Guide
    copy: CandidateCopy

    def pages(self, templates: Templates, style: PageStyle) -> Iterator[Artifact]:
        """The documents to print, as HTML: the guide and the candidate's copy."""
        yield self._page(GuideFile.PAPER, templates.render("print/guide.html.j2", view=self.guide, style=style))
        yield self._page(GuideFile.CANDIDATE, templates.render("print/candidate.html.j2", view=self.copy, style=style))

    def form(self, templates: Templates, style: PageStyle) -> Artifact:
        """The guide whose fields become those of a PDF, as HTML."""
        html = templates.render("print/guide_form.html.j2", view=self.guide, style=style)
        return Artifact(f"{self.stem}.{GuideFile.FORM.removesuffix('.pdf')}.html", html.encode())

    def others(self, templates: Templates, style: PageStyle, remembered: Remembered) -> Iterator[Artifact]:
        """What needs no PDF: the guide on screen, in Word, and its score sheet as a workbook."""
        yield self._page(
            GuideFile.SCREEN, render_guide_screen(self.framework.about, self.guide, templates, style, remembered)
        )
        yield self._file(GuideFile.WORD, guide_word(self.guide, templates.file(GUIDE_TEMPLATE), style))
        yield self._file(GuideFile.WORKBOOK, score_workbook(self.guide, templates, style.paper))

    @property
    def picture_path(self) -> str:
        """Where the picture of the guide's first page is."""
        return f"{self.stem}.{GuideFile.PICTURE}"

    def picture(self, pdf: Artifact) -> Artifact:
        """A picture of the guide's first page."""
        return self._file(GuideFile.PICTURE, first_page_picture(pdf.content, PICTURE_WIDTH))

    def is_guide(self, artifact: Artifact) -> bool:
        """Whether this is the guide as a PDF to print."""
        return artifact.path == f"{self.stem}.{GuideFile.PDF}"

    def _page(self, file: GuideFile, html: str) -> Artifact:
        return self._file(file, html.encode())

    def _file(self, file: GuideFile, content: bytes) -> Artifact:
        return Artifact(f"{self.stem}.{file}", content)


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
    return GuideSet(framework, stem, view, candidate_copy(framework, view, with_questions or plan.questions_beforehand))

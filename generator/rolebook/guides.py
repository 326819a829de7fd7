"""The path of one interview: framework -> a plan and somebody's wishes -> everything that is printed for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rolebook.artifacts import Artifact, fit_for_file_name
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.planned_interview import Form, Wishes
from rolebook.pipeline import read_edition
from rolebook.problems import UsageError, unknown
from rolebook.render.guide_set import guide_set
from rolebook.settings import Output, PageStyle, PrintSize, Settings
from rolebook.views.guide import Guide, Particulars
from rolebook.workshop import Progress, no_progress, open_workshop


@dataclass(frozen=True)
class GuideRequest:
    """A guide that somebody wants: of which plan, for which interview, and how it is laid out."""

    plan: str
    wishes: Wishes
    particulars: Particulars
    size: PrintSize
    with_questions: bool

    @property
    def name(self) -> str:
        """What the files are called: the plan, the form if it is the second, and the candidate, fit for a file."""
        form = "" if self.wishes.form is Form.A else f"-form-{self.wishes.form.lower()}"
        candidate = fit_for_file_name(self.particulars.candidate)
        return f"{self.plan}{form}{f'-{candidate}' if candidate else ''}"


@dataclass(frozen=True)
class GuideMade:
    """The documents of one interview, still in memory, and what was left out and why."""

    guide: Guide
    artifacts: tuple[Artifact, ...]
    left_out: tuple[str, ...]


def make_guide(settings: Settings, request: GuideRequest, progress: Progress = no_progress) -> GuideMade:
    """The documents of one interview.

    Raises ProblemsFound, and UsageError for an unknown plan and for minutes in which nothing can be asked.
    """
    framework = read_edition(settings).framework
    plan = _named_plan(framework, request.plan)
    made = guide_set(framework, plan, request.name, request.wishes, request.particulars, request.with_questions)
    _refuse_without_questions(made.guide)
    # Why no cache for a candidate: who was interviewed is nothing to remember.
    cache = None if request.particulars.candidate else settings.cache
    settings = replace(settings, outputs=frozenset({Output.PRINT}), cache=cache)
    workshop, left_out = open_workshop(settings, framework, progress)
    return GuideMade(made.guide, workshop.sets_alone([made], PageStyle(settings.paper, request.size)), left_out)


def _named_plan(framework: Framework, id_: str) -> InterviewPlan:
    plans = {plan.id: plan for plan in framework.plans}
    if id_ not in plans:
        raise unknown("interview plan", id_, list(plans))
    return plans[id_]


def _refuse_without_questions(guide: Guide) -> None:
    if not guide.sheets:
        around, minutes = guide.interview.minutes_around, guide.interview.minutes
        raise UsageError(
            f"{minutes} minutes are too few: {around} are for opening, closing and the candidate's questions, and no "
            "question fits into the rest. Give more with --minutes."
        )

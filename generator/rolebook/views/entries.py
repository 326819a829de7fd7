"""The pages of profiles, incentives, interviews and questionnaires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolebook.model.entry import in_use
from rolebook.model.framework import Framework
from rolebook.model.incentive import Effect, Incentive
from rolebook.model.interview import InterviewPlan
from rolebook.model.planned_interview import planned_interview
from rolebook.model.profile import Expectation, KnowledgeNeed, Profile
from rolebook.model.questionnaire import Questionnaire
from rolebook.views.addresses import (
    alignment_column,
    form_document,
)
from rolebook.views.competency import shown_number
from rolebook.views.documents import Document, form_documents, guide_documents, large_print, survey_documents
from rolebook.views.explore import ProfileTools, profile_tools
from rolebook.views.form import Form, form
from rolebook.views.guide import Guide, guide
from rolebook.views.parts import Cited, Grounds, Link, Linker, Related
from rolebook.views.pictures.bars import LevelBars, ShareBars, level_bars, share_bars
from rolebook.views.upkeep import Facts


@dataclass(frozen=True)
class ExpectationRow:
    """A competency that a profile expects."""

    number: int | None
    link: Link
    level_label: str
    expectation: Expectation


@dataclass(frozen=True)
class KnowledgeRow:
    """An area of knowledge that a profile needs."""

    link: Link
    level_label: str
    need: KnowledgeNeed


@dataclass(frozen=True)
class EmphasisRow:
    """A dimension of the role."""

    link: Link
    share: int
    reason: str


@dataclass(frozen=True)
class ProfileView:
    """The page of a success profile."""

    profile: Profile
    dimensions: tuple[EmphasisRow, ...]
    knowledge: tuple[KnowledgeRow, ...]
    expectations: tuple[ExpectationRow, ...]
    shares: ShareBars | None
    levels: tuple[LevelBars, ...]
    incentives: tuple[Link, ...]
    plans: tuple[Link, ...]
    tools: ProfileTools
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


def profile_view(framework: Framework, linker: Linker, profile: Profile, _: Sequence[str]) -> ProfileView:
    """The page of a success profile."""
    labels = {point.value: point.label for point in framework.scale_index[framework.about.proficiency_scale].points}
    entries = framework.entries
    return ProfileView(
        profile,
        tuple(EmphasisRow(linker.link(entries[e.dimension]), e.share, e.reason) for e in profile.dimensions),
        tuple(KnowledgeRow(linker.link(entries[need.area]), labels[need.level], need) for need in profile.knowledge),
        tuple(_expectation_row(framework, linker, labels[e.level], e) for e in profile.expectations),
        share_bars((entries[e.dimension].title, e.share) for e in profile.dimensions),
        level_bars(framework, profile),
        linker.links(profile.incentives),
        linker.links(profile.plans),
        profile_tools(framework, profile),
        linker.related(profile),
        linker.cited(profile),
        linker.grounds(profile),
        linker.facts(profile),
    )


def _expectation_row(framework: Framework, linker: Linker, label: str, expectation: Expectation) -> ExpectationRow:
    competency = framework.competency_index[expectation.competency]
    return ExpectationRow(shown_number(framework, competency), linker.link(competency), label, expectation)


@dataclass(frozen=True)
class EffectRow:
    """What an incentive does to something."""

    link: Link
    effect: Effect


@dataclass(frozen=True)
class IncentiveView:
    """The page of an incentive. `alignment` is its column in the alignment matrix, empty where it has none."""

    incentive: Incentive
    supports: tuple[EffectRow, ...]
    undermines: tuple[EffectRow, ...]
    alignment: str
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


def incentive_view(framework: Framework, linker: Linker, incentive: Incentive, _: Sequence[str]) -> IncentiveView:
    """The page of an incentive."""

    def rows(effects: tuple[Effect, ...]) -> tuple[EffectRow, ...]:
        return tuple(EffectRow(linker.link(framework.entries[effect.on]), effect) for effect in effects)

    supports, undermines = rows(incentive.supports), rows(incentive.undermines)
    column = alignment_column(incentive.id) if (supports or undermines) and in_use([incentive]) else ""
    return IncentiveView(
        incentive,
        supports,
        undermines,
        column,
        linker.related(incentive),
        linker.cited(incentive),
        linker.grounds(incentive),
        linker.facts(incentive),
    )


@dataclass(frozen=True)
class InterviewView:
    """The page of an interview plan, with the way to its printable guide."""

    guide: Guide
    competencies: tuple[Link, ...]
    documents: tuple[Document, ...]
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


def interview_view(
    framework: Framework, linker: Linker, plan: InterviewPlan, document_endings: Sequence[str]
) -> InterviewView:
    """The page of an interview plan."""
    return InterviewView(
        guide(framework, planned_interview(framework, plan)),
        linker.links(planned.competency for planned in plan.competencies),
        guide_documents(plan.id, document_endings),
        linker.related(plan),
        linker.cited(plan),
        linker.grounds(plan),
        linker.facts(plan),
    )


@dataclass(frozen=True)
class QuestionnaireView:
    """The page of a questionnaire, with the way to its printable form."""

    form: Form
    action_plan: Link | None
    """The worksheet for those who evaluate."""
    documents: tuple[Document, ...]
    large_print: Document | None
    survey_files: tuple[Document, ...]
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


def questionnaire_view(
    framework: Framework, linker: Linker, questionnaire: Questionnaire, document_endings: Sequence[str]
) -> QuestionnaireView:
    """The page of a questionnaire."""
    shown = form(framework, questionnaire)
    return QuestionnaireView(
        shown,
        linker.link(shown.action_plan) if shown.action_plan else None,
        form_documents(form_document(questionnaire.id), document_endings),
        large_print(form_document(questionnaire.id), document_endings),
        survey_documents(questionnaire.id, document_endings),
        linker.related(questionnaire),
        linker.cited(questionnaire),
        linker.grounds(questionnaire),
        linker.facts(questionnaire),
    )

"""The home page: what this is, for whom, and three doors: understand, interview, appraise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolebook.model.about import About
from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.views import addresses as at
from rolebook.views.documents import Document, guide_documents
from rolebook.views.listings import CategoryView, categories_view
from rolebook.views.parts import EditionLine, Link, Linker, TakeAway, edition_line
from rolebook.views.pictures.overview import FrameworkMap, framework_map

MAX_PLANS = 3
"""How many interview plans the door to the interviews names; it leads to the others."""


@dataclass(frozen=True)
class Ahead:
    """A page that lists things, and how many."""

    address: str
    count: int


@dataclass(frozen=True)
class PlanAhead:
    """An interview plan, and its printable guide where there is one."""

    link: Link
    guide: Document | None


@dataclass(frozen=True)
class HomeView:
    """The home page. What has no content is None or empty, and its door or link is absent.

    `disputes` are the kinds of library entries on which sources disagree, each with the number of its entries.
    """

    about: About
    edition: EditionLine
    categories: tuple[CategoryView, ...]
    competencies: Ahead | None
    profiles: Ahead | None
    disputes: tuple[tuple[Link, int], ...]
    plans: tuple[PlanAhead, ...]
    all_plans: Ahead | None
    questionnaires: Ahead | None
    worksheets: Ahead | None
    incentives: Ahead | None
    library: Ahead | None
    map: FrameworkMap
    about_page: str = at.ABOUT
    take_away: TakeAway | None = None


def home_view(
    framework: Framework, linker: Linker, document_endings: Sequence[str], titles: Mapping[Kind, str]
) -> HomeView:
    """The home page of a framework. `titles` are those of the pages that list each kind."""
    return HomeView(
        framework.about,
        edition_line(framework.about, framework.audience),
        tuple(view for view in categories_view(framework, linker).categories if view.competencies),
        competencies=_ahead(framework, Kind.COMPETENCY, at.COMPETENCIES),
        profiles=_ahead(framework, Kind.PROFILE, at.PROFILES),
        disputes=_disputes(framework),
        plans=tuple(
            PlanAhead(linker.link(plan), next(iter(guide_documents(plan.id, document_endings)), None))
            for plan in framework.plans[:MAX_PLANS]
        ),
        all_plans=_ahead(framework, Kind.PLAN, at.INTERVIEWS),
        questionnaires=_ahead(framework, Kind.QUESTIONNAIRE, at.QUESTIONNAIRES),
        worksheets=_ahead(framework, Kind.WORKSHEET, at.WORKSHEETS),
        incentives=_ahead(framework, Kind.INCENTIVE, at.INCENTIVES),
        library=_ahead(framework, Kind.LIBRARY_ENTRY, at.LIBRARY),
        map=framework_map(framework, linker, titles),
    )


def _ahead(framework: Framework, kind: Kind, address: str) -> Ahead | None:
    count = len(framework.of_kind(kind))
    return Ahead(address, count) if count else None


def _disputes(framework: Framework) -> tuple[tuple[Link, int], ...]:
    """The kinds with entries that set out sides."""
    return tuple(
        (Link(kind.plural, at.library_page(kind.id)), len(framework.library_by_kind[kind.id]))
        for kind in framework.about.library
        if any(entry.sides for entry in framework.library_by_kind[kind.id])
    )

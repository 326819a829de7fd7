"""What a page of the handbook is: its place, its template and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.views.about import AboutView, ReviewsView
from rolebook.views.alignment import AlignmentView
from rolebook.views.changes import ChangesView
from rolebook.views.competency import CompetencyView
from rolebook.views.coverage import CoverageView
from rolebook.views.entries import IncentiveView, InterviewView, ProfileView, QuestionnaireView
from rolebook.views.explore import ExploreView
from rolebook.views.explore_compare import CompareView
from rolebook.views.explore_matrix import MatrixView
from rolebook.views.explore_self_assessment import SelfAssessmentView
from rolebook.views.home import HomeView
from rolebook.views.library import LibraryKindView
from rolebook.views.listings import CategoriesView, CategoryView, GlossaryView, LibraryView, ListingView, SourcesView
from rolebook.views.parts import Link
from rolebook.views.upkeep import Upkeep
from rolebook.views.worksheet import WorksheetView

View = (
    HomeView
    | CategoriesView
    | CategoryView
    | CompetencyView
    | ListingView
    | ProfileView
    | IncentiveView
    | InterviewView
    | QuestionnaireView
    | WorksheetView
    | LibraryView
    | LibraryKindView
    | ExploreView
    | MatrixView
    | CompareView
    | SelfAssessmentView
    | SourcesView
    | GlossaryView
    | ChangesView
    | AboutView
    | ReviewsView
    | AlignmentView
    | CoverageView
)


@dataclass(frozen=True)
class Page:
    """One page of the handbook. `template` names the file that lays out `view`; `crumbs` lead from home to here."""

    path: str
    title: str
    template: str
    view: View
    crumbs: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None

    @property
    def link(self) -> Link:
        """The link to this page."""
        return Link(self.title, self.path)


@dataclass(frozen=True)
class Headings:
    """The titles of the pages that list things; they come from a word file, since they are prose."""

    home: str
    introduction: str
    competencies: str
    profiles: str
    incentives: str
    interviews: str
    questionnaires: str
    worksheets: str
    library: str
    explore: str
    matrix: str
    compare: str
    self_assessment: str
    alignment: str
    coverage: str
    sources: str
    glossary: str
    changes: str
    about: str
    reviews: str

    @property
    def of_kinds(self) -> Mapping[Kind, str]:
        """The title of the page that lists each kind."""
        return {
            Kind.COMPETENCY: self.competencies,
            Kind.PROFILE: self.profiles,
            Kind.INCENTIVE: self.incentives,
            Kind.PLAN: self.interviews,
            Kind.QUESTIONNAIRE: self.questionnaires,
            Kind.WORKSHEET: self.worksheets,
            Kind.LIBRARY_ENTRY: self.library,
        }


@dataclass(frozen=True)
class Surroundings:
    """What pages show beside the framework itself.

    `document_endings` and `book_endings` are the formats that print documents and the book come in; `earlier` is a
    version to compare with, as this edition's readers may see it.
    """

    document_endings: tuple[str, ...] = ()
    book_endings: tuple[str, ...] = ()
    upkeep: Upkeep | None = None
    earlier: Framework | None = None

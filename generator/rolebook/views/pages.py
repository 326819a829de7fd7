"""The handbook as a sequence of pages, each with its place in the whole and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rolebook.model.difference import difference
from rolebook.model.entry import Entry
from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.model.profile import Profile
from rolebook.views import addresses as at
from rolebook.views.about import about_view, reviews_view
from rolebook.views.alignment import alignment_view, has_alignment
from rolebook.views.changes import changes_view
from rolebook.views.competency import competency_view
from rolebook.views.coverage import coverage_view, has_coverage
from rolebook.views.entries import (
    incentive_view,
    interview_view,
    profile_view,
    questionnaire_view,
)
from rolebook.views.explore import ExplorePage, ExploreView, Tools, tools
from rolebook.views.explore_compare import compare_view
from rolebook.views.explore_matrix import matrix_view
from rolebook.views.explore_self_assessment import self_assessment_view
from rolebook.views.home import home_view
from rolebook.views.library import library_kind_view
from rolebook.views.listings import (
    GlossaryView,
    ListingView,
    SourcesView,
    categories_view,
    category_view,
    library_view,
)
from rolebook.views.observers import Observers, observers
from rolebook.views.page import Headings, Page, Surroundings
from rolebook.views.parts import Link, Linker
from rolebook.views.worksheet import worksheet_view


def handbook_pages(framework: Framework, headings: Headings, surroundings: Surroundings) -> tuple[Page, ...]:
    """Every page of the handbook, in reading order."""
    linker = Linker.of(framework, surroundings.upkeep)
    document_endings = surroundings.document_endings
    return (
        Page(at.HOME, headings.home, "home", home_view(framework, linker, document_endings, headings.of_kinds)),
        *_competency_pages(framework, linker, headings),
        *_listed(Kind.PROFILE, at.PROFILES, headings.profiles, framework, linker, document_endings),
        *_listed(Kind.INCENTIVE, at.INCENTIVES, headings.incentives, framework, linker, document_endings),
        *_listed(Kind.PLAN, at.INTERVIEWS, headings.interviews, framework, linker, document_endings),
        *_listed(Kind.QUESTIONNAIRE, at.QUESTIONNAIRES, headings.questionnaires, framework, linker, document_endings),
        *_listed(Kind.WORKSHEET, at.WORKSHEETS, headings.worksheets, framework, linker, document_endings),
        *_library_pages(framework, linker, headings),
        *_explore_pages(framework, linker, headings),
        *_about_pages(framework, linker, headings, surroundings.earlier),
    )


def _competency_pages(framework: Framework, linker: Linker, headings: Headings) -> Iterator[Page]:
    top = Page(at.COMPETENCIES, headings.competencies, "competencies", categories_view(framework, linker))
    yield top
    for category in framework.about.categories:
        path = at.category_page(category.id)
        view = category_view(framework, linker, category)
        yield Page(path, category.title, "category", view, (top.link,))
    crumbs = {
        category.id: (top.link, Link(category.title, at.category_page(category.id)))
        for category in framework.about.categories
    }
    yield from _chained(
        Page(
            linker.address[competency.id],
            competency.title,
            "competency",
            competency_view(framework, linker, competency),
            crumbs[competency.category],
        )
        for competency in framework.competencies
    )


def _listed(
    kind: Kind, path: str, heading: str, framework: Framework, linker: Linker, document_endings: Sequence[str]
) -> Iterator[Page]:
    """The page that lists a kind, and a page for each entry; nothing where there are no entries."""
    entries = framework.of_kind(kind)
    if not entries:
        return
    template = path.partition("/")[0]
    top = Page(path, heading, template, _listing(kind, entries, framework, linker))
    yield top
    yield from _chained(
        Page(
            linker.address[entry.id],
            entry.title,
            template.removesuffix("s"),
            _VIEWS[kind](framework, linker, entry, document_endings),  # type: ignore[operator]  # one view for each kind
            (top.link,),
        )
        for entry in entries
    )


def _listing(kind: Kind, entries: Sequence[Entry], framework: Framework, linker: Linker) -> ListingView:
    leads_to = tools(framework) if kind is Kind.PROFILE else Tools()
    seen_by = observers(framework, linker) if kind is Kind.QUESTIONNAIRE else Observers()
    return ListingView(tuple((linker.link(entry), _summary(entry)) for entry in entries), leads_to, seen_by)


_VIEWS = {
    Kind.PROFILE: profile_view,
    Kind.INCENTIVE: incentive_view,
    Kind.PLAN: interview_view,
    Kind.QUESTIONNAIRE: questionnaire_view,
    Kind.WORKSHEET: worksheet_view,
}


def _summary(entry: Entry) -> str:
    """What the entry's own page begins with."""
    begins_with = ("purpose",) if isinstance(entry, Profile) else ("statement", "situation", "purpose")
    return next((str(text) for name in begins_with if (text := getattr(entry, name, ""))), "")


def _library_pages(framework: Framework, linker: Linker, headings: Headings) -> Iterator[Page]:
    kinds = [kind for kind in framework.about.library if framework.library_by_kind[kind.id]]
    if not kinds:
        return
    top = Page(at.LIBRARY, headings.library, "library", library_view(framework))
    yield top
    yield from _chained(
        Page(
            at.library_page(kind.id),
            kind.plural,
            "library_kind",
            library_kind_view(framework, linker, kind),
            (top.link,),
        )
        for kind in kinds
    )


def _explore_pages(framework: Framework, linker: Linker, headings: Headings) -> Iterator[Page]:
    """The page that lists what there is to explore, and the pages it lists; nothing where there is none."""
    crumbs = (Link(headings.explore, at.EXPLORE),)
    pages = tuple(_chained(_explorable(framework, linker, headings, crumbs)))
    if pages:
        listed = ExploreView(tuple(ExplorePage(page.template, page.link) for page in pages))
        yield Page(at.EXPLORE, headings.explore, "explore", listed)
        yield from pages


def _explorable(framework: Framework, linker: Linker, headings: Headings, crumbs: tuple[Link, ...]) -> Iterator[Page]:
    there = tools(framework)
    if there.matrix:
        yield Page(at.MATRIX, headings.matrix, "matrix", matrix_view(framework, linker), crumbs)
    if there.compare:
        yield Page(at.COMPARE, headings.compare, "compare", compare_view(framework, linker), crumbs)
    if there.self_assessment:
        view = self_assessment_view(framework, linker)
        yield Page(at.SELF_ASSESSMENT, headings.self_assessment, "self_assessment", view, crumbs)
    if has_alignment(framework):
        yield Page(at.ALIGNMENT, headings.alignment, "alignment", alignment_view(framework, linker), crumbs)
    if has_coverage(framework):
        yield Page(at.COVERAGE, headings.coverage, "coverage", coverage_view(framework, linker), crumbs)


def _chained(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each with the one before and the one after."""
    row = list(pages)
    for index, page in enumerate(row):
        before = row[index - 1].link if index else None
        after = row[index + 1].link if index + 1 < len(row) else None
        yield replace(page, previous=before, next=after)


def _about_pages(framework: Framework, linker: Linker, headings: Headings, earlier: Framework | None) -> Iterator[Page]:
    """The page about this edition, and those below it; only the complete edition tells of reviews."""
    crumbs = (Link(headings.about, at.ABOUT),)
    below = [
        Page(at.SOURCES, headings.sources, "sources", SourcesView(framework.sources, framework.about.notice), crumbs),
        Page(at.GLOSSARY, headings.glossary, "glossary", GlossaryView(framework.terms), crumbs),
    ]
    if framework.is_complete:
        below.append(Page(at.REVIEWS, headings.reviews, "reviews", reviews_view(framework, linker), crumbs))
    if earlier:
        view = changes_view(difference(earlier, framework))
        below.append(Page(at.CHANGES, headings.changes, "changes", view, crumbs))
    counts = ((Link(title, path), len(framework.of_kind(kind))) for kind, path, title in _lists(headings))
    yield Page(at.ABOUT, headings.about, "about", about_view(framework, counts, (page.link for page in below)))
    yield from below


def _lists(headings: Headings) -> Iterator[tuple[Kind, str, str]]:
    """The kinds of entries that have a list of their own, with its address and title."""
    yield Kind.COMPETENCY, at.COMPETENCIES, headings.competencies
    yield Kind.PROFILE, at.PROFILES, headings.profiles
    yield Kind.INCENTIVE, at.INCENTIVES, headings.incentives
    yield Kind.PLAN, at.INTERVIEWS, headings.interviews
    yield Kind.QUESTIONNAIRE, at.QUESTIONNAIRES, headings.questionnaires
    yield Kind.WORKSHEET, at.WORKSHEETS, headings.worksheets
    yield Kind.LIBRARY_ENTRY, at.LIBRARY, headings.library

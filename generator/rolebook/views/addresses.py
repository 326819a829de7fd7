"""Where everything stands in the handbook: one address for each thing, as a path of the Markdown pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from rolebook.model.entry import Entry
from rolebook.model.framework import Framework
from rolebook.model.interview import Question
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.model.library import LibraryEntry
from rolebook.model.questionnaire import Item

HOME = "index.md"
COMPETENCIES = "competencies/index.md"
PROFILES = "profiles/index.md"
INCENTIVES = "incentives/index.md"
INTERVIEWS = "interviews/index.md"
QUESTIONNAIRES = "questionnaires/index.md"
WORKSHEETS = "worksheets/index.md"
LIBRARY = "library/index.md"
EXPLORE = "explore/index.md"
ALIGNMENT = "explore/alignment.md"
COVERAGE = "explore/coverage.md"
MATRIX = "explore/matrix.md"
COMPARE = "explore/compare.md"
SELF_ASSESSMENT = "explore/self-assessment.md"
SOURCES = "sources.md"
GLOSSARY = "glossary.md"
CHANGES = "about/changes.md"
ABOUT = "about/index.md"
REVIEWS = "about/reviews.md"
WHOLE_BOOK = "handbook"
"""The name of the whole handbook among the documents of the book."""

_FOLDERS = {
    Kind.COMPETENCY: "competencies",
    Kind.PROFILE: "profiles",
    Kind.INCENTIVE: "incentives",
    Kind.PLAN: "interviews",
    Kind.QUESTIONNAIRE: "questionnaires",
    Kind.WORKSHEET: "worksheets",
}


def entry_page(kind: Kind, id_: str) -> str:
    """The page of an entry that has one of its own."""
    return f"{_FOLDERS[kind]}/{id_}.md"


def category_page(id_: str) -> str:
    """The page of a category."""
    return f"categories/{id_}/index.md"


def library_page(kind_id: str) -> str:
    """The page that lists the library entries of one kind."""
    return f"library/{kind_id}.md"


def source_address(id_: str) -> str:
    """The place of a source on the page of sources."""
    return f"{SOURCES}#{id_}"


def compare_from(profile_id: str) -> str:
    """The comparison that starts from a profile. The fragment is also the id of the profile's column."""
    return f"{COMPARE}#from={profile_id}"


def assess_against(profile_id: str) -> str:
    """The self-assessment against a profile. The fragment is also the id of the profile's place on the page."""
    return f"{SELF_ASSESSMENT}#role={profile_id}"


def term_address(id_: str) -> str:
    """The place of a term in the glossary."""
    return f"{GLOSSARY}#{id_}"


def effect_address(incentive_id: str, entry_id: str, helps: bool) -> str:
    """The place on an incentive's page that says why it helps or harms an entry."""
    return f"{entry_page(Kind.INCENTIVE, incentive_id)}#{'supports' if helps else 'undermines'}-{entry_id}"


def alignment_row(entry_id: str) -> str:
    """The row of an entry in the alignment matrix."""
    return f"{ALIGNMENT}#row-{entry_id}"


def alignment_column(incentive_id: str) -> str:
    """The column of an incentive in the alignment matrix."""
    return f"{ALIGNMENT}#column-{incentive_id}"


def coverage_places(competency_id: str) -> str:
    """The list of places where a competency is used, below the coverage map."""
    return f"{COVERAGE}#used-{competency_id}"


class GuideFile(StrEnum):
    """The files that are made of an interview plan, by the ending of their names."""

    PAPER = "html"
    PDF = "pdf"
    FORM = "to-fill-in.pdf"
    SCREEN = "on-screen.html"
    WORD = "docx"
    WORKBOOK = "xlsx"
    CANDIDATE = "for-the-candidate.html"
    CANDIDATE_PDF = "for-the-candidate.pdf"
    PICTURE = "png"


class SurveyFile(StrEnum):
    """The files of a questionnaire for other programs, by the ending of their names."""

    XLSFORM = "xlsform.xlsx"
    SURVEYJS = "surveyjs.json"
    LIMESURVEY = "limesurvey.txt"
    QUALTRICS = "qualtrics.txt"
    GOOGLE_FORMS = "google-forms.gs"
    CODEBOOK = "codebook.csv"
    DATA_ENTRY = "data-entry.xlsx"


def guide_document(id_: str) -> str:
    """What the files of an interview plan are called, up to the dot before the ending."""
    return f"print/interviews/{id_}"


class SheetFile(StrEnum):
    """The files that are made of a questionnaire or a worksheet, by the ending of their names."""

    PAPER = "html"
    PDF = "pdf"
    FORM = "to-fill-in.pdf"
    SCREEN = "on-screen.html"
    WORD = "docx"
    WORKBOOK = "xlsx"
    """Only of worksheets on which options are weighed."""


LARGE_PRINT = "large-print.pdf"
"""How the names of questionnaires in large print end."""


def form_document(id_: str) -> str:
    """What the files of a questionnaire's form are called, up to the dot before the ending."""
    return f"print/questionnaires/{id_}"


def worksheet_document(id_: str) -> str:
    """What the files of a worksheet are called, up to the dot before the ending."""
    return f"print/worksheets/{id_}"


def book_document(name: str, ending: str) -> str:
    """The whole handbook (`handbook`) or a chapter of it, by name; `ending` is `pdf` or `docx`."""
    return f"book/{name}.{ending}"


def _entry_address(kind: Kind, entry: Entry) -> str:
    return SHARED_PAGES[kind](entry) if kind in SHARED_PAGES else entry_page(kind, entry.id)


def _question_address(entry: Entry) -> str:
    assert isinstance(entry, Question)
    return f"{entry_page(Kind.COMPETENCY, entry.competency)}#{entry.id}"


def _item_address(entry: Entry) -> str:
    assert isinstance(entry, Item)
    return f"{entry_page(Kind.COMPETENCY, entry.competency)}#{entry.id}"


def _library_address(entry: Entry) -> str:
    assert isinstance(entry, LibraryEntry)
    return f"{library_page(entry.kind)}#{entry.id}"


SHARED_PAGES: Mapping[Kind, Callable[[Entry], str]] = {
    Kind.QUESTION: _question_address,
    Kind.ITEM: _item_address,
    Kind.LIBRARY_ENTRY: _library_address,
}
"""The kinds that have a place on a page they share with others, and where that is."""


def addresses(framework: Framework) -> Mapping[str, str]:
    """The address of every entry, by id."""
    return {entry.id: _entry_address(kind, entry) for kind in ENTRY_KINDS for entry in framework.of_kind(kind)}

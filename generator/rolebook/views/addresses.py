"""Where everything stands in the handbook: one address for each thing, as a path of the Markdown pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
SOURCES = "sources.md"
GLOSSARY = "glossary.md"
CHANGES = "about/changes.md"
ABOUT = "about/index.md"
REVIEWS = "about/reviews.md"

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


def term_address(id_: str) -> str:
    """The place of a term in the glossary."""
    return f"{GLOSSARY}#{id_}"


def guide_document(id_: str, ending: str) -> str:
    """The printable guide of an interview plan; `ending` is `html` or `pdf`."""
    return f"print/interviews/{id_}.{ending}"


def form_document(id_: str, ending: str) -> str:
    """The printable form of a questionnaire; `ending` is `html` or `pdf`."""
    return f"print/questionnaires/{id_}.{ending}"


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

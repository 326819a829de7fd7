"""Who keeps an entry, when it is due, where to change it and whom to tell."""

from __future__ import annotations

import pytest

from rolebook.model.framework import Framework
from rolebook.problems import UsageError
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.parts import Linker
from rolebook.views.upkeep import Upkeep, checked_feedback
from support import SMALL

MAIL = "mailto:hr@example.org?subject={id}:%20{title}"


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


@pytest.mark.parametrize(
    "pattern", ["", MAIL, "https://example.org/new?title={id}", "http://intranet/{id}/{title}#new"]
)
def test_an_address_with_an_id_is_taken(pattern: str) -> None:
    assert checked_feedback(pattern) == pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "hr@example.org?subject={id}",
        "mailto:hr@example.org",
        "mailto:hr@example.org?subject={title}",
        "mailto:hr@example.org?subject={id}&body={text}",
        "mailto:hr@example.org?subject=About {id}",
        "https://example.org/{id",
        "https://example.org/{id}{",
        "https://example.org/{{id}}",
        "https://example.org/{id.__class__}",
        "javascript:alert({id})",
        "https://example.org/{id}) [x](javascript:alert(1)",
        'https://example.org/{id}" onclick="alert(1)',
    ],
)
def test_anything_else_is_refused_with_advice(pattern: str) -> None:
    with pytest.raises(UsageError, match=r"\{id\} where the entry's id goes"):
        checked_feedback(pattern)


def test_what_an_address_cannot_hold_is_written_in_percent(small: Framework) -> None:
    entry = small.entries["checks-and-double-checks"]
    address = Upkeep(feedback=MAIL).feedback_address(entry)
    assert address == (
        "mailto:hr@example.org?subject=checks-and-double-checks:"
        "%20Checks%20%26%20double-checks%20%3Cbefore%3E%20%22go%22"
    )


def test_a_title_cannot_bring_in_a_placeholder(small: Framework) -> None:
    entry = small.entries["three-stages"].model_copy(update={"title": "{id} & {title}"})
    address = Upkeep(feedback="https://example.org/?t={title}&i={id}").feedback_address(entry)
    assert address == "https://example.org/?t=%7Bid%7D%20%26%20%7Btitle%7D&i=three-stages"


def test_each_entry_is_edited_in_the_file_it_stands_in(small: Framework) -> None:
    edit = "https://example.org/edit/main/framework/"
    upkeep = Upkeep(edit=edit, files={"three-stages": "questions/rye & wheat.yaml"})
    assert upkeep.edit_address(small.entries["three-stages"]) == f"{edit}questions/rye%20%26%20wheat.yaml"
    assert upkeep.edit_address(small.about.categories[0]) == f"{edit}framework.yaml"
    assert upkeep.edit_address(small.entries["reads-the-recipe"]) == "", "nobody says where it stands"


def test_the_framework_speaks_for_an_entry_on_a_page_of_its_own(small: Framework) -> None:
    linker = Linker.of(small)
    silent = linker.facts(small.entries["first-month"])
    assert (silent.owner, silent.review_by) == ("Frau Sommer & the masters", "2099-12-31")
    own = linker.facts(small.entries["checks-and-double-checks"])
    assert (own.owner, own.reviewed, own.review_by) == (
        "Master baker, Bäckerei Sommer", "2026-02-01", "2027-02-01",
    )  # fmt: skip
    shared = linker.facts(small.entries["three-stages"])
    assert (shared.owner, shared.review_by) == ("", None)


@pytest.mark.parametrize(("today", "overdue"), [("", False), ("2027-02-01", False), ("2027-02-02", True)])
def test_a_review_is_overdue_from_the_day_after(small: Framework, today: str, overdue: bool) -> None:
    facts = Linker.of(small, Upkeep(today=today)).facts(small.entries["checks-and-double-checks"])
    assert facts.is_overdue is overdue

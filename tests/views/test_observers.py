"""Who can observe what, and where each item stands on the forms."""

from __future__ import annotations

from made import about, competency, framework, item, questionnaire
from rolebook.views.observers import AskedAs, Observer, observers
from rolebook.views.parts import Link, Linker

PERSPECTIVES = [{"id": "self", "title": "Self"}, {"id": "guest", "title": "Guest"}]
MADE = framework(
    about(perspectives=PERSPECTIVES),
    competencies=(competency("baking"), competency("serving")),
    items=(
        item("greets", "serving", "self", "guest"),
        item("kneads", "baking", "self"),
        item("rests", "baking", "self", "guest", status="retired"),
        item("sings", "serving", "guest"),
    ),
    questionnaires=(
        questionnaire("own", sections=[{"title": "1", "items": ["greets"]}, {"title": "2", "items": ["kneads"]}]),
        questionnaire("old", "kneads", status="retired"),
        questionnaire("also", "kneads"),
    ),
)


def test_numbers_run_through_the_sections_and_retired_things_are_left_out() -> None:
    found = observers(MADE, Linker.of(MADE))
    own, also = Link("Own", "questionnaires/own.md"), Link("Also", "questionnaires/also.md")
    assert found.perspectives == ("Self", "Guest")
    assert [(row.item.title, row.competency) for row in found.items] == [
        ("Kneads", "Baking"),
        ("Greets", "Serving"),
        ("Sings", "Serving"),
    ]
    kneads, greets, sings = (row.observers for row in found.items)
    assert kneads == (Observer("Self", True, (AskedAs(2, own), AskedAs(1, also))), Observer("Guest", False, ()))
    assert greets == (Observer("Self", True, (AskedAs(1, own),)), Observer("Guest", True, ())), "no form asks guests"
    assert sings[0] == Observer("Self", False, ()), "an item hidden from a perspective is listed"


def test_without_items_there_is_no_table() -> None:
    empty = framework(competencies=(competency("baking"),))
    assert not observers(empty, Linker.of(empty)).items

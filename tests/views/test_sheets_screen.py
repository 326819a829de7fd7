"""What the scripts of questionnaires and worksheets on screen are told, and where the pages are offered."""

from __future__ import annotations

from made import competency, framework, item, questionnaire
from rolebook.model.framework import Framework
from rolebook.model.vocabulary import Scale
from rolebook.model.worksheet import Worksheet
from rolebook.views.documents import form_documents
from rolebook.views.form import form
from rolebook.views.form_screen import FormScreen, form_screen
from rolebook.views.parts import Linker
from rolebook.views.sheet import sheet
from rolebook.views.sheet_screen import SheetScreen, sheet_screen

OFF_SCALE = {"label": "Cannot judge", "definition": "…"}


def asked(points: tuple[int, ...] = (1, 2), off_scale: object = None, **of_form: object) -> FormScreen:
    """A form with one row, on a scale of these points."""
    labelled = [{"value": value, "label": f"Point {value}"} for value in points]
    scale = Scale.model_validate({"id": "levels", "title": "Levels", "points": labelled, "off_scale": off_scale})
    made: Framework = framework(
        scales=(scale,),
        competencies=(competency("a"),),
        items=(item("does-it", "a", "self"),),
        questionnaires=(questionnaire("form", "does-it", **of_form),),
    )
    return form_screen(form(made, made.questionnaires[0]))


def test_places_say_how_long_they_take() -> None:
    screen = asked(
        overall="All in all",
        open_questions=[{"id": "more", "text": "More?"}],
        background=[{"id": "year", "text": "Year?", "choices": ["First"]}],
    )
    assert [(place.field, place.column, place.is_rated, place.seconds) for place in screen.places] == [
        ("header.name", "your_name", False, 0),
        ("header.rated", "who_is_rated", False, 0),
        ("does-it", "does_it", True, 12),
        ("comment.1", "comment_1", False, 0),
        ("overall_rating", "overall", True, 20),
        ("open.more", "more", False, 75),
        ("background.year", "year", False, 8),
    ]


def test_an_anonymous_form_has_no_place_for_a_name() -> None:
    screen = asked(anonymity={"mode": "anonymous", "statement": "…"})
    assert [place.field for place in screen.places] == ["header.rated", "does-it", "comment.1"]


def test_digits_mark_points_and_nought_what_is_beside_them() -> None:
    def keys(screen: FormScreen) -> list[tuple[str, str]]:
        return [(key.key, key.value) for key in screen.keys]

    assert keys(asked((1, 2), OFF_SCALE)) == [("1", "1"), ("2", "2"), ("0", "off_scale")]
    assert keys(asked((0, 1), OFF_SCALE)) == [("0", "0"), ("1", "1")], "nought is a point here"
    assert keys(asked((1, 2))) == [("1", "1"), ("2", "2")]
    assert keys(asked((9, 10))) == [], "ten has no key"


def paper(**block: object) -> SheetScreen:
    """A worksheet of one block, in a framework with a scale of two points."""
    points = [{"value": value, "label": f"Point {value}"} for value in (1, 2)]
    made: Framework = framework(
        scales=(Scale.model_validate({"id": "levels", "title": "Levels", "points": points}),),
        worksheets=(
            Worksheet.model_validate(
                {
                    "id": "plan",
                    "title": "Plan",
                    "purpose": "…",
                    "sources": [{"source": "us", "provenance": "framework"}],
                    "blocks": [{"title": "Block", **block}],
                }
            ),
        ),
    )
    return sheet_screen(sheet(made, Linker.of(made), made.worksheets[0]))


def test_only_tables_of_blank_rows_take_more() -> None:
    (table,) = paper(columns=["What", "When"], lines=4).tables
    assert (table.block, table.label, table.rows) == ("block_1", "Block", 4)
    assert [(column.name, column.label) for column in table.columns] == [("column_1", "What"), ("column_2", "When")]
    assert paper(columns=["What", "When"], rows=["First"]).tables == ()
    assert paper(prompts=["Why?"]).tables == ()


def test_the_fingerprint_of_a_worksheet_tells_what_it_asks() -> None:
    one = paper(columns=["What", "When"], lines=4)
    assert paper(columns=["What", "When"], lines=9, guidance="Be brief.").questions == one.questions
    others = (
        paper(columns=["What", "Where"], lines=4),
        paper(columns=["What", "When"], rows=["First"]),
        paper(prompts=["Why?"]),
        paper(prompts=["How?"]),
        paper(checks=["Why?"]),
        paper(prompts=["Why?"], choices=["A", "B"]),
        paper(prompts=["Why?"], choices=["A", "C"]),
        paper(prompts=["Why?"], dates=["Due"]),
        paper(prompts=["Why?"], dates=["Begun"]),
        paper(prompts=["Why?"], rate_on="levels"),
    )
    assert len({one.questions, *(each.questions for each in others)}) == 11


def test_pages_to_fill_in_are_offered_first() -> None:
    assert [document.address for document in form_documents("print/x", ("pdf", "html"))] == [
        *("print/x.on-screen.html", "print/x.pdf", "print/x.to-fill-in.pdf", "print/x.html", "print/x.docx")
    ]  # fmt: skip
    assert [document.address for document in form_documents("print/x", ("html",))] == [
        *("print/x.on-screen.html", "print/x.html", "print/x.docx")
    ]  # fmt: skip
    assert form_documents("print/x", ()) == ()

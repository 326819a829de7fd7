"""Forms that came back: they are read alike from every format, and what cannot be counted has its reason."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from pypdf import PdfWriter

from came_back import (
    COLUMNS,
    FIELDS,
    FORM,
    ROW,
    as_csv,
    as_json,
    as_xlsx,
    expected,
    only,
    origin,
    put,
    questions,
    read,
    saved_form,
    table,
)
from pdf.test_pdf import verapdf
from rolebook.exchange.responses import Left, read_responses
from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.model.response import Response
from rolebook.problems import UsageError
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from saved import small
from support import SHIPPED, require

PDF = f"print/questionnaires/{FORM}.to-fill-in.pdf"
WORKBOOK = f"print/questionnaires/{FORM}.data-entry.xlsx"
BY_CUSTOMER, BY_OPERATIONS = "yearly-appraisal-by-customer", "yearly-appraisal-by-operations"
MARKED = ("reads-the-recipe", "lets-me-feel-the-dough", "greets-by-name", "overall_rating", "background.year")
MARKS = {name: FIELDS[name] for name in MARKED}
TEXTS = {name: text for name, text in FIELDS.items() if name not in MARKED}
Fill = Callable[[Path, Path, Mapping[str, str], Mapping[str, str]], None]


def by_pypdf(blank: Path, filled: Path, texts: Mapping[str, str], marks: Mapping[str, str]) -> None:
    writer = PdfWriter(clone_from=blank)
    values = {**texts, **{name: f"/{state}" for name, state in marks.items()}}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(filled)


def by_pdftk(blank: Path, filled: Path, texts: Mapping[str, str], marks: Mapping[str, str]) -> None:
    pdftk = require("pdftk", "it fills in forms as other programs do (Debian: pdftk-java)")
    fields = "".join(f"<</T{_fdf(name)}/V{_fdf(value)}>>" for name, value in {**texts, **marks}.items())
    data = filled.with_suffix(".fdf")
    data.write_text(f"%FDF-1.2\n1 0 obj\n<</FDF<</Fields[{fields}]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
    subprocess.run([pdftk, blank, "fill_form", data, "output", filled], check=True, capture_output=True)


def _fdf(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


@pytest.fixture(scope="module", params=[by_pypdf, by_pdftk], ids=["pypdf", "pdftk"])
def filled_pdf(request: pytest.FixtureRequest, small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the small framework, filled in by a program."""
    filled: Path = tmp_path_factory.mktemp("filled") / f"{request.param.__name__}.pdf"
    request.param(small_site / PDF, filled, TEXTS, MARKS)
    return filled


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework(SHIPPED, Cache(None))[0]


# What was filled in is read alike from every format


def test_a_pdf_is_read_whatever_program_filled_it_in(filled_pdf: Path, tmp_path: Path) -> None:
    assert only(tmp_path, {"a.pdf": filled_pdf.read_bytes()}) == expected("a.pdf")


def test_a_saved_form_is_read(tmp_path: Path) -> None:
    assert only(tmp_path, {"a.json": as_json(saved_form())}) == expected("a.json")


def test_a_table_is_read(tmp_path: Path) -> None:
    assert only(tmp_path, {"a.csv": as_csv(*table(ROW))}) == expected("a.csv, row 2")


def test_the_workbook_is_read_with_many_people_in_it(small_site: Path, tmp_path: Path) -> None:
    book, saved = openpyxl.load_workbook(small_site / WORKBOOK), BytesIO()
    sheet = book["Answers"]
    (head,) = [row for row in sheet.iter_rows() if row[1].value == "who_is_rated"]
    columns = {cell.value: cell.column for cell in head}
    first = {
        "who_is_rated": "Ada Lovelace", "reads_the_recipe": 4, "lets_me_feel_the_dough": "Cannot judge", "overall": 3,
        "comment_1": FIELDS["comment.1"], "greets_by_name": 1, "more": "Rye", "year": "Second",
    }  # fmt: skip
    for name, value in first.items():
        sheet.cell(head[0].row + 1, columns[name], value)
    sheet.cell(head[0].row + 1, columns["comment_3"]).value = "=2+3"
    sheet.cell(head[0].row + 1, columns["comment_3"]).data_type = "s"
    sheet.cell(head[0].row + 3, columns["who_is_rated"], "Olaf")
    sheet.cell(head[0].row + 3, columns["rota_by_thursday"], 2)
    book.save(saved)
    responses, left, remarks = read(tmp_path, {"typed.xlsx": saved.getvalue()})
    assert (left, remarks) == ([], [])
    assert responses == [
        expected("typed.xlsx, row 7"),
        Response("typed.xlsx, row 9", FORM, "Olaf", "", {"rota-by-thursday": 2}),
    ]


def test_a_named_form_keeps_the_name_of_the_rater(tmp_path: Path, shipped: Framework) -> None:
    saved = saved_form(
        {"header.name": " Grace\tHopper ", "header.rated": "Ada", "owns-issues-to-the-end": "5", "open.keep": "All"},
        framework={"id": shipped.about.id, "version": shipped.about.version},
        questionnaire=BY_CUSTOMER,
        questions=questions(shipped, BY_CUSTOMER),
    )
    responses, left, remarks = read(tmp_path, {"a.json": as_json(saved)}, shipped)
    assert (left, remarks) == ([], [])
    assert responses == [
        Response("a.json", BY_CUSTOMER, "Ada", "Grace Hopper", {"owns-issues-to-the-end": 5}, answers={"keep": "All"})
    ]


def test_the_shipped_form_comes_back_as_pdf(shipped_site: Path, tmp_path: Path, shipped: Framework) -> None:
    texts = {"header.name": "Grace Hopper", "header.rated": "Ada", "comment.1": "Fine"}
    marks = {"owns-issues-to-the-end": "5", "tells-of-problems-first": "off_scale", "overall_rating": "2"}
    blank = shipped_site / f"print/questionnaires/{BY_CUSTOMER}.to-fill-in.pdf"
    by_pypdf(blank, tmp_path / "a.pdf", texts, marks)
    by_pdftk(blank, tmp_path / "b.pdf", {**texts, "header.name": "Olaf"}, marks)
    (tmp_path / "b.fdf").unlink()
    ratings = {"owns-issues-to-the-end": 5, "tells-of-problems-first": None}
    assert [*read_responses(tmp_path, shipped)] == [
        Response("a.pdf", BY_CUSTOMER, "Ada", "Grace Hopper", ratings, 2, {1: "Fine"}),
        Response("b.pdf", BY_CUSTOMER, "Ada", "Olaf", ratings, 2, {1: "Fine"}),
    ]


def test_whoever_answers_about_themselves_is_who_is_assessed(tmp_path: Path, shipped: Framework) -> None:
    saved = saved_form(
        {"header.name": "Ada", "owns-issues-to-the-end": "4"},
        framework={"id": shipped.about.id, "version": shipped.about.version},
        questionnaire="yearly-appraisal-self",
        questions=questions(shipped, "yearly-appraisal-self"),
    )
    ((response,), left, _) = read(tmp_path, {"a.json": as_json(saved)}, shipped)
    assert left == []
    assert (response.rated, response.rater) == ("Ada", "Ada")


# Which form it is


def test_a_filled_pdf_says_which_form_it_is_and_stays_accessible(filled_pdf: Path) -> None:
    with pikepdf.open(filled_pdf) as document:
        named = str(document.docinfo["/Keywords"])
        fields = next(field for field in document.Root.AcroForm.Fields if field.T == "origin")
        values = tuple(str(field.V) for field in fields.Kids)
    assert named == f"rolebook-form small {FORM} {questions()} 1.2.3"
    assert values == origin()
    result = verapdf(filled_pdf)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("lost", ["fields", "keywords"])
def test_either_way_of_saying_so_is_enough(lost: str, filled_pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pikepdf.open(filled_pdf) as document:
        if lost == "fields":
            own = next(field for field in document.Root.AcroForm.Fields if field.T == "origin")
            for field in own.Kids:
                del field.V
        else:
            del document.docinfo["/Keywords"]
        document.save(tmp_path / "in" / "a.pdf")
    assert only(tmp_path / "in", {}) == expected("a.pdf")


@pytest.mark.parametrize(
    "promise",
    [{"mode": "named", "min_raters": 1}, {"min_raters": 1}, {"min_raters_for_comments": 1}, {"merge_if_few": False}],
    ids=lambda promise: next(iter(promise)),
)
def test_a_form_that_promised_something_else_does_not_count(promise: dict[str, object], tmp_path: Path) -> None:
    """Whoever answered is owed what their own form said."""
    asked = small().questionnaires[0]
    kept = asked.anonymity.model_copy(update=promise)
    assert kept != asked.anonymity
    today = replace(small(), questionnaires=(asked.model_copy(update={"anonymity": kept}),))
    _, (left,), _ = read(tmp_path, {"a.json": as_json(saved_form())}, today)
    assert left.problem.rule == "response-version"


def test_a_form_that_lacks_an_open_question_of_today_does_not_count(tmp_path: Path) -> None:
    """Those who were not asked would give cover to the only one who was."""
    asked = small().questionnaires[0]
    more = asked.open_questions[0].model_copy(update={"id": "why", "text": "Why do you want to leave?"})
    today = replace(
        small(), questionnaires=(asked.model_copy(update={"open_questions": (*asked.open_questions, more)}),)
    )
    _, (left,), _ = read(tmp_path, {"a.json": as_json(saved_form())}, today)
    assert left.problem.rule == "response-version"


def test_other_words_of_the_promise_and_the_instructions_cost_nothing(tmp_path: Path) -> None:
    asked = small().questionnaires[0]
    kept = asked.anonymity.model_copy(update={"statement": "Said better."})
    today = replace(small(), questionnaires=(asked.model_copy(update={"anonymity": kept, "instructions": "Be fair."}),))
    responses, left, _ = read(tmp_path, {"a.json": as_json(saved_form())}, today)
    assert (len(responses), left) == (1, [])


def test_the_edition_of_every_audience_counts(tmp_path: Path) -> None:
    """Everyone sees no row about the rota, so their form has another fingerprint."""
    of_everyone = questions(for_audience(small(), "everyone"))
    assert of_everyone != questions()
    saved = saved_form({"header.rated": "Ada", "greets-by-name": "2"}, questions=of_everyone)
    assert only(tmp_path, {"a.json": as_json(saved)}).ratings == {"greets-by-name": 2}


def test_another_version_that_asks_the_same_counts(tmp_path: Path) -> None:
    saved = saved_form(framework={"id": "small", "version": "0.9"})
    assert only(tmp_path, {"a.json": as_json(saved)}) == expected("a.json")


# Whom it is about


def unnamed() -> dict[str, object]:
    return saved_form({"greets-by-name": "2"})


@pytest.mark.parametrize(
    ("path", "person"),
    [
        ("ada-lovelace/a.json", "ada-lovelace"),
        (f"Ada L/{FORM}/a.json", "Ada L"),
        ("2026/ada-lovelace/a.json", "ada-lovelace"),
    ],
)
def test_a_form_that_names_nobody_belongs_to_its_folder(path: str, person: str, tmp_path: Path) -> None:
    response = only(tmp_path, {path: as_json(unnamed())})
    assert (response.rated, response.is_by_folder) == (person, True)


def test_a_name_on_the_form_goes_before_the_folder(tmp_path: Path) -> None:
    response = only(tmp_path, {"olaf/a.json": as_json(saved_form())})
    assert (response.rated, response.is_by_folder) == ("Ada Lovelace", False)


# What cannot be counted


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in saved_form().items() if name != key}


def answered(**fields: str) -> bytes:
    return as_json(saved_form({**FIELDS, **{name.replace("_", "-"): text for name, text in fields.items()}}))


def made_pdf(**form: object) -> bytes:
    """A PDF of one page, with a form if there are keys for it."""
    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page()
    if form:
        document.Root.AcroForm = pikepdf.Dictionary({f"/{key}": value for key, value in form.items()})
    document.save(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    return out.getvalue()


LEFT: dict[str, tuple[str, bytes, str, str]] = {
    "no JSON": ("a.json", b"{'format': 1}", "response-file", "not JSON"),
    "JSON of something else": ("a.json", as_json({"format": "questionnaire"}), "response-file", "no answers"),
    "a list": ("a.json", b"[]", "response-file", "no answers"),
    "too deep": ("a.json", b"[" * 200_000, "response-file", "brackets"),
    "a newer format": ("a.json", as_json(saved_form(format_version=2)), "response-file", "another version 2"),
    "no fields": ("a.json", as_json(without("fields")), "response-file", "missing fields"),
    "an unknown key": ("a.json", as_json(saved_form(pay="3")), "response-file", "missing pay"),
    "a number as a rating": ("a.json", as_json(saved_form({"x": 3})), "response-file", "fields.x"),  # type: ignore[dict-item]
    "fields without end": (
        "a.json", as_json(saved_form({f"x{at}": "" for at in range(2001)})), "response-file", "fields",
    ),
    "no PDF": ("a.pdf", b"%PDF-1.7\nnothing", "response-file", "no PDF"),
    "a printed PDF": ("a.pdf", made_pdf(), "response-file", "printed, scanned"),
    "a PDF of LiveCycle": ("a.pdf", made_pdf(XFA=pikepdf.String("x")), "response-file", "LiveCycle"),
    "a PDF with a form without fields": ("a.pdf", made_pdf(Fields=pikepdf.Array()), "response-file", "printed"),
    "another PDF form": (
        "a.pdf", made_pdf(Fields=pikepdf.Array([pikepdf.Dictionary(T=pikepdf.String("name"))])),
        "response-other", "no questionnaire",
    ),
    "a PDF behind a password": ("a.pdf", locked_pdf(), "response-file", "password"),
    "no workbook": ("a.xlsx", b"PK\x03\x04nothing", "response-file", "no workbook"),
    "an empty workbook": ("a.xlsx", as_xlsx(), "response-other", "no column"),
    "a table of something else": ("a.csv", b"name,age\r\nAda,36\r\n", "response-other", "no column"),
    "no text": ("a.csv", b"\x89PNG\r\n\0\0", "response-file", "no text"),
    "an empty file": ("a.csv", b"", "response-other", "no column"),
    "a broken table": ("a.csv", as_csv(COLUMNS) + b'"' + b"x" * 200_000, "response-file", "no CSV"),
    "another framework": (
        "a.json", as_json(saved_form(framework={"id": "smal", "version": "1"})), "response-other", "framework smal",
    ),
    "another questionnaire": (
        "a.json", as_json(saved_form(questionnaire="apprentice-view")), "response-other", "no such questionnaire",
    ),
    "other questions": ("a.json", as_json(saved_form(questions="0" * 16)), "response-version", "something else"),
    "a rating off the scale": ("a.json", answered(greets_by_name="5"), "response-value", "row 3 is not on the scale 5"),
    "a rating between points": ("a.json", answered(greets_by_name="2.5"), "response-value", "row 3"),
    "a rating that is not offered": ("a.json", answered(reads_the_recipe="off_scale"), "response-value", "row 1"),
    "the whole off the scale": (
        "a.json", as_json(saved_form({**FIELDS, "overall_rating": "0"})), "response-value", "the whole",
    ),
    "a novel": ("a.json", as_json(saved_form({**FIELDS, "open.more": "x" * 20_001})), "response-value", "20000"),
    "a long name": ("a.json", as_json(saved_form({**FIELDS, "header.rated": "x" * 201})), "response-value", "200"),
    "nothing marked": (
        "a.json", as_json(saved_form({"header.rated": "Ada", "open.more": " \n"})), "response-empty", "Nothing",
    ),
    "only facts": (
        "a.json", as_json(saved_form({"header.rated": "A", "background.year": "First"})), "response-empty", "Nothing",
    ),
    "nobody": ("a.json", as_json(saved_form({"greets-by-name": "2"})), "response-nobody", "who is assessed"),
    "a cell off the scale": (
        "a.csv", as_csv(*table((*ROW[:4], "9", *ROW[5:]))), "response-value", "row 3 is not on the scale (cell I2) 9",
    ),
    "an empty row": ("a.csv", as_csv(*table(("Ada", *("",) * 12))), "response-empty", "Nothing"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_counted_has_its_reason(name: str, tmp_path: Path) -> None:
    file, content, rule, says = LEFT[name]
    responses, left, remarks = read(tmp_path, {file: content, "fine.json": as_json(saved_form())})
    assert (len(responses), remarks) == (1, []), "the other form counts"
    (problem,) = [each.problem for each in left]
    assert (problem.file, problem.rule) == (file, rule)
    assert says in f"{problem.message} {problem.found}"
    assert problem.advice


def test_whom_a_form_left_out_is_about_is_told_as_far_as_it_can_be(tmp_path: Path) -> None:
    files = {
        "olaf/scan.pdf": made_pdf(),
        "a.json": answered(greets_by_name="5"),
        "b.json": as_json(saved_form({"greets-by-name": "1"})),
        "olaf/c.json": as_json(saved_form({"open.less": ""})),
    }
    _, left, _ = read(tmp_path, files)
    assert [(each.rated, each.is_by_folder) for each in left] == [
        ("Ada Lovelace", False),
        ("", False),
        ("olaf", True),
        ("olaf", True),
    ]


def test_a_value_is_told_what_is_allowed_and_where_it_stands(tmp_path: Path) -> None:
    _, (left,), _ = read(tmp_path, {"a.csv": as_csv(*table((*ROW[:2], "cannot jugde", *ROW[3:])))})
    assert (left.problem.line, left.problem.column) == (2, 7)
    assert left.problem.allowed == ("1", "2", "3", "4", "off_scale")


# What came twice


def test_the_same_file_counts_once(tmp_path: Path) -> None:
    same = as_json(saved_form())
    responses, left, _ = read(tmp_path, {"b.json": same, "a/x.json": same})
    assert responses == [expected("a/x.json")]
    assert [(each.problem.file, each.problem.rule, each.problem.found) for each in left] == [
        ("b.json", "response-twice", "a/x.json")
    ]


def named(rater: str, rated: str, rating: str, shipped: Framework, questionnaire: str = BY_CUSTOMER) -> bytes:
    return as_json(
        saved_form(
            {"header.name": rater, "header.rated": rated, "owns-issues-to-the-end": rating},
            framework={"id": shipped.about.id, "version": shipped.about.version},
            questionnaire=questionnaire,
            questions=questions(shipped, questionnaire),
        )
    )


def test_a_rater_has_one_voice_about_a_person(tmp_path: Path, shipped: Framework) -> None:
    files = {
        "a.json": named("Grace Hopper", "Ada", "5", shipped),
        "b.json": named("grace  hopper", "ADA", "1", shipped),
        "c.json": named("Grace Hopper", "Olaf", "5", shipped),
        "d.json": named("Grace Hopper", "Ada", "5", shipped, "yearly-appraisal-by-manager"),
        "e.json": named("", "Ada", "5", shipped),
        "f.json": named("", "Ada", "4", shipped),
    }
    responses, left, _ = read(tmp_path, files, shipped)
    assert [each.place for each in responses] == ["a.json", "c.json", "d.json", "e.json", "f.json"]
    assert [(each.problem.file, each.problem.rule, each.rated) for each in left] == [
        ("b.json", "response-twice", "ADA")
    ]
    assert "a.json" in left[0].problem.message


def test_a_rater_has_one_voice_whether_the_form_or_its_folder_names_the_person(
    tmp_path: Path, shipped: Framework
) -> None:
    """Two people would pass for three, and somebody alone for one of a group."""
    for place, (first, second) in enumerate((("a.json", "ada-lovelace/b.json"), ("z.json", "ada-lovelace/b.json"))):
        files = {
            first: named("Zoe\u0308 Grace", "Ada Lovelace", "5", shipped),
            second: named("ZOË  GRACE", "", "1", shipped),
        }
        responses, left, _ = read(tmp_path / str(place), files, shipped)
        assert (len(responses), [each.problem.rule for each in left]) == (1, ["response-twice"])
    both_in_folders = {f"ada-lovelace/{name}.json": named("Grace", "", name, shipped) for name in "12"}
    responses, left, _ = read(tmp_path / "folders", both_in_folders, shipped)
    assert (len(responses), len(left)) == (1, 1)


def test_names_that_differ_in_signs_are_two_people_each_of_whom_one_may_rate(
    tmp_path: Path, shipped: Framework
) -> None:
    files = {f"{place}.json": named("Grace", name, "5", shipped) for place, name in enumerate(("K-17", "K 17"))}
    responses, left, _ = read(tmp_path, files, shipped)
    assert (len(responses), left) == (2, [])


def test_a_form_that_does_not_count_takes_nobodys_voice(tmp_path: Path, shipped: Framework) -> None:
    files = {"a.json": named("Grace", "Ada", "9", shipped), "b.json": named("Grace", "Ada", "3", shipped)}
    responses, left, _ = read(tmp_path, files, shipped)
    assert [each.place for each in responses] == ["b.json"]
    assert [each.problem.rule for each in left] == ["response-value"]


def test_rows_of_people_who_gave_no_name_may_be_alike(tmp_path: Path) -> None:
    responses, left, _ = read(tmp_path, {"a.csv": as_csv(*table(ROW, ROW))})
    assert (len(responses), left) == (2, [])


def test_an_anonymous_form_that_says_the_same_word_for_word_is_named_and_counts(tmp_path: Path) -> None:
    """It may be the same one in another format, or an export that was put out twice."""
    files = {"a.csv": as_csv(*table(ROW, ROW)), "b.json": as_json(saved_form())}
    responses, left, remarks = read(tmp_path, files)
    assert (len(responses), left) == (3, [])
    assert [(each.file, each.rule, each.message) for each in remarks] == [
        ("a.csv", "response-twice", "A form says the same as a.csv, row 2"),
        ("b.json", "response-twice", "A form says the same as a.csv, row 2"),
    ]


def test_marks_alone_may_be_alike(tmp_path: Path) -> None:
    silent = tuple("" if cell in {FIELDS["comment.1"], "=2+3", "Rye"} else cell for cell in ROW)
    responses, left, remarks = read(tmp_path, {"a.csv": as_csv(*table(silent, silent))})
    assert (len(responses), left, remarks) == (2, [], [])


def test_the_same_words_about_somebody_else_are_another_form(tmp_path: Path) -> None:
    rows = table(ROW, ("Olaf Palme", *ROW[1:]), (ROW[0], "3", *ROW[2:]))
    responses, _, remarks = read(tmp_path, {"a.csv": as_csv(*rows)})
    assert (len(responses), remarks) == (3, [])


# The folder


def test_what_is_no_form_is_named_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"secret.json": as_json(saved_form())})
    folder = put(
        tmp_path / "in",
        {
            "a.JSON": as_json(saved_form()),
            "letter.pages": b"",
            "~$letter.pages": b"",
            ".DS_Store": b"",
            ".git/x.json": b"",
            "__MACOSX/a.json": b"",
            "done/tally.json": b"{}",
            "done/ada.xlsx": b"",
            **{
                f"z{kind}.json": as_json({"format": f"rolebook-{kind}"}) for kind in ("interview", "tally", "worksheet")
            },
        },
    )
    (folder / "link.json").symlink_to(outside / "secret.json")
    (folder / "links").symlink_to(outside)
    responses, left, remarks = read(folder, {})
    others = ("zinterview.json", "ztally.json", "zworksheet.json")
    assert ([each.place for each in responses], left) == (["a.JSON"], [])
    assert [(each.file, each.rule) for each in remarks] == [
        (name, "response-file") for name in ("done", "letter.pages", "link.json", "links", *others)
    ]


def test_forms_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ("a/z.json", "a.json", "b/c/a.json", "B.json")
    files = {name: as_json(saved_form({**FIELDS, "open.less": name})) for name in names}
    responses, _, _ = read(tmp_path, files)
    assert [each.place for each in responses] == sorted(names)


def test_one_form_is_read_at_a_time(tmp_path: Path) -> None:
    folder = put(
        tmp_path, {name: answered(greets_by_name=rating) for name, rating in (("a.json", "1"), ("b.json", "2"))}
    )
    read_ = read_responses(folder, small())
    first = next(read_)
    (folder / "b.json").unlink()
    second = next(read_)
    assert isinstance(first, Response)
    assert isinstance(second, Left)
    assert second.problem.rule == "response-file"


@pytest.mark.parametrize("files", [{}, {"letter.pages": b""}])
def test_a_folder_without_forms_is_a_mistake_of_the_call(files: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no forms"):
        read_responses(put(tmp_path, files), small())


@pytest.mark.parametrize("name", ["Ada/form.docx", "Ada/Photo of the form.JPG"])
def test_what_only_people_can_read_is_left_out_and_says_what_to_do(name: str, tmp_path: Path) -> None:
    responses, (left,), remarks = read(tmp_path, {name: b"PK or whatever"})
    assert (responses, remarks) == ([], [])
    assert (left.problem.rule, left.rated, left.is_by_folder) == ("response-file", "Ada", True)
    assert "workbook for data entry" in left.problem.advice


def test_a_missing_folder_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        read_responses(tmp_path / "nowhere", small())


def test_a_framework_without_questionnaires_has_no_forms(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no questionnaires"):
        read_responses(put(tmp_path, {"a.json": b""}), replace(small(), questionnaires=()))


# Remarks


def test_unknown_fields_are_named_once(tmp_path: Path) -> None:
    responses, left, (remark,) = read(tmp_path, {"a.json": as_json(saved_form({**FIELDS, "mood": "bad", "pay": " "}))})
    assert (responses, left) == ([expected("a.json")], [])
    assert (remark.file, remark.rule) == ("a.json", "response-column")
    assert remark.message.endswith("left out: mood")


def test_unknown_columns_are_named_once_a_file(tmp_path: Path) -> None:
    head, *rows = table(ROW, ("Olaf", *ROW[1:]))
    content = as_csv(("submitted", *head), *(("2026-12-01", *row) for row in rows))
    responses, left, (remark,) = read(tmp_path, {"a.csv": content})
    assert (len(responses), left) == (2, [])
    assert remark.message == "1 column that no form has was left out: submitted"


def test_text_of_strangers_is_made_fit(tmp_path: Path) -> None:
    evil = {"header.rated": "Ada\x1b[31m\nLove", "open.more": "a\x00b\r\nc\ud800", "greets-by-name": " 2 "}
    saved = as_json(saved_form({**evil, "open.more": "a\x00b\r\nc"}))
    response = only(tmp_path, {"a.json": saved})
    assert response.rated == "Ada\ufffd[31m Love"
    assert response.answers == {"more": "a\ufffdb\nc"}
    assert response.ratings == {"greets-by-name": 2}

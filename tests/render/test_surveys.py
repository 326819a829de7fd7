"""Questionnaires keep their rows, answers and promises in every survey tool, and no text of theirs breaks a format.

Where the tool's own reader is to be had, it reads the file: ODK Validate through pyxform, and survey-core. For the
others, what is written from the small framework is kept in `tests/golden/surveys/`, and a person has read it.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from itertools import cycle
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyxform.errors import PyXFormError
from pyxform.validators.odk_validate import ODKValidateError
from pyxform.xls2xform import convert

from rolebook.model.questionnaire import AnonymityMode
from rolebook.project import packaged_templates
from rolebook.render.csv_file import csv_file
from rolebook.render.surveys.files import survey_files
from rolebook.render.templates import Templates
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.form import Form, FormSection, Row, form
from rolebook.views.names import Names, name_of
from saved import small
from support import FRAMEWORKS, ROOT, SHIPPED, require

GOLDEN = ROOT / "tests" / "golden" / "surveys"
NODE = ROOT / "tests" / "node"
TEMPLATES = Templates((packaged_templates(),), "en")
XLSFORM, SURVEYJS, CODEBOOK, ENTRY = "xlsform.xlsx", "surveyjs.json", "codebook.csv", "data-entry.xlsx"
LIMESURVEY, QUALTRICS, GOOGLE_FORMS = "limesurvey.txt", "qualtrics.txt", "google-forms.gs"
READ_BY_A_PERSON = (SURVEYJS, LIMESURVEY, QUALTRICS, GOOGLE_FORMS, CODEBOOK)
COLUMNS = ["reads_the_recipe", "lets_me_feel_the_dough", "greets_by_name", "rota_by_thursday"]
"""The four rows of the small framework's form."""
HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "${reads_the_recipe}", "{greets_by_name}",
    "{if(1==1,'a','b')}", "[[Block:Mine]]", "[[Question:MC]]", "</script><script>alert(1)</script>",
    '"); throw "x"; ("', "*/ throw 1; /*", "`${throw 1}`", "\\", "\\u0022", "a\tb", "a\x07b\uffff", "👩🏽‍🍳 & < > \" '",
    "ﷺ", "${q://QID1/X}", "$e{1}",
)  # fmt: skip


def apprentices() -> Form:
    return form(small(), small().questionnaires[0])


def reworded(given: Form, text: Callable[[int], str], **changes: object) -> Form:
    """A form whose every text is another, by the row's number; 0 for the texts that belong to no row."""

    def row(each: Row) -> Row:
        competency = each.competency.model_copy(update={"title": text(each.number)})
        return replace(each, wording=text(each.number), competency=competency)

    def section(each: FormSection) -> FormSection:
        shape = each.section.model_copy(update={"title": text(0), "intro": text(0)})
        return FormSection(shape, tuple(map(row, each.rows)))

    asked = given.questionnaire
    lines = dict.fromkeys(("title", "purpose", "stem", "instructions", "period", "overall", "closing"), text(0))
    open_ = tuple(each.model_copy(update={"text": text(0)}) for each in asked.open_questions)
    facts = tuple(
        each.model_copy(
            update={"text": text(0), "choices": tuple(f"{text(0)} {number}" for number, _ in enumerate(each.choices))}
        )
        for each in asked.background
    )
    questionnaire = asked.model_copy(
        update={
            **lines,
            "anonymity": asked.anonymity.model_copy(update={"statement": text(0)}),
            "open_questions": open_,
            "background": facts,
            **changes,
        }
    )
    points = tuple(each.model_copy(update={"label": f"{text(0)} {each.value}"}) for each in given.scale.points)
    scale = given.scale.model_copy(update={"points": points})
    return replace(given, questionnaire=questionnaire, scale=scale, sections=tuple(map(section, given.sections)))


def mixed() -> Form:
    """A form in which the hostile texts follow on each other."""
    texts = cycle(HOSTILE)
    return reworded(apprentices(), lambda _: next(texts))


@cache
def hostile() -> tuple[Mapping[str, bytes], ...]:
    """The files of a form for each hostile text, in which everything says the same."""
    return tuple(files(reworded(apprentices(), lambda _, text=text: text)) for text in HOSTILE)  # type: ignore[misc]


def with_anonymity(mode: AnonymityMode) -> Form:
    given = apprentices()
    anonymity = given.questionnaire.anonymity.model_copy(update={"mode": mode})
    return replace(given, questionnaire=given.questionnaire.model_copy(update={"anonymity": anonymity}))


def files(given: Form) -> Mapping[str, bytes]:
    """What a form gives, by the ending of each file's name."""
    start = f"print/questionnaires/{given.questionnaire.id}."
    made = {
        artifact.path: artifact.content
        for artifact in survey_files(given, TEMPLATES, f"print/questionnaires/{given.questionnaire.id}")
    }
    assert all(path.startswith(start) for path in made)
    return {path.removeprefix(start): content for path, content in made.items()}


@cache
def small_files() -> Mapping[str, bytes]:
    return files(apprentices())


def lines_of(codebook: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(codebook.decode("utf-8-sig"))))


def codebook_of(given: Form) -> list[dict[str, str]]:
    return lines_of(files(given)[CODEBOOK])


def cells(content: bytes, sheet: str) -> list[list[str]]:
    rows = openpyxl.load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]


def checked_by_odk(content: bytes) -> str:
    """The XForm that a workbook becomes. Raises what pyxform or ODK Validate find wrong with it."""
    require("java", "ODK Validate runs in it")
    return str(convert(BytesIO(content), validate=True, file_type=".xlsx").xform)


def node(program: str, content: bytes, folder: Path) -> Any:
    """What a program of Node says of a file."""
    node = require("node", "survey tools' own code runs in it")
    file = folder / "file"
    file.write_bytes(content)
    result = subprocess.run(
        [node, NODE / program, file], capture_output=True, text=True, check=False, timeout=60, encoding="utf-8"
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def surveyjs_finds(content: bytes, folder: Path) -> Any:
    require(NODE / "node_modules" / "survey-core", "npm install --prefix tests/node")
    return node("surveyjs_errors.mjs", content, folder)


def test_a_form_gives_every_file_and_twice_the_same() -> None:
    assert set(small_files()) == {XLSFORM, SURVEYJS, LIMESURVEY, QUALTRICS, GOOGLE_FORMS, CODEBOOK, ENTRY}
    assert files(apprentices()) == small_files()


@pytest.mark.parametrize("ending", READ_BY_A_PERSON)
def test_files_are_as_read(ending: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / ending
    if request.config.getoption("--update-golden"):
        golden.write_bytes(small_files()[ending])
    assert small_files()[ending] == golden.read_bytes(), f"{ending} differs; read the difference, then --update-golden"


@pytest.mark.parametrize(
    "framework", [SHIPPED, FRAMEWORKS / "engineering-ladder" / "framework"], ids=["shipped", "ladder"]
)
def test_every_tool_gets_every_row(framework: Path, tmp_path: Path) -> None:
    loaded, _ = load_framework(framework, Cache(None))
    for questionnaire in loaded.questionnaires:
        given = form(loaded, questionnaire)
        made, names = files(given), [name_of(item) for section in questionnaire.sections for item in section.items]
        assert len(names) == given.row_count > 5
        xform = checked_by_odk(made[XLSFORM])
        found = surveyjs_finds(made[SURVEYJS], tmp_path)
        limesurvey = re.findall(r"^\t\tSQ\t0\t(I\d+)\t", made[LIMESURVEY].decode(), re.MULTILINE)
        qualtrics = made[QUALTRICS].decode().split("\n")
        grids = [call for call in node("form_app.mjs", made[GOOGLE_FORMS], tmp_path) if call["kind"] == "addGridItem"]
        assert found["errors"] == []
        assert not found["required"]
        assert [name for name in found["rows"] if name != "overall"] == names
        assert all(f'/{name}"' in xform for name in names)
        assert limesurvey == [f"I{number}" for number in range(1, len(names) + 1)]
        assert [line for line in qualtrics if re.match(r"\d+ · ", line)] == [
            line for grid in grids for line in grid["setRows"] if re.match(r"\d+ · ", line)
        ]
        assert sum(len(grid["setRows"]) for grid in grids) == len(names) + bool(questionnaire.overall)


def test_a_broken_xlsform_is_refused() -> None:
    """So that the acceptance of the others means something."""
    broken = {"type": ("select_one scale", "select_one scal"), "label": ("What would", "${nobody} would")}
    for head, (found, wrong) in broken.items():
        book = openpyxl.load_workbook(BytesIO(small_files()[XLSFORM]))
        column = [cell.value for cell in book["survey"][1]].index(head)
        (cell, *_) = [row[column] for row in book["survey"].iter_rows() if str(row[column].value).startswith(found)]
        cell.value = wrong + str(cell.value).removeprefix(found)
        file = BytesIO()
        book.save(file)
        with pytest.raises((PyXFormError, ODKValidateError)):
            checked_by_odk(file.getvalue())


def test_a_broken_survey_is_refused_by_surveyjs(tmp_path: Path) -> None:
    broken = small_files()[SURVEYJS].replace(b'"matrix"', b'"matrx"').replace(b'"comment"', b'"coment"')
    assert surveyjs_finds(broken, tmp_path)["errors"]


def test_answers_off_the_scale_are_apart_and_only_where_they_may_be_chosen() -> None:
    """The first row has no "Cannot judge"; the others have."""
    survey = cells(small_files()[XLSFORM], "survey")
    lists = {row[1]: row[0] for row in survey if row[0].startswith("select_one scale")}
    assert [lists[name] for name in COLUMNS] == ["select_one scale"] + ["select_one scale_and_off_scale"] * 3
    choices = cells(small_files()[XLSFORM], "choices")
    assert [row[1] for row in choices if row[0] == "scale"] == ["1", "2", "3", "4"]
    assert [row[1:] for row in choices if row[0] == "scale_and_off_scale"][-1] == ["off_scale", "Cannot judge"]
    values = {
        row["value"]: [column["value"] for column in element["columns"]]
        for page in json.loads(small_files()[SURVEYJS])["pages"]
        for element in page["elements"]
        for row in element.get("rows", ())
    }
    assert values == {
        "reads_the_recipe": [1, 2, 3, 4],
        **{name: [1, 2, 3, 4, "off_scale"] for name in (*COLUMNS[1:], "overall")},
    }


def test_xlsform_says_which_form_and_version_it_is() -> None:
    head, settings = cells(small_files()[XLSFORM], "settings")
    assert dict(zip(head, settings, strict=True)) == {
        "form_title": "The apprentice's view", "form_id": "apprentices_view", "version": "1.2.3",
    }  # fmt: skip


def test_parts_are_groups_with_a_comment_each() -> None:
    kinds = [(row[0], row[1]) for row in cells(small_files()[XLSFORM], "survey")]
    start = kinds.index(("begin_group", "part_1"))
    assert kinds[start : start + 6] == [
        ("begin_group", "part_1"),
        ("note", "part_1__lead"),
        ("select_one scale", "reads_the_recipe"),
        ("select_one scale_and_off_scale", "lets_me_feel_the_dough"),
        ("text", "comment_1"),
        ("end_group", "part_1"),
    ]


@pytest.mark.parametrize("mode", AnonymityMode)
def test_only_who_is_not_anonymous_is_asked_for_a_name(mode: AnonymityMode) -> None:
    made = files(with_anonymity(mode))
    asks = mode is not AnonymityMode.ANONYMOUS
    assert any(line["column"] == "your_name" for line in codebook_of(with_anonymity(mode))) == asks
    for ending in (SURVEYJS, LIMESURVEY, QUALTRICS, GOOGLE_FORMS):
        assert (b"Your name" in made[ending]) == asks, ending
    for ending, name in ((XLSFORM, "survey"), (ENTRY, "Answers")):
        assert any("your_name" in row for row in cells(made[ending], name)) == asks
    assert (f"\tanonymized\t\t{'N' if asks else 'Y'}\t".encode()) in made[LIMESURVEY]


def test_nothing_that_tells_who_answered_is_collected() -> None:
    kinds = {row[0] for row in cells(small_files()[XLSFORM], "survey")}
    assert not kinds & {"start", "end", "today", "deviceid", "username", "email", "phonenumber", "audit"}
    assert b"form.setCollectEmail(false);" in small_files()[GOOGLE_FORMS]
    for setting in (b"ipaddr", b"refurl", b"datestamp"):
        assert b"\t" + setting + b"\t\tN\t" in small_files()[LIMESURVEY]


def test_no_text_breaks_an_xlsform() -> None:
    """One form with every hostile text, for each takes ODK Validate a second."""
    xform = checked_by_odk(files(mixed())[XLSFORM])
    assert all(f'/{name}"' in xform for name in COLUMNS)
    assert "<output" not in xform


def test_no_text_breaks_a_survey_of_surveyjs(tmp_path: Path) -> None:
    found = surveyjs_finds(files(mixed())[SURVEYJS], tmp_path)
    assert found["errors"] == []
    assert [name for name in found["rows"] if name != "overall"] == COLUMNS
    for made in hostile():
        survey = json.loads(made[SURVEYJS])
        (text,) = [element["html"] for element in survey["pages"][0]["elements"]]
        assert set(re.findall(r"</?\w+", text)) <= {"<p", "</p", "<h4", "</h4"}
        assert not re.search(r"\{\w", json.dumps(survey["pages"], ensure_ascii=False))


def test_no_text_of_a_google_form_becomes_code(tmp_path: Path) -> None:
    """Run, the script makes what it makes of harmless texts, and the texts arrive."""
    harmless = [call["kind"] for call in node("form_app.mjs", small_files()[GOOGLE_FORMS], tmp_path)]
    calls = node("form_app.mjs", files(mixed())[GOOGLE_FORMS], tmp_path)
    assert [call["kind"] for call in calls] == harmless
    assert "throw" in json.dumps(calls)
    assert all(made[GOOGLE_FORMS].isascii() for made in hostile())


def test_no_text_breaks_a_row_of_limesurvey() -> None:
    count = small_files()[LIMESURVEY].count(b"\r\n")
    for made in hostile():
        content = made[LIMESURVEY].decode("utf-8-sig")
        head, *rows = [line.split("\t") for line in content.removesuffix("\r\n").split("\r\n")]
        assert len(rows) + 1 == count
        assert all(len(row) == len(head) for row in rows)
        texts = "".join(row[head.index("text")] for row in rows)
        assert not re.search(r'[{}"\\]', texts)
        assert not any(row[head.index("text")].startswith(("=", "+", "-", "@")) for row in rows)


def test_no_text_becomes_a_tag_of_qualtrics() -> None:
    tags = re.compile(r"^\[\[(Question|Choices|AdvancedAnswers|Answer|ID|Block)", re.MULTILINE)
    closing = "[[Question:DB]]\n[[ID:closing__text]]"
    """Left out, for what is nothing but markup leaves no words to close with."""
    harmless = tags.findall(small_files()[QUALTRICS].decode().split(closing)[0])
    assert len(harmless) > 40
    for made in hostile():
        content = made[QUALTRICS].decode().split(closing)[0]
        assert tags.findall(content) == harmless
        assert content.count("[[") == len(harmless) + 1
        assert "${" not in content
        assert "$e{" not in content


def test_qualtrics_stores_no_point_where_somebody_cannot_judge() -> None:
    """99 is free on the small framework's scale of four; where it is a point, the next such number is taken."""
    assert small_files()[QUALTRICS].count(b"[[Answer:99]]\nCannot judge\n") == 4
    given = apprentices()
    points = tuple(each.model_copy(update={"value": each.value + 95}) for each in given.scale.points)
    moved = replace(given, scale=given.scale.model_copy(update={"points": points}))
    assert files(moved)[QUALTRICS].count(b"[[Answer:99]]\nCannot judge\n") == 0
    assert files(moved)[QUALTRICS].count(b"[[Answer:999]]\nCannot judge\n") == 4


def test_the_codebook_explains_every_column() -> None:
    """The form asks 4 ratings, 3 comments, one overall, 2 open questions, 2 facts, and who is rated."""
    lines = codebook_of(apprentices())
    assert len(lines) == 4 + 3 + 1 + 2 + 2 + 1
    survey = [
        row[1] for row in cells(small_files()[XLSFORM], "survey")[1:] if row[0].split()[0] in {"text", "select_one"}
    ]
    assert [line["column"] for line in lines] == survey
    (second,) = [line for line in lines if line["number"] == "2"]
    assert second == {
        "number": "2",
        "column": "lets_me_feel_the_dough",
        "question": "lets me feel when the Roggenvollkornsauerteig is ready",
        "section": "In the bakehouse",
        "kind": "rating",
        "item": "lets-me-feel-the-dough",
        "competency_id": "roggenvollkornsauerteigfuehrung",
        "competency": "Roggenvollkornsauerteigführung",
        "category": "Bakehouse",
        "values": "1 = Never; 2 = Sometimes; 3 = Often; 4 = Always",
        "off_scale": "off_scale = Cannot judge",
        "keyed": "as marked",
    }


def test_the_codebook_names_reversed_items() -> None:
    given = apprentices()
    (section, *others) = given.sections
    (row, *rest) = section.rows
    turned = replace(row, item=row.item.model_copy(update={"reverse_keyed": True}))
    changed = replace(given, sections=(FormSection(section.section, (turned, *rest)), *others))
    assert [line["item"] for line in codebook_of(changed) if line["keyed"] == "reversed"] == ["reads-the-recipe"]


def test_no_cell_of_the_codebook_is_a_formula() -> None:
    begun = 0
    for made in hostile():
        for line in lines_of(made[CODEBOOK]):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line.values())
            begun += line["question"].startswith("'")
    assert begun > 20


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    made = files(mixed())
    for ending in (XLSFORM, ENTRY):
        begun = 0
        for sheet in openpyxl.load_workbook(BytesIO(made[ending])):
            values = [cell for row in sheet.iter_rows(max_row=30) for cell in row]
            assert not any(cell.data_type == "f" for cell in values)
            begun += sum(str(cell.value).startswith("=") for cell in values)
        assert begun, "nothing looked like a formula"


def test_cells_take_what_may_be_marked_and_nothing_else() -> None:
    """What a list holds is all that a program lets people type, with or without its arrow."""
    book = openpyxl.load_workbook(BytesIO(small_files()[ENTRY]))
    answers, choices = book["Answers"], book["Choices"]
    (head,) = [row for row in answers.iter_rows() if row[0].value == "Form"]
    columns = {cell.value: cell.column_letter for cell in head[1:]}
    first, last = head[0].row + 1, answers.max_row
    assert last - first + 1 == 200
    allowed = {}
    for rule in answers.data_validations.dataValidation:
        assert (rule.type, rule.showErrorMessage, rule.errorStyle or "stop") == ("list", True, "stop")
        found = re.fullmatch(r"'?Choices'?!(.+)", str(rule.formula1))
        assert found
        span = choices[found[1].replace("$", "")]
        values = [cell.value for row in span for cell in row]
        for column, letter in columns.items():
            if f"{letter}{first}" in rule.cells:
                assert f"{letter}{last}" in rule.cells
                allowed[column] = values
    judged = [1, 2, 3, 4, "Cannot judge"]
    assert allowed == {
        "reads_the_recipe": [1, 2, 3, 4],
        **dict.fromkeys([*COLUMNS[1:], "overall"], judged),
        "year": ["First", "Second", "Third"],
    }


def test_only_answers_can_be_typed() -> None:
    book = openpyxl.load_workbook(BytesIO(small_files()[ENTRY]))
    assert all(sheet.protection.sheet for sheet in book)
    (head,) = [row for row in book["Answers"].iter_rows() if row[0].value == "Form"]
    assert all(cell.protection.locked for cell in head)
    below = book["Answers"][head[0].row + 1]
    assert [cell.protection.locked for cell in below] == [True] + [False] * 13
    assert not any(cell.protection.locked is False for row in book["Codebook"].iter_rows() for cell in row)


def test_names_stay_apart_and_begin_with_a_letter() -> None:
    assert [name_of(id_) for id_ in ("a-b-2", "2-b", "q-2-b")] == ["a_b_2", "q__2_b", "q_2_b"]
    names = Names()
    assert [names.claim(id_) for id_ in ("more", "more", "data", "more")] == ["more", "more__2", "data__2", "more__3"]


def test_an_item_keeps_its_name_whatever_else_is_called_alike() -> None:
    given = apprentices()
    questions = tuple(
        each.model_copy(update={"id": id_})
        for each, id_ in zip(given.questionnaire.open_questions, ("greets-by-name", "overall"), strict=True)
    )
    changed = replace(given, questionnaire=given.questionnaire.model_copy(update={"open_questions": questions}))
    columns = [line["column"] for line in codebook_of(changed)]
    assert columns.index("greets_by_name") < columns.index("greets_by_name__2")
    assert len(set(columns)) == len(columns)


def test_a_form_with_nothing_but_rows_is_a_survey(tmp_path: Path) -> None:
    given = apprentices()
    bare = given.questionnaire.model_copy(
        update={"open_questions": (), "background": (), "overall": "", "stem": "", "closing": "", "period": ""}
    )
    made = files(
        replace(given, questionnaire=bare, about_self=True, scale=given.scale.model_copy(update={"off_scale": None}))
    )
    assert all(f'/{name}"' in checked_by_odk(made[XLSFORM]) for name in COLUMNS[:1])
    assert surveyjs_finds(made[SURVEYJS], tmp_path)["errors"] == []
    kinds = [call["kind"] for call in node("form_app.mjs", made[GOOGLE_FORMS], tmp_path)]
    assert kinds == ["form", *["addPageBreakItem", "addGridItem", "addParagraphTextItem"] * 3]


@pytest.mark.parametrize("evil", ["x;=cmd|' /C calc'!A0", "x;  +1", "x\t@SUM(A1)", "=1;=2", "-;-1"])
def test_no_part_of_a_cell_is_a_formula_for_a_spreadsheet_with_other_separators(evil: str) -> None:
    text = csv_file([("head", "is"), (evil, "x")]).decode("utf-8-sig")
    for cell in re.split(r"[,;\t\r\n]", text):
        assert not re.match(r'\s*"?\s*[=+\-@]', cell), text

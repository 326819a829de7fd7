"""Tables of answers as survey tools put them out: their headings are those of the files that the tools imported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from came_back import COLUMNS, FORM, ROW, as_csv, as_xlsx, expected, only, origin, read, table
from rolebook.exchange.response_forms import known_forms
from rolebook.exchange.response_table import headings
from rolebook.model.framework import Framework
from rolebook.project import packaged_templates
from rolebook.render.surveys.files import survey_files
from rolebook.render.templates import Templates
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.form import Form, form
from saved import small
from support import FRAMEWORKS, SHIPPED

WORDS = ("Ada Lovelace", "Always", "Cannot judge", ROW[3], "Never", "", "", "=2+3", "Often", "Rye", "", "Second", "")
"""What was filled in, where a tool keeps the words that people saw."""
CODES = tuple({"off_scale": "off", "Second": "2"}.get(cell, cell) for cell in ROW)
"""The same as LimeSurvey keeps it."""
NUMBERS = tuple({"off_scale": "99"}.get(cell, cell) for cell in ROW)
"""The same as Qualtrics keeps it."""


@cache
def imported(ending: str) -> bytes:
    """The file of the small framework's form that a tool imports."""
    return imported_of(form(small(), small().questionnaires[0]), ending)


def imported_of(given: Form, ending: str) -> bytes:
    made = survey_files(given, Templates((packaged_templates(),), "en"), FORM)
    return next(artifact.content for artifact in made if artifact.path.endswith(ending))


def limesurvey_codes(given: Form) -> list[str]:
    """As with "Question code": a row of a table stands in brackets behind the code of the table."""
    found: list[str] = []
    table_ = ""
    for line in imported_of(given, "limesurvey.txt").decode("utf-8-sig").split("\r\n"):
        cells = line.split("\t")
        if cells[2:3] == ["Q"]:
            table_ = cells[4] if cells[3] == "F" else ""
            found += [] if table_ else [cells[4]]
        elif cells[2:3] == ["SQ"]:
            found.append(f"{table_}[{cells[4]}]")
    return found


def limesurvey_words() -> list[str]:
    """As with "Full question text"."""
    found: list[str] = []
    above = ""
    for line in imported("limesurvey.txt").decode("utf-8-sig").replace("&amp;", "&").split("\r\n"):
        cells = line.split("\t")
        if cells[2:3] == ["Q"]:
            above = cells[6]
            found += [] if cells[3] == "F" else [above]
        elif cells[2:3] == ["SQ"]:
            found.append(f"{above} [{cells[6]}]")
    return found


def google_headings() -> list[str]:
    found: list[str] = []
    for line in imported("google-forms.gs").decode().split("\n"):
        texts = [text.encode().decode("unicode_escape") for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]
        if "addGridItem" in line:
            found.append(f"{texts[0]} [{texts[1]}]")
        elif ("add" in line and "TextItem" in line) or "MultipleChoice" in line:
            found.append(texts[0])
    return found


def qualtrics_rows() -> tuple[list[str], list[str]]:
    """The first two rows: the names of questions, and their words with those of the row."""
    names: list[str] = []
    words: list[str] = []
    for block in imported("qualtrics.txt").decode().replace("&amp;", "&").split("[[Question:")[1:]:
        kind, name, text = block.split("\n")[0], *block.replace("[[ID:", "").replace("]]", "").split("\n")[1:3]
        if kind.startswith("Matrix"):
            rows = block.split("[[Choices]]\n")[1].split("[[")[0].strip().split("\n")
            names += [f"{name}_{number}" for number, _ in enumerate(rows, start=1)]
            words += [f"{text} - {row}" for row in rows]
        elif not kind.startswith("DB"):
            names.append(name)
            words.append(text)
    return names, words


def xlsform_names() -> list[str]:
    found, group = [], ""
    for kind, name, *_ in openpyxl.load_workbook(BytesIO(imported("xlsform.xlsx")))["survey"].values:
        group = f"{name}" if kind == "begin_group" else "" if kind == "end_group" else group
        if kind in {"text", "calculate"} or kind.startswith("select_one"):
            found.append(f"{group}/{name}" if group else name)
    return found


def test_limesurvey_by_codes(tmp_path: Path) -> None:
    heads = limesurvey_codes(form(small(), small().questionnaires[0]))
    assert heads[:4] == ["Q1", "Q2[I1]", "Q3[I2]", "Q4"]
    content = as_csv(("id", "submitdate", *heads), ("1", "2026-12-01", *CODES), encoding="utf-8-sig")
    responses, left, remarks = read(tmp_path, {"results-survey.csv": content})
    assert (responses, left) == ([expected("results-survey.csv, row 2")], [])
    assert [each.rule for each in remarks] == ["response-column"]


def test_limesurvey_by_words(tmp_path: Path) -> None:
    heads = limesurvey_words()
    assert heads[1].endswith("… [1 · reads the recipe aloud & ticks each line]")
    responses, left, _ = read(tmp_path, {"a.csv": as_csv(("Response ID", *heads), ("1", *WORDS), delimiter=";")})
    assert (responses, left) == ([expected("a.csv, row 2")], [])


def test_google_forms(tmp_path: Path) -> None:
    heads = google_headings()
    assert heads[:2] == ["Who is rated", "The person who teaches me … [1 · reads the recipe aloud & ticks each line]"]
    assert heads.count("Comment on this part") == 3
    responses, left, remarks = read(tmp_path, {"a.csv": as_csv(("Timestamp", *heads), ("2026/12/01 9:00", *WORDS))})
    assert (responses, left) == ([expected("a.csv, row 2")], [])
    assert [each.message for each in remarks] == ["1 column that no form has was left out: Timestamp"]


def test_qualtrics(tmp_path: Path) -> None:
    names, words = qualtrics_rows()
    assert names[:3] == ["who_is_rated", "part_1_grid_1_1", "part_1_grid_2_1"]
    machinery = [f'{{"ImportId":"QID{number}"}}' for number, _ in enumerate((*names, ""))]
    rows = (("StartDate", *names), ("Start Date", *words), machinery, ("2026-12-01", *NUMBERS))
    responses, left, _ = read(tmp_path, {"a.csv": as_csv(*rows)})
    assert (responses, left) == ([expected("a.csv, row 4")], [])


def test_99_is_a_mistake_anywhere_else(tmp_path: Path) -> None:
    _, (left,), _ = read(tmp_path, {"a.csv": as_csv(*table(NUMBERS))})
    assert (left.problem.rule, left.problem.found) == ("response-value", "99")


@pytest.mark.parametrize("separator", ["/", "-", "."])
def test_xlsform_and_its_groups(separator: str, tmp_path: Path) -> None:
    heads = [name.replace("/", separator) for name in xlsform_names()]
    assert heads[:6] == ["framework", "version", "questionnaire", "questions", *heads[4:6]]
    assert heads[5] == f"part_1{separator}reads_the_recipe"
    cells = tuple({"Second": "2"}.get(cell, cell) for cell in ROW)
    response = only(tmp_path, {"a.csv": as_csv(heads, (*origin(), *cells))})
    assert response == expected("a.csv, row 2")


@pytest.mark.parametrize(
    "folder", [SHIPPED, FRAMEWORKS / "engineering-ladder" / "framework"], ids=["shipped", "ladder"]
)
def test_every_column_of_every_tool_is_told_in_every_form(folder: Path) -> None:
    """The names in the codebook, and the words on screen, lead to each field of each form we ship."""
    framework, _ = load_framework(folder, Cache(None))
    forms = known_forms(framework)
    assert forms.forms
    for known in forms.forms:
        names = [column.name for column in known.columns]
        rows = {
            row.item.id: f"lead [{row.number} · {row.wording}]" for part in known.form.sections for row in part.rows
        }
        words = [rows.get(column.about, "any") for column in known.columns]
        codes = limesurvey_codes(known.form)
        assert len(codes) == len(names)
        for heads in (names, words, codes, [column.field for column in known.columns]):
            found = headings([["Timestamp", *heads]], forms)
            assert found is not None
            assert found.places[known] == {column.field: at for at, column in enumerate(known.columns, start=1)}


# Dialects and programs


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_in_every_dialect(delimiter: str, encoding: str, tmp_path: Path) -> None:
    content = as_csv(*table(ROW), delimiter=delimiter, encoding=encoding)
    assert only(tmp_path, {"a.csv": content}) == expected("a.csv, row 2")


def test_a_table_of_an_old_program_is_read_with_a_remark(tmp_path: Path) -> None:
    responses, left, (remark,) = read(tmp_path, {"a.csv": as_csv(*table(ROW), encoding="cp1252")})
    assert (responses, left) == ([expected("a.csv, row 2")], [])
    assert (remark.rule, "Windows-1252" in remark.message) == ("response-file", True)


def test_a_cell_kept_from_being_a_formula_is_read_without_its_mark(tmp_path: Path) -> None:
    marked = tuple(f"'{cell}" if cell.startswith("=") else cell for cell in ROW)
    assert only(tmp_path, {"a.csv": as_csv(*table(marked))}) == expected("a.csv, row 2")


def test_the_workbook_saved_as_a_table_keeps_its_form(tmp_path: Path) -> None:
    rows = [["" if cell is None else str(cell) for cell in row] for row in data_entry()]
    rows[6][1:] = ROW
    assert only(tmp_path, {"a.csv": as_csv(*rows)}) == expected("a.csv, row 7")


def data_entry() -> Sequence[Sequence[object]]:
    return [*openpyxl.load_workbook(BytesIO(imported("data-entry.xlsx")))["Answers"].values]


def test_numbers_and_words_of_a_workbook_are_read(tmp_path: Path) -> None:
    row = ("Ada Lovelace", 4.0, "cannot  JUDGE", ROW[3], "1,0", None, None, "'=2+3", 3, "Rye", None, "Second")
    assert only(tmp_path, {"a.xlsx": as_xlsx(COLUMNS, (*origin(), *row))}) == expected("a.xlsx, row 2")


def test_the_workbook_of_another_version_is_left_out_as_a_whole(tmp_path: Path) -> None:
    rows = [list(row) for row in data_entry()]
    rows[2][7] = "0" * 16
    rows[6][1:3], rows[7][1:3] = ("Ada", 4), ("Olaf", 3)
    responses, left, _ = read(tmp_path, {"a.xlsx": as_xlsx(*rows)})
    assert (responses, [(each.problem.rule, each.problem.line) for each in left]) == ([], [("response-version", 0)])


# Which form a table holds


def shipped_rows(framework: Framework, id_: str) -> list[str]:
    """The names of the columns of a form that stand for its rows."""
    questionnaire = next(each for each in framework.questionnaires if each.id == id_)
    return [item.replace("-", "_") for section in questionnaire.sections for item in section.items]


@pytest.mark.parametrize(
    "id_", ["yearly-appraisal-by-customer", "yearly-appraisal-by-operations", "yearly-appraisal-by-manager"]
)
def test_columns_alone_tell_the_form_where_only_one_fits_best(id_: str, tmp_path: Path) -> None:
    framework, _ = load_framework(SHIPPED, Cache(None))
    known = next(each for each in known_forms(framework).forms if each.origin.questionnaire == id_)
    heads = [column.name for column in known.columns]
    rows = shipped_rows(framework, id_)
    row = ["5" if name in {*rows, "overall"} else "Ada" for name in heads]
    responses, left, _ = read(tmp_path, {"a.csv": as_csv(heads, row)}, framework)
    assert left == []
    assert [each.questionnaire for each in responses] == [id_]


def test_the_name_of_file_or_folder_tells_the_form(tmp_path: Path) -> None:
    """Two questionnaires ask the same; nothing but a name can tell them apart."""
    twin = small().questionnaires[0].model_copy(update={"id": "twin"})
    framework = replace(small(), questionnaires=(*small().questionnaires, twin))
    content = [as_csv(COLUMNS[4:], ("Ada", str(rating), *("",) * 11)) for rating in (1, 2, 3)]
    files = {"twin.csv": content[0], f"{FORM}/export.csv": content[1], "export.csv": content[2]}
    responses, left, _ = read(tmp_path, files, framework)
    assert [(each.place, each.questionnaire) for each in responses] == [
        (f"{FORM}/export.csv, row 2", FORM),
        ("twin.csv, row 2", "twin"),
    ]
    assert [(each.problem.rule, each.problem.found) for each in left] == [("response-other", f"{FORM}, twin")]


def test_a_column_tells_the_form_of_each_row(tmp_path: Path) -> None:
    twin = small().questionnaires[0].model_copy(update={"id": "twin"})
    framework = replace(small(), questionnaires=(*small().questionnaires, twin))
    rows = [(id_, "Ada", str(rating), *("",) * 11) for rating, id_ in enumerate((FORM, "twin", "triplet"), start=1)]
    responses, left, _ = read(tmp_path, {"a.csv": as_csv(("questionnaire", *COLUMNS[4:]), *rows)}, framework)
    assert [each.questionnaire for each in responses] == [FORM, "twin"]
    assert [(each.problem.rule, each.problem.found, each.problem.line) for each in left] == [
        ("response-other", "triplet", 4)
    ]


def test_a_question_called_like_a_column_of_the_table_keeps_apart(tmp_path: Path) -> None:
    asked = small().questionnaires[0]
    questions_ = tuple(
        each.model_copy(update={"id": id_}) for each, id_ in zip(asked.open_questions, COLUMNS[1:3], strict=True)
    )
    framework = replace(small(), questionnaires=(asked.model_copy(update={"open_questions": questions_}),))
    (known, *_) = known_forms(framework).forms
    assert [column.name for column in known.columns if column.asks == "open"] == ["version__2", "questionnaire__2"]
    row = {"framework": "small", "who_is_rated": "Ada", "reads_the_recipe": "1", "version__2": "Rye"}
    heads = ("framework", *(column.name for column in known.columns))
    content = as_csv(heads, [row.get(name, "") for name in heads])
    ((response,), left, _) = read(tmp_path, {"a.csv": content}, framework)
    assert (response.answers, left) == ({"version": "Rye"}, [])


def test_a_form_with_rows_missing_is_another_version(tmp_path: Path) -> None:
    files = {f"{FORM}.csv": as_csv(COLUMNS[4:7], ("Ada", "1", "2"))}
    _, (left,), _ = read(tmp_path, files)
    assert (left.problem.rule, left.problem.found) == ("response-version", "greets_by_name, rota_by_thursday")


def test_a_row_with_other_words_is_not_taken_for_the_one_with_its_number(tmp_path: Path) -> None:
    heads = [head.replace("greets regulars", "greets everybody") for head in google_headings()]
    _, (left,), _ = read(tmp_path, {f"{FORM}.csv": as_csv(heads, WORDS)})
    assert (left.problem.rule, left.problem.found) == ("response-version", "greets_by_name")


def test_a_codebook_is_no_table_of_answers(tmp_path: Path) -> None:
    _, (left,), _ = read(tmp_path, {f"{FORM}/codebook.csv": imported("codebook.csv")})
    assert (left.problem.rule, left.problem.line) == ("response-other", 0)


def test_a_table_with_more_rows_than_are_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolebook.exchange.response_table.MAX_ROWS", 2)
    responses, left, _ = read(tmp_path, {"a.csv": as_csv(*table(ROW, ROW, ROW, ROW))})
    assert (len(responses), [each.problem.line for each in left]) == (2, [4])


def test_a_workbook_that_nobody_filled_in_is_named(tmp_path: Path) -> None:
    responses, left, (remark,) = read(tmp_path, {"a.xlsx": imported("data-entry.xlsx")})
    assert (responses, left) == ([], [])
    assert (remark.file, remark.rule) == ("a.xlsx", "response-empty")

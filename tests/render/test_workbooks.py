"""Workbooks count by the rules, take nothing that is off the scale, and never run what somebody typed.

A spreadsheet engine of its own (the package `formulas`) works out what the formulas give; the expected values were
worked out by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import formulas
import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

import made
from rolebook.model.planned_interview import planned_interview
from rolebook.model.vocabulary import Scale
from rolebook.project import packaged_templates
from rolebook.render.panel_workbook import panel_workbook
from rolebook.render.score_workbook import score_workbook
from rolebook.render.templates import Templates
from rolebook.settings import Paper
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.guide import Guide, guide
from saved import panel, saved, small
from support import FRAMEWORKS

TEMPLATES = Templates((packaged_templates(),), "en")
CHECKS = 'Checks & double-checks <before> "go"'
NOT_TASTED = "Not tasted"
Cell = float | str
Typed = Mapping[tuple[str, str, str], Cell]


def trial_night() -> Guide:
    """The guide of the small framework's plan."""
    return guide(small(), planned_interview(small(), small().plans[0]))


@cache
def score_file() -> bytes:
    return score_workbook(trial_night(), TEMPLATES)


@cache
def panel_file() -> bytes:
    """Ada's ratings of K-17 are 3 and 5/2, Olaf's 1 and 1; K-22 has 2 and 2 from both, Olaf's after talking."""
    view = panel(
        saved("K-17", "Ada", "3", "2", "3"),
        saved("K-17", "Olaf", "1", "1", "off_scale"),
        saved("K-22", "Ada", "2", "2", "2"),
        saved("K-22", "Olaf", "1", "1", "1", before_others=False),
    )
    return panel_workbook(view, TEMPLATES, Paper.A4)


def sheet(content: bytes, name: str) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content))[name]


def place(there: Worksheet, label: str, head: str) -> str:
    """The cell in the row of a label and the column of a head. A head counts from the row that holds "Competency"."""
    (heads,) = [row for row in there.iter_rows() if row[0].value == "Competency"]
    (column,) = [cell.column_letter for cell in heads if cell.value == head]
    (row,) = [row[0].row for row in there.iter_rows() if row[0].value == label]
    return f"{column}{row}"


class Worked:
    """A workbook that somebody filled in, worked out anew."""

    def __init__(self, content: bytes, typed: Typed, folder: Path) -> None:
        book = openpyxl.load_workbook(BytesIO(content))
        for (name, label, head), value in typed.items():
            address = place(book[name], label, head)
            assert not book[name][address].protection.locked, f"{name}!{address} cannot be filled in"
            book[name][address] = value
        book.save(folder / "typed.xlsx")
        self.book = book
        solution = formulas.ExcelModel().loads(str(folder / "typed.xlsx")).finish().calculate()
        self._values = {
            str(key).replace("'", "").split("]")[1]: found.value[0, 0]
            for key, found in solution.items()
            if "]" in str(key) and ":" not in str(key)
        }

    def at(self, name: str, label: str, head: str) -> Cell:
        return self.cell(name, place(self.book[name], label, head))

    def cell(self, name: str, address: str) -> Cell:
        value = self._values[f"{name.upper()}!{address}"]
        return value if isinstance(value, str) else round(float(value), 9)


def titles(there: Worksheet) -> tuple[str, str, str]:
    """The titles of the three competencies."""
    column = [row[0].value for row in there.iter_rows()]
    start = column.index("Competency")
    first, second, third = map(str, column[start + 1 : start + 4])
    return first, second, third


def test_one_interviewer_adds_up(tmp_path: Path) -> None:
    """3 with weight 2 and 5/2 are 17/2 of 9, which is 94.4… percent. What was not tasted counts nowhere."""
    checks, roggen, smile = titles(sheet(score_file(), "Ratings"))
    assert checks == CHECKS
    typed: Typed = {
        ("Ratings", checks, "Rating"): 3, ("Ratings", roggen, "Rating"): 2.5, ("Ratings", smile, "Rating"): NOT_TASTED,
    }  # fmt: skip
    worked = Worked(score_file(), typed, tmp_path)
    assert worked.at("Ratings", checks, "Weight × rating") == 6
    assert worked.at("Ratings", smile, "Weight × rating") == ""
    assert worked.at("Ratings", "Total", "Rating") == 8.5
    assert worked.at("Ratings", "Highest possible", "Rating") == 9
    assert worked.at("Ratings", "Percent", "Rating") == round(8.5 / 9, 9)
    assert worked.at("Ratings", "Pass mark 60 %", "Rating") == "✓ passes"
    assert worked.at("Ratings", checks, "Check") == "✓ met"
    assert worked.at("Ratings", "Must-haves and minimums", "Rating") == "✓ met"


def test_the_lowest_must_have_stops_a_candidate_who_passes(tmp_path: Path) -> None:
    """2 x 1 + 3 + 3 are 8 of 12: two thirds, above the mark."""
    checks, roggen, smile = titles(sheet(score_file(), "Ratings"))
    typed: Typed = {("Ratings", checks, "Rating"): 1, ("Ratings", roggen, "Rating"): 3, ("Ratings", smile, "Rating"): 3}
    worked = Worked(score_file(), typed, tmp_path)
    assert worked.at("Ratings", "Pass mark 60 %", "Rating") == "✓ passes"
    assert worked.at("Ratings", checks, "Check") == "× do not proceed"
    assert worked.at("Ratings", "Must-haves and minimums", "Rating") == "× do not proceed"


def test_a_panel_that_types_everything_sees_spreads_and_totals(tmp_path: Path) -> None:
    """A 3/2 and B 3: apart by 3/2, mean 9/4. Of 2 and 3 the spread is 1, which is within range. Agreed: 2 x 2 + 3 of 9.
    The comparison is typed: 2 and 3 against 2 and 2.
    """
    checks, roggen, smile = titles(sheet(score_file(), "Consensus"))
    typed: Typed = {
        ("Consensus", checks, "A"): 1.5, ("Consensus", checks, "B"): 3,
        ("Consensus", roggen, "A"): 2, ("Consensus", roggen, "B"): 3,
        ("Consensus", smile, "A"): NOT_TASTED, ("Consensus", smile, "B"): 3,
        ("Consensus", checks, "Agreed"): 2, ("Consensus", roggen, "Agreed"): 3,
        ("Consensus", smile, "Agreed"): NOT_TASTED,
        ("Comparison", checks, "Candidate 1"): 2, ("Comparison", roggen, "Candidate 1"): 3,
        ("Comparison", checks, "Candidate 2"): 2, ("Comparison", roggen, "Candidate 2"): 2,
    }  # fmt: skip
    worked = Worked(score_file(), typed, tmp_path)
    found = [
        [worked.at("Consensus", title, head) for head in ("Spread", "Discuss if above 1", "Mean")]
        for title in (checks, roggen, smile)
    ]
    assert found == [[1.5, "◆ discuss", 2.25], [1, "no", 2.5], ["", "", 3]]
    assert [worked.at("Consensus", "Must-haves and minimums", head) for head in ("A", "B", "Agreed")] == [
        "▼ below minimum", "✓ met", "✓ met",
    ]  # fmt: skip
    assert [worked.at("Consensus", "Total", head) for head in ("A", "B", "Agreed")] == [5, 12, 7]
    assert worked.at("Consensus", "Percent", "Agreed") == round(7 / 9, 9)
    assert [worked.at("Comparison", title, "Difference") for title in (checks, roggen, smile)] == [0, 1, ""]
    assert [worked.at("Comparison", title, "Higher") for title in (checks, roggen, smile)] == [
        "= alike", "▲ Candidate 1", "",
    ]  # fmt: skip


def test_the_panel_agrees_and_the_comparison_follows(tmp_path: Path) -> None:
    """K-17 is agreed to have 3 and, for the dough, nothing that could be tasted: 6 of 6. K-22 keeps Ada's 2, since
    Olaf's ratings came after talking, and is agreed to have 3 for the dough: 4 + 3 of 9.
    """
    checks, roggen, smile = titles(sheet(panel_file(), "K-17"))
    typed: Typed = {
        ("K-17", checks, "Agreed"): 3, ("K-17", roggen, "Agreed"): NOT_TASTED, ("K-22", roggen, "Agreed"): 3,
    }  # fmt: skip
    worked = Worked(panel_file(), typed, tmp_path)
    assert [worked.at("K-17", "Total", "Agreed"), worked.at("K-17", "Percent", "Agreed")] == [6, 1]
    assert worked.at("K-17", checks, "Check") == "✓ met"
    assert [worked.at("Comparison", title, "K-17") for title in (checks, roggen, smile)] == [3, "", ""]
    assert [worked.at("Comparison", title, "K-22") for title in (checks, roggen, smile)] == [2, 3, ""]
    assert [worked.at("Comparison", "Total", name) for name in ("K-17", "K-22")] == [6, 7]
    assert worked.at("Comparison", "Percent", "K-22") == round(7 / 9, 9)
    assert [worked.at("Comparison", checks, head) for head in ("Difference", "Higher")] == [1, "▲ K-17"]
    assert [worked.at("Comparison", roggen, head) for head in ("Difference", "Higher")] == ["", ""]


def test_what_a_preview_shows_is_what_the_formulas_give(tmp_path: Path) -> None:
    """Programs that do not calculate show the values that were written beside the formulas."""
    worked = Worked(panel_file(), {}, tmp_path)
    shown = openpyxl.load_workbook(BytesIO(panel_file()), data_only=True)
    compared = 0
    for there in worked.book.worksheets:
        for row in there.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = shown[there.title][cell.coordinate].value
                    written = round(float(value), 9) if isinstance(value, int | float) else value or ""
                    assert worked.cell(there.title, cell.coordinate) == written, f"{there.title}!{cell.coordinate}"
                    compared += 1
    assert compared > 60


def everything(content: bytes) -> list[tuple[str, object]]:
    """Every cell that is not empty, as its sheet and content."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [
        (there.title, cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value)
        for there in book.worksheets for row in there.iter_rows() for cell in row if cell.value is not None
    ]  # fmt: skip


@pytest.mark.parametrize(
    "evil", ["=1+1", "+1", "-1", "@SUM(1)", "https://example.org", "=HYPERLINK(1)", "12", "[a]:*?/\\'"]
)
def test_text_of_strangers_stays_text(evil: str) -> None:
    fields = {"recommendation": evil}
    view = panel(saved(evil, evil, "3", fields=fields), saved("History", "Olaf", "3"), saved("history", "Ada", "1"))
    book = openpyxl.load_workbook(BytesIO(panel_workbook(view, TEMPLATES, Paper.A4)))
    cells = [cell for there in book.worksheets for row in there.iter_rows() for cell in row if cell.value == evil]
    assert len(cells) >= 3, "as candidate, as recommendation, and in the comparison"
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert len(book.sheetnames) == 4


def test_a_name_cannot_leave_the_formula_that_refers_to_its_sheet(tmp_path: Path) -> None:
    view = panel(saved("O'Neil", "Ada", "3", "3", "3"), saved("K-22", "Ada", "2", "2", "2"))
    content = panel_workbook(view, TEMPLATES, Paper.A4)
    checks = titles(sheet(content, "K-22"))[0]
    assert Worked(content, {}, tmp_path).at("Comparison", checks, "Higher") == "▲ O'Neil"


def test_two_workbooks_of_the_same_content_are_the_same() -> None:
    again = score_workbook(trial_night(), TEMPLATES)
    assert again == score_file()
    assert panel_file.__wrapped__() == panel_file()
    created = openpyxl.load_workbook(BytesIO(again)).properties.created
    assert created == datetime(2026, 3, 29), "the day of the edition, and not the clock's"


def test_ratings_come_from_the_list_of_the_scale() -> None:
    book = openpyxl.load_workbook(BytesIO(score_file()))
    scale = [row[0].value for row in book["Scale"].iter_rows(min_row=4)]
    assert scale[:4] == [3, 2, 1, NOT_TASTED]
    checks, roggen, _ = titles(book["Ratings"])
    rules = {str(rule.sqref): rule for rule in book["Ratings"].data_validations.dataValidation}
    whole, mean = (rules[place(book["Ratings"], title, "Rating")] for title in (checks, roggen))
    assert (whole.type, whole.formula1) == ("list", "'Scale'!$A$4:$A$7")
    assert (mean.type, "ISNUMBER" in mean.formula1) == ("custom", True), "two questions have a mean"
    agreed = {str(rule.sqref): rule for rule in book["Consensus"].data_validations.dataValidation}
    assert agreed[place(book["Consensus"], roggen, "Agreed")].formula1 == "'Scale'!$A$4:$A$7"
    assert all(rule.showErrorMessage and rule.error for rule in (*rules.values(), *agreed.values()))


@pytest.mark.parametrize("content", [score_file, panel_file], ids=["score", "panel"])
def test_nobody_types_over_a_formula_or_a_saved_rating(content: Callable[[], bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(content()))
    for there in book.worksheets:
        assert there.protection.sheet
        assert not there.protection.password
        filled = [cell for row in there.iter_rows() for cell in row if cell.data_type in {"f", "n"} and cell.value]
        assert all(cell.protection.locked for cell in filled)


@pytest.mark.parametrize(("paper", "number"), [(Paper.A4, 9), (Paper.LETTER, 1)])
def test_each_sheet_prints_across_the_paper_with_its_heads(paper: Paper, number: int) -> None:
    book = openpyxl.load_workbook(BytesIO(score_workbook(trial_night(), TEMPLATES, paper)))
    for there in book.worksheets:
        assert (int(there.page_setup.paperSize), there.page_setup.orientation) == (number, "landscape")
        assert (there.sheet_properties.pageSetUpPr.fitToPage, there.page_setup.fitToHeight) == (True, 0)
        assert "Sommer && Töchter 1.2.3" in there.oddFooter.left.text
    assert [book[name].print_title_rows for name in ("Ratings", "Consensus", "Comparison")] == [
        "$8:$8",
        "$7:$7",
        "$4:$4",
    ]


def test_it_tells_no_look_fors_anchors_or_reasons_of_weights() -> None:
    view = trial_night()
    secrets = [row.planned.weight_reason for row in view.covered if row.planned.weight_reason]
    for each in view.sheets:
        secrets += [
            *each.question.look_for,
            *each.question.warning_signs,
            *(a.description for a in each.question.anchors),
        ]
    assert len(secrets) > 4
    assert not [text for _, text in everything(score_file()) for secret in secrets if secret in str(text)]


def test_without_answers_there_are_no_weights_and_the_mean_is_plain(tmp_path: Path) -> None:
    """An edition that does not show how answers are judged: 4 and 1 on a scale up to 5 are 5 of 10."""
    framework = made.framework(
        scales=(scale(),),
        competencies=(made.competency("one"), made.competency("two")),
        questions=(made.question("why", "one"),),
        plans=(made.plan("talk", "one", "two", asks="why"),),
    )
    view = guide(framework, planned_interview(framework, framework.plans[0]))
    assert not view.has_answers
    content = score_workbook(view, TEMPLATES)
    words = {str(text) for _, text in everything(content)}
    assert not words & {"Weight", "Must have", "At least", "Check", "Weight × rating", "Must-haves and minimums"}
    worked = Worked(content, {("Ratings", "One", "Rating"): 4, ("Ratings", "Two", "Rating"): 1}, tmp_path)
    totals = [worked.at("Ratings", label, "Rating") for label in ("Total", "Highest possible", "Percent")]
    assert totals == [5, 10, 0.5]


def scale() -> Scale:
    points = [{"value": value, "label": f"Point {value}"} for value in range(1, 6)]
    return Scale.model_validate({"id": "levels", "title": "Levels", "points": points})


def test_another_trade_has_its_own_scale() -> None:
    ladder, _ = load_framework(FRAMEWORKS / "engineering-ladder" / "framework", Cache(None))
    plan = ladder.plans[0]
    view = replace(guide(ladder, planned_interview(ladder, plan)), sheets=())
    values = [point.value for point in ladder.scale_index[plan.scale].points]
    scale_column = [text for name, text in everything(score_workbook(view, TEMPLATES)) if name == "Scale"]
    assert [text for text in scale_column if isinstance(text, int)] == list(reversed(values))

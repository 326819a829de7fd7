"""The workbook of a worksheet that weighs options: it adds up by the rules, takes only scores, and draws.

A spreadsheet engine of its own (the package `formulas`) works out what the formulas give. What they should give was
worked out by hand and stands in weighing_examples.json, to which the page on screen is held too.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import formulas
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rolebook.model.framework import Framework
from rolebook.project import packaged_templates
from rolebook.render.templates import Templates
from rolebook.render.worksheet_workbook import worksheet_workbook
from rolebook.settings import Paper
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.parts import Linker
from rolebook.views.sheet import Sheet, sheet
from support import ROOT, SHIPPED, SMALL

EXAMPLES: dict[str, Any] = json.loads((ROOT / "tests/model/weighing_examples.json").read_text(encoding="utf-8"))
TEMPLATES = Templates((packaged_templates(),), "en")
FIRST_ROW, WEIGHTS = 9, 8
"""The rows of the first option and of the weights, as a spreadsheet counts them."""


@cache
def framework(folder: Path) -> Framework:
    return load_framework(folder, Cache(None))[0]


def view(example: dict[str, Any]) -> Sheet:
    found = framework(SMALL / "framework" if example["worksheet"] == "first-month" else SHIPPED)
    (worksheet,) = (each for each in found.worksheets if each.id == example["worksheet"])
    return sheet(found, Linker.of(found), worksheet)


def made(example: dict[str, Any], paper: Paper = Paper.A4) -> bytes:
    content = worksheet_workbook(view(example), TEMPLATES, paper)
    assert content
    return content


@cache
def small_file() -> bytes:
    return made(EXAMPLES["worksheets"][0])


class Columns:
    """Where the scores and the weighted scores of an example stand, by the letters of the columns."""

    def __init__(self, example: dict[str, Any]) -> None:
        sides = [len(example["options"][0][side]) for side in ("across", "upwards")]
        letters = iter("CDEFGHIJKLMNOP")
        self.scores, self.totals = [], []
        for count in sides:
            self.scores.append([next(letters) for _ in range(count)])
            self.totals.append(next(letters))
        self.lands = next(letters)


def typed(content: bytes, example: dict[str, Any], weights: dict[str, Any] | None = None) -> Workbook:
    """A workbook that somebody filled in; only cells that are open to it are written."""
    book = openpyxl.load_workbook(BytesIO(content))
    there, columns = book["Scores"], Columns(example)
    cells = {f"{column}{WEIGHTS}": weight for column, weight in (weights or {}).items()}
    for row, option in enumerate(example["options"], start=FIRST_ROW):
        assert there[f"A{row}"].value == option["letter"]
        if option["name"]:
            cells[f"B{row}"] = option["name"]
        for side, places in zip(("across", "upwards"), columns.scores, strict=True):
            cells |= {f"{column}{row}": score for column, score in zip(places, option[side], strict=True) if score}
    for address, value in cells.items():
        assert not there[address].protection.locked, f"{address} cannot be filled in"
        there[address].value = value
        if isinstance(value, str):
            there[address].data_type = "s"
    return book


class Worked:
    """A workbook worked out anew, as "SHEET!A1" to value."""

    def __init__(self, book: Workbook, folder: Path) -> None:
        book.save(folder / "typed.xlsx")
        solution = formulas.ExcelModel().loads(str(folder / "typed.xlsx")).finish().calculate()
        self._values = {
            str(key).replace("'", "").split("]")[1]: found.value[0, 0]
            for key, found in solution.items()
            if "]" in str(key) and ":" not in str(key)
        }

    def at(self, name: str, address: str) -> float | str:
        value = self._values[f"{name.upper()}!{address}"]
        return value if isinstance(value, str) else round(float(value), 9)

    def text(self, name: str, address: str) -> str:
        """What is shown, also where it is an error."""
        return str(self._values[f"{name.upper()}!{address}"])


@pytest.mark.parametrize("example", EXAMPLES["worksheets"], ids=lambda example: example["worksheet"])
def test_it_adds_up_and_says_where_options_land(example: dict[str, Any], tmp_path: Path) -> None:
    columns = Columns(example)
    worked = Worked(typed(made(example), example), tmp_path)
    for row, option in enumerate(example["options"], start=FIRST_ROW):
        totals = [worked.at("Scores", f"{column}{row}") for column in columns.totals]
        assert totals == ["" if total is None else total for total in option["totals"]], option["letter"]
        lands = option["lands"] or "Incomplete: 1 of 8 scores missing"
        assert worked.at("Scores", f"{columns.lands}{row}") == lands
        plane = row - FIRST_ROW + 29
        assert [worked.at("Plane", f"{column}{plane}") for column in "ACDE"] == [option["letter"], *totals, lands]
        drawn = [worked.text("Plane", f"{column}{plane}") for column in "IJ"]
        assert drawn == ([str(float(total)) for total in totals] if option["lands"] else ["#N/A", "#N/A"])


def test_what_nobody_typed_stays_empty(tmp_path: Path) -> None:
    """No option is filled in, so nothing is said, drawn or wrong."""
    example = EXAMPLES["worksheets"][1]
    columns = Columns(example)
    worked = Worked(openpyxl.load_workbook(BytesIO(made(example))), tmp_path)
    for row in range(FIRST_ROW, FIRST_ROW + 6):
        assert [worked.at("Scores", f"{column}{row}") for column in (*columns.totals, columns.lands)] == ["", "", ""]
    assert [worked.at("Scores", f"{column}{WEIGHTS}") for column in columns.totals] == [100, 100]
    assert [worked.at("Scores", f"A{row}") for row in (4, 5)] == ["", ""]


def test_weights_that_do_not_add_up_are_named_and_withhold_the_scores(tmp_path: Path) -> None:
    """40 and 30 are 70. The other axis keeps its weighted scores, but nothing lands anywhere."""
    example = EXAMPLES["worksheets"][0]
    worked = Worked(typed(small_file(), example, {"C": 40}), tmp_path)
    expected = "▲ How well it sells: the weights add up to 70, not to 100. Until they do, there are no weighted scores."
    assert worked.at("Scores", "A4") == expected
    assert [worked.at("Scores", f"{column}{FIRST_ROW}") for column in "EGH"] == ["", 2, ""]
    assert worked.at("Scores", f"E{WEIGHTS}") == 70


def test_other_weights_can_be_tried(tmp_path: Path) -> None:
    """Rye has 3 and 1. At 40 and 60 that is 120 + 60 = 180, which is low."""
    example = EXAMPLES["worksheets"][0]
    worked = Worked(typed(small_file(), example, {"C": 40, "D": 60}), tmp_path)
    assert [worked.at("Scores", f"{column}{FIRST_ROW}") for column in "EGH"] == [1.8, 2, "Later"]


def test_a_score_that_was_pasted_past_the_list_counts_as_missing(tmp_path: Path) -> None:
    example = json.loads(json.dumps(EXAMPLES["worksheets"][0]))
    example["options"][0]["across"][0] = 7
    example["options"][1]["across"][0] = "high"
    worked = Worked(typed(small_file(), example), tmp_path)
    for row in (FIRST_ROW, FIRST_ROW + 1):
        assert worked.at("Scores", f"E{row}") == ""
        assert worked.at("Scores", f"H{row}") == "Incomplete: 1 of 3 scores missing"


def test_scores_come_from_the_scale_and_weights_are_whole() -> None:
    book = openpyxl.load_workbook(BytesIO(small_file()))
    rules = {str(rule.sqref): rule for rule in book["Scores"].data_validations.dataValidation}
    assert set(rules) == {"C8", "D8", "F8", *(f"{column}{row}" for column in "CDF" for row in (9, 10, 11))}
    score, weight = rules["C9"], rules["C8"]
    assert (score.type, score.formula1) == ("list", "'What it means'!$A$10:$A$12")
    assert [book["What it means"][f"A{row}"].value for row in (10, 11, 12)] == [3, 2, 1]
    assert score.error == "This is not on the scale. The scores are 1, 2, 3."
    # No operator means between (ECMA-376, dataValidation).
    assert (weight.type, weight.operator, weight.formula1, weight.formula2) == ("whole", None, "0", "100")
    assert all(rule.showErrorMessage and rule.error for rule in rules.values())


def chart(content: bytes) -> str:
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    (name,) = (name for name in names if name.startswith("xl/charts/chart"))
    return zipfile.ZipFile(BytesIO(content)).read(name).decode()


def test_the_plane_is_a_chart_of_the_spreadsheet() -> None:
    """Two lines, four titles and three options, each a series with the cells of its name and place."""
    drawing = chart(small_file())
    assert "<c:scatterChart>" in drawing
    names = re.findall(r"<c:tx><c:strRef><c:f>([^<]*)</c:f>", drawing)
    assert len(names) == 2 + 4 + 3
    assert names[-3:] == ["'Plane'!$A$29", "'Plane'!$A$30", "'Plane'!$A$31"]
    places = re.findall(r"<c:(?:x|y)Val><c:numRef><c:f>([^<]*)</c:f>", drawing)
    assert places[-2:] == ["'Plane'!$I$31", "'Plane'!$J$31"]
    assert re.findall(r'<c:m(?:ax|in) val="([^"]*)"', drawing) == ["3", "1", "3", "1"], (
        "the axes are those of the scale"
    )
    assert [title in drawing for title in ("How well it sells", "How hard it is")] == [True, True]
    assert '<c:plotVisOnly val="0"' in drawing or "<c:plotVisOnly" not in drawing, "it draws from hidden cells"
    book = openpyxl.load_workbook(BytesIO(small_file()))
    hidden = book["Plane"].column_dimensions["H"]
    assert (hidden.hidden, hidden.min, hidden.max) == (True, 8, 10)
    lines = [[book["Plane"][f"{column}{row}"].value for column in "HIJ"] for row in (33, 34, 35, 36)]
    assert lines == [
        ["high from 2", 2, 1], ["high from 2", 2, 3], ["high from 2", 1, 2], ["high from 2", 3, 2],
    ]  # fmt: skip
    titles = [[book["Plane"][f"{column}{row}"].value for column in "HI"] for row in (37, 38, 39, 40)]
    assert titles == [["Later", 1.5], ["With help", 2.5], ["Never mind", 1.5], ["First", 2.5]]


@pytest.mark.parametrize(
    ("points", "axis"),
    [
        ((1, 2, 3), ("1", "3", "1")),
        ((0, 10, 50, 100), ("0", "100", "")),
        ((5,), ("4", "6", "1")),
        ((0, 5, 10), ("0", "10", "5")),
    ],
)
def test_the_axes_of_the_plane_are_those_of_the_scale(points: tuple[int, ...], axis: tuple[str, str, str]) -> None:
    """Their ticks are scores where these lie evenly; else the program chooses. A single point has room beside it."""
    found = view(EXAMPLES["worksheets"][0])
    (block,) = (block for block in found.blocks if block.part.weighing)
    assert block.part.weighing
    scale = block.part.weighing.scale
    changed = scale.model_copy(
        update={"points": tuple(scale.points[0].model_copy(update={"value": v}) for v in points)}
    )
    weighing = replace(block.part.weighing, scale=changed, high_from=max(points) + 7)
    other = replace(found, blocks=(replace(block, part=replace(block.part, weighing=weighing)),))
    content = worksheet_workbook(other, TEMPLATES)
    assert content
    drawing = chart(content)
    lowest, highest, step = (re.findall(f'<c:{name} val="([^"]*)"', drawing) for name in ("min", "max", "majorUnit"))
    assert (lowest, highest, step) == ([axis[0]] * 2, [axis[1]] * 2, [axis[2]] * 2 if axis[2] else [])
    line = openpyxl.load_workbook(BytesIO(content))["Plane"]["I33"].value
    assert line == max(points), "a line that no score reaches is drawn at the end"


def words(there: Worksheet) -> list[str]:
    return [str(cell.value) for row in there.iter_rows() for cell in row if cell.value is not None]


def test_it_explains_quadrants_scores_and_criteria() -> None:
    example = EXAMPLES["worksheets"][1]
    there = words(openpyxl.load_workbook(BytesIO(made(example)))["What it means"])
    (weighing,) = (block.part.weighing for block in view(example).blocks if block.part.weighing)
    expected = [text for pair in weighing.plane for quadrant in pair for text in (quadrant.title, quadrant.advice)]
    for axis in (weighing.across, weighing.upwards):
        for criterion in axis.criteria:
            expected += [criterion.title, criterion.weight_reason, criterion.guidance, str(criterion.weight)]
    expected += [point.label for point in weighing.scale.points]
    assert len(expected) > 40
    quotes = str.maketrans("’‘“”", "''\"\"")
    found = {text.translate(quotes) for text in there}
    assert [text for text in expected if text and text not in found] == []


def test_nobody_types_over_a_formula() -> None:
    book = openpyxl.load_workbook(BytesIO(small_file()))
    open_cells = {
        f"{there.title}!{cell.coordinate}"
        for there in book.worksheets for row in there.iter_rows() for cell in row if not cell.protection.locked
    }  # fmt: skip
    assert open_cells == {
        *(f"Scores!{column}8" for column in "CDF"),
        *(f"Scores!{column}{row}" for column in "BCDF" for row in (9, 10, 11)),
    }  # fmt: skip
    assert all(there.protection.sheet and not there.protection.password for there in book.worksheets)


def test_what_a_preview_shows_is_what_the_formulas_give(tmp_path: Path) -> None:
    """Programs that do not calculate show the values that were written beside the formulas."""
    book = openpyxl.load_workbook(BytesIO(small_file()))
    shown = openpyxl.load_workbook(BytesIO(small_file()), data_only=True)
    worked = Worked(book, tmp_path)
    cells = [
        (there.title, cell.coordinate)
        for there in book.worksheets
        for row in there
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(cells) > 20
    for name, address in cells:
        value = shown[name][address].value
        expected = str(float(value)) if isinstance(value, int | float) else value or ""
        found = worked.at(name, address) if value != "#N/A" else worked.text(name, address)
        assert str(found) == expected, f"{name}!{address}"


@pytest.mark.parametrize(("paper", "number"), [(Paper.A4, 9), (Paper.LETTER, 1)])
def test_each_sheet_prints_across_the_paper(paper: Paper, number: int) -> None:
    book = openpyxl.load_workbook(BytesIO(made(EXAMPLES["worksheets"][0], paper)))
    for there in book.worksheets:
        assert (int(there.page_setup.paperSize), there.page_setup.orientation) == (number, "landscape")
        assert (there.sheet_properties.pageSetUpPr.fitToPage, there.page_setup.fitToHeight) == (True, 0)
    assert book["Scores"].print_title_rows == "$6:$8"


def test_two_workbooks_of_the_same_content_are_the_same() -> None:
    assert made(EXAMPLES["worksheets"][0]) == small_file()
    assert openpyxl.load_workbook(BytesIO(small_file())).properties.created == datetime(2026, 3, 29)


def test_a_worksheet_without_anything_to_weigh_has_none() -> None:
    small = framework(SMALL / "framework")
    (worksheet,) = small.worksheets
    plain = worksheet.model_copy(update={"blocks": tuple(block for block in worksheet.blocks if not block.weighing)})
    assert len(plain.blocks) == len(worksheet.blocks) - 1
    assert worksheet_workbook(sheet(small, Linker.of(small), plain), TEMPLATES) is None


def test_words_of_strangers_stay_words_and_two_weighings_have_sheets_of_their_own(tmp_path: Path) -> None:
    evil = '=HYPERLINK("x") & "quoted" </c:v>'
    small = framework(SMALL / "framework")
    (worksheet,) = small.worksheets
    (block,) = (block for block in worksheet.blocks if block.weighing)
    assert block.weighing
    quadrants = tuple(each.model_copy(update={"title": evil}) for each in block.weighing.quadrants)
    axes = tuple(each.model_copy(update={"title": evil}) for each in block.weighing.axes)
    weighing = block.weighing.model_copy(update={"quadrants": quadrants, "axes": axes})
    changed = block.model_copy(update={"weighing": weighing, "title": evil})
    twice = worksheet.model_copy(update={"blocks": (changed, changed), "title": evil})
    content = worksheet_workbook(sheet(small, Linker.of(small), twice), TEMPLATES)
    assert content
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["Scores", "Plane", "What it means", "Scores 2", "Plane 2", "What it means 2"]
    cells = [cell for there in book.worksheets for row in there.iter_rows() for cell in row if cell.value == evil]
    assert len(cells) > 8
    assert all(cell.data_type == "s" for cell in cells)
    example = EXAMPLES["worksheets"][0]
    filled = typed(content, example, {"C": 40})
    worked = Worked(filled, tmp_path)
    assert evil in str(worked.at("Scores", "A4"))

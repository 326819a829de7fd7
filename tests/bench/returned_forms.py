"""Writes forms that came back, for measuring how they are counted: nine in ten saved on screen, most others as PDF.

Everything follows from the number of the form, so the same folder is written each time, and a large one begins like a
small one.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pikepdf

from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.columns import OFF_SCALE, ORIGIN_COLUMNS, Asks, Column, columns, origin
from rolebook.views.form import Form, form

PEOPLE = 10
"""How many people the forms are about, however many forms there are: what grows is to be the forms alone."""
IN_A_HUNDRED = {"pdf": 9, "table": 1}
"""How many of a hundred forms come as PDF, and how many as rows of a table; the others are saved on screen."""


def write_forms(folder: Path, framework_folder: Path, site: Path, number: int) -> None:
    """Write this many forms of the framework's first questionnaire. `site` is the framework, built."""
    framework, _ = load_framework(framework_folder, Cache(None))
    asked = form(framework, framework.questionnaires[0])
    kinds = {place: _kind(place) for place in range(number)}
    documents = site / "print" / "questionnaires"
    for kind in ("json", "pdf"):
        (folder / kind).mkdir(parents=True)
    for place in _of(kinds, "json"):
        (folder / "json" / f"{place:05}.json").write_text(json.dumps(_saved(framework, asked, place)), encoding="utf-8")
    _write_pdfs(folder / "pdf", documents / f"{asked.questionnaire.id}.to-fill-in.pdf", asked, _of(kinds, "pdf"))
    rows = [*_of(kinds, "table")]
    _write_csv(folder / "table.csv", asked, rows[::2])
    _write_workbook(folder / "table.xlsx", documents / f"{asked.questionnaire.id}.data-entry.xlsx", asked, rows[1::2])


def _kind(place: int) -> str:
    rest = place % 100
    return "table" if rest < IN_A_HUNDRED["table"] else "pdf" if rest <= IN_A_HUNDRED["pdf"] else "json"


def _of(kinds: Mapping[int, str], wanted: str) -> Iterator[int]:
    return (place for place, kind in kinds.items() if kind == wanted)


def _filled(asked: Form, place: int) -> dict[Column, str]:
    """What stands on the form with this number."""
    return {column: text for row, column in enumerate(columns(asked)) if (text := _text(asked, column, place, row))}


def _text(asked: Form, column: Column, place: int, row: int) -> str:
    points = asked.scale.points
    if column.asks is Asks.RATER:
        return f"Rater {place}"
    if column.asks is Asks.RATED:
        return f"Person {place % PEOPLE}"
    if column.asks in {Asks.ITEM, Asks.OVERALL}:
        mark = (place * 7 + row * 3) % (len(points) + 1)
        return str(points[mark].value) if mark < len(points) else OFF_SCALE if column.offers_off_scale else ""
    if column.asks in {Asks.COMMENT, Asks.OPEN}:
        return "" if (place + row) % 20 else f"Comment {place} on what was asked at {row}, in a sentence or so."
    return ""


def _saved(framework: Framework, asked: Form, place: int) -> dict[str, object]:
    which = origin(asked)
    return {
        "format": "rolebook-response",
        "format_version": 1,
        "framework": {"id": framework.about.id, "version": framework.about.version},
        "questionnaire": which.questionnaire,
        "questions": which.questions,
        "fields": {column.field: text for column, text in _filled(asked, place).items()},
    }


def _write_pdfs(folder: Path, blank: Path, asked: Form, places: Iterator[int]) -> None:
    with pikepdf.open(blank) as document:
        fields = dict(_fields("", document.Root.AcroForm.Fields))
        for place in places:
            filled = {column.field: text for column, text in _filled(asked, place).items()}
            for name, field in fields.items():
                text = filled.get(name, "")
                is_button = field.get("/FT") == pikepdf.Name.Btn
                field.V = pikepdf.Name(f"/{text or 'Off'}") if is_button else pikepdf.String(text)
            document.save(folder / f"{place:05}.pdf")


def _fields(path: str, fields: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    for field in fields:
        name, kids = f"{path}{field.get('/T', '')}", field.get("/Kids")
        if kids is not None and "/T" in kids[0]:
            yield from _fields(f"{name}.", kids)
        else:
            yield name, field


def _write_csv(file: Path, asked: Form, places: list[int]) -> None:
    which = origin(asked)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow([*ORIGIN_COLUMNS, *(column.name for column in columns(asked))])
        for place in places:
            filled = _filled(asked, place)
            writer.writerow([*(value for _, value in which.columns), *(filled.get(c, "") for c in columns(asked))])


def _write_workbook(file: Path, blank: Path, asked: Form, places: list[int]) -> None:
    book = openpyxl.load_workbook(blank)
    sheet = book["Answers"]
    names = {column.name for column in columns(asked)}
    head = next(row for row in sheet.iter_rows() if len(names & {str(cell.value) for cell in row}) > 1)
    places_of = {cell.value: cell.column for cell in head}
    for below, place in enumerate(places, start=1):
        for column, text in _filled(asked, place).items():
            value = int(text) if text.isdecimal() else asked.scale.off_scale.label if text == OFF_SCALE else text  # type: ignore[union-attr]
            sheet.cell(head[0].row + below, places_of[column.name], value)
    book.save(file)

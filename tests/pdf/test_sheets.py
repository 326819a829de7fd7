"""Worksheets and questionnaires on paper and to fill in: whole, named, and with a field for each place to write."""

from __future__ import annotations

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from pdf.test_fillable import terminal_fields, widgets
from pdf.test_pdf import verapdf
from rolebook.model.framework import Framework
from rolebook.project import template_folders
from rolebook.render.form_set import form_set, sheet_set
from rolebook.render.handbook import font_artifacts
from rolebook.render.pdf import Press
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper, PrintSize
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.workshop import PrintSet
from support import ROOT, SHIPPED, SMALL, require

SHEET = "print/worksheets/first-month.to-fill-in.pdf"
CIRCLES, HIDDEN = 1 << 15, 2
ORIGIN = {"origin.framework", "origin.version", "origin.questionnaire", "origin.questions"}
FORM = "print/questionnaires/apprentices-view.to-fill-in.pdf"


@pytest.fixture(scope="session")
def shipped_letter(tmp_path_factory: pytest.TempPathFactory, frameworks: tuple[Framework, Framework]) -> Path:
    """What there is to fill in of the shipped framework, in large print on Letter."""
    site = tmp_path_factory.mktemp("letter") / "site"
    templates = Templates(template_folders(ROOT), "en")
    style = PageStyle(Paper.LETTER, PrintSize.LARGE)
    press = Press({font.path: font.content for font in font_artifacts()})
    shipped = frameworks[1]
    sets: list[PrintSet] = [
        *(form_set(shipped, each, f"print/questionnaires/{each.id}") for each in shipped.questionnaires),
        *(sheet_set(shipped, each, f"print/worksheets/{each.id}") for each in shipped.worksheets),
    ]
    for pdf in press.forms([each.form(templates, style) for each in sets], lambda _: None):
        (site / pdf.path).parent.mkdir(parents=True, exist_ok=True)
        (site / pdf.path).write_bytes(pdf.content)
    return site


def found(framework: Framework, *sites: Path) -> Iterator[tuple[str, str, Path]]:
    """The title, the id and the PDF to fill in of each worksheet and questionnaire of the sites."""
    for site in sites:
        for folder, entries in (("worksheets", framework.worksheets), ("questionnaires", framework.questionnaires)):
            assert entries
            for entry in entries:
                yield entry.title, entry.id, site / "print" / folder / f"{entry.id}.to-fill-in.pdf"


@pytest.fixture(scope="session")
def frameworks() -> tuple[Framework, Framework]:
    """The small and the shipped framework."""
    return load_framework(SMALL / "framework", Cache(None))[0], load_framework(SHIPPED, Cache(None))[0]


@cache
def places(pdf: Path) -> list[tuple[int, str, Any]]:
    """The page, the name and the annotation of each place where a field shows."""
    return [(page, name, annotation) for page, name, annotation in widgets(pdf) if annotation["/F"] != HIDDEN]


@cache
def pages(pdf: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


def test_every_page_names_document_version_and_number(
    small_site: Path, shipped_site: Path, frameworks: tuple[Framework, Framework]
) -> None:
    small, shipped = frameworks
    for framework, documents in ((small, found(small, small_site)), (shipped, found(shipped, shipped_site))):
        for _, id_, to_fill_in in documents:
            large = to_fill_in.with_name(f"{id_}.large-print.pdf")
            assert large.exists() is (to_fill_in.parent.name == "questionnaires")
            for pdf in (to_fill_in, to_fill_in.with_name(f"{id_}.pdf"), *([large] if large.exists() else [])):
                texts = pages(pdf)
                for number, text in enumerate(texts, start=1):
                    assert f"Page {number} of {len(texts)}" in text, pdf
                    assert id_ in text, pdf
                    assert framework.about.version in text, pdf


def test_each_field_is_one_place_with_a_label_of_its_own(
    small_site: Path, shipped_site: Path, frameworks: tuple[Framework, Framework]
) -> None:
    small, shipped = frameworks
    for _, _, pdf in (*found(small, small_site), *found(shipped, shipped_site)):
        labels = [annotation.get("/TU") for _, _, annotation in places(pdf)]
        assert len(labels) > 5, pdf
        assert all(labels), pdf
        assert [label for label, number in Counter(labels).items() if number > 1] == [], pdf
        fields = terminal_fields(pdf)
        for name, number in Counter(name for _, name, _ in places(pdf)).items():
            assert number == 1 or fields[name]["/Ff"] == CIRCLES, f"{pdf}: {name}"


def test_the_fields_of_a_worksheet_are_called_for_where_they_stand(small_site: Path) -> None:
    names = set(terminal_fields(small_site / SHEET))
    assert names >= {
        *("filled_in_by", "date", "block_1.prompt_1", "block_1.prompt_2", "block_2.check_2"),
        *("block_3.row_1.column_2", "block_3.row_2.column_3", "block_9.row_2.column_1"),
        *("block_6.across_1.A", "block_6.across_2.C", "block_6.across_total.B", "block_6.upwards_1.C"),
        *("block_6.result_A.what", "block_6.result_C.lands_in", "block_7.checks-and-double-checks"),
        *("block_8.serves-with-a-smile.column_2", "block_10.prompt_1", "block_10.check_1"),
    }
    assert "block_3.row_1.column_1" not in names, "the week stands there already"


def test_each_rating_and_choice_of_a_worksheet_is_one_group_in_reading_order(small_site: Path) -> None:
    """Block 11 rates on three points and what stands beside them; block 12 has three choices and two days."""
    fields, shown = terminal_fields(small_site / SHEET), places(small_site / SHEET)
    rated = ["prompt_1", "prompt_2", "prompt_3", "checks-and-double-checks", "roggenvollkornsauerteigfuehrung"]
    asked = [*(f"block_11.{name}" for name in rated), "block_12.prompt_1", "block_12.prompt_2"]
    names = list(dict.fromkeys(name for _, name, _ in shown if name.startswith(("block_11.", "block_12."))))
    assert names == [*asked, "block_12.date_1", "block_12.date_2"]
    assert [name for name in fields if name in names] == names
    assert {fields[name]["/Ff"] for name in asked} == {CIRCLES}
    states = [state for _, name, each in shown if name == asked[0] for state in each["/AP"]["/N"] if state != "/Off"]
    assert states == ["/1", "/2", "/3", "/off_scale"]
    labels = {name: [each["/TU"] for _, other, each in shown if other == name] for name in names}
    assert labels[asked[4]] == [
        f"How it went: Roggenvollkornsauerteigführung: {label}" for label in ("Burnt", "Pale", "Golden", "Not tasted")
    ]
    assert labels["block_12.prompt_2"][2] == "What comes next: Do I want the night shift?: <Not> at all"
    assert labels["block_12.date_1"] == ["What comes next: Next talk: Date"]
    assert fields[asked[0]]["/TU"] == "How it went: I was rested & on time."


def test_each_row_of_a_questionnaire_is_one_choice(small_site: Path) -> None:
    fields = terminal_fields(small_site / FORM)
    assert {*fields} - ORIGIN == {
        *("header.rated", "header.period", "header.return_by", "reads-the-recipe", "lets-me-feel-the-dough"),
        *("greets-by-name", "rota-by-thursday", "overall_rating", "comment.1", "comment.2", "comment.3"),
        *("open.more", "open.less", "background.year", "background.school"),
    }, "and no name, for it is anonymous"
    states: dict[str, list[str]] = defaultdict(list)
    for _, name, annotation in widgets(small_site / FORM):
        if name in {"reads-the-recipe", "greets-by-name"}:
            states[name] += [state for state in annotation["/AP"]["/N"] if state != "/Off"]
    assert states["greets-by-name"] == ["/1", "/2", "/3", "/4", "/off_scale"]
    assert states["reads-the-recipe"] == ["/1", "/2", "/3", "/4"], "whoever is taught has seen it"
    assert {fields[name]["/Ff"] for name in states} == {CIRCLES}


def filled(blank: Path, out: Path, values: dict[str, str]) -> Path:
    writer = PdfWriter(clone_from=blank)
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(out)
    return out


def test_what_is_filled_in_shows_and_stays_accessible(small_site: Path, tmp_path: Path) -> None:
    texts = {"filled_in_by": "Änne", "block_3.row_2.column_3": "Olaf does", "block_6.result_B.what": "Rye"}
    sheet = filled(small_site / SHEET, tmp_path / "sheet.pdf", {**texts, "block_2.check_1": "/yes"})
    answers = {"comment.2": "Kind to people", "open.more": "Rye, please"}
    form = filled(small_site / FORM, tmp_path / "form.pdf", {**answers, "greets-by-name": "/off_scale"})
    pdftotext = require("pdftotext", "it reads a PDF (Debian: poppler-utils)")
    for pdf, typed, mark in (
        (sheet, texts, ("block_2.check_1", "/yes")),
        (form, answers, ("greets-by-name", "/off_scale")),
    ):
        shown = subprocess.run([pdftotext, pdf, "-"], check=True, capture_output=True, text=True).stdout
        for value in typed.values():
            assert value in shown
        assert terminal_fields(pdf)[mark[0]]["/V"] == mark[1]
        states = [annotation["/AS"] for _, name, annotation in widgets(pdf) if name == mark[0]]
        assert Counter(states)[mark[1]] == 1
        assert set(states) <= {mark[1], "/Off"}
    result = verapdf(sheet, form)
    assert result.returncode == 0, result.stdout + result.stderr


def headings(pdf: Path) -> list[str]:
    """What each page has in the type of headings."""
    return ["".join(_headings(page)) for page in PdfReader(pdf).pages]


def _headings(page: object) -> Sequence[str]:
    pieces: list[str] = []

    def visit(text: str, _: object, __: object, font: dict[str, str] | None, ___: object) -> None:
        if font and "Serif" in font.get("/BaseFont", ""):
            pieces.append(re.sub(r"\W", "", text))

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]  # a page of pypdf
    return pieces


def fields_of_blocks(framework: Framework, id_: str) -> list[tuple[str, str]]:
    """The title of each part of an entry, and how the names of its fields begin."""
    worksheets = {worksheet.id: worksheet for worksheet in framework.worksheets}
    if id_ in worksheets:
        return [(block.title, f"block_{number}.") for number, block in enumerate(worksheets[id_].blocks, start=1)]
    (questionnaire,) = [each for each in framework.questionnaires if each.id == id_]
    return [(section.title, section.items[0]) for section in questionnaire.sections]


def test_a_title_stands_on_the_page_of_its_first_row(
    small_site: Path, shipped_site: Path, shipped_letter: Path, frameworks: tuple[Framework, Framework]
) -> None:
    small, shipped = frameworks
    documents = [(small, *found_) for found_ in found(small, small_site)]
    documents += [(shipped, *found_) for found_ in found(shipped, shipped_site, shipped_letter)]
    assert len(documents) > 25
    for framework, _, id_, pdf in documents:
        titles = headings(pdf)
        for title, start in fields_of_blocks(framework, id_):
            first = next(page for page, name, _ in places(pdf) if f"{name}.".startswith(start) or name == start)
            assert re.sub(r"\W", "", title) in titles[first].replace("’", ""), f"{pdf}: {title}"


def rows_of(pdf: Path) -> dict[str, dict[str, set[int]]]:
    """The pages on which the fields of each row of each table stand."""
    tables: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for page, name, _ in places(pdf):
        if ".column_" in name:
            block, row, _ = name.split(".")
            tables[block][row].add(page)
    return tables


def test_no_row_is_split_and_heads_come_again(
    small_site: Path, shipped_site: Path, shipped_letter: Path, frameworks: tuple[Framework, Framework]
) -> None:
    continued = 0
    for framework, sites in zip(frameworks, ((small_site,), (shipped_site, shipped_letter)), strict=True):
        blocks = {worksheet.id: worksheet.blocks for worksheet in framework.worksheets}
        for pdf, id_ in [(pdf, id_) for _, id_, pdf in found(framework, *sites) if id_ in blocks]:
            texts = [re.sub(r"\W", "", text) for text in pages(pdf)]
            for name, rows in rows_of(pdf).items():
                assert {len(on) for on in rows.values()} == {1}, f"{pdf}: {name}"
                on = set().union(*rows.values())
                continued += len(on) > 1
                head = blocks[id_][int(name.removeprefix("block_")) - 1].columns[-1]
                assert all(re.sub(r"\W", "", head) in texts[page] for page in on), f"{pdf}: {name}"
    assert continued, "some table goes on on another page"


def test_no_place_to_write_leaves_the_page(
    small_site: Path, shipped_site: Path, shipped_letter: Path, frameworks: tuple[Framework, Framework]
) -> None:
    for framework, sites in zip(frameworks, ((small_site,), (shipped_site, shipped_letter)), strict=True):
        for _, _, pdf in found(framework, *sites):
            boxes = [page.mediabox for page in PdfReader(pdf).pages]
            for page, name, annotation in places(pdf):
                x1, y1, x2, y2 = map(float, annotation["/Rect"])
                assert 0 < min(x1, x2) < max(x1, x2) < boxes[page].width, f"{pdf}: {name}"
                assert 0 < min(y1, y2) < max(y1, y2) < boxes[page].height, f"{pdf}: {name}"
                assert max(x1, x2) - min(x1, x2) > 10, f"{pdf}: {name} is too narrow"

"""The Word document: real styles, tables, links and properties, the same in each build, in the look of a template."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import RGBColor

from rolebook.pipeline import render
from rolebook.project import template_folders
from rolebook.settings import Output, Pdf, Settings
from support import ROOT, SMALL

CHAPTERS = [
    *("Introduction", "Competencies", "Roles", "Incentives", "Interviews", "Questionnaires", "Worksheets", "Library"),
    "About this edition",
]


def word_file(project: Path) -> bytes:
    """The Word document of the small framework, made with the templates of a project and without any memory."""
    settings = Settings(
        framework=SMALL / "framework",
        templates=template_folders(project),
        outputs=frozenset({Output.BOOK}),
        pdf=Pdf.OFF,
    )
    (artifact,) = render(settings).artifacts
    assert artifact.path == "book/handbook.docx"
    return artifact.content


@pytest.fixture(scope="module")
def made() -> bytes:
    return word_file(SMALL)


@pytest.fixture(scope="module")
def document(made: bytes) -> Document:
    return docx.Document(io.BytesIO(made))


def test_headings_are_headings(document: Document) -> None:
    styled = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert [text for style, text in styled if style == "Heading 1"] == CHAPTERS
    assert ("Heading 2", "Bakehouse") in styled
    assert ("Heading 3", "1 Checks & double-checks <before> “go”") in styled
    assert ("Heading 4", "Levels") in styled


def test_heads_of_tables_come_again_on_each_page(document: Document) -> None:
    looks = [(table, table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow"))) for table in document.tables]
    headed = [table for table, first_row in looks if first_row == "1"]
    assert len(headed) > 10
    for table in headed:
        marks = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marks[0]
        assert not any(marks[1:])


def test_properties_tell_title_language_and_version(document: Document) -> None:
    properties = document.core_properties
    assert properties.title == "Bäckerei Sommer & Töchter"
    assert properties.subject == "Complete edition, for HR only"
    assert (properties.language, properties.version) == ("en", "1.2.3")
    assert str(properties.created).startswith("2026-03-29")
    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en"}


def test_two_builds_are_the_same(made: bytes) -> None:
    assert word_file(SMALL) == made


def test_every_link_inside_leads_to_a_place(document: Document) -> None:
    body = document.element.body
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    marks = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    fields = [found[1] for code in body.iter(qn("w:instrText")) if (found := re.match(r"PAGEREF (\S+)", code.text))]
    assert len(links) > 100
    assert len(fields) == 29, "one for each line of the contents"
    assert {*links, *fields} <= set(places)
    assert len(places) == len(set(places))
    assert len(marks) == len(set(marks))


def test_a_template_of_ones_own_wins(tmp_path: Path) -> None:
    own = docx.Document(str(ROOT / "site_templates" / "word" / "handbook.docx"))
    own.styles["Heading 1"].font.color.rgb = RGBColor(0xAB, 0x12, 0xCD)
    (tmp_path / "site_templates" / "word").mkdir(parents=True)
    own.save(str(tmp_path / "site_templates" / "word" / "handbook.docx"))
    restyled = docx.Document(io.BytesIO(word_file(tmp_path)))
    assert restyled.styles["Heading 1"].font.color.rgb == RGBColor(0xAB, 0x12, 0xCD)
    assert "Introduction" in [paragraph.text for paragraph in restyled.paragraphs]


def test_no_part_tells_of_the_template(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        parts = {name: file.read(name).decode("utf-8", errors="replace") for name in file.namelist()}
    assert "docProps/core.xml" in parts
    assert [name for name, part in parts.items() if re.search(r"\{(title|version|edition|id)\}", part)] == []

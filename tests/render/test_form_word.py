"""Questionnaires and worksheets in Word: whole, true to the words, to be clicked, typed into and restyled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Orientation
from rolebook.model.worksheet import Block
from rolebook.problems import ProblemsFound
from rolebook.render.form_word import FORM_TEMPLATE, SHEET_TEMPLATE, form_word, sheet_word
from rolebook.render.markup import html_phrase
from rolebook.settings import PageStyle, Paper, PrintSize
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.form import Filled, Form, form
from rolebook.views.parts import Linker
from rolebook.views.sheet import Place, Sheet, SheetBlock, sheet
from support import FRAMEWORKS, ROOT, SHIPPED, SMALL

FORM, SHEET = ((ROOT / "site_templates" / name).read_bytes() for name in (FORM_TEMPLATE, SHEET_TEMPLATE))
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
HOSTILE = 'Salt & <w:p> "fire" {{ view.plan.id }} {% raw %} &amp; ]]>'
FOLDERS = (SHIPPED, SMALL / "framework", FRAMEWORKS / "engineering-ladder" / "framework")
NAMES = ("shipped", "small", "engineering-ladder")


@cache
def framework(folder: Path = SMALL / "framework") -> Framework:
    return load_framework(folder, Cache(None))[0]


def forms(folder: Path) -> Iterator[Form]:
    assert framework(folder).questionnaires
    for questionnaire in framework(folder).questionnaires:
        yield form(framework(folder), questionnaire)


def sheets(folder: Path) -> Iterator[Sheet]:
    assert framework(folder).worksheets
    for worksheet in framework(folder).worksheets:
        yield sheet(framework(folder), Linker.of(framework(folder)), worksheet)


def small_form(filled: Filled | None = None, **changes: object) -> Form:
    (questionnaire,) = framework().questionnaires
    return form(framework(), questionnaire.model_copy(update=changes), filled)


def small_sheet(**changes: object) -> Sheet:
    """The small worksheet with its third block changed: a table of three columns and two rows."""
    (worksheet,) = framework().worksheets
    blocks = list(worksheet.blocks)
    blocks[2] = blocks[2].model_copy(update=changes)
    return sheet(framework(), Linker.of(framework()), worksheet.model_copy(update={"blocks": tuple(blocks)}))


def opened(view: Form | Sheet, style: PageStyle | None = None, template: bytes | None = None) -> Document:
    page = style or PageStyle()
    if isinstance(view, Form):
        return docx.Document(io.BytesIO(form_word(view, template or FORM, page)))
    return docx.Document(io.BytesIO(sheet_word(view, template or SHEET, page)))


def tables(document: Document) -> dict[str, Table]:
    """The tables by what is read out for them."""
    found = {table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")): table for table in document.tables}
    assert len(found) == len(document.tables), "each table says what it is"
    return found


def cells(table: Table) -> list[list[str]]:
    """The cells with everything in them; what python-docx gives leaves out content controls."""
    return [
        ["\n".join(_shown(paragraph) for paragraph in cell.iter(qn("w:p"))) for cell in row._tr.findall(qn("w:tc"))]
        for row in table.rows
    ]


def _shown(paragraph: docx.oxml.xmlchemy.BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def all_text(document: Document) -> str:
    return "\n".join(_shown(paragraph) for paragraph in document.element.iter(qn("w:p")))


def plain(phrase: str) -> str:
    """A line of Markdown as a reader sees it."""
    return str(html_phrase(phrase).striptags())


def said(place: Place) -> str:
    """The words of a place as a reader sees them: a title as it stands, after the number of its competency."""
    number = f"{place.number} " if place.number else ""
    return f"{number}{place.words if place.is_title else plain(place.words)}"


def in_style(document: Document, name: str) -> list[str]:
    return [_shown(each._p) for each in document.paragraphs if each.style is not None and each.style.name == name]


def marks(document: Document) -> dict[str, str]:
    """The signs to click, by the tags of their content controls."""
    found: dict[str, str] = {}
    for control in document.element.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        assert properties.find(f"{W14}checkbox/{W14}checked").get(f"{W14}val") == "0"
        for name in ("w:tag", "w:alias"):
            assert 0 < len(properties.find(qn(name)).get(qn("w:val"))) <= 64, "what Word allows"
        tag = properties.find(qn("w:tag")).get(qn("w:val"))
        assert tag not in found, f"{tag} comes twice"
        found[tag] = _shown(control)
    return found


def lines(document: Document) -> int:
    """How many ruled lines there are."""
    return len(in_style(document, "Rolebook Line"))


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_row_of_a_form_can_be_rated(folder: Path) -> None:
    """With its number, its wording, a circle for each point and, set apart, one for what cannot be judged."""
    for view in forms(folder):
        check_every_row_of_a_form_can_be_rated(view)


def check_every_row_of_a_form_can_be_rated(view: Form) -> None:
    document = opened(view)
    found, there = tables(document), marks(document)
    labels = [point.label for point in view.scale.points]
    off = [view.scale.off_scale.label] if view.scale.off_scale else []
    for section in view.sections:
        head, *rows = cells(found[f"Items to rate: {section.section.title}"])
        assert head == ["No.", view.questionnaire.stem or "Mark one circle in each row", *labels, *off]
        assert [row[:2] for row in rows] == [[str(row.number), plain(row.wording)] for row in section.rows]
        for shown, row in zip(rows, section.rows, strict=True):
            offered = ["○" if row.item.cannot_judge else ""] if off else []
            assert shown[2:] == [*("○" for _ in labels), *offered]
            assert all(f"{row.item.id[:50]}.{point.value}" in there for point in view.scale.points)
    assert sum(len(section.rows) for section in view.sections) == view.row_count > 0


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_form_holds_everything_that_the_printed_one_holds(folder: Path) -> None:
    for view in forms(folder):
        check_a_form_holds_everything_that_the_printed_one_holds(view)


def check_a_form_holds_everything_that_the_printed_one_holds(view: Form) -> None:
    document, questionnaire = opened(view), view.questionnaire
    text = all_text(document)
    asked = in_style(document, "Rolebook Prompt")
    for question in questionnaire.open_questions:
        assert plain(question.text) in asked
    for section in view.sections:
        assert f"Comment on “{section.section.title}”" in asked
    for fact in questionnaire.background:
        assert fact.text in [words.removesuffix(" (mark one)") for words in asked]
        assert all(choice in text for choice in fact.choices)
    for point in view.scale.points:
        assert [point.label, plain(point.definition)] in cells(tables(document)["The answers"])
    assert questionnaire.overall in text
    assert questionnaire.return_to in text
    assert in_style(document, "Title") == [questionnaire.title]
    assert lines(document) == (
        3 * len(view.sections)
        + sum(question.lines for question in questionnaire.open_questions)
        + sum(not fact.choices for fact in questionnaire.background)
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_worksheet_holds_all_prompts_checks_columns_and_rows(folder: Path) -> None:
    for view in sheets(folder):
        check_a_worksheet_holds_all_prompts_checks_columns_and_rows(view)


def check_a_worksheet_holds_all_prompts_checks_columns_and_rows(view: Sheet) -> None:
    document = opened(view)
    asked, ticked, there = in_style(document, "Rolebook Prompt"), in_style(document, "Rolebook Tick"), marks(document)
    found, expected_lines = tables(document), 0
    for block in view.blocks:
        check_prompts(block, asked, found, there)
        expected_lines += 0 if block.part.takes_marks else len(block.prompts) * block.part.block.lines
        if block.dates:
            days = [[plain(place.words), ""] for place in block.dates]
            assert cells(found[f"Dates: {block.label}"]) == [["For", "Date"], *days]
        for place in block.checks:
            assert f"☐{said(place)}" in ticked
            assert there[f"{block.name}.{place.name[:50]}"] == "☐"
        if block.columns:
            head, *rows = cells(found[block.label])
            assert head == [column.title for column in block.columns]
            assert [row[0] for row in rows] == [said(row) for row in block.rows]
            assert all(cell == "" for row in rows for cell in row[1:])
    assert lines(document) == expected_lines
    assert in_style(document, "Heading 1") == [
        *(block.part.block.title for block in view.blocks),
        "Sources and version",
    ]


def check_prompts(block: SheetBlock, asked: list[str], found: dict[str, Table], there: dict[str, str]) -> None:
    """Each prompt has a row of circles, circles below it or lines."""
    if scale := block.part.rate_on:
        off = [scale.off_scale.label] if scale.off_scale else []
        head, *rows = cells(found[f"To rate: {block.label}"])
        assert head == ["Mark one circle in each row", *(point.label for point in scale.points), *off]
        assert rows == [[said(place), *["○"] * (len(head) - 1)] for place in block.prompts]
        return
    mark_one = " (mark one)" if block.part.block.choices else ""
    assert {f"{said(place)}{mark_one}" for place in block.prompts} <= set(asked)
    for place in block.prompts:
        for number, _ in enumerate(block.part.block.choices, start=1):
            assert there[f"{block.name}.{place.name[:40]}.{number}"] == "○"


def test_ratings_choices_and_dates_have_circles_and_room() -> None:
    document = opened(small_sheet())
    found, there = tables(document), marks(document)
    rated = cells(found["To rate: How it went"])
    assert rated[0] == ["Mark one circle in each row", "Burnt", "Pale", "Golden", "Not tasted"]
    assert rated[4] == ['1 Checks & double-checks <before> "go"', "○", "○", "○", "○"]
    assert {"block_11.prompt_1.1", "block_11.checks-and-double-checks.off_scale", "block_12.prompt_2.3"} <= there.keys()
    ticked = in_style(document, "Rolebook Tick")
    assert ticked[-3:] == ["○As before", "○With another teacher & oven", "○<Not> at all"]
    assert "How shall we go on? (mark one)" in in_style(document, "Rolebook Prompt")
    assert cells(found["Dates: What comes next"])[1:] == [["Next talk", ""], ["Exam in the guild’s hall", ""]]


def test_the_titles_of_competencies_are_no_markdown() -> None:
    """What looks like a tag in a title is a word of it."""
    document = opened(small_sheet())
    title = 'Checks & double-checks <before> "go"'
    assert f"☐1 {title}" in in_style(document, "Rolebook Tick")
    assert cells(tables(document)["Who teaches me what"])[1] == [f"1 {title}", ""]


def test_options_are_weighed_on_paper() -> None:
    """Criteria with weights, a column for each letter, the plane with its advice, and room for the results."""
    found = {name: cells(table) for name, table in tables(opened(small_sheet())).items()}
    assert found["Scores: How well it sells"] == [
        ["Criterion", "Weight", "A", "B", "C"],
        ["Asked for & missed\nMany ask | nobody asks.", "70 %", "", "", ""],
        ["Margin", "30 %", "", "", ""],
        ["Weighted score", "100 %", "", "", ""],
    ]
    assert found["Where each lands"] == [
        ["", "How well it sells: low", "How well it sells: high"],
        ["How hard it is: high", "Later\nWait for the second month.", "With help\nBake it with a master."],
        ["How hard it is: low", "Never mind\nLeave it.", "First\nBake it now."],
    ]
    assert [row[0] for row in found["Results"]] == ["Letter", "A", "B", "C"]
    assert found["What the scores mean"][1] == ["3 Master", "Teaches it."]


def test_heads_come_again_and_rows_stay_whole() -> None:
    for view in (small_form(), small_sheet()):
        document = opened(view)
        heads = [table for table in document.tables if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
        assert len(heads) >= 4
        for table in document.tables:
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        for name in ("Heading 1", "Rolebook Prompt", "Rolebook Cell Head", "Rolebook Mark Head"):
            assert document.styles[name].paragraph_format.keep_with_next, f"{name} stays with what follows"


def test_ruled_lines_lie_eight_millimetres_apart_and_stay_together() -> None:
    document = opened(small_form())
    style = document.styles["Rolebook Line"]
    assert style.paragraph_format.line_spacing == pytest.approx(Mm(8), abs=Mm(0.05))
    sides = {line.tag for line in style.element.pPr.find(qn("w:pBdr"))}
    assert sides == {qn("w:bottom"), qn("w:between")}
    ruled = [each for each in document.paragraphs if each.style is not None and each.style.name == "Rolebook Line"]
    assert [each._p.pPr.find(qn("w:keepNext")) is not None for each in ruled[:3]] == [True, True, False]


def test_every_page_names_form_version_and_number() -> None:
    for view, name, id_ in (
        (small_form(), "Questionnaire: The apprentice's view", "apprentices-view"),
        (small_sheet(), "Worksheet: First month", "first-month"),
    ):
        document = opened(view)
        section = document.sections[0]
        assert section.header.paragraphs[0].text == f"{name}\tBäckerei Sommer & Töchter 1.2.3"
        foot = section.footer.paragraphs[0]
        assert foot.text.startswith(id_)
        assert [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
        properties = document.core_properties
        assert (properties.title, properties.language, properties.version) == (name.split(": ")[1], "en", "1.2.3")
        languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"en"}


@pytest.mark.parametrize(("paper", "width", "height"), [(Paper.A4, 210, 297), (Paper.LETTER, 215.9, 279.4)])
def test_columns_and_headers_fill_the_paper(paper: Paper, width: float, height: float) -> None:
    upright, lying = (small_form(orientation=orientation) for orientation in Orientation)
    for view, page in ((upright, width), (small_sheet(), width), (lying, height)):
        document = opened(view, PageStyle(paper))
        section = document.sections[0]
        assert section.page_width == pytest.approx(Mm(page), abs=1000)
        assert (section.orientation is WD_ORIENT.LANDSCAPE) == (page == height)
        room = page - 22 - 18
        (stop,) = section.header.paragraphs[0].paragraph_format.tab_stops
        assert stop.position == pytest.approx(Mm(room), abs=1000)
        for table in document.tables:
            grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
            assert len(grid) == len(table.rows[0]._tr.findall(qn("w:tc")))
            assert sum(grid) == pytest.approx(room / 25.4 * 1440, abs=15)


def test_the_header_follows_the_promise_and_what_is_known() -> None:
    anonymous = cells(tables(opened(small_form()))["About this form"])
    assert [row[0] for row in anonymous] == ["Who is rated", "Period", "Return by"]
    (questionnaire,) = framework().questionnaires
    named = questionnaire.anonymity.model_copy(update={"mode": "named"})
    filled = Filled(rated="Ann & Co", return_by="2026-12-01")
    rows = cells(tables(opened(small_form(filled, anonymity=named)))["About this form"])
    assert rows[0] == ["Your name", ""]
    assert rows[1] == ["Who is rated", "Ann & Co"]
    assert rows[3] == ["Return by", "1 December 2026"]


def test_a_part_may_begin_on_a_new_page() -> None:
    (questionnaire,) = framework().questionnaires
    sections = tuple(each.model_copy(update={"new_page": True}) for each in questionnaire.sections)
    document = opened(small_form(sections=sections))
    breaks = [
        each.text for each in document.paragraphs if each._p.pPr is not None and each.paragraph_format.page_break_before
    ]
    assert breaks == [each.title for each in questionnaire.sections]


def test_words_survive_whatever_they_hold() -> None:
    document = opened(small_form(title=HOSTILE, stem=HOSTILE, period=HOSTILE))
    assert in_style(document, "Title") == [HOSTILE]
    assert document.sections[0].header.paragraphs[0].text.startswith(f"Questionnaire: {HOSTILE}")
    assert HOSTILE in cells(tables(document)["About this form"])[1]
    worksheet = small_sheet(title=HOSTILE, columns=(HOSTILE, "\a\f\x1bB\x00"), rows=(HOSTILE,))
    found = tables(opened(worksheet))
    assert cells(found[HOSTILE])[0][0] == HOSTILE
    # The words of a row are Markdown, in which quotation marks become typographic and tags are dropped.
    assert "{{ view.plan.id }} {% raw %}" in cells(found[HOSTILE])[1][0]


def test_blank_rows_and_bare_blocks_are_laid_out() -> None:
    document = opened(small_sheet(rows=(), lines=3))
    assert len(tables(document)["Week by week"].rows) == 4
    (worksheet,) = framework().worksheets
    bare = worksheet.model_copy(update={"blocks": (Block(title="Alone", guidance="Nothing to fill in."),)})
    text = all_text(opened(sheet(framework(), Linker.of(framework()), bare)))
    assert "Nothing to fill in." in text


def test_large_print_enlarges_all_type() -> None:
    usual, large = opened(small_form()), opened(small_form(), PageStyle(size=PrintSize.LARGE))
    for name in ("Heading 1", "Rolebook Prompt", "Rolebook Mark", "Rolebook Cell Head"):
        before, after = usual.styles[name].font.size, large.styles[name].font.size
        assert after / before == pytest.approx(16 / 10.5, rel=0.05)


def test_two_runs_give_the_same_bytes() -> None:
    made = form_word(small_form(), FORM, PageStyle()), sheet_word(small_sheet(), SHEET, PageStyle())
    assert made == (form_word(small_form(), FORM, PageStyle()), sheet_word(small_sheet(), SHEET, PageStyle()))
    for content in made:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {file.date_time[:3] for file in archive.infolist()} == {(2026, 3, 29)}, "the day of the release"


ORDERED = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs spacing ind jc outlineLvl rPr",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "w:rPr": "rStyle rFonts b bCs i iCs color sz szCs rtl lang",
    "w:tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
}
"""The order in which Word wants properties (ISO 29500-1); in another one it calls a file damaged."""


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_word_finds_nothing_to_repair(folder: Path) -> None:
    views: list[Form | Sheet] = [*forms(folder), *sheets(folder)]
    views.append(replace(views[0], edition=replace(views[0].edition, language="ar")))
    for view in views:
        body = opened(view).element
        for name, order in ORDERED.items():
            places = order.split()
            for properties in body.iter(qn(name)):
                found = [places.index(child.tag.split("}")[1]) for child in properties]
                assert found == sorted(found)
        assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc"))), "a cell ends with a paragraph"
        assert all(row.find(qn("w:tc")) is not None for row in body.iter(qn("w:tr")))
        following = [table.getnext() for table in body.iter(qn("w:tbl"))]
        assert all(each is None or each.tag != qn("w:tbl") for each in following), "two tables would become one"


def test_what_is_written_from_right_to_left_begins_at_the_right() -> None:
    """Paragraphs, tables and pages turn round, and letters are as large and as bold as those of other scripts."""
    usual = small_sheet()
    document = opened(replace(usual, edition=replace(usual.edition, language="ar")))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rtl')}") is not None
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    for name in ("Title", "Heading 1", "Rolebook Prompt"):
        look = document.styles[name].element.rPr
        assert look.find(qn("w:szCs")).get(qn("w:val")) == look.find(qn("w:sz")).get(qn("w:val"))
        assert look.find(qn("w:bCs")) is not None
    plain = opened(usual).styles.element.find(qn("w:docDefaults"))
    assert not list(plain.iter(qn("w:bidi"), qn("w:rtl")))


def edited(template: bytes, part: str, old: str, new: str) -> bytes:
    """The template with another text in it, as somebody might save it from Word."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as before, zipfile.ZipFile(saved, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return saved.getvalue()


def test_people_may_restyle_and_reword_the_template() -> None:
    reworded = edited(FORM, "word/document.xml", "How to fill it in", "So geht es")
    assert "So geht es" in in_style(opened(small_form(), template=reworded), "Heading 2")
    restyled = edited(SHEET, "word/styles.xml", 'w:color="999999"', 'w:color="FF0000"')
    border = opened(small_sheet(), template=restyled).styles["Rolebook Line"].element.pPr.find(qn("w:pBdr"))
    assert {line.get(qn("w:color")) for line in border} == {"FF0000"}


@pytest.mark.parametrize(
    "broken", [b"no Word file", edited(SHEET, "word/document.xml", "{%p endfor %}", "{%p endif %}")]
)
def test_a_broken_template_is_a_problem_of_whoever_wrote_it(broken: bytes) -> None:
    with pytest.raises(ProblemsFound) as found:
        opened(small_sheet(), template=broken)
    (problem,) = found.value.problems
    assert (problem.file, problem.rule) == (SHEET_TEMPLATE, "template-broken")


def test_what_an_audience_may_not_see_is_not_there() -> None:
    made = 0
    for audience in framework().about.audiences:
        edition = for_audience(framework(), audience.id)
        for worksheet in edition.worksheets:
            opened(sheet(edition, Linker.of(edition), worksheet))
            made += 1
        for questionnaire in edition.questionnaires:
            assert "Secret" not in all_text(opened(form(edition, questionnaire)))
            made += 1
    assert made
